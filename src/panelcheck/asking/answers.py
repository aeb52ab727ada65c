"""What was handed in, understood: one declaration a person and axis, and how it went in numbers."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date, timedelta

from panelcheck.asking.replies import agrees
from panelcheck.asking.responses import Export, Response
from panelcheck.asking.sheet import harmless
from panelcheck.asking.survey import NO_PURPOSE, in_every_language
from panelcheck.errors import Location
from panelcheck.identity.declarations import PRONOUNS, Declaration, State
from panelcheck.identity.people import normalise
from panelcheck.identity.text import fold, tidy
from panelcheck.identity.vocabulary import Answer, Vocabulary
from panelcheck.source import Cell
from panelcheck.values import dataclass

KEPT_AFTER_EVENT = timedelta(days=90)
KEPT_AT_MOST = timedelta(days=365)
"""From the day of the answer, where nothing says when the event is."""
_PROGRAMME = "programme"
_NOWHERE = Location("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The declarations of an export, and how it went: counts of people, by axis where it says so.

    ``again`` counts answers that a later one of the same person stands for; ``nameless`` those that say not
    whose they are; ``refused`` people whose answers may not be used.
    """

    declarations: tuple[Declaration, ...] = field(repr=False)
    people: int
    again: int
    nameless: int
    refused: int
    answered: Mapping[str, int]
    declined: Mapping[str, int]
    unmapped: Mapping[str, int]


def understand(
    export: Export, vocabularies: Mapping[str, Vocabulary], today: date, expires: date | None = None
) -> Understood:
    """Return what people declared.

    A later answer of one person stands for all of an earlier one. A question left empty counts as declined,
    and so does every question of a person who does not agree to the use of their answers: nothing they wrote
    is kept. Words that map to no category are kept as written.
    """
    whose = _apart([response for response in export.responses if response.person])
    latest = {response.person: response for response in _in_time(whose)}
    made: list[Declaration] = []
    unmapped: Counter[str] = Counter()
    for response in latest.values():
        for axis, text in response.said.items():
            vocabulary = vocabularies.get(axis) or Vocabulary(axis)
            state, values, mapped = _answer(text if agreed(response) else "", vocabulary)
            if state is State.DECLARED or axis != PRONOUNS:
                last = expires or (response.when.date() if response.when else today) + KEPT_AT_MOST
                made.append(_declaration(response, axis, state, values, last))
                unmapped[axis] += not mapped
    states = Counter((one.axis, one.state) for one in made)
    return Understood(
        declarations=tuple(made),
        people=len(latest),
        again=len(whose) - len(latest),
        nameless=len(export.responses) - len(whose),
        refused=sum(not agreed(response) for response in latest.values()),
        answered={axis: states[axis, State.DECLARED] for axis in export.axes},
        declined={axis: states[axis, State.DECLINED] for axis in export.axes},
        unmapped={axis: unmapped[axis] for axis in export.axes},
    )


def _apart(responses: Sequence[Response]) -> list[Response]:
    """Leave out an e-mail address that people of quite different names gave: an office's, a couple's."""
    names: defaultdict[str, list[set[str]]] = defaultdict(list)
    for response in responses:
        if response.name:
            names[response.email.casefold()].append(set(normalise(response.name).split()))
    shared = {email for email, told in names.items() if any(not one & told[0] for one in told)}
    return [
        replace(response, email="") if response.name and response.email.casefold() in shared else response
        for response in responses
    ]


def _in_time(responses: Sequence[Response]) -> list[Response]:
    """Return responses as they were handed in: by their time if all have one, else as they stand."""
    times = [response.when for response in responses if response.when]
    if len(times) < len(responses):
        return list(responses)
    return [responses[place] for place in sorted(range(len(times)), key=times.__getitem__)]


def agreed(response: Response) -> bool:
    """Whether the answers may be used: where the form asked, only a plain yes counts."""
    if response.consent is None:
        return True
    chosen = _chosen(response.consent)
    return NO_PURPOSE not in chosen if chosen else agrees(response.consent)


def _purposes(response: Response) -> frozenset[str]:
    """Return what a person agreed to; a yes to somebody else's question is for the programme alone."""
    if response.consent is None:
        return frozenset()
    return frozenset([_PROGRAMME, *_chosen(response.consent)])


def _chosen(consent: str) -> list[str]:
    """Return the purposes of the shipped survey's choices that were made."""
    written = fold(consent)
    asked = [one for survey in in_every_language() for one in survey.questions if one.purposes]
    pairs = [pair for one in asked for pair in zip(one.purposes, one.choices, strict=True)]
    return [purpose for purpose, choice in pairs if fold(choice) in written]


def _answer(text: str, vocabulary: Vocabulary) -> tuple[State, str, bool]:
    """Return what became of the question, the values to keep, and whether they map to categories."""
    reading = vocabulary.read(text)
    parts = [words for part in text.replace("\n", ";").split(";") if (words := tidy(part))]
    if reading.answer in (Answer.EMPTY, Answer.DECLINED):
        return State.DECLINED, "", True
    if any(vocabulary.read(part).answer is Answer.DECLINED for part in parts):
        return State.DECLINED, "", True
    if reading.answer is Answer.GIVEN and vocabulary.categories:
        parts = [category for category in vocabulary.categories if category in reading.categories]
    return State.DECLARED, "; ".join(parts), reading.answer is Answer.GIVEN


def _declaration(response: Response, axis: str, state: State, values: str, expires: date) -> Declaration:
    agrees_to = _purposes(response) if agreed(response) else frozenset()
    return Declaration(
        axis=axis,
        cell=Cell(harmless(values), _NOWHERE),
        name=harmless(response.name),
        email=harmless(response.email),
        state=state,
        purposes=agrees_to,
        said_on=response.when.date() if response.when else None,
        expires=expires,
    )
