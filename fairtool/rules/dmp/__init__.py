"""Rules that hold a data-management plan against the data and the record that it is about."""
