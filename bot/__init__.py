"""Kunna: a chat bot that makes a company know what it knows."""
