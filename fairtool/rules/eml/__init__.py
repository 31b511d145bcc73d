"""Rules for records in EML, the Ecological Metadata Language."""
