"""Views: records and the ledger, shown to people and handed to programs."""
