"""Who of a programme has been asked, in numbers. Names only of those who have not, and never an answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date

from panelcheck.configaxes import vocabularies
from panelcheck.identity.declarations import Declaration, State
from panelcheck.identity.matching import Matcher
from panelcheck.identity.people import normalise
from panelcheck.identity.retention import in_force
from panelcheck.identity.statements import from_programme
from panelcheck.identity.vocabulary import Answer, Vocabulary
from panelcheck.programme import Programme
from panelcheck.reading import Reading
from panelcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far the people of a programme have been asked.

    ``answered`` and ``declined`` count people by axis. ``asked`` are people with an answer of any sort,
    ``withdrawn`` those who took theirs back, ``unclear`` those whom an answer may or may not be of.
    ``waiting`` are the names of everyone else; ``stated`` counts those among them of whom the programme's own
    columns say something, though nobody says that it is their own word. ``nobody`` and ``several`` count the
    people in the declarations who are nobody here, or whose name fits several. ``lapsed`` counts records that
    have expired or were taken back, ``renewed`` those for which a later one stands.
    """

    path: str
    people: int
    asked: int
    withdrawn: int
    unclear: int
    answered: Mapping[str, int]
    declined: Mapping[str, int]
    nobody: int
    several: int
    stated: int
    lapsed: int
    renewed: int
    waiting: tuple[str, ...] = field(repr=False)


def coverage(reading: Reading, declarations: Sequence[Declaration], today: date) -> Coverage:
    """Return how far a programme's people have been asked, in its own columns and in ``declarations``."""
    people = reading.roster.people
    axes = reading.config.asks_of
    held, over = in_force(declarations, today)
    matcher = Matcher(people)
    found = [(one, matcher.candidates(one)) for one in held]
    written = {axis: _written(reading, axis) for axis in axes}
    given = {axis: _given(reading, axis, written[axis], found) for axis in axes}
    asked = {key for answers in given.values() for key in answers} | _only(found)
    withdrawn = _only((one, matcher.candidates(one)) for one in declarations if one.state is State.WITHDRAWN)
    unclear = {key for _, keys in found if len(keys) > 1 for key in keys}
    waiting = [key for key in people if key not in asked | withdrawn | unclear]
    return Coverage(
        path=reading.programme.path,
        people=len(people),
        asked=len(asked),
        withdrawn=len(withdrawn - asked),
        unclear=len(unclear - asked - withdrawn),
        answered={axis: sum(not declined for declined in given[axis].values()) for axis in axes},
        declined={axis: sum(given[axis].values()) for axis in axes},
        nobody=len({_who(one) for one, keys in found if not keys}),
        several=len({_who(one) for one, keys in found if len(keys) > 1}),
        stated=sum(any(key in told for told in written.values()) for key in waiting),
        lapsed=over.lapsed,
        renewed=len(over.renewed),
        waiting=tuple(people[key].name for key in waiting),
    )


def _written(reading: Reading, axis: str) -> dict[str, set[Answer]]:
    """Return what sort of thing the programme's own columns say of people."""
    vocabulary = _vocabulary(reading, axis)
    statements = from_programme(reading.programme, reading.roster.seat_keys, axis)
    answers = {
        key: {vocabulary.read(one.text or "").answer for one in told} for key, told in statements.items()
    }
    return {key: answer for key, answer in answers.items() if answer - {Answer.EMPTY}}


def _given(
    reading: Reading,
    axis: str,
    written: Mapping[str, set[Answer]],
    found: Sequence[tuple[Declaration, set[str]]],
) -> dict[str, bool]:
    """Return who has answered on an axis, and whether they declined: their own declaration stands above.

    Unless the config says that people were asked, of the programme's own columns only a refusal is surely
    an answer.
    """
    vocabulary = _vocabulary(reading, axis)
    own: dict[str, set[Answer]] = {}
    for one, keys in found:
        if one.axis == axis and len(keys) == 1:
            own.setdefault(next(iter(keys)), set()).add(vocabulary.read(one.cell.text).answer)
    said = {
        key: answer for key, answer in written.items() if reading.config.asked or Answer.DECLINED in answer
    }
    answers = {**said, **own}
    return {key: Answer.DECLINED in answer for key, answer in answers.items() if answer - {Answer.EMPTY}}


def _vocabulary(reading: Reading, axis: str) -> Vocabulary:
    return vocabularies(reading.config).get(axis) or Vocabulary(axis)


def _only(found: Iterable[tuple[Declaration, set[str]]]) -> set[str]:
    """Return the people of declarations that fit one person."""
    return {key for _, keys in found if len(keys) == 1 for key in keys}


def _who(one: Declaration) -> tuple[str, str]:
    return one.id, one.email.casefold() or normalise(one.name)


def last_day(programmes: Iterable[Programme]) -> date | None:
    """Return the last day of programmes; None where they say no dates."""
    days = []
    for programme in programmes:
        for session in programme.sessions:
            try:
                days.append(date.fromisoformat(session.day))
            except ValueError:
                continue
    return max(days, default=None)
