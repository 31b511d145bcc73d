"""Which thesauri there are: those shipped, those pulled from their servers, and files of the user; their index."""
