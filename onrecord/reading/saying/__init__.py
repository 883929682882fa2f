"""How sayings are found: cues, who says it, what is said, what is carried on; see `reading/attribution.py`."""
