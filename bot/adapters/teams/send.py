"""The Messenger for Teams: who somebody is, and messages out. Every error is an outcome; nothing comes in here."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from bot.adapters.lately import Lately
from bot.adapters.teams import draw, files_out, limits
from bot.adapters.teams.connector import AWAY_SECONDS, THROTTLED, Connector, Result, Taken
from bot.adapters.teams.files import Files
from bot.adapters.teams.members import members
from bot.adapters.teams.read import Knock, Way, team
from bot.adapters.teams.words import Json
from bot.command import Busy, Outcome, Profile, Refused, Sent, Unknown, Unread
from bot.incoming import FileIn, Incoming
from bot.messenger import Members
from bot.models import doors
from bot.reply import Address, Answer, Form, Reply, Room
from bot.settings import Teams
from bot.texts import say

V = TypeVar("V")

# People and places remembered between two requests; a company of 25,000 fits, a flood of strangers does not grow it.
_REMEMBERED = 30_000
# How long a mention may hold up the acknowledgement of its message, in seconds.
_LOOK_UP_SECONDS = 2.0


class Recent(Generic[V]):
    """What was seen last, at most so many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[str, V] = OrderedDict()

    def get(self, key: str) -> V | None:
        """What is kept under the key, now the newest."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: str, value: V) -> None:
        """Keep it, and let the oldest go."""
        self._kept[key] = value
        self._kept.move_to_end(key)
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def drop(self, key: str) -> None:
        """Forget it, if it is there."""
        self._kept.pop(key, None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last activity of a person said about them."""

    way: Way
    name: str = ""
    language: str = ""
    zone: str = ""


