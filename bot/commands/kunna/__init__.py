"""/kunna: what belongs to no other command; help.py greets and sets the language. Importing the package declares it."""

from bot.commands.kunna import help

__all__ = ["help"]
