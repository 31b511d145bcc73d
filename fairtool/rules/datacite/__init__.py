"""Rules for records in DataCite XML."""
