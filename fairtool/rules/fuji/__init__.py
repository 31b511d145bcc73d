"""The tests of F-UJI 3.5.1 as rules: of a record that is to be published, and of a page that was looked at."""
