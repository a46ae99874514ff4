from tortoise import migrations
from tortoise.migrations import operations as ops
from bot.models.ideas import Stage
from tortoise.fields.base import OnDelete
from tortoise import fields
from tortoise.indexes import Index


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="Door",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("platform", fields.CharField(max_length=16)),
                ("space", fields.CharField(max_length=128)),
                ("user", fields.CharField(max_length=255)),
                ("reference", fields.TextField(unique=False)),
            ],
            options={
                "table": "door",
                "app": "kunna",
                "unique_together": [("platform", "space", "user")],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Inbox",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("platform", fields.CharField(max_length=16)),
                ("key", fields.CharField(max_length=255)),
                ("state", fields.CharField(default="open", max_length=10)),
                ("call", fields.TextField(default="", unique=False)),
                ("attempts", fields.SmallIntField(default=0)),
                ("due", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "inbox",
                "app": "kunna",
                "unique_together": [("platform", "key")],
                "indexes": [Index(fields=["state", "due"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Person",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("name", fields.CharField(max_length=200)),
                ("name_key", fields.CharField(max_length=200)),
                ("email", fields.CharField(null=True, unique=True, max_length=254)),
                ("title", fields.CharField(default="", max_length=200)),
                ("unit", fields.CharField(default="", max_length=100)),
                ("unit_key", fields.CharField(default="", max_length=100)),
                ("place", fields.CharField(default="", max_length=100)),
                ("place_key", fields.CharField(default="", max_length=100)),
                ("language", fields.CharField(default="", max_length=8)),
                ("zone", fields.CharField(default="", max_length=64)),
                ("role", fields.SmallIntField(default=1)),
                ("earlier", fields.TextField(default="", unique=False)),
                ("interests", fields.TextField(default="", unique=False)),
                ("speaks", fields.TextField(default="", unique=False)),
                ("active", fields.BooleanField(default=True)),
                ("created", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "person",
                "app": "kunna",
                "indexes": [
                    Index(fields=["name_key"]),
                    Index(fields=["unit_key"]),
                    Index(fields=["place_key"]),
                    Index(fields=["active"]),
                ],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Idea",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("text", fields.TextField(unique=False)),
                (
                    "author",
                    fields.ForeignKeyField(
                        "kunna.Person",
                        source_field="author_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="ideas",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                (
                    "stage",
                    fields.CharEnumField(
                        default=Stage.NEW,
                        description="NEW: new\nDISCUSSED: discussed\nEVALUATED: evaluated\nBUILDING: building\nLAUNCHED: launched",
                        enum_type=Stage,
                        max_length=12,
                    ),
                ),
                ("votes", fields.IntField(default=0)),
                ("comments", fields.IntField(default=0)),
                ("language", fields.CharField(default="", max_length=8)),
                ("created", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "idea",
                "app": "kunna",
                "indexes": [Index(fields=["votes", "id"]), Index(fields=["created"])],
                "pk_attr": "id",
            },
            bases=["Numbered"],
        ),
        ops.CreateModel(
            name="Comment",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "idea",
                    fields.ForeignKeyField(
                        "kunna.Idea",
                        source_field="idea_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="remarks",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "kunna.Person",
                        source_field="person_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="remarks",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                ("created", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={"table": "comment", "app": "kunna", "indexes": [Index(fields=["idea_id", "id"])], "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Note",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("name", fields.CharField(unique=True, max_length=32)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "kunna.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="notes",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("text", fields.TextField(unique=False)),
                ("created", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={"table": "note", "app": "kunna", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PersonAddress",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "kunna.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="addresses",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("platform", fields.CharField(max_length=16)),
                ("space", fields.CharField(max_length=128)),
                ("user", fields.CharField(max_length=255)),
                ("checked", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "address",
                "app": "kunna",
                "unique_together": [("platform", "space", "user")],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Skill",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("name", fields.CharField(max_length=200)),
                ("created", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={"table": "skill", "app": "kunna", "pk_attr": "id"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="PersonSkill",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "person",
                    fields.ForeignKeyField(
                        "kunna.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="known",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "skill",
                    fields.ForeignKeyField(
                        "kunna.Skill",
                        source_field="skill_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="known",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("level", fields.SmallIntField(default=2)),
                ("level_given", fields.BooleanField(default=True)),
                ("endorsements", fields.IntField(default=0)),
                ("hidden", fields.BooleanField(default=False)),
                ("fresh", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "person_skill",
                "app": "kunna",
                "unique_together": [("person", "skill")],
                "indexes": [Index(fields=["skill_id", "hidden", "level", "endorsements", "fresh", "person_id"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="SkillLabel",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "skill",
                    fields.ForeignKeyField(
                        "kunna.Skill",
                        source_field="skill_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="labels",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("language", fields.CharField(max_length=8)),
                ("text", fields.CharField(max_length=200)),
                ("key", fields.CharField(max_length=200)),
                ("preferred", fields.BooleanField(default=False)),
            ],
            options={
                "table": "skill_label",
                "app": "kunna",
                "indexes": [Index(fields=["key"]), Index(fields=["skill_id", "language"])],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Snippet",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("section", fields.CharField(unique=True, max_length=40)),
                (
                    "owner",
                    fields.ForeignKeyField(
                        "kunna.Person",
                        source_field="owner_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="snippets",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("version", fields.IntField(default=1)),
                ("valid_from", fields.DateField()),
            ],
            options={"table": "snippet", "app": "kunna", "pk_attr": "id"},
            bases=["Numbered"],
        ),
        ops.CreateModel(
            name="SnippetText",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "snippet",
                    fields.ForeignKeyField(
                        "kunna.Snippet",
                        source_field="snippet_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="texts",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("language", fields.CharField(max_length=8)),
                ("heading", fields.CharField(max_length=200)),
                ("text", fields.TextField(unique=False)),
            ],
            options={
                "table": "snippet_text",
                "app": "kunna",
                "unique_together": [("snippet", "language")],
                "pk_attr": "id",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Version",
            fields=[
                ("name", fields.CharField(primary_key=True, unique=True, db_index=True, max_length=32)),
                ("added", fields.IntField(default=0)),
                ("remade", fields.IntField(default=0)),
            ],
            options={"table": "version", "app": "kunna", "pk_attr": "name"},
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Vote",
            fields=[
                ("id", fields.IntField(generated=True, primary_key=True, unique=True, db_index=True)),
                (
                    "idea",
                    fields.ForeignKeyField(
                        "kunna.Idea",
                        source_field="idea_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="voters",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "person",
                    fields.ForeignKeyField(
                        "kunna.Person",
                        source_field="person_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="votes",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("created", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={"table": "vote", "app": "kunna", "unique_together": [("idea", "person")], "pk_attr": "id"},
            bases=["Model"],
        ),
    ]
