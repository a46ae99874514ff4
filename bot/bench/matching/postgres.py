"""pg_trgm of a PostgreSQL as a peer of `bench matching`, in its own order; tells nothing of the server's memory."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from bot.bench.matching.items import Data
from bot.bench.matching.labels import Labels
from bot.bench.matching.measure import Found, Match
from bot.bench.stage import postgres
from bot.settings import SettingsError

NEEDED = ("asyncpg",)

_RANKED = 50
_QUERIES = {
    # `%` lets the index find what is alike enough; `<->` lets it find the nearest without a threshold.
    "gin": "SELECT at, similarity(text, $1) AS alike FROM labels WHERE text % $1 ORDER BY 2 DESC LIMIT $2",
    "gist": "SELECT at, 1 - (text <-> $1) AS alike FROM labels ORDER BY text <-> $1 LIMIT $2",
}


@contextmanager
def pg_trgm(kind: Literal["gin", "gist"], data: Data) -> Iterator[Match]:
    """Labels in a table of this connection alone, with one of the two kinds of index that pg_trgm has.

    Raises SettingsError where there is no PostgreSQL, or one without pg_trgm.
    """
    import asyncpg

    labels = Labels(data)
    with postgres() as address, asyncio.Runner() as runner:
        if not address:
            raise SettingsError("pg_trgm needs a PostgreSQL: name one in KUNNA_TEST_POSTGRES.")
        base = runner.run(asyncpg.connect(address))
        try:
            try:
                runner.run(base.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
            except asyncpg.PostgresError as error:
                raise SettingsError(f"That PostgreSQL has no pg_trgm: {error}.") from error
            runner.run(base.execute("CREATE TEMP TABLE labels (at int, text text)"))
            runner.run(base.copy_records_to_table("labels", records=list(enumerate(labels.folded))))
            runner.run(base.execute(f"CREATE INDEX ON labels USING {kind} (text {kind}_trgm_ops)"))
            runner.run(base.execute("ANALYZE labels"))
            query = runner.run(base.prepare(_QUERIES[kind]))

            def match(text: str, language: str) -> list[Found]:
                rows = runner.run(query.fetch(labels.asked(text), _RANKED))
                return labels.things([(row["at"], 100 * row["alike"]) for row in rows], language)

            yield match
        finally:
            runner.run(base.close())
