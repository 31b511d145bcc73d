"""What has become better or worse between two stores, and whether the files or the rules are the reason."""
