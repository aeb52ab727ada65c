"""Who is who, and what each person says about themselves: one precedence, in one place."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from panelcheck.identity.axes import MEMBER, NOT_MEMBER, Axes, Disclosure, Intersection, intersected
from panelcheck.identity.declarations import PRONOUNS, Declaration, read_declarations
from panelcheck.identity.likelihood import HE, SHE, TABLE, prior_interval
from panelcheck.identity.names import likelihood_ratios
from panelcheck.identity.people import gather
from panelcheck.identity.pronouns import Pronouns, read_pronouns
from panelcheck.identity.roster import UNKNOWN, Contradiction, Ground, Roster, Standing
from panelcheck.identity.statements import Statements, from_declarations, from_programme, together
from panelcheck.identity.variants import find_variants
from panelcheck.identity.vocabulary import (
    DEFAULT,
    GENDER,
    SHARED,
    UNMAPPED,
    Answer,
    Reading,
    Vocabulary,
    refuse,
    refused,
)
from panelcheck.programme import Person, Programme

__all__ = [
    "DEFAULT", "Axes", "Declaration", "Disclosure", "Intersection", "Vocabulary",
    "identify", "read_declarations", "refuse", "refused",
]  # fmt: skip

_EVIDENCE = {Pronouns.SHE: SHE, Pronouns.HE: HE}
_WOMAN, _MAN = frozenset(["woman"]), frozenset(["man"])


def identify(
    programme: Programme,
    *,
    declarations: Sequence[Declaration] = (),
    vocabularies: Mapping[str, Vocabulary] = DEFAULT,
    axes: Sequence[str] = (GENDER,),
    decided: Axes | None = None,
    names: bool = True,
    pronouns: Literal["narrow", "ignore"] = "narrow",
    private: bool = False,
    today: date = date.min,
) -> Roster:
    """Return what is known of every person of ``programme`` on each of ``axes``.

    A person's own declarations stand above the programme's columns. An axis without a vocabulary is open:
    what people write is the category. First names and pronouns are evidence on the gender axis alone;
    ``decided`` says what rules watch, what may be told of an axis, and which of ``axes`` are intersections.
    ``names`` false leaves first names out, ``pronouns`` "ignore" makes everyone who states any unknown.
    ``private`` marks the roster as made with declarations that are not public. What has expired by
    ``today`` counts as not asked.
    Raises UserError for an axis that panelcheck refuses.
    """
    decided = decided or Axes()
    for axis in axes:
        refuse(axis)
    crossed = {axis: decided.intersections[axis] for axis in axes if axis in decided.intersections}
    needed = dict.fromkeys([*axes, *(part for one in crossed.values() for part in one.parts)])
    axes = [axis for axis in needed if axis not in crossed]
    people, seat_keys = gather(programme)
    declared, unmatched, held = from_declarations(declarations, people, today)
    known = {axis: vocabularies.get(axis) or Vocabulary(axis) for axis in axes}
    readings: dict[str, dict[str, Reading]] = {}
    disputes: list[Contradiction] = []
    for axis in axes:
        written = from_programme(programme, seat_keys, axis, shared_cells=bool(known[axis].categories))
        readings[axis], disputed = _read((written, declared.get(axis, {})), known[axis])
        disputes += disputed
    standings = {axis: {key: _standing(readings[axis].get(key)) for key in people} for axis in axes}
    if GENDER in axes:
        stated = _stated(from_programme(programme, seat_keys, PRONOUNS)) | _stated(declared.get(PRONOUNS, {}))
        standings[GENDER] = _genders(
            people, readings[GENDER], stated, names=names, narrow=pronouns == "narrow"
        )
    for name, one in crossed.items():
        on_parts = [standings[part] for part in one.parts]
        standings[name] = {key: intersected(one, [part[key] for part in on_parts]) for key in people}
    genders = standings.get(GENDER, {}).values()
    guarded = {axis for axis in standings if decided.event_only(axis)}
    labels = {axis: _labels(known[axis], standings[axis].values()) for axis in axes}
    return Roster(
        people=people,
        standings={axis: standings[axis] for axis in standings if axis not in guarded},
        guarded={axis: standings[axis] for axis in standings if axis in guarded},
        labels={**labels, **dict.fromkeys(crossed, (MEMBER, NOT_MEMBER))},
        watched={axis: decided.watched_on(axis) for axis in standings},
        parts={name: one.parts for name, one in crossed.items()},
        open_axes=frozenset(axis for axis in axes if not known[axis].categories),
        seat_keys=seat_keys,
        prior=_prior(genders),
        table=TABLE if any(standing.estimated for standing in genders) else "",
        contradictions=tuple(disputes),
        variants=find_variants(people, together(programme, seat_keys)),
        unmapped={axis: sum(reading == UNMAPPED for reading in readings[axis].values()) for axis in axes},
        unmatched=unmatched,
        lapsed=held.lapsed,
        renewed=len(held.renewed),
        private=private,
    )


def _standing(
    reading: Reading | None,
    stated: Pronouns | None = None,
    ratio: float | None = None,
    *,
    narrow: bool = True,
) -> Standing:
    """Apply the one precedence: declared > declined > pronouns > first name > unknown.

    Words nobody mapped, contradictions and pronouns that are no evidence end it: what a person has said,
    however little we make of it, is never filled in from a name.
    """
    if reading is not None:
        if reading.answer is Answer.GIVEN:
            return Standing(Ground.DECLARED, reading.categories)
        return Standing(Ground.DECLINED) if reading.answer is Answer.DECLINED else UNKNOWN
    if stated is not None:
        evidence = _EVIDENCE.get(stated) if narrow else None
        return Standing(Ground.PRONOUNS, likelihood_ratio=evidence) if evidence else UNKNOWN
    return Standing(Ground.NAMES, likelihood_ratio=ratio) if ratio else UNKNOWN


def _genders(
    people: Mapping[str, Person],
    readings: Mapping[str, Reading],
    stated: Mapping[str, Pronouns],
    *,
    names: bool,
    narrow: bool,
) -> dict[str, Standing]:
    """Return everyone's gender standing; only the names of people who said nothing are looked up."""
    silent = people.keys() - readings.keys() - stated.keys() if names else ()
    ratios = likelihood_ratios(people[key].name for key in silent)
    estimated = {ratio: _standing(None, ratio=ratio) for ratio in {None, *ratios.values()}}
    return {
        key: estimated[ratios.get(person.name)]
        if key in silent
        else _standing(readings.get(key), stated.get(key), narrow=narrow)
        for key, person in people.items()
    }


