"""/policy: ask.py answers from it, remind.py sends a section out, acknowledge.py takes it in, report.py counts.

progress.py tells its sender how far it has come.
"""

from bot.commands.policy import acknowledge, ask, progress, remind, report

__all__ = ["acknowledge", "ask", "progress", "remind", "report"]
