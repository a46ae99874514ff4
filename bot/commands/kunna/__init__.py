"""/kunna: what belongs to no other command, a file for each concern. Importing the package declares it."""

from bot.commands.kunna import audit, conflicts, help, home, news, picks, roles, roster, schedules

__all__ = ["audit", "conflicts", "help", "home", "news", "picks", "roles", "roster", "schedules"]
