"""Promises, tested through the front door."""