def _read(
    sources: Iterable[Statements], vocabulary: Vocabulary
) -> tuple[dict[str, Reading], Iterable[Contradiction]]:
    """Return what each person said, and where they contradict it; nobody whose words say nothing.

    What a later of the ``sources`` says of a person stands above an earlier one.
    """
    said: dict[str, Reading] = {}
    disputes: dict[str, Contradiction] = {}
    for key, texts in (one for statements in sources for one in statements.items()):
        found = [(SHARED if one.text is None else vocabulary.read(one.text), one.place) for one in texts]
        reading = vocabulary.combine(reading for reading, _ in found)
        if reading is None:
            continue
        said[key] = reading
        disputes.pop(key, None)
        if reading.answer is Answer.CONTRADICTED:
            given = [(one, place) for one, place in found if one.answer is Answer.GIVEN]
            second = next(place for one, place in given if one != given[0][0])
            disputes[key] = Contradiction(axis=vocabulary.axis, second=second, first=given[0][1])
    return said, disputes.values()


def _stated(statements: Statements) -> dict[str, Pronouns]:
    """Return the pronouns each person states; two that differ, or a shared cell, are OTHERWISE."""
    stated = {}
    for key, texts in statements.items():
        found = {Pronouns.OTHERWISE if one.text is None else read_pronouns(one.text) for one in texts}
        found.discard(Pronouns.NONE_STATED)
        if found:
            stated[key] = found.pop() if len(found) == 1 else Pronouns.OTHERWISE
    return stated


def _labels(vocabulary: Vocabulary, standings: Iterable[Standing]) -> tuple[str, ...]:
    """Return an axis's categories in the vocabulary's order; those of an open axis by the alphabet."""
    if vocabulary.categories:
        return tuple(vocabulary.categories)
    return tuple(sorted({category for standing in standings for category in standing.categories}))


def _prior(standings: Iterable[Standing]) -> tuple[float, float]:
    """Return the 90 % interval of the event's share of women among women and men."""
    women = men = 0
    ratios = []
    for standing in standings:
        women += standing.categories == _WOMAN
        men += standing.categories == _MAN
        if standing.likelihood_ratio is not None:
            ratios.append(standing.likelihood_ratio)
    return prior_interval(women, men, ratios)
