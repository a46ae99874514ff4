"""A checked activity through botbuilder's own turn: it sorts activities by kind. It checks, sends and keeps nothing.

Only what sorts is used. The SDK's token check, its connector and its serialiser stay out (shared/PLATFORMS.md): the
activity reaches our methods as the plain dict it came as, and an invoke's answer leaves as one.
"""

from __future__ import annotations

from typing import Any, Protocol

from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.core.cloud_adapter_base import CloudAdapterBase
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.schema import Activity, ChannelAccount, ConversationAccount
from botframework.connector.auth import AuthenticateRequestResult, BotFrameworkAuthentication, ClaimsIdentity
from botframework.connector.auth.connector_factory import ConnectorFactory

from bot.adapters.teams.files_out import INVOKE
from bot.adapters.teams.read import Knock
from bot.adapters.teams.words import Json

_PRESS = "adaptiveCard/action"


class Ears(Protocol):
    """What listens to each kind of activity."""

    async def on_message(self, said: Knock) -> None: ...

    async def on_press(self, said: Knock) -> Json: ...

    async def on_consent(self, said: Knock) -> None: ...

    async def on_added(self, said: Knock) -> None: ...

    async def on_removed(self, said: Knock) -> None: ...

    async def on_members(self, said: Knock) -> None: ...


class _Sorting(TeamsActivityHandler):  # type: ignore[misc]  # botbuilder ships no types
    """One turn: botbuilder's dispatch by type and name, with our plain dict instead of its classes."""

    def __init__(self, said: Knock, ears: Ears) -> None:
        self._said = said
        self._ears = ears
        self.body: Json | None = None  # beside the SDK, which would copy a card deeply

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await self._ears.on_message(self._said)

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse:
        """Presses, and yes or no to a file. Any other invoke is none of ours: 200 without a body, since 501 counts as
        our failure."""
        if turn_context.activity.name == _PRESS:
            self.body = await self._ears.on_press(self._said)
        elif turn_context.activity.name == INVOKE:
            await self._ears.on_consent(self._said)
        return InvokeResponse(status=200)

    async def on_installation_update_add(self, turn_context: TurnContext) -> None:
        await self._ears.on_added(self._said)

    async def on_installation_update_remove(self, turn_context: TurnContext) -> None:
        await self._ears.on_removed(self._said)

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        """The bot or somebody else was added or taken out. The SDK's own reading asks the connector for members."""
        if _names(self._said.activity.get("membersAdded"), self._said.way.bot):
            await self._ears.on_added(self._said)
        elif not self._said.way.personal:
            await self._ears.on_members(self._said)


def _names(members: Any, of: str) -> bool:
    return isinstance(members, list) and any(isinstance(one, dict) and one.get("id") == of for one in members)


class _NoConnector(ConnectorFactory):  # type: ignore[misc]  # botbuilder ships no types
    async def create(self, service_url: str, audience: str) -> object:
        """Something that is there: our answers go out through connector.py."""
        return self


class _NoAuthentication(BotFrameworkAuthentication):  # type: ignore[misc]  # botbuilder ships no types
    """tokens.py has checked before a turn begins; nothing reaches these."""

    async def authenticate_request(self, activity: Activity, auth_header: str) -> AuthenticateRequestResult:
        raise PermissionError("activities are checked in tokens.py before their turn")

    async def authenticate_streaming_request(self, auth_header: str, channel_id_header: str) -> None:
        raise PermissionError("there is no streaming")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        return _NoConnector()

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> None:
        """No sign-in cards."""


class Turns(CloudAdapterBase):  # type: ignore[misc]  # botbuilder ships no types
    """Runs turns; one for the whole process."""

    def __init__(self) -> None:
        super().__init__(_NoAuthentication())

    async def run(self, said: Knock, ears: Ears) -> Json | None:
        """One activity's turn; the body for an invoke, else None."""
        activity = Activity(
            type=said.type,
            name=_text(said.activity.get("name")),
            action=_text(said.activity.get("action")),
            id=said.way.activity,
            channel_id=_text(said.activity.get("channelId")),
            service_url=said.way.service,
            from_property=ChannelAccount(id=said.way.user),
            recipient=ChannelAccount(id=said.way.bot),
            conversation=ConversationAccount(id=said.way.conversation),
        )
        checked = AuthenticateRequestResult()
        checked.claims_identity = ClaimsIdentity({}, True)
        checked.connector_factory = _NoConnector()
        sorting = _Sorting(said, ears)
        await self.process_activity(checked, activity, sorting.on_turn)
        return sorting.body


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
