"""What hostile files and folders cannot do."""
