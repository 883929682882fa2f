"""How the reading network is made: from corpora to the file that ships. Not part of the wheel."""
