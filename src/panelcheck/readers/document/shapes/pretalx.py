"""What pretalx's API says (https://docs.pretalx.org/api/): speakers and submissions, in pages of results."""

from panelcheck.nodes import Items, Mapping, Node, Scalar
from panelcheck.programme import Skip
from panelcheck.readers.document.definitions import label_of
from panelcheck.readers.document.rebuilding import at, changed, items_of, mappings_of, text_at

_NOT_CHOSEN = frozenset({"draft", "submitted", "rejected"})
_HOLDS = frozenset({"submissions", "submission_type"})


def shape(root: Node, skips: list[Skip]) -> Node | None:
    """Return the submissions that were accepted, with their slot, and the speakers with their answers."""
    found = at(root, "results") if isinstance(root, Mapping) else root
    if not isinstance(found, Items):
        return None
    entries = mappings_of(found)
    if not entries or not all(at(one, "code") and _HOLDS & {key.text for key, _ in one} for one in entries):
        return None
    return Items(tuple(_entry(one) for one in entries if _kept(one, skips)), found.location)


def _kept(entry: Mapping, skips: list[Skip]) -> bool:
    if text_at(entry, "state") in _NOT_CHOSEN:
        skips.append(Skip("entry", "a proposal that was not accepted", entry.location))
        return False
    return True


def _entry(entry: Mapping) -> Mapping:
    slot = at(entry, "slot") or next(iter(items_of(at(entry, "slots"))), None)
    times = {name: at(slot, name) for name in ("start", "end", "room") if at(slot, name)}
    told = {} if at(entry, "submission_type") else _answers(entry)
    return changed(entry, slot=None, slots=None, answers=None, submissions=None, **times, **told)


def _answers(person: Mapping) -> dict[str, Node | None]:
    """Return a person's answers, each under its question."""
    told: dict[str, Node | None] = {}
    for answer in mappings_of(at(person, "answers")):
        question = at(answer, "question")
        label = question if isinstance(question, Scalar) else None
        if isinstance(question, Mapping):
            asked = at(question, "question")
            inner = changed(question, name=asked) if asked else question
            label = label_of(inner)
        if label:
            told.setdefault(label.text, at(answer, "answer"))
    return told
