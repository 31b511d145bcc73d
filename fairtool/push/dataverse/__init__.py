"""Dataverse, the software of Recherche Data Gouv: records and their data files."""
