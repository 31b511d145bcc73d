"""Tests of the data files of a data set in Dataverse, against the double."""
