"""Every column is marked as being about a person or not: what export and erase will rely on."""

from __future__ import annotations

from collections.abc import Iterator

from tortoise import Tortoise, fields
from tortoise.models import Model

from bot.models import store
from bot.models.columns import is_personal, personal, plain


def _columns(model: type[Model]) -> Iterator[str]:
    """What somebody wrote down as a column; the number beside a reference (author_id) is the reference's own."""
    meta = model._meta
    yield from (name for name in meta.fields_map if name in meta.fk_fields)
    yield from (name for name in meta.fields_db_projection if meta.fields_map[name].reference is None)


def _unmarked(models: list[type[Model]]) -> list[str]:
    return [
        f"{model.__name__}.{name}" for model in models for name in _columns(model) if is_personal(model, name) is None
    ]


def _models() -> list[type[Model]]:
    Tortoise.init_models(store.APP["models"], "kunna")
    assert Tortoise.apps is not None
    return list(Tortoise.apps["kunna"].values())


def test_every_column_is_marked_as_personal_or_plain() -> None:
    models = _models()
    assert len(models) > 10
    assert not _unmarked(models), "Mark these with personal() or plain() of bot/models/columns.py"


def test_a_column_that_nobody_decided_about_is_found() -> None:
    class Pet(Model):
        id = plain(fields.IntField(primary_key=True))
        name = personal(fields.CharField(20))
        owner_shoe_size = fields.IntField()

    assert _unmarked([Pet]) == ["Pet.owner_shoe_size"]


def test_what_says_who_somebody_is_is_marked_personal() -> None:
    marks = {f"{model.__name__}.{name}": is_personal(model, name) for model in _models() for name in _columns(model)}
    told = (
        "Person.name",
        "Person.email",
        "PersonAddress.user",
        "Inbox.call",
        "Note.text",
        "Comment.person",
        "Vote.person",
    )
    assert {name: marks[name] for name in told} == dict.fromkeys(told, True)
    assert marks["Skill.name"] is False
