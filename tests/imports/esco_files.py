"""Files in the layout of the ESCO classification's official CSV downloads, with made-up concepts: nothing is copied."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

COLUMNS = (
    "conceptType", "conceptUri", "skillType", "reuseLevel", "preferredLabel", "altLabels", "hiddenLabels", "status",
    "modifiedDate", "scopeNote", "definition", "inScheme", "description",
)  # fmt: skip

# What three people wrote for this test: number, then names by language, the first the preferred one.
CONCEPTS: Sequence[tuple[int, dict[str, list[str]]]] = (
    (1, {
        "en": ["prune apple trees", "trim apple trees", "apple tree pruning"],
        "sv": ["beskära äppelträd", "äppelträdsbeskärning"],
        "fi": ["leikata omenapuita", "omenapuiden leikkaus"],
        "is": ["klippa eplatré"],
    }),
    (2, {
        "en": ["Python (made-up language)", "Python scripting"],
        "sv": ["Python (påhittat språk)", "pythonskript"],
        "fi": ["Python (keksitty kieli)", "Python-skriptit"],
        "is": ["Python (tilbúið mál)"],
    }),
    (3, {
        "en": ["repair accordions", "mend squeezeboxes"],
        "sv": ["laga dragspel", "dragspelsreparation"],
        "fi": ["korjata haitareita", "harmonikan korjaus"],
        "is": ["gera við harmonikur"],
    }),
    (4, {"en": ["bookkeeping", "keep the books"], "sv": ["bokföring", "föra böcker"], "fi": ["kirjanpito"], "is": []}),
)  # fmt: skip


def uri(number: int) -> str:
    """The address of a made-up concept, as ESCO writes them."""
    return f"http://data.europa.eu/esco/skill/00000000-0000-4000-8000-{number:012d}"


def esco(
    rows: Iterable[tuple[int, Sequence[str]]],
    *,
    kind: str = "KnowledgeSkillCompetence",
    status: str = "released",
    columns: Sequence[str] = COLUMNS,
    description: str = "What somebody who can do this does.",
) -> bytes:
    """A file with these concepts: a number and its names, the first the preferred one."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for number, names in rows:
        cells = {
            "conceptType": kind, "conceptUri": uri(number), "skillType": "skill/competence",
            "reuseLevel": "cross-sector", "preferredLabel": names[0] if names else "",
            "altLabels": "\n".join(names[1:]), "status": status, "modifiedDate": "2024-01-01T00:00:00Z",
            "inScheme": "http://data.europa.eu/esco/concept-scheme/skills", "description": description,
        }  # fmt: skip
        writer.writerow([cells.get(column, "") for column in columns])
    return out.getvalue().encode()


def in_language(language: str) -> bytes:
    """The made-up concepts in one language."""
    return esco((number, names[language]) for number, names in CONCEPTS)


def many(language: str, concepts: int = 13_900, others: int = 6, description: str = "") -> bytes:
    """As many concepts as the classification has, with about as many other names."""
    words = ("plan", "repair", "teach", "paint", "measure", "mend", "count", "bake", "steer", "clean")
    return esco(
        (
            (
                at,
                [
                    f"{words[at % 10]} {words[at // 10 % 10]} {language} {at}",
                    *(f"{words[(at + n) % 10]} {at} {language} way {n}" for n in range(others)),
                ],
            )
            for at in range(1_000, 1_000 + concepts)
        ),
        description=description,
    )
