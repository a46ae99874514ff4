"""Other engines that find labels, asked the same as Kunna in the same process; none of them is a dependency of ours."""

from __future__ import annotations

import importlib.util
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from heapq import nlargest
from math import log

from rapidfuzz import fuzz, process

from bot.bench.matching import postgres
from bot.bench.matching.items import Data
from bot.bench.matching.labels import Labels
from bot.bench.matching.measure import Engine, Found, Match

# What an engine without an order of its own that knows spelling hands on to the rerank (MATCHING.md 4), and what one
# with such an order is asked for, since a thing has many labels.
_CANDIDATES, _RANKED = 200, 50
# Edits in one word, and labels of one word that are looked at.
_EDITS, _MOST_OF_A_WORD = 2, 5_000


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine, what it needs besides the project's own dependencies, whether it works in this process, and whether
    what it finds is put in order by Kunna's rerank, because its own order knows nothing of spelling."""

    engine: Engine
    modules: tuple[str, ...] = ()
    in_process: bool = True
    rerank: bool = False

    def missing(self) -> str:
        """What has to be installed for it; "" when nothing has to be."""
        return ", ".join(module for module in self.modules if importlib.util.find_spec(module) is None)


@contextmanager
def _extract(scorer: Callable[..., float], data: Data) -> Iterator[Match]:
    labels = Labels(data)

    def match(text: str, language: str) -> list[Found]:
        best = process.extract(labels.asked(text), labels.folded, scorer=scorer, processor=None, limit=_RANKED)
        return labels.things([(at, score) for _, score, at in best], language)

    yield match


@contextmanager
def _fts5(data: Data) -> Iterator[Match]:
    labels = Labels(data, rerank=True)
    with _closed(sqlite3.connect(":memory:")) as base:
        base.execute("CREATE VIRTUAL TABLE labels USING fts5(text, tokenize='trigram case_sensitive 1', content='')")
        rows = ((at, f" {text} ") for at, text in enumerate(labels.folded))
        base.executemany("INSERT INTO labels(rowid, text) VALUES (?, ?)", rows)

        def match(text: str, language: str) -> list[Found]:
            asked = labels.asked(text)
            grams = " OR ".join('"' + gram.replace('"', '""') + '"' for gram in _grams(asked))
            if not grams:
                return []
            query = "SELECT rowid FROM labels WHERE labels MATCH ? ORDER BY rank LIMIT ?"
            return labels.reranked(asked, [at for (at,) in base.execute(query, (grams, _CANDIDATES))], language)

        yield match


@contextmanager
def _closed(base: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    try:
        yield base
    finally:
        base.close()


@contextmanager
def _tantivy(data: Data) -> Iterator[Match]:
    import tantivy

    labels = Labels(data, rerank=True)
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="trigrams", index_option="freq")
    builder.add_integer_field("at", stored=False, fast=True, indexed=False)
    schema = builder.build()
    index = tantivy.Index(schema)
    index.register_tokenizer("trigrams", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(3, 3, False)).build())
    writer = index.writer(128_000_000, 1)
    for at, text in enumerate(labels.folded):
        writer.add_document(tantivy.Document(text=f" {text} ", at=at))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def match(text: str, language: str) -> list[Found]:
        asked = labels.asked(text)
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", gram)) for gram in _grams(asked)]
        if not terms:
            return []
        best = [address for _, address in searcher.search(tantivy.Query.boolean_query(terms), _CANDIDATES).hits]
        return labels.reranked(asked, searcher.fast_field_values("at", best), language)

    yield match


@contextmanager
def _symspell(data: Data) -> Iterator[Match]:
    from symspellpy import SymSpell, Verbosity

    labels = Labels(data, rerank=True)
    spellings = SymSpell(max_dictionary_edit_distance=_EDITS, prefix_length=7)
    places: dict[str, list[int]] = {}
    for at, text in enumerate(labels.folded):
        for word in dict.fromkeys(text.split()):
            places.setdefault(word, []).append(at)
    for word, found in places.items():
        spellings.create_dictionary_entry(word, len(found))

    def match(text: str, language: str) -> list[Found]:
        asked = labels.asked(text)
        shared: dict[int, float] = defaultdict(float)
        for word in asked.split():
            near = spellings.lookup(word, Verbosity.CLOSEST, max_edit_distance=_EDITS)
            for other in near[:3]:
                found = places[other.term]
                rarity = log(1 + len(labels.folded) / len(found))
                for at in found[:_MOST_OF_A_WORD]:
                    shared[at] += rarity
        return labels.reranked(asked, nlargest(_CANDIDATES, shared, key=shared.__getitem__), language)

    yield match


def _grams(asked: str) -> list[str]:
    padded = f" {asked} "
    return list(dict.fromkeys(padded[at : at + 3] for at in range(len(padded) - 2))) if asked else []


PEERS = {
    "rapidfuzz-ratio": Peer(partial(_extract, fuzz.ratio)),
    "rapidfuzz-token_set_ratio": Peer(partial(_extract, fuzz.token_set_ratio)),
    "rapidfuzz-WRatio": Peer(partial(_extract, fuzz.WRatio)),
    "fts5": Peer(_fts5, rerank=True),
    "pg_trgm-gin": Peer(partial(postgres.pg_trgm, "gin"), postgres.NEEDED, in_process=False),
    "pg_trgm-gist": Peer(partial(postgres.pg_trgm, "gist"), postgres.NEEDED, in_process=False),
    "tantivy": Peer(_tantivy, ("tantivy",), rerank=True),
    "symspell": Peer(_symspell, ("symspellpy",), rerank=True),
}
"""By the name that --against takes."""