class TeamsMessenger:
    """One bot registration's voice. A sent message's `ref` is "conversation|activity"."""

    def __init__(self, settings: Teams, connector: Connector, open_loopback: bool) -> None:
        self._settings = settings
        self._connector = connector
        self.files = Files(settings, open_loopback)
        self._app = "Kunna"  # until an activity says what the company calls it
        self._open = open_loopback
        self._seen: Recent[Seen] = Recent(_REMEMBERED)
        self._kept: Recent[Way] = Recent(_REMEMBERED)
        self._directory: Recent[str] = Recent(_REMEMBERED)
        self._services: Recent[str] = Recent(1_000)
        self._teams: Recent[str] = Recent(10_000)
        self._lately = Lately(limits.CONVERSATION)

    # --- what activities teach ---------------------------------------------------------------------------------

    def meet(self, said: Knock) -> None:
        """Remember what an activity says about its sender; a channel never hides the personal chat."""
        self._app = said.app or self._app
        self._services.put(said.way.tenant, said.way.service)
        self._directory.put(said.way.tenant + said.way.user, said.who.user)
        before = self._seen.get(_at(said.who))
        if said.way.personal or before is None or not before.way.personal:
            way = replace(said.way, conversation=said.way.base, activity="", card="")
            self._seen.put(_at(said.who), Seen(way, said.name, said.language, said.zone))

    async def keep(self, who: Address) -> None:
        """Keep in the store how a person who was met can be written to, once. Raises StoreAway.

        A channel is kept only until their personal chat is known: it is enough to ask who they are.
        """
        seen = self._seen.get(_at(who))
        if seen is None or self._kept.get(_at(who)) == seen.way:
            return
        if not seen.way.personal and await doors.conversation(who) is not None:
            return
        seen = self._seen.get(_at(who)) or seen  # their chat may have been opened meanwhile
        await doors.keep_conversation(who, seen.way.as_dict())
        self._kept.put(_at(who), seen.way)

    async def keep_team(self, said: Knock) -> None:
        """Keep in the store that the team in which something was said has the bot, once. Raises StoreAway."""
        of = team(said)
        if not of or self._teams.get(said.way.tenant + of) == said.way.service:
            return
        way = replace(said.way, conversation=of, user="", activity="", card="")
        await doors.keep_team(said.way.tenant, of, way.as_dict())
        self._teams.put(said.way.tenant + of, said.way.service)

    async def forget_team(self, said: Knock) -> None:
        """The app was taken out of a team. Raises StoreAway."""
        self._teams.drop(said.way.tenant + team(said))
        await doors.forget_team(said.way.tenant, team(said))

    async def forget(self, who: Address) -> None:
        """The app was removed or blocked: nobody writes there again. Raises StoreAway."""
        self._seen.drop(_at(who))
        self._kept.drop(_at(who))
        await doors.forget_conversation(who)

    async def directory(self, way: Way, ids: list[str]) -> dict[str, str]:
        """Our user ids for Teams ids of people mentioned in a conversation, as far as they can be had in time.

        The conversation is remembered as the place in which Teams can be asked who they are.
        """
        known: dict[str, str] = {}
        # Never as a personal chat: that one is the asker's.
        place = replace(way, conversation=way.base, kind="" if way.personal else way.kind, activity="", card="")

        async def look_up(of: str) -> None:
            found = self._directory.get(way.tenant + of)
            if found is None:
                result = await self._connector.ask("GET", way.service, way.base, "members", of)
                found = str(result.body.get("aadObjectId") or "") if isinstance(result, Taken) else ""
            if found:
                self._directory.put(way.tenant + of, found)
                known[of] = found
                who = Address("teams", way.tenant, found)
                if self._seen.get(_at(who)) is None:
                    self._seen.put(_at(who), Seen(replace(place, user=of)))

        try:
            async with asyncio.timeout(_LOOK_UP_SECONDS):
                await asyncio.gather(*(look_up(of) for of in ids[:20]))
        except TimeoutError:
            pass  # The ids stay as Teams wrote them, and the command says that it does not know the person.
        return known

    # --- the port ----------------------------------------------------------------------------------------------

    async def profile(self, who: Address) -> Profile | None:
        """Teams' word on a person. The user principal name is the e-mail it vouches for: of members of our tenants."""
        seen = await self._way_to(who)
        if seen is None:
            return None
        result = await self._connector.ask("GET", seen.way.service, seen.way.base, "members", who.user)
        match result:
            case Taken():
                return self._profile(who, seen, result.body)
            case Refused() if self._open:
                # A tool that plays Teams and knows no members: whoever it says it is.
                return Profile(seen.name or who.user, language=seen.language, zone=seen.zone)
            case Refused("404 MemberNotFoundInConversation"):
                # Not listed where they wrote, which says nothing of an account that somebody could switch on.
                return Profile(seen.name, standing="foreign")
            case _:
                return None

    def _profile(self, who: Address, seen: Seen, account: Json) -> Profile:
        name = str(account.get("name") or seen.name)
        principal = str(account.get("userPrincipalName") or (account.get("email") if self._open else "") or "")
        guest = account.get("userRole") == "guest" or "#EXT#" in principal.upper()
        home = str(account.get("tenantId") or who.space)
        profile = Profile(name, language=seen.language, zone=seen.zone)
        if guest:
            return replace(profile, standing="guest")
        if not self._open and (home != who.space or home not in self._settings.tenant_id):
            return replace(profile, standing="foreign")
        return replace(profile, email=principal.casefold() if "@" in principal else "")

    async def members(self, space: str, cursor: str) -> Members | Busy | Refused | Unknown:
        """A page of the members of the teams that have the bot: a tenant's own directory is closed to it."""

        def read(who: Address, way: Way, account: Json) -> Profile:
            return self._profile(who, self._seen.get(_at(who)) or Seen(way), account)

        return await members(self._connector, read, space, cursor)

    async def is_member(self, room: Room, who: Address) -> bool:
        """Whether Teams lists that person in the room."""
        if room.space != who.space:
            return False
        result = await self._connector.ask("GET", self._service(room.space), room.id, "members", who.user)
        return isinstance(result, Taken)

    async def read(self, file: FileIn, who: Address, most: int) -> bytes | Unread:
        return await self.files.read(file, most)

    async def send(self, to: Address | Room, reply: Reply, key: str, language: str) -> Outcome:
        """Post to a person's personal chat or into a room. Teams has no use for `key`: it cannot be asked what came."""
        if isinstance(to, Room):
            return await self._post(self._service(to.space), to.id, reply, language)
        return await self._privately(to, reply, language)

    async def find(self, to: Address | Room, key: str) -> Outcome | None:
        """Teams keeps no key with a message and lets a bot read none."""
        return Refused("Teams cannot be asked")

    async def update(self, to: Address | Room, ref: str, reply: Reply, language: str) -> Outcome:
        """Replace a message in the conversation that its ref names, which may be a thread of the room."""
        conversation, _, activity = ref.rpartition("|")
        if not conversation or not activity:
            return Refused("no reference of a message")
        seen = await self._way_to(to) if isinstance(to, Address) else None
        service = seen.way.service if seen else self._service(to.space)
        outcome = await self._update(service, conversation, activity, reply, language)
        gone = Refused("404 ActivityNotFoundInConversation")
        return replace(gone, unreachable=True) if outcome == gone else outcome

    async def respond(self, to: Incoming, answer: Answer, language: str) -> Outcome:
        """Bring an answer back. What is private never lands in a channel: there only the way to be reached is said."""
        way = Way.of(to.way)
        if way.offer and isinstance(answer, Reply) and answer.files:
            return await self._take_over(way, answer, language)
        if isinstance(answer, Reply) and answer.public and answer.into not in (None, to.room):
            return await self.send(answer.into, answer, to.key, language)
        if not way.conversation:  # a line that nobody has typed just now (a schedule's)
            return await self.privately(to, answer, language)
        if way.personal or (isinstance(answer, Reply) and answer.public):
            if way.personal and way.card and in_place(to, answer):
                updated = await self._update(way.service, way.conversation, way.card, answer, language)
                if not isinstance(updated, Refused):
                    return updated
            outcome = await self._post(way.service, way.conversation, answer, language, way.activity)
            return await self._unless_removed(to.who, outcome) if way.personal else outcome
        outcome = await self.privately(to, answer, language)
        if isinstance(outcome, Refused):
            await self._post(way.service, way.conversation, Reply(self.add_me(language)), language, way.activity)
        return outcome

    async def privately(self, to: Incoming, answer: Answer, language: str) -> Outcome:
        """The answer into the asker's personal chat, wherever they asked."""
        return await self._privately(to.who, answer, language, Way.of(to.way))

    async def _take_over(self, way: Way, reply: Reply, language: str) -> Outcome:
        """Put a file, made again, where the person allowed it; the card that asked goes, as Teams wants it."""
        offer = files_out.Offer.kept(way.offer)
        file = next((each for each in reply.files if each.name == offer.asked), reply.files[0])
        if await files_out.put(self.files.fetch, offer, file):
            outcome = await self._write(way.service, way.conversation, files_out.receipt(offer, language))
        else:
            outcome = await self.tell(way, say(language, "out-unsaved", name=file.name), language)
        await self._take_away(way)
        return outcome

    async def declined(self, way: Way, name: str, language: str) -> None:
        """The person did not want a file: the card that asked goes, and nothing is kept of it."""
        await self._take_away(way)
        await self.tell(way, say(language, "out-declined", name=name), language)

    async def _take_away(self, way: Way) -> None:
        if way.card:
            await self._connector.ask("DELETE", way.service, way.conversation, "activities", way.card)

    async def tell(self, way: Way, text: str, language: str) -> Outcome:
        """A sentence where it was asked, without asking the store: it says that the store is away."""
        return await self._post(way.service, way.conversation, Reply(text), language, way.activity)

    def add_me(self, language: str) -> str:
        """How one makes a private answer possible."""
        return say(language, "teams-add-me", app=self._app)

    # --- the ways ----------------------------------------------------------------------------------------------

    def _service(self, tenant: str) -> str:
        # Microsoft's address for bots that have none yet (send-proactive-messages, "service URL").
        return self._services.get(tenant) or f"https://{next(iter(self._settings.service_hosts), '')}/teams/"

    async def _way_to(self, who: Address) -> Seen | None:
        seen = self._seen.get(_at(who))
        if seen is not None:
            return seen
        try:
            kept = await doors.conversation(who)
        except doors.StoreAway:
            return None
        return Seen(Way.of(kept)) if kept else None

    async def _privately(self, who: Address, answer: Answer, language: str, asked: Way | None = None) -> Outcome:
        try:
            kept = await doors.conversation(who)
        except doors.StoreAway:
            return Busy(AWAY_SECONDS, "store")
        way = Way.of(kept) if kept else asked
        if way is None or not way.personal:
            made = await self._open_chat(who, way)
            if not isinstance(made, Way):
                return made
            way = made
        return await self._unless_removed(who, await self._post(way.service, way.conversation, answer, language))

    async def _open_chat(self, who: Address, way: Way | None) -> Way | Outcome:
        """The person's personal chat with the bot, which exists where they or their company added the app."""
        service = way.service if way else self._service(who.space)
        bot = way.bot if way and way.bot else "28:" + self._settings.app_id
        user = way.user if way else who.user
        body: Json = {
            "isGroup": False,
            "bot": {"id": bot},
            "members": [{"id": user}],
            "tenantId": who.space,
            "channelData": {"tenant": {"id": who.space}},
        }
        result = await self._connector.ask("POST", service, body=body)
        if isinstance(result, Unknown):
            return Busy(AWAY_SECONDS, service)  # Opened or not, nothing was written into it, and it opens but once.
        if not isinstance(result, Taken):
            return result
        made = Way(service, str(result.body.get("id") or ""), "personal", who.space, bot, user)
        self._seen.put(_at(who), replace(self._seen.get(_at(who)) or Seen(made), way=made))
        try:
            await doors.keep_conversation(who, made.as_dict())
        except doors.StoreAway:
            return made  # It can be opened again: the platform gives the same one.
        return made

    async def _post(self, service: str, place: str, answer: Answer, language: str, reply_to: str = "") -> Outcome:
        if isinstance(answer, Reply):
            for file in answer.files:
                asked = await self._write(service, place, files_out.question(file, answer.summary, language))
                if isinstance(asked, Busy | Refused):
                    return asked
        return await self._write(service, place, draw.message(answer, language), reply_to)

    async def _write(self, service: str, place: str, activity: Json, reply_to: str = "") -> Outcome:
        if reply_to:
            activity["replyToId"] = reply_to
        result = await self._connector.ask("POST", service, place, "activities", body=activity)
        where = place.partition(";messageid=")[0]  # its threads share a conversation's limit
        if isinstance(result, Taken):
            self._lately.posted(where)
        elif isinstance(result, Busy) and result.scope == THROTTLED:
            result = self._lately.narrowed(result, where)
        return _sent(place, result)

    async def _update(self, service: str, place: str, card: str, answer: Answer, language: str) -> Outcome:
        activity = draw.message(answer, language) | {"id": card}
        return _sent(place, await self._connector.ask("PUT", service, place, "activities", card, body=activity))

    async def _unless_removed(self, who: Address, outcome: Outcome) -> Outcome:
        """Blocked, removed or gone: marked, so that nobody tries again until the person comes back."""
        if isinstance(outcome, Refused) and outcome.unreachable:
            try:
                await self.forget(who)
            except doors.StoreAway:
                return outcome  # The next try is refused as well and marks it then.
        return outcome


def in_place(to: Incoming, answer: Answer) -> bool:
    """Whether an answer takes the place of the private card that was pressed."""
    if to.via not in {"pressed", "submitted"} or not Way.of(to.way).personal:
        return False
    if isinstance(answer, Reply) and answer.files:
        return False  # what asks for a file is a message of its own
    return isinstance(answer, Form) or (not answer.public and (answer.replaces or to.via == "submitted"))


def _sent(place: str, result: Result) -> Outcome:
    if isinstance(result, Taken):
        return Sent(f"{place}|{result.body.get('id') or ''}")
    return result


def _at(who: Address) -> str:
    return f"{who.space}|{who.user}"
