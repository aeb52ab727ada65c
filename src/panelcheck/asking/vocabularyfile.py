"""Vocabulary files: which words of people's own mean which category, in a numbered version."""

from collections.abc import Mapping
from dataclasses import fields

from panelcheck import nodes, yamldoc
from panelcheck.configaxes import ambiguous
from panelcheck.errors import Location, UserError, UserErrors, did_you_mean
from panelcheck.identity.vocabulary import Vocabulary, refuse
from panelcheck.source import Source
from panelcheck.validation import validate
from panelcheck.values import dataclass

_HINT = "Give it an id, a version, an axis, and categories, each with a list of spellings."


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyFile:
    """The spellings that mean the categories of one axis."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic's own hook, not a field

    id: str
    version: str
    axis: str
    categories: Mapping[str, tuple[str, ...]]

    @property
    def edition(self) -> str:
        """By which it can be told what was mapped how, such as ``gender-own-words@1``."""
        return f"{self.id}@{self.version}"


def read_vocabulary(source: Source, known: Mapping[str, Vocabulary]) -> VocabularyFile:
    """Read a vocabulary file for one of the axes ``known``.

    Raises UserError or UserErrors, located, for what is wrong with it: an axis the event has not got, or a
    category its axis has not got, which would count as unmapped later.
    """
    roots = yamldoc.load(source)
    if len(roots) != 1 or not isinstance(roots[0], nodes.Mapping):
        raise UserError("a vocabulary is one mapping of keys and values", Location(source.path), _HINT)
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where there is one to validate

    keys = [item.name for item in fields(VocabularyFile)]
    validator = TypeAdapter(VocabularyFile).validate_python
    found: VocabularyFile = validate(validator, roots[0], known=keys)
    place = nodes.find(roots[0], ["axis"])
    refuse(found.axis, place)
    if found.axis not in known:
        hint = did_you_mean(found.axis, list(known)) or "Configure it under 'axes:' in panelcheck.yaml."
        raise UserError(f"'{found.axis}' is not an axis of this event", place, hint)
    categories, node = known[found.axis].categories, roots[0].get("categories")
    for key, _ in node if categories and isinstance(node, nodes.Mapping) else ():
        if key.text not in categories:
            raise UserError(
                f"'{key.text}' is not a category of {found.axis}", key.location,
                did_you_mean(key.text, list(categories)) or f"There are {', '.join(categories)}.",
            )  # fmt: skip
    if errors := list(ambiguous(roots[0])):
        raise UserErrors(errors)
    return found
