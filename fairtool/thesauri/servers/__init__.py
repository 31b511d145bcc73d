"""How each kind of server is asked for a whole thesaurus."""
