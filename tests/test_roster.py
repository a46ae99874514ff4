"""Members are taken in page by page, each counted once, whatever breaks off in between; a run ends as a receipt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from bot.command import Busy, Profile, Refused, Unknown
from bot.dispatch import Dispatch
from bot.incoming import Incoming
from bot.messenger import Members
from bot.models import doors, identity, outbox, roster, standing, store
from bot.models.identity import IdentityConflict
from bot.models.inbox import Team
from bot.models.people import Person, PersonAddress, Role
from bot.models.roster import Roster, RosterMember
from bot.reply import Address, Reply
from bot.worker.roster import take_in
from tests.cast import ANNA, ERIK, Teller, button, words
from tests.recorder import Recorder
from tests.reminding import Watch, facts

LINNEA = "linnea.hagg@example.com"  # admin by role


@dataclass
class Directory(Recorder):
    """A workspace whose pages a test writes; `troubles` come before them, in turn."""

    pages: list[list[tuple[str, Profile]]] = field(default_factory=list)
    troubles: list[Busy | Refused | Unknown | Members | Exception] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def members(self, space: str, cursor: str) -> Members | Busy | Refused | Unknown:
        self.asked.append(cursor)
        if self.troubles:
            trouble = self.troubles.pop(0)
            if isinstance(trouble, Exception):
                raise trouble
            return trouble
        at = int(cursor or 0)
        return Members(tuple(self.pages[at]), str(at + 1) if at + 1 < len(self.pages) else "", 3.0)


@pytest.fixture(autouse=True)
def watch() -> Iterator[Watch]:
    with Watch().held() as held:
        yield held


@pytest.fixture
async def slack(dispatch: Dispatch) -> Directory:
    """A workspace in which only the admin is known."""
    dispatch.messengers["slack"] = made = Directory()
    linnea = await Person.get(email=LINNEA)
    await doors.join(Address("slack", "T1", "ULINNEA"), linnea.name, LINNEA, "")
    return made


def member(number: int, **more: str) -> tuple[str, Profile]:
    return f"U{number}", Profile(f"New {number}", f"new{number}@example.com", **more)  # type: ignore[arg-type]


async def say(teller: Teller, line: str, user: str = "ULINNEA", platform: str = "slack", space: str = "T1") -> Reply:
    """A line by the admin, in that workspace."""
    incoming = Incoming(line=line, who=Address(platform, space, user), key=f"{line}{next(_keys)}")
    answer = (await teller.dispatch.answer(incoming, language="en")).answer
    assert isinstance(answer, Reply), answer
    return answer


_keys = iter(range(10**6))


async def worked(dispatch: Dispatch, watch: Watch, seconds: int = 3600) -> None:
    """A worker until the run is over, on a clock that is moved on."""
    for _ in range(seconds):
        await take_in(dispatch)
        if not await Roster.exists(state="going"):
            return
        watch.on(seconds=1)
    raise AssertionError("the run does not end")


async def told(teller: Teller, number: int = 1) -> dict[str, str]:
    return facts(await say(teller, f"kunna roster-progress {number}"))


async def test_an_admin_is_told_how_it_works_before_anything_is_asked(teller: Teller, slack: Directory) -> None:
    told = await say(teller, "kunna roster")
    assert "Nobody gets a message." in told.summary
    assert facts(told)["Accounts I know here"] == "1"
    assert not slack.asked
    assert not await Roster.exists()


async def test_members_are_taken_in_joined_and_left_out_and_the_receipt_adds_up(
    teller: Teller, slack: Directory, watch: Watch
) -> None:
    slack.pages = [
        [("ULINNEA", Profile("Linnea Hägg", LINNEA)), ("UANNA", Profile("Anna Lind", ANNA.upper(), "sv")), member(1)],
        [
            ("UG", Profile("Gus", "gus@example.com", standing="guest")), ("UB", Profile("Bot", standing="bot")),
            ("UF", Profile("Fia", standing="foreign")), ("UX", Profile("Xi", standing="gone")),
            ("UN", Profile("No Mail")), member(2), member(1),
        ],
    ]  # fmt: skip
    people = await Person.all().count()
    started = await say(teller, button(await say(teller, "kunna roster"), "Take them in").run)
    assert "A message in our chat" in started.summary
    [delivery] = await outbox.Delivery.all()
    assert (delivery.cause, delivery.line, delivery.user) == ("roster/1", "kunna roster-progress 1", "ULINNEA")
    await worked(teller.dispatch, watch)
    receipt = await say(teller, "kunna roster-progress 1")
    assert receipt.summary == "The members are taken in: 9 accounts looked at."
    assert facts(receipt) == {
        "New here": "2", "Joined with somebody by e-mail": "1", "As before": "1",
        "No confirmed e-mail (left out)": "1", "Guests (left out)": "1", "Bots (left out)": "1",
        "Other organisations (left out)": "1", "Switched off (left out)": "1",
    }  # fmt: skip
    assert not receipt.live
    assert await Person.all().count() == people + 2
    anna = await PersonAddress.get(user="UANNA").select_related("person")
    assert (anna.person.email, anna.language, anna.email) == (ANNA, "sv", ANNA)
    assert not await PersonAddress.filter(user__in=["UG", "UB", "UF", "UX", "UN"]).exists()
    assert not await RosterMember.exists(), "who was listed is not kept"


async def test_who_is_known_follows_what_the_platform_says_now(teller: Teller, slack: Directory, watch: Watch) -> None:
    for user, email in (("UANNA", ANNA), ("UERIK", ERIK)):
        await doors.join(Address("slack", "T1", user), "Before", email, "")
    await doors.told(Address("slack", "T1", "UERIK"), "Before", "", gone=True, at=1)
    watch.on(seconds=1)
    slack.pages = [
        [("UANNA", Profile("After", "anna.new@example.com")), ("UERIK", Profile("Before", ERIK)),
         ("ULINNEA", Profile("Linnea", LINNEA, standing="gone"))],
    ]  # fmt: skip
    await say(teller, "kunna roster-start")
    await worked(teller.dispatch, watch)
    anna, erik = [await Person.get(addresses__user=user) for user in ("UANNA", "UERIK")]
    assert (anna.name, anna.email) == ("After", "anna.new@example.com")
    assert erik.active
    assert not (await Person.get(email=LINNEA)).active
    assert await (await Roster.get(id=1)).tally() == {"changed": 2, "gone": 1}


async def test_what_a_platform_says_while_it_is_asked_is_newer(teller: Teller, slack: Directory, watch: Watch) -> None:
    anna = Address("slack", "T1", "UANNA")
    await doors.join(anna, "Anna", ANNA, "")
    asked = watch.at
    watch.on(seconds=2)
    await doors.told(anna, "Anna Ek", "", gone=False, at=5)

    async def work() -> standing.Met:
        return await standing.heard(anna, "Anna Lind", ANNA, "", asked)

    assert await store.transaction(work) is standing.Met.SAME
    assert (await PersonAddress.get(user="UANNA")).name == "Anna Ek"


async def test_pauses_are_kept_and_what_does_not_come_is_asked_for_again(
    teller: Teller, slack: Directory, watch: Watch
) -> None:
    slack.pages = [[member(1)], [member(2)]]
    slack.troubles = [Busy(30.0, "users.list"), Unknown("timeout"), Unknown("http 503"), RuntimeError("a bug of ours")]
    await say(teller, "kunna roster-start")
    begun = watch.at
    await worked(teller.dispatch, watch)
    assert slack.asked == ["", "", "", "", "", "1"]
    assert (watch.at - begun).total_seconds() >= 30 + 1 + 2 + 4 + 3
    assert await (await Roster.get(id=1)).tally() == {"taken": 2}


async def test_a_list_whose_place_was_forgotten_is_read_again_and_nobody_counts_twice(
    teller: Teller, slack: Directory, watch: Watch
) -> None:
    slack.pages = [[member(1), ("UG", Profile("Gus", standing="guest"))], [member(2)]]
    slack.troubles = [Members((member(1), ("UG", Profile("Gus", standing="guest"))), "1"), Refused("invalid_cursor")]
    await say(teller, "kunna roster-start")
    await worked(teller.dispatch, watch)
    assert slack.asked == ["", "1", "", "1"]
    assert await (await Roster.get(id=1)).tally() == {"taken": 2, "guest": 1}


@pytest.mark.parametrize("troubles", [[Refused("missing_scope")], [Unknown("timeout")] * 50])
async def test_what_will_not_come_ends_with_the_reason_and_the_way_on(
    teller: Teller, slack: Directory, watch: Watch, troubles: list[Refused | Unknown]
) -> None:
    slack.troubles = list(troubles)
    slack.pages = [[member(1)]]
    await say(teller, "kunna roster-start")
    await worked(teller.dispatch, watch)
    receipt = await say(teller, "kunna roster-progress 1")
    assert f"“{troubles[0].why}”" in receipt.summary
    slack.troubles = []
    await say(teller, button(receipt, "Try again").run)
    await worked(teller.dispatch, watch)
    assert await (await Roster.get(id=2)).tally() == {"taken": 1}


async def test_who_is_made_to_wait_for_a_day_is_told(teller: Teller, slack: Directory, watch: Watch) -> None:
    slack.troubles = [Busy(40_000.0, "token")] * 9
    await say(teller, "kunna roster-start")
    for _ in range(4):
        await take_in(teller.dispatch)
        watch.on(seconds=40_000)
    assert "try again later" in (await say(teller, "kunna roster-progress 1")).summary


async def test_one_at_a_time_in_a_workspace_and_others_beside_it(
    teller: Teller, slack: Directory, watch: Watch
) -> None:
    await doors.join(Address("slack", "T2", "ULINNEA"), "Linnea", LINNEA, "")
    slack.pages = [[member(1)]]
    assert "A message" in (await say(teller, "kunna roster-start")).summary
    assert "already" in (await say(teller, "kunna roster-start")).summary
    assert "A message" in (await say(teller, "kunna roster-start", space="T2")).summary
    assert await Roster.all().count() == 2
    await worked(teller.dispatch, watch)
    assert "A message" in (await say(teller, "kunna roster-start")).summary, "over is over"


async def test_a_worker_that_dies_is_followed_by_another_and_comes_too_late_itself(
    teller: Teller, slack: Directory, watch: Watch
) -> None:
    page = [member(number) for number in range(50)]
    slack.pages = [page]
    await say(teller, "kunna roster-start")
    [run] = await roster.claim("first", 5)
    await roster._in_transaction(run, page[:20], teller.dispatch.admits, watch.at)  # and there it dies
    assert not await roster.claim("second", 5), "its lease is not over"
    watch.on(seconds=61)
    await worked(teller.dispatch, watch)
    assert await (await Roster.get(id=1)).tally() == {"taken": 50}
    people = await Person.all().count()
    assert not await roster.take_in(run, Members((member(99),)), teller.dispatch.admits, watch.at)
    assert await Person.all().count() == people


async def test_there_is_no_roster_outside_of_a_workspace(teller: Teller) -> None:
    for line in ("kunna roster", "kunna roster-start"):
        assert "Slack or Teams" in (await teller.reply(line, LINNEA)).summary
    assert not await Roster.exists()


async def test_a_tenant_in_which_no_team_has_the_bot_has_no_roster_yet(teller: Teller) -> None:
    await doors.join(Address("teams", "T", "linnea"), "Linnea", LINNEA, "")
    refused = await say(teller, "kunna roster-start", "linnea", "teams", "T")
    assert "Add me to a team" in refused.summary
    await doors.keep_team("T", "19:a@thread", {"service": "https://x"})
    assert facts(await say(teller, "kunna roster", "linnea", "teams", "T"))["Teams that have me"] == "1"
    assert "A message" in (await say(teller, "kunna roster-start", "linnea", "teams", "T")).summary
    assert await Team.all().count() == 1


async def test_somebody_with_two_accounts_is_a_question_and_is_counted_as_one(
    teller: Teller, slack: Directory, watch: Watch
) -> None:
    slack.pages = [[("ULINNEA", Profile("Linnea Hägg", LINNEA)), ("ULINNEA2", Profile("Linnea Hägg", LINNEA))]]
    await say(teller, "kunna roster-start")
    await worked(teller.dispatch, watch)
    receipt = await say(teller, "kunna roster-progress 1")
    assert facts(receipt)["Perhaps somebody who is here already"] == "1"
    other = await Person.get(addresses__user="ULINNEA2")
    assert (other.email, other.role) == (None, int(Role.EMPLOYEE)), "an e-mail alone brings nobody's role"
    assert await IdentityConflict.all().count() == 1
    listed = await say(teller, button(receipt, "Who is who?").run)
    assert "Linnea Hägg" in words(listed)
    assert identity.LINE == "kunna conflicts"
