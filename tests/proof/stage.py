"""What every proof stands on: processes of ours that can be killed, stand-ins that count, people who can be reached."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot import clock
from bot.adapters.playground import slack_wire
from bot.adapters.playground.ledger import Entry, of_slack, of_teams
from bot.adapters.playground.slack import StandInSlack
from bot.adapters.playground.teams_hands import StandInTeams
from bot.adapters.teams.read import Way
from bot.models import doors, outbox
from bot.models.inbox import Inbox
from bot.models.outbox import Delivery
from bot.models.people import Person, PersonAddress
from bot.models.store import transaction
from bot.reply import Address, Room
from bot.settings import CONFIG
from tests.patience import PATIENCE, until
from tests.proof.moment import Moment

_LISTENING = re.compile(rb"listening on [\d.]+:(\d+)")
_FAST = "1000000000"


class Nursery:
    """The process that forks all others (process.py)."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.proof.process"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            cwd=CONFIG.parent,
        )  # fmt: skip
        return self

    def __exit__(self, *_: object) -> None:
        self._process.__exit__(None, None, None)

    def start(
        self, arguments: Sequence[str], environment: Mapping[str, str], log: Path, time: str, patient: bool
    ) -> int:
        """A new process; its number."""
        order = {"arguments": list(arguments), "environment": dict(environment), "log": str(log), "time": time}
        return self._asked({"start": order | {"patient": patient}})

    def wait(self, number: int) -> int:
        """The exit code of one that has ended; waits for it otherwise."""
        return self._asked({"wait": number})

    def _asked(self, order: dict[str, Any]) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(order), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())


