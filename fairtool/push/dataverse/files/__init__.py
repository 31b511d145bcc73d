"""The data files of a data set in Dataverse: compared by checksum, uploaded, replaced, never deleted."""
