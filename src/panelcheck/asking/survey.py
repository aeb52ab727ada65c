"""What people are asked, in the words shipped beside this module, filled in for one event."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from panelcheck import nodes, yamldoc
from panelcheck.asking.languages import ENGLISH, WORDING, languages
from panelcheck.source import read_source
from panelcheck.values import dataclass

AFTER_ACCEPTANCE, AFTER_EVENT = "survey", "after"
NO_PURPOSE = "none"
"""The purpose of a choice that agrees to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. ``purposes`` are what its choices agree to, in the same order, if it asks for consent.

    Without choices the answer is a text. ``own_words`` is the label of a text beside the choices.
    """

    id: str
    ask: str
    help: str = ""
    axis: str = ""
    choices: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    several: bool = False
    own_words: str = ""
    long: bool = False
    autocomplete: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A survey in one version of its wording; ``about`` are headings and what to know before answering.

    ``heading`` and ``note`` stand above the questions where they are a page to fill in.
    """

    id: str
    version: str
    title: str
    about: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]
    thanks: str
    language: str
    heading: str
    note: str
    unfilled: bool = False

    @property
    def edition(self) -> str:
        """The wording by which answers can be told apart later, such as ``survey@1``."""
        return f"{self.id}@{self.version}"


def in_every_language(axes: Mapping[str, Sequence[str]] | None = None) -> list[Survey]:
    """Return the survey that is sent after acceptance, once a language."""
    return [survey(AFTER_ACCEPTANCE, axes=axes, language=language) for language in languages()]


def survey(
    name: str,
    *,
    axes: Mapping[str, Sequence[str]] | None = None,
    owner: str = "",
    review_by: str = "",
    language: str = ENGLISH,
) -> Survey:
    """Return the survey called ``name`` for an event with further ``axes``, each with its categories.

    Axes and categories stay in the words of the event, whatever the ``language``. What the event does not
    say stands in square brackets (``unfilled``) or, where it need not be said, is left out.
    """
    wording = _wording(name if language == ENGLISH else f"{name}.{language}")
    given = {"owner": owner, "review-by": review_by}
    words = {**wording["blanks"], **{key: value for key, value in given.items() if value}}
    about = [(part["heading"], _filled(part["text"], words)) for part in wording["about"]]
    return Survey(
        id=wording["id"],
        version=wording["version"],
        title=wording["title"],
        about=tuple((heading, text) for heading, text in about if "{review-by}" not in text),
        questions=tuple(_questions(wording, axes or {})),
        thanks=wording["thanks"],
        language=wording["language"],
        heading=wording["form"]["heading"],
        note=wording["form"]["note"],
        unfilled=not owner,
    )


@cache
def _wording(name: str) -> dict[str, Any]:
    (root,) = yamldoc.load(read_source(str(WORDING / f"{name}.yaml")))
    wording: dict[str, Any] = nodes.plain(root)
    return wording


def _filled(text: str, words: Mapping[str, str]) -> str:
    for word, value in words.items():
        text = text.replace(f"{{{word}}}", value)
    return text


def _questions(wording: Mapping[str, Any], axes: Mapping[str, Sequence[str]]) -> Iterator[Question]:
    asked = [entry["axis"] for entry in wording["questions"] if "axis" in entry and "each" not in entry]
    for entry in wording["questions"]:
        if "each" in entry:
            yield from (_on_axis(entry, axis, axes[axis]) for axis in axes if axis not in asked)
        else:
            yield _question(entry, axes.get(entry.get("axis", ""), ()))


def _on_axis(entry: Mapping[str, Any], axis: str, categories: Sequence[str]) -> Question:
    """Return the question on an axis of the event's own; without categories it is answered in words."""
    words = {"axis": _spoken(axis)}
    filled = {**entry, "id": axis, "axis": axis, "ask": _filled(entry["ask"], words)}
    if not categories:
        filled["help"] = entry["open-help"]
        del filled["choices"], filled["several"], filled["own-words"]
    return _question(filled, categories)


def _question(entry: Mapping[str, Any], categories: Sequence[str]) -> Question:
    purposes: Mapping[str, str] = entry.get("purposes", {})
    own = [_spoken(category).capitalize() for category in categories]
    choices = [*own, *entry.get("choices", ())] if entry.get("each") else _with(entry.get("choices", ()), own)
    return Question(
        id=entry["id"],
        ask=entry["ask"],
        help=entry.get("help", ""),
        axis=entry.get("axis", ""),
        choices=tuple(purposes.values()) or tuple(choices),
        purposes=tuple(purposes),
        several=entry.get("several") == "true",
        own_words=entry.get("own-words", ""),
        long=entry.get("long") == "true",
        autocomplete=entry.get("autocomplete", ""),
    )


def _with(choices: Sequence[str], own: Sequence[str]) -> list[str]:
    """Return the shipped ``choices`` with the event's ``own`` before the last, which is to say nothing."""
    known = {_letters(choice) for choice in choices}
    return [*choices[:-1], *(choice for choice in own if _letters(choice) not in known), *choices[-1:]]


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalpha())


def _spoken(name: str) -> str:
    return " ".join(name.replace("_", " ").replace("-", " ").split())