@dataclass
class Running:
    """A process of ours."""

    nursery: Nursery
    number: int
    log: Path
    port: int = 0
    code: int | None = None

    @property
    def events(self) -> str:
        return f"http://127.0.0.1:{self.port}/slack/events"

    @property
    def messages(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/messages"

    async def listening(self) -> None:
        """Wait until it says where it listens."""
        async with asyncio.timeout(PATIENCE):
            while not (found := _LISTENING.search(self.log.read_bytes())):
                assert "Traceback" not in self.log.read_text(), self.log.read_text()
                await asyncio.sleep(0.01)
        self.port = int(found[1])

    async def kill(self) -> None:
        """kill -9: nothing of it has a say."""
        await self._ended(signal.SIGKILL)

    async def end(self) -> tuple[int, float]:
        """SIGTERM; its exit code and the seconds that it took to end."""
        begun = time.monotonic()
        return await self._ended(signal.SIGTERM), time.monotonic() - begun

    async def _ended(self, how: signal.Signals) -> int:
        if self.code is None:
            descriptor, ended = os.pidfd_open(self.number), asyncio.Event()
            try:
                asyncio.get_running_loop().add_reader(descriptor, ended.set)
                signal.pidfd_send_signal(descriptor, how)
                async with asyncio.timeout(PATIENCE):
                    await ended.wait()
            finally:
                asyncio.get_running_loop().remove_reader(descriptor)
                os.close(descriptor)
            self.code = self.nursery.wait(self.number)
        return self.code

    def bugs(self) -> list[str]:
        """What it logged as a bug of ours."""
        told = [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]
        return [f"{line['message']} {line.get('where')}" for line in told if line["level"] in ("ERROR", "CRITICAL")]


@dataclass
class Stage:
    """One store, one stand-in Slack, one stand-in Teams, and the processes between them."""

    nursery: Nursery
    slack: StandInSlack
    teams: StandInTeams
    moment: Moment
    folder: Path
    session: aiohttp.ClientSession
    settings: dict[str, str] = field(default_factory=dict)
    processes: list[Running] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=itertools.count)

    async def start(self, *arguments: str, time: str = "", patient: bool = False, **settings: str) -> Running:
        """`python -m bot ARGUMENTS`; `serve` is waited for until it listens. time, patient: see process.py."""
        clean = {name: value for name, value in os.environ.items() if not name.upper().startswith("KUNNA_")}
        log = self.folder / f"process-{len(self.processes)}.log"
        log.touch()
        environment = clean | self.settings | settings
        number = self.nursery.start(arguments, environment, log, time or str(self.moment.path), patient)
        running = Running(self.nursery, number, log)
        self.processes.append(running)
        if "serve" in arguments:
            await running.listening()
        return running

    def with_teams(self) -> None:
        """Processes that start from now on answer Teams too."""
        ours = self.teams.settings()
        self.settings |= {
            "KUNNA_TEAMS__APP_ID": ours.app_id,
            "KUNNA_TEAMS__APP_SECRET": ours.app_secret.get_secret_value(),
            "KUNNA_TEAMS__TENANT_ID": ",".join(ours.tenant_id),
            "KUNNA_TEAMS__OPENID_URL": ours.openid_url,
            "KUNNA_TEAMS__LOGIN_URL": ours.login_url,
            "KUNNA_TEAMS__SERVICE_HOSTS": ",".join(ours.service_hosts),
            "KUNNA_TEAMS__RATE": _FAST,
        }

    # --- people --------------------------------------------------------------------------------------------------

    async def company(self, many: int, platform: str = "slack") -> list[int]:
        """So many people who can be written to on that platform; their numbers in our store."""
        space = self.slack.team if platform == "slack" else self.teams.tenant.id

        async def work() -> list[int]:
            names = [f"{platform.title()} {next(self.numbers)}" for _ in range(many)]
            people = [Person.draft(name, f"{name.replace(' ', '.').lower()}@example.com") for name in names]
            for person in people:
                await person.save()
                user = self._seat(person, platform)
                await PersonAddress.create(
                    person=person, platform=platform, space=space, user=user, checked=clock.now()
                )
            return [person.id for person in people]

        ids = await transaction(work)
        if platform == "teams":
            self.with_teams()
            await self._conversations()
        return ids

    async def seats(self, many: int) -> list[str]:
        """The Slack user ids of so many new people."""
        return [f"U0P{person}" for person in await self.company(many)]

    def _seat(self, person: Person, platform: str) -> str:
        if platform == "slack":
            return self.slack.add_user(person.name, id=f"U0P{person.id}", email=person.email or "").id
        user = self.teams.add_user(person.name, person.email or "")
        self.teams.tenant.open_chat(user).installed = True
        return user.aad

    async def _conversations(self) -> None:
        """Everybody has added the app at some time: where they can be written to is known."""
        for user in self.teams.tenant.users.values():
            chat = self.teams.tenant.open_chat(user)
            tenant, bot = self.teams.tenant.id, self.teams.tenant.bot_id
            way = Way(self.teams.service_url, chat.id, "personal", tenant, bot, user.id)
            await doors.keep_conversation(Address("teams", tenant, user.aad), way.as_dict())

    # --- what goes out -------------------------------------------------------------------------------------------

    def sent(self, platform: str = "slack") -> list[Entry]:
        """Messages that nobody asked for, as the platform counts them."""
        if platform == "slack":
            return [entry for entry in of_slack(self.slack) if entry.same]
        return [entry for entry in of_teams(self.teams.tenant) if entry.same]

    def each(self, platform: str = "slack") -> Counter[str]:
        """How many of them every person or room got."""
        return Counter(entry.who or entry.where for entry in self.sent(platform))

    async def settled(self, cause: str, seconds: float = PATIENCE) -> dict[str, int]:
        """The tally, when nothing of a cause waits or is on its way any more."""

        async def done() -> bool:
            return not {"waiting", "sending"} & set(await outbox.tally(cause))

        await self.until(done, seconds)
        return await outbox.tally(cause)

    async def looked_up(self, cause: str, **tally: int) -> None:
        """Let the platform be asked about what is in doubt, again where it cannot say, until the tally is that."""

        async def done() -> bool:
            reported = not await Delivery.filter(state="unknown").exclude(why="Teams cannot be asked").count()
            return reported and await outbox.tally(cause) == tally

        for _ in range(8):
            self.moment.ahead(outbox.LOOK_UP.total_seconds() + 1)
            with contextlib.suppress(TimeoutError):
                return await self.until(done, 4)
        raise AssertionError(await outbox.tally(cause))

    async def until(self, true: Callable[[], Awaitable[bool] | bool], seconds: float = PATIENCE) -> None:
        """See patience.py."""
        await until(true, seconds)

    async def write(
        self, cause: str, people: Sequence[int] = (), rooms: Sequence[Room] = (), *, again: bool = False
    ) -> int:
        """Write a broadcast; how many deliveries that is."""
        line = "idea show 1" if rooms else "help"
        return await transaction(lambda: outbox.deliver(cause, line, people, rooms, again=again))

    # --- what comes in -------------------------------------------------------------------------------------------

    def signed(self, content_type: str, body: bytes) -> dict[str, str]:
        """Slack's headers for a body, as of now."""
        at = int(clock.now().timestamp())
        return {"Content-Type": content_type} | slack_wire.sign(self.slack.signing_secret, body, at)

    def command(self, user: str, line: str) -> tuple[str, bytes]:
        """A slash command of that person, typed in their direct message with the bot."""
        member, room = self.slack.members[user], self.slack.direct(user)
        url = self.slack._url(room.id, user)
        return slack_wire.command(self.slack, member, room, line, self.slack.new_trigger(user), url)

    def event(self, user: str, text: str) -> tuple[str, bytes]:
        """A message of that person in their direct message with the bot."""
        message = self.slack.post(self.slack.direct(user).id, user, text)
        return slack_wire.event(self.slack, "message", self.slack.members[user], message)

    async def post(
        self, url: str, request: tuple[str, bytes], headers: dict[str, str] | None = None
    ) -> tuple[int, str]:
        """Send a body to a process as Slack; (0, "") where there was no answer."""
        content_type, body = request
        try:
            async with self.session.post(url, data=body, headers=headers or self.signed(content_type, body)) as answer:
                return answer.status, await answer.text()
        except (aiohttp.ClientError, TimeoutError):
            return 0, ""

    async def answered(self, many: int) -> None:
        """Wait until so many rows of the inbox are done and none is open; what a process left open is due meanwhile."""

        async def done() -> bool:
            states = [row.state for row in await Inbox.all()]
            return len(states) >= many and set(states) == {"done"}

        for _ in range(8):
            try:
                await self.until(done, 5)
            except TimeoutError:
                self.moment.ahead(doors.LEASE.total_seconds() + 1)
            else:
                return
        raise AssertionError(await Inbox.exclude(state="done").values("id", "state", "attempts", "due"))

    def bugs(self) -> list[str]:
        """What any of the processes logged as a bug of ours."""
        return [bug for running in self.processes for bug in running.bugs()]

    def told(self, user: str) -> list[str]:
        """What the bot has told that person, oldest first."""
        return [message.text for message in self.slack.timeline(user) if message.user != user]


