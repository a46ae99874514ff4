"""The command line: play, serve, work, migrate, say, load, export, audit, bench. Decides nothing."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from bot import logs
from bot.settings import CONFIG, SettingsError, read_settings

SAMPLE = CONFIG / "sample"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command of the command line; its exit code: 0 done, 1 refused, 2 wrong settings or arguments."""
    given = _parser().parse_args(arguments)
    try:
        return int(given.run(given) or 0)
    except SettingsError as error:
        print(f"Kunna cannot start. {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # `python -m bot say ... | head`: the reader has what it wanted.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Kunna, a chat bot that makes a company know what it knows."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    play = commands.add_parser("play", help="try it in the browser: sample company, stand-in Slack and Teams")
    play.set_defaults(run=_play)
    serve = commands.add_parser("serve", help="answer Slack and Teams")
    serve.add_argument("--no-worker", action="store_true", help="leave the worker to `python -m bot work`")
    serve.set_defaults(run=_serve)
    work = commands.add_parser("work", help="take up what a crash left open, without the web")
    work.set_defaults(run=_work)
    migrate = commands.add_parser("migrate", help="bring the store's schema up to date")
    migrate.add_argument("--write", metavar="NAME", help="developers: write the step from the last one to the models")
    migrate.set_defaults(run=_migrate)
    say = commands.add_parser("say", help="run one command and print its answer")
    say.add_argument("line", help='for example "whoknows pyhton"')
    say.add_argument("--as", dest="who", metavar="EMAIL", help="as which person (default: the sample's first)")
    say.add_argument("--lang", choices=("sv", "fi", "is", "en"), help="in which language")
    say.add_argument("--json", action="store_true", help="print summary and blocks as JSON")
    say.set_defaults(run=_say)
    load = commands.add_parser("load", help="load people and skills from a file")
    load.add_argument("file", type=Path, nargs="?")
    how = load.add_mutually_exclusive_group(required=True)
    how.add_argument("--dry-run", action="store_true", help="only say what is in the file")
    how.add_argument("--yes", action="store_true", help="load it")
    how.add_argument("--undo", type=int, metavar="NUMBER", help="take back what was loaded")
    load.set_defaults(run=_load)
    export = commands.add_parser("export", help="write all people with what they know into a new CSV file")
    export.set_defaults(run=_export)
    template = commands.add_parser("template", help="write a CSV file to fill in with people and skills")
    template.set_defaults(run=_template)
    for out in (export, template):
        out.add_argument("file", type=Path)
        out.add_argument("--lang", choices=("sv", "fi", "is", "en"), help="whose headings (default: the company's)")
    audit = commands.add_parser("audit", help="check the log of what admins and communicators did")
    audit.add_argument("what", choices=("verify",), help="verify: is it as it was recorded?")
    audit.add_argument("--noted", default="", metavar="HEAD", help="the head that was printed another day")
    audit.set_defaults(run=_audit)
    rekey = commands.add_parser("rekey", help="keep the workspaces' tokens under the first key of KUNNA_STORE__KEY")
    rekey.add_argument("--forget", action="store_true", help="drop those whose key is lost; they install again")
    rekey.set_defaults(run=_rekey)
    manifests = commands.add_parser("manifests", help="write the platforms' app manifests to config/")
    manifests.add_argument("--url", required=True, help="Kunna's public address, https://...")
    manifests.set_defaults(run=_manifests)
    bench = commands.add_parser("bench", help="measure what is promised about speed")
    bench.add_argument("name", choices=("answer", "start", "deliver", "company", "matching", "rank", "load"))
    bench.add_argument("--json", action="store_true")
    bench.add_argument("--catalogue", type=Path, help="skills_catalogue.tsv.gz, for the labels of the made-up company")
    bench.add_argument("--people", type=int, default=25_000)
    bench.add_argument("--out", type=Path, help="company: where the CSV file goes; matching: where cut-offs go")
    matching = bench.add_argument_group("matching")
    matching.add_argument("--data", type=Path, help="the folder with the evaluation data (default: KUNNA_EVAL)")
    matching.add_argument("--split", default="dev", help="the folder in it whose questions are asked")
    matching.add_argument("--task", help="skills, policy or ideas")
    matching.add_argument("--terms", type=int, metavar="N", help="fill up to that many labels")
    matching.add_argument("--bands", action="store_true", help="with the shipped cut-offs; NONE is measured here")
    matching.add_argument("--against", nargs="+", metavar="NAME", help='other engines on the same questions, or "all"')
    matching.add_argument("--semantic", action="store_true", help="with the stage of meaning (kunna[semantic])")
    matching.add_argument(
        "--vectors", type=Path, metavar="DIR", help="where vectors of meaning are kept (default: var)"
    )
    matching.add_argument("--calibrate", action="store_true", help="find the task's cut-offs and write them down")
    bench.set_defaults(run=_bench)
    return parser


def _serve(given: argparse.Namespace) -> None:
    from bot import app

    logs.start()
    asyncio.run(app.serve(read_settings(), worker=not given.no_worker))


def _work(given: argparse.Namespace) -> None:
    from bot import app

    logs.start()
    asyncio.run(app.work_only(read_settings()))


def _play(given: argparse.Namespace) -> None:
    from bot import play

    logs.start()
    asyncio.run(play.play(read_settings(), SAMPLE))


def _migrate(given: argparse.Namespace) -> None:
    settings = read_settings()

    async def run() -> None:
        from bot.app import open_store
        from bot.models.migrate import write

        async with open_store(settings, bring_up_to_date=True):
            for path in await write(given.write) if given.write else []:
                print(f"Written: {path}")

    asyncio.run(run())
    print("The store's schema is up to date.")


def _manifests(given: argparse.Namespace) -> None:
    import json

    import bot.commands  # noqa: F401 - declares what the manifests list
    from bot.adapters.slack import manifest as slack
    from bot.adapters.teams import manifest as teams

    made = {"slack": slack.manifest(given.url), "teams": teams.manifest(given.url, read_settings().teams.app_id)}
    for platform, content in made.items():
        path = CONFIG / platform / "manifest.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"Written: config/{platform}/manifest.json")


def _say(given: argparse.Namespace) -> int:
    from bot.say import say

    return asyncio.run(say(read_settings(), SAMPLE, given.line, given.who, given.lang, given.json))


def _load(given: argparse.Namespace) -> int:
    from bot.say import load, undo

    if given.undo is not None:
        return asyncio.run(undo(read_settings(), given.undo))
    if given.file is None:
        print("Say which file: python -m bot load FILE --dry-run or --yes.", file=sys.stderr)
        return 2
    return asyncio.run(load(read_settings(), given.file, dry_run=given.dry_run))


def _export(given: argparse.Namespace) -> int:
    from bot.hand_out import export

    return asyncio.run(export(read_settings(), given.file, given.lang))


def _template(given: argparse.Namespace) -> int:
    from bot.hand_out import template

    return template(read_settings(), given.file, given.lang)


def _audit(given: argparse.Namespace) -> int:
    from bot.say import verify_audit

    return asyncio.run(verify_audit(read_settings(), given.noted))


def _rekey(given: argparse.Namespace) -> None:
    from bot import app

    count, lost = asyncio.run(app.rekey(read_settings(), forget=given.forget))
    if lost:
        print(f"Dropped, to be installed again: {', '.join(lost)}.")
    print(f"Tokens of {count} workspace{'' if count == 1 else 's'} are kept under the first key of KUNNA_STORE__KEY.")
    print("Once every process has that key, the others can be removed from KUNNA_STORE__KEY.")


def _bench(given: argparse.Namespace) -> int:
    from bot.bench import run

    return run(given.name, given)


if __name__ == "__main__":
    sys.exit(main())
