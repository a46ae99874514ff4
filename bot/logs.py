"""Structured logs: one JSON object per line on stderr, without what people write and without secrets."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime

# What a record may carry besides its message; anything else passed as `extra` is left out, so that a text or a
# token cannot get into the log by accident.
_EXTRA = (
    "inbox", "outcome", "why", "reference", "status", "milliseconds", "path", "method", "platform", "seconds", "rows",
)  # fmt: skip


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {
            "at": at,
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        line |= {name: getattr(record, name) for name in _EXTRA if hasattr(record, name)}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _frames(record)
        return json.dumps(line)  # in ASCII: a line separator within a text must not end the line


def _message(record: logging.LogRecord) -> str:
    """Our own words. What a library says may quote a body, an address or an exception, so only its place is told."""
    if record.name.partition(".")[0] == "kunna":
        return record.getMessage()
    return f"said in {record.filename}:{record.lineno}"


def _frames(record: logging.LogRecord) -> list[str]:
    """The traceback as places in the code only: an exception's message may quote what somebody wrote."""
    frames, trace = [], record.exc_info[2] if record.exc_info else None
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{code.co_filename.rpartition('/')[2]}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return frames[-12:]


def start(level: int = logging.INFO) -> None:
    """Send this process's logs to stderr as JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Bolt logs the body of a request with a bad signature; SDKs and servers log addresses with tokens in them.
    for name in ("slack_bolt", "slack_sdk", "aiohttp.access", "aiosqlite", "tortoise", "asyncio", "botframework"):
        logging.getLogger(name).setLevel(logging.ERROR)
