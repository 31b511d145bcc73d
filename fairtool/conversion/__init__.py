"""Converting: from data files or a record to a record in another encoding, with what no file can know asked for."""
