"""What is promised about speed, measured beside its reference; nothing the product itself needs."""

from __future__ import annotations

from argparse import Namespace


def run(name: str, given: Namespace) -> int:
    """Run one bench by name; its exit code."""
    if name == "company":
        from bot.bench import company, stage

        rows = stage.company(given.catalogue, given.people)
        given.out.write_text(company.as_csv(rows), encoding="utf-8")
        print(f"{len(rows)} people written to {given.out}")
        return 0
    if name == "start":
        from bot.bench import start

        return start.run(given)
    if name == "deliver":
        from bot.bench import deliver

        return deliver.run(given)
    if name == "load":
        from bot.bench import load

        return load.run(given)
    if name == "rank":
        from bot.bench import rank

        return rank.run(given)
    if name == "matching":
        from bot.bench import matching

        return matching.run(given)
    from bot.bench import answer

    return answer.run(given)
