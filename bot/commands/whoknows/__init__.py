"""/whoknows: who can do what; find.py asks it of everybody, profile.py of one person, skills*.py care for the words."""

from bot.commands.whoknows import find, profile, skills, skills_care, take_out

__all__ = ["find", "profile", "skills", "skills_care", "take_out"]