@asynccontextmanager
async def staged(url: str, nursery: Nursery, folder: Path) -> AsyncIterator[Stage]:
    """A stage over that store; every process it started is gone at the end, and none of them logged a bug."""
    async with AsyncExitStack() as stack:
        slack, outside = StandInSlack(), web.Application()
        slack.attach(outside)
        server = TestServer(outside)
        await server.start_server()
        stack.push_async_callback(server.close)
        slack.public_url = str(server.make_url("")).rstrip("/")
        teams = await stack.enter_async_context(StandInTeams())
        session = await stack.enter_async_context(
            aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=PATIENCE), connector=aiohttp.TCPConnector(limit=0)
            )
        )
        moment = Moment(folder / "moment")
        stack.enter_context(clock.frozen(moment.now))
        stage = Stage(nursery, slack, teams, moment, folder, session, _settings(url, slack))
        try:
            yield stage
        finally:
            for running in stage.processes:
                await running.kill()


def _settings(url: str, slack: StandInSlack) -> dict[str, str]:
    return {
        "KUNNA_STORE__URL": url,
        "KUNNA_HTTP__PORT": "0",
        "KUNNA_SLACK__SIGNING_SECRET": slack.signing_secret,
        "KUNNA_SLACK__BOT_TOKEN": slack.bot_token,
        "KUNNA_SLACK__TEAMS": slack.team,
        "KUNNA_SLACK__API_URL": slack.api_url,
        "KUNNA_SLACK__RATE": _FAST,
    }
