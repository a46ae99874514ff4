"""Files that people send to Kunna in Teams, fetched from where Microsoft keeps them; no token of ours goes there."""

from __future__ import annotations

from bot.adapters.fetch import Fetch, place
from bot.adapters.teams.tokens import trusted
from bot.command import FileIn, Unread
from bot.settings import Teams

# Where OneDrive and SharePoint give files out (learn.microsoft.com/microsoft-365/enterprise, "URLs and IP addresses").
_HOSTS = (".sharepoint.com", ".svc.ms")


class Files:
    """What was sent to one bot. Its addresses carry their own permission and live for minutes."""

    def __init__(self, settings: Teams, open_loopback: bool) -> None:
        self._service_hosts, self._open = settings.service_hosts, open_loopback
        self.fetch = Fetch(self._allows, short_lived=True)

    def _allows(self, url: str) -> bool:
        scheme, host, port = place(url)
        if scheme == "https" and port == 443 and host.endswith(_HOSTS):
            return True
        return trusted(f"{scheme}://{host}:{port}", self._service_hosts, self._open)

    async def read(self, file: FileIn, most: int) -> bytes | Unread:
        """What is in it."""
        return await self.fetch.get(file.way.get("url", ""), most)
