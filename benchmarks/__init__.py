"""Accuracy and speed, measured on data beside the checkout where it is there; each benchmark is one command."""
