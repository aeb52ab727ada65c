"""What holds of an axis beside its words: which categories rules watch, what may be told, intersections."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from panelcheck.identity.gender import WATCHED as WATCHED_GENDERS
from panelcheck.identity.roster import UNKNOWN, Ground, Standing
from panelcheck.identity.text import bare, fold, tidy, words
from panelcheck.identity.vocabulary import GENDER
from panelcheck.patterns import regex
from panelcheck.values import dataclass

MEMBER, NOT_MEMBER = "member", "not member"
"""The categories of an intersection."""


class Disclosure(StrEnum):
    """Of what an axis may be told: of every line-up, or in counts of the whole event alone."""

    SESSION = "session"
    EVENT_ONLY = "event-only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intersection:
    """The people who are, on every axis of ``parts``, of one of the categories given there."""

    parts: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """What an event decides of its axes; the defaults hold where it decides nothing.

    ``watched`` are, by axis, the categories that rules look at where they name none.
    """

    watched: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    disclosure: Mapping[str, Disclosure] = field(default_factory=dict)
    intersections: Mapping[str, Intersection] = field(default_factory=dict)

    def event_only(self, axis: str) -> bool:
        """Whether ``axis`` may be told of the event alone. An intersection is as private as its parts."""
        parts = self.intersections[axis].parts if axis in self.intersections else (axis,)
        return any(
            self.disclosure.get(part, default_disclosure(part)) is Disclosure.EVENT_ONLY for part in parts
        )

    def watched_on(self, axis: str) -> tuple[str, ...]:
        """Return the categories of ``axis`` that rules look at where they name none."""
        if axis in self.intersections:
            return (MEMBER,)
        return self.watched.get(axis) or (WATCHED_GENDERS if axis == GENDER else ())


# Ethnicity, disability, orientation, religion, health, politics, unions, caste and their kin (the special
# categories of GDPR, article 9, and what tells of them), in the nine languages of the vocabulary. These
# stand anywhere in a name ("Schwerbehinderung"), those below alone.
_SPECIAL = words("""
    ethni etni racial racise racize hautfarbe skincolo peopleofcolo personofcolo bipoc
    minorit minderheit mniejszos mensin underrepresented marginali migra refugee fluchtling refugi asyl
    indigen aborig firstnation tribe tribal herkunft herkomst pochodzen puvod origin origen origem
    disab behinder handicap discapac deficien beperking niepelnospr postizen impairment neurodiv autis
    orientation orientierung orientacion orientacao orientament geaardheid orientacj orientac sexual
    sexuel sessual seksual lgbt religi relijn credenc godsdienst konfession confession wyznani vyznani
    nabozen weltanschau worldview health gesundheit sante salud saude gezondheid zdrow zdrav illness disease
    krankheit maladie enfermedad doenca malattia ziekte chorob nemoc medical pregnan politi polity
    partei tradeunion gewerkschaft syndica sindica sindaca vakbond zwiazk odbor genetic biometri criminal
    conviction
""")
_SPECIAL_ALONE = words("""
    race races raza razas raca racas razza rasse ras rasa poc colour color couleur faith belief beliefs creed
    glaube foi croyance fe fede credo geloof wiara vira queer gay orientace hiv salute caste castes casta
    kaste kasta dalit union unions party access accessibility origine
""")
_WORD = regex(r"[^\W_]+")


def default_disclosure(axis: str) -> Disclosure:
    """Return what may be told of an axis of this name where the event decides nothing."""
    whole = fold(axis)
    special = any(part in whole for part in _SPECIAL) or not _SPECIAL_ALONE.isdisjoint(
        _WORD.findall(bare(axis))
    )
    return Disclosure.EVENT_ONLY if special else Disclosure.SESSION


def open_category(text: str) -> str:
    """Return what a category of an open axis is called, whoever wrote it how."""
    return tidy(text).casefold()


def intersected(intersection: Intersection, on_parts: Sequence[Standing]) -> Standing:
    """Return a person's standing on an intersection, from those on its parts, in the parts' order.

    From declarations alone: not a member where one part says so, a member where all do. Else nothing is
    known, or the person declined to say.
    """
    wanted = intersection.parts.values()
    if any(
        one.categories and one.categories.isdisjoint(part) for one, part in zip(on_parts, wanted, strict=True)
    ):
        return Standing(Ground.DECLARED, frozenset([NOT_MEMBER]))
    if all(one.categories for one in on_parts):
        return Standing(Ground.DECLARED, frozenset([MEMBER]))
    declined = any(one.ground is Ground.DECLINED for one in on_parts)
    return Standing(Ground.DECLINED) if declined else UNKNOWN
