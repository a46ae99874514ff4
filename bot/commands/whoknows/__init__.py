"""/whoknows: who can do what; find.py asks it of everybody, profile.py of one person."""

from bot.commands.whoknows import find, profile

__all__ = ["find", "profile"]
