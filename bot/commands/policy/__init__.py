"""/policy: ask.py answers from it, remind.py sends a section out, acknowledge.py takes it in, report.py counts."""

from bot.commands.policy import acknowledge, ask, remind, report

__all__ = ["acknowledge", "ask", "remind", "report"]
