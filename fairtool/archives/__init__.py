"""Archive files (tar, zip): what members they have, and one member at a time onto the disk."""
