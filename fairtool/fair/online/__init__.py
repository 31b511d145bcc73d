"""What the web says of a data set that is published: landing page, links, records, data files."""
