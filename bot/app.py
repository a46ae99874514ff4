"""Composition root: settings -> store -> adapters -> one aiohttp application; start-up checks and clean shutdown."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web

from bot.adapters.slack import install
from bot.adapters.slack import listen as slack
from bot.adapters.teams import listen as teams
from bot.dispatch import Dispatch
from bot.models import doors, installations, store
from bot.models.migrate import MigrationError, migrate, pending
from bot.models.sealing import Keys, Unreadable
from bot.settings import Settings, SettingsError
from bot.worker import work
from bot.worker.deliver import Rates

log = logging.getLogger("kunna.app")

# Bytes of a request body that are read at all; each adapter's guard is stricter.
_LARGEST = 2**21

# Seconds in which everything that is under way must end after a signal; the process itself has 10.
_ENDING = 8.5

# Seconds between two looks at the store's clock: a machine that slept, or a wrong quartz, is back in step after that.
_AGREE = 60.0

_LOCKED = "The store is locked by another process. Stop that one, or try again."

DISPATCH: web.AppKey[Dispatch] = web.AppKey("dispatch", Dispatch)
RATES: web.AppKey[Mapping[str, Rates]] = web.AppKey("rates", Mapping)


@asynccontextmanager
async def open_store(settings: Settings, *, bring_up_to_date: bool | None = None) -> AsyncIterator[None]:
    """The store, connected and with the schema of this version; closed at the end, whatever happens.

    SQLite is migrated by itself; on PostgreSQL that is the release step's work (`bring_up_to_date=True`), because
    several processes start at once. Raises SettingsError with the fix.
    """
    # Python's default looks through everything that lives, labels of skills included, every few hundred commands.
    gc.set_threshold(50_000, 20, 100)
    url = settings.store.url.get_secret_value()
    try:
        try:
            await store.connect(url)
        except ValueError as error:
            raise SettingsError(f"KUNNA_STORE__URL cannot be used: {error}.") from None
        except (store.StoreAway, OSError) as error:
            if "locked" in str(error):
                raise SettingsError(_LOCKED) from None
            raise SettingsError(
                f"The store at KUNNA_STORE__URL cannot be opened ({error}). "
                "Check that the folder exists and can be written to, or that the server runs and lets this user in."
            ) from None
        try:
            if bring_up_to_date if bring_up_to_date is not None else store.dialect() == "sqlite":
                for step in await migrate(url):
                    log.info("schema step applied: %s", step)
            elif await pending():
                raise SettingsError("The store's schema is older than this version. Run: python -m bot migrate")
        except store.StoreAway:
            raise SettingsError(_LOCKED) from None
        except MigrationError as error:
            raise SettingsError(str(error)) from None
        yield
    finally:
        await store.disconnect()


def build(settings: Settings, *, listening: bool = True) -> web.Application:
    """The application with the adapters that have settings. The store must be open while it runs.

    Without `listening` (a worker) nothing opens a connection for people's messages to come in by.
    """
    app = bare(settings)
    dispatch = app[DISPATCH]
    if settings.slack.on:
        keys = keys_of(settings) if settings.slack.client_id else None
        messenger = slack.attach(app, settings.slack, dispatch, keys=keys, listening=listening)
        dispatch.messengers["slack"] = messenger
        if keys is not None and listening:
            install.attach(app, settings.slack, settings.http.url, keys, messenger.api, messenger.workspaces)
    if settings.teams.on:
        dispatch.messengers["teams"] = teams.attach(app, settings.teams, dispatch)
    return app


def keys_of(settings: Settings) -> Keys:
    """The keys that tokens are kept under; raises SettingsError with the fix."""
    try:
        return Keys(settings.store.key.get_secret_value())
    except ValueError as error:
        raise SettingsError(f"KUNNA_STORE__KEY cannot be used: {error}") from None


async def _check_keys(settings: Settings) -> None:
    """A wrong key is noticed now, not when the first answer cannot be brought."""
    if settings.slack.client_id and (lost := await installations.unreadable(keys_of(settings))):
        raise _other_key(lost)


def _other_key(spaces: list[str]) -> SettingsError:
    return SettingsError(
        f"KUNNA_STORE__KEY does not open the tokens of {', '.join(spaces[:5])}"
        f"{' and others' if len(spaces) > 5 else ''}. Write the key they were kept under behind the new one "
        "(KUNNA_STORE__KEY=new,old) and run: python -m bot rekey. If that key is lost, run: python -m bot rekey "
        "--forget, and install the app there again."
    )


async def rekey(settings: Settings, *, forget: bool) -> tuple[int, list[str]]:
    """Keep all tokens under the first key: how many workspaces', and which were dropped because no key opens them.

    Raises SettingsError, with nothing changed, where a key is missing and nothing may be dropped.
    """
    keys = keys_of(settings)
    async with open_store(settings):
        try:
            lost = await installations.unreadable(keys)
            if forget:
                await installations.forget(lost)
            return await installations.rekey(keys), lost
        except Unreadable:
            raise _other_key(await installations.unreadable(keys)) from None
        except store.StoreAway:
            raise SettingsError(_LOCKED) from None


def bare(settings: Settings) -> web.Application:
    """An application that answers whether it is well, and drains its answers at shutdown; no platform yet."""
    app = web.Application(client_max_size=_LARGEST)
    app[DISPATCH] = dispatch = Dispatch(settings.company, settings.guests)
    # A conversation takes one message a second on Slack, two on Teams (PLATFORMS.md). A little slower than that,
    # because what leaves evenly arrives less so.
    app[RATES] = {"slack": Rates(60 / settings.slack.rate, 1.05), "teams": Rates(1 / settings.teams.rate, 0.55)}
    app.router.add_get("/healthz", _healthz)
    app.router.add_get("/readyz", _readyz)

    async def drain(_: web.Application) -> None:
        await dispatch.drain()

    app.on_shutdown.append(drain)
    return app


async def _healthz(_: web.Request) -> web.Response:
    """The process is alive."""
    return web.json_response({"alive": True})


async def _readyz(_: web.Request) -> web.Response:
    """The process can do its work: the store answers."""
    try:
        async with asyncio.timeout(2):
            await doors.ping()
    except (doors.StoreAway, TimeoutError):
        return web.json_response({"ready": False, "why": "the store does not answer"}, status=503)
    return web.json_response({"ready": True})


async def serve(settings: Settings, *, worker: bool = True) -> None:
    """Answer the platforms until SIGTERM or SIGINT; ends within 10 seconds of it."""
    if not settings.slack.on and not settings.teams.on:
        raise SettingsError(
            "There is nothing to serve. Set Slack's settings (KUNNA_SLACK__BOT_TOKEN, and KUNNA_SLACK__SIGNING_SECRET "
            "or, for Socket Mode, KUNNA_SLACK__APP_TOKEN) or Teams' (KUNNA_TEAMS__APP_ID, KUNNA_TEAMS__APP_SECRET, "
            "KUNNA_TEAMS__TENANT_ID), or try `make play`."
        )
    async with open_store(settings):
        await _check_keys(settings)
        await run(build(settings), settings.http.host, settings.http.port, worker=worker)


async def work_only(settings: Settings) -> None:
    """The worker without the web, until SIGTERM or SIGINT."""
    async with open_store(settings):
        await _check_keys(settings)
        await run(build(settings, listening=False), None, 0, worker=True)


async def run(
    app: web.Application,
    host: str | None,
    port: int,
    *,
    worker: bool,
    ready: Callable[[int], None] | None = None,
) -> None:
    """Run an application until a signal: with a host on that port (0 picks one, told to `ready`), or without any."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    tasks = [asyncio.create_task(_keep_time())]
    if worker:
        tasks.append(asyncio.create_task(work(app[DISPATCH], app[RATES])))
    try:
        if host is not None:
            port = await _listen(runner, host, port)
            log.info("listening on %s:%s", host, port)
            if ready is not None:
                ready(port)
        await stop.wait()
    finally:
        try:
            async with asyncio.timeout(_ENDING):
                # The worker first: it sends through the adapters.
                for task in tasks:
                    task.cancel()
                await asyncio.wait(tasks)
                await runner.cleanup()
        except TimeoutError:
            log.warning("not everything was answered in time; the next worker takes it up")


async def _keep_time() -> None:
    """Go by the store's clock as it is now, again and again, whatever else this process does."""
    while True:
        await asyncio.sleep(_AGREE)
        try:
            await doors.agree_on_time()
        except doors.StoreAway:
            log.warning("store away; going by the time that it told last")
        except Exception:
            log.exception("the store's time could not be read; going by the time that it told last")


async def _listen(runner: web.AppRunner, host: str, port: int) -> int:
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
    except OSError as error:
        raise SettingsError(
            f"Cannot listen on {host}:{port} ({os.strerror(error.errno or 0)}). "
            "Stop what listens there, or set KUNNA_HTTP__HOST and KUNNA_HTTP__PORT."
        ) from None
    sockets: list[socket.socket] = list(site._server.sockets) if site._server else []  # type: ignore[attr-defined]  # asyncio.Server has it
    return int(sockets[0].getsockname()[1]) if sockets else port
