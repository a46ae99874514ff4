"""/kunna: what belongs to no other command, a file for each concern. Importing the package declares it."""

from bot.commands.kunna import audit, help, home, news, picks, roles, schedules

__all__ = ["audit", "help", "home", "news", "picks", "roles", "schedules"]
