"""How the gazetteer that ships is made: `python -m gazetteer`, see README.md beside this file."""
