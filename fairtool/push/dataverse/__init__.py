"""Dataverse and Recherche Data Gouv as a target: drafts by the native interface, in the fields that a server has."""
