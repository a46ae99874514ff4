"""/policy: ask.py answers from it, remind.py sends a section out, acknowledge.py takes it in, report.py counts."""

from bot.commands.policy import ask

__all__ = ["ask"]
