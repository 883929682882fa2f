"""The forms in which a whole ledger is written out, one file each."""
