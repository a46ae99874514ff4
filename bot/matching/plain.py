"""Words that say little about which skill is meant, and which of them say the same; knows no label."""

from __future__ import annotations

from bot.matching.words import comparable

# Each line is one thing to say: where labels are compared its words are the same word. Words for tasks stand here
# because skills are often called by what one does, and hardly two people choose the same verb for it.
_SAME = """
perform performs performing carry carrying conduct conducting do doing execute executing undertake \
undertaking run running
apply applying use using utilise utilising utilize utilizing employ employing
manage manages managing administer administering administrate supervise supervising oversee overseeing \
monitor monitoring control controlling
lead leading direct directing head heading guide guiding
coordinate coordinating organise organising organize organizing arrange arranging plan planning
understand understanding interpret interpreting comprehend comprehending
create creating develop developing produce producing build building make making construct constructing \
assemble assembling
design designing draft drafting
write written writing compose composing correspond corresponding
maintain maintaining repair repairing fix fixing restore restoring
check checking inspect inspecting examine examining test testing verify verifying
give giving provide providing offer offering supply supplying deliver delivering
assist assisting help helping support supporting aid aiding
advise advising counsel counselling consult consulting
teach teaching instruct instructing educate educating train training
buy buying purchase purchasing procure procuring
sell selling vend vending
analyse analysing analyze analyzing evaluate evaluating assess assessing appraise appraising
select selecting choose choosing pick picking
ensure ensuring secure securing guarantee guaranteeing
remove removing eliminate eliminating dispose disposing
set setting establish establishing define defining
improve improving enhance enhancing optimise optimising optimize optimizing
motivate motivating encourage encouraging
type types kind kinds sort sorts category categories variety varieties brand brands form forms format \
formats range ranges typology
method methods technique techniques procedure procedures way ways approach approaches
study studies science theory theories
knowledge know-how expertise proficiency competence competency
tool tools instrument instruments
equipment apparatus device devices
rule rules regulation regulations
worker workers employee employees staff personnel
utföra genomföra göra verkställa
använda tillämpa bruka utnyttja nyttja
hantera leda styra förvalta administrera
övervaka kontrollera bevaka tillse
utveckla skapa bygga framställa producera tillverka
planera organisera samordna koordinera
reparera laga underhålla
undervisa utbilda lära
suorittaa tehdä toteuttaa
käyttää soveltaa hyödyntää
hallita hallinnoida johtaa ohjata
valvoa seurata tarkkailla
kehittää luoda laatia rakentaa valmistaa tuottaa
suunnitella järjestää koordinoida
korjata huoltaa kunnostaa
opettaa kouluttaa
"""
_PLAIN = """
of the a an and or in on for to with by at from into as your about their its out up
software programming language languages framework skills skill basics fundamentals tool service system \
library technology principles practice
field show level advanced basic good general various different related
och eller i på för till med av om en ett den det de kunskaper kunskap färdigheter program programvara \
språk grunder inom
ja tai sekä osaaminen taidot taito ohjelmisto ohjelma kieli perusteet liittyvä liittyvät
og eða í á fyrir til með af um kunnátta færni þekking forrit grunnur
"""
# Said with several words what one word says.
_PHRASES = {
    "carry out": "perform",
    "put together": "assemble",
    "make sense of": "understand",
    "get rid of": "remove",
    "deal with": "manage",
    "look after": "maintain",
    "take care of": "maintain",
    "set up": "establish",
    "ta fram": "utveckla",
    "se till": "övervaka",
}


def _lines(text: str) -> list[list[str]]:
    return [comparable(line).split() for line in text.strip().splitlines()]


SAME: dict[str, str] = {word: line[0] for line in _lines(_SAME) for word in line}
"""Folded words by the first of those that say the same."""
PLAIN = frozenset(word for line in _lines(_PLAIN) for word in line) | frozenset(SAME)
"""Folded words whose lack costs little."""
_SAID = {f" {comparable(phrase)} ": f" {comparable(word)} " for phrase, word in _PHRASES.items()}


def said_otherwise(folded: str) -> str:
    """The text with one word where it has several that say the same; "" where it has none of those."""
    text = f" {folded} "
    for phrase, word in _SAID.items():
        text = text.replace(phrase, word)
    return text.strip() if text != f" {folded} " else ""


def core(folded: str) -> str:
    """The words of a text that say which skill is meant; "" where all do, or none."""
    words = folded.split(" ")
    kept = [word for word in words if word not in PLAIN]
    return " ".join(kept) if 0 < len(kept) < len(words) else ""


def names(folded: str) -> bool:
    """Whether a label reads as the name of something, not of a task ("build miniature sets", "records \
managing").

    People shorten names to their initials, hardly ever tasks.
    """
    words = folded.split(" ")
    return words[0] not in SAME and not (words[-1].endswith("ing") and words[-1] in SAME)
