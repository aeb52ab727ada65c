"""Sessionize's views: GridSmart (days of rooms), All (everything by id), and lists of sessions.

Their categories and questions are the organiser's own: ``{"name": "Session format", "categoryItems": ...}``.
"""

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from dataclasses import replace

from panelcheck.nodes import Items, Mapping, Node, Scalar
from panelcheck.patterns import regex
from panelcheck.programme import Skip
from panelcheck.readers.document.definitions import labels_in, written_out
from panelcheck.readers.document.rebuilding import at, changed, items_of, mappings_of, text_at
from panelcheck.readers.fields import key_of

_KIND = regex(r".*(?:format|type|art)|kind")
_TRACK = regex(r".*(?:track|topic|theme|stream|thema)s?")
_Labels = MappingType[str, tuple[str, Scalar]]  # the field and the name of a category's item, by its id


def shape(root: Node, skips: list[Skip]) -> Node | None:
    """Return the sessions with their kind, track and room, and the people with their answers."""
    if isinstance(root, Items):
        return _views(root, skips)
    if not isinstance(root, Mapping) or not isinstance(at(root, "categories"), Items):
        return None
    if not {"sessions", "speakers", "questions", "rooms"} <= {key.text for key, _ in root}:
        return None
    items = {
        text_at(item, "id"): (_field(text_at(category, "title")), name)
        for category in mappings_of(at(root, "categories"))
        for item in mappings_of(at(category, "items"))
        if isinstance(name := at(item, "name"), Scalar)
    }
    questions = labels_in(Items(tuple(map(_question, mappings_of(at(root, "questions")))), root.location))
    rooms = {"rooms": labels_in(at(root, "rooms"))}
    sessions = [
        _session(written_out(session, rooms), list(_by_id(session, items)))
        for session in mappings_of(at(root, "sessions"))
        if _kept(session, skips)
    ]
    people = [_answered(person, questions) for person in mappings_of(at(root, "speakers"))]
    skips += [
        Skip("list", f"what ids under '{key.text}' stand for", key.location)
        for key, _ in root
        if key.text in ("categories", "questions", "rooms")
    ]
    return changed(
        root,
        sessions=Items(tuple(sessions), root.location),
        speakers=Items(tuple(people), root.location),
        categories=None,
        questions=None,
        rooms=None,
    )


def _views(root: Items, skips: list[Skip]) -> Node | None:
    """Return a view that is a list: of days, of groups of sessions, or of sessions."""
    days = mappings_of(root)
    if days and all(at(day, "rooms") and at(day, "timeSlots") for day in days):
        skips += [
            Skip("view", "the same sessions by time", slots.location)
            for day in days
            if (slots := at(day, "timeSlots"))
        ]
        found = [changed(day, timeSlots=None, rooms=_grouped(at(day, "rooms"), skips)) for day in days]
        return Items(tuple(found), root.location)
    if days and all(isinstance(at(group, "sessions"), Items) and at(group, "groupName") for group in days):
        return _grouped(root, skips)
    return None


def _grouped(groups: Node | None, skips: list[Skip]) -> Items | None:
    if groups is None:
        return None
    found = [
        changed(
            group,
            sessions=Items(
                tuple(
                    _session(session, list(_by_name(session)))
                    for session in mappings_of(at(group, "sessions"))
                    if _kept(session, skips)
                ),
                group.location,
            ),
        )
        for group in mappings_of(groups)
    ]
    return Items(tuple(found), groups.location)


def _kept(session: Mapping, skips: list[Skip]) -> bool:
    """Whether it is a session: a slot for the service (registration, lunch, a party) names nobody."""
    if text_at(session, "isServiceSession") == "true" and not items_of(at(session, "speakers")):
        skips.append(Skip("entry", "a service session with nobody on it", session.location))
        return False
    return True


def _session(session: Mapping, labels: list[tuple[str, Scalar]]) -> Mapping:
    told = {field: name for field, name in reversed(labels) if field}
    return changed(session, categories=None, categoryItems=None, questionAnswers=None, roomId=None, **told)


def _by_id(session: Mapping, items: _Labels) -> Iterator[tuple[str, Scalar]]:
    for one in items_of(at(session, "categoryItems")):
        if isinstance(one, Scalar) and one.text in items:
            field, name = items[one.text]
            yield field, replace(name, place=one.location)


def _by_name(session: Mapping) -> Iterator[tuple[str, Scalar]]:
    for category in mappings_of(at(session, "categories")):
        for item in mappings_of(at(category, "categoryItems")):
            if isinstance(name := at(item, "name"), Scalar):
                yield _field(text_at(category, "name")), name


def _field(category: str) -> str:
    """Return which field of a session a category holds; an empty text if none."""
    key = key_of(category)
    return "kind" if _KIND.fullmatch(key) else "track" if _TRACK.fullmatch(key) else ""


def _question(question: Mapping) -> Mapping:
    asked = at(question, "question")
    return changed(question, name=asked) if asked else question


def _answered(person: Mapping, questions: MappingType[str, Scalar]) -> Mapping:
    """Return a person with each answer under its question."""
    answers = {
        questions[text_at(answer, "questionId")].text: value
        for answer in mappings_of(at(person, "questionAnswers"))
        if text_at(answer, "questionId") in questions
        and isinstance(value := at(answer, "answerValue"), Scalar)
    }
    return changed(person, questionAnswers=None, categoryItems=None, sessions=None, **answers)
