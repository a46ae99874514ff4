"""/whoknows: who can do what; find.py asks it of everybody, profile.py of one person.

load*.py take people in from files, skills*.py care for the words, take_out.py hands files out.
"""

from bot.commands.whoknows import (
    find,
    load,
    load_apply,
    load_changes,
    load_spellings,
    profile,
    skills,
    skills_care,
    skills_esco,
    take_out,
)

__all__ = [
    "find",
    "load",
    "load_apply",
    "load_changes",
    "load_spellings",
    "profile",
    "skills",
    "skills_care",
    "skills_esco",
    "take_out",
]
