"""The version of Onrecord; it stands beside every record in a ledger."""

__version__ = "0.1.0"
