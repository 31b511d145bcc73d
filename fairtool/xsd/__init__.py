"""The official XML schemas as a second opinion: pulled by the user, checked, kept, and never asked of the network."""
