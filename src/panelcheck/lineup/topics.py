"""Which sessions are about diversity itself: where a group is often heard, and sometimes only there."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Final

from panelcheck.programme import Session
from panelcheck.readers.spans import words_of
from panelcheck.values import dataclass

# English first, then de fr es pt it nl pl cs; a star stands for any word.
_ANYWHERE: Final = """
    diversity and inclusion, diversity inclusion, diversity equity, equity diversity, gender, gender equality
    gender equity, gender gap, gender pay gap, gender bias, women in *, women of *, girls in *, women who code
    feminism, feminist, sexism, racism, anti racism, antiracism, allyship, lgbt, lgbtq, lgbtqia
    underrepresented, unconscious bias, implicit bias, imposter syndrome, impostor syndrome
    gleichstellung, chancengleichheit, geschlechtergerechtigkeit, frauen in *, frauenforderung, feminismus
    rassismus, antirassismus
    egalite des sexes, egalite femmes hommes, femmes dans *, femmes et *, feminisme, racisme, sexisme
    igualdad de genero, brecha de genero, mujeres en *, feminismo, racismo, sexismo
    igualdade de genero, mulheres na *, mulheres em *
    parita di genere, donne nella *, donne nel *, donne in *, femminismo, razzismo
    gendergelijkheid, vrouwen in *, diversiteit en inclusie
    rownosc plci, kobiety w *, feminizm, rasizm
    genderova rovnost, rovnost pohlavi, zeny v *, rasismus
"""
# Words of other fields and languages too: they mean this only where they are a tag of their own.
_AS_TAG: Final = """
    diversity, inclusion, inclusivity, equity, equality, dei, edi, d i, women, minorities, queer
    intersectionality
    diversitat, vielfalt, inklusion, frauen
    diversite, egalite, parite, genre, femmes
    diversidad, igualdad, equidad, genero, mujeres
    diversidade, inclusao, igualdade, equidade, mulheres
    diversita, inclusione, parita, genere, donne
    diversiteit, inclusie, gelijkheid, vrouwen
    roznorodnosc, rownosc, kobiety
    diverzita, rozmanitost, rovnost, zeny
"""


class Topics(StrEnum):
    """Whether a rule looks at sessions about diversity itself."""

    ANY = "any"
    ONLY = "only"
    WITHOUT = "without"


@dataclass(frozen=True)
class TopicWords:
    """The words that say a session is about diversity itself: ``own`` ones, and those panelcheck knows."""

    own: tuple[str, ...] = ()

    def tags(self, session: Session) -> tuple[str, ...]:
        """Return the tags of ``session`` that are one of these words, as they are written."""
        return tuple(tag for tag in session.tags if self._tag.fullmatch(words_of(tag)))

    def tell(self, session: Session) -> bool:
        """Whether a tag is one of these words, or the title or the track holds one."""
        told = (session.title.text, session.track)
        return bool(self.tags(session)) or any(self._within.search(words_of(text)) for text in told)

    @cached_property
    def _tag(self) -> re.Pattern[str]:
        return _pattern((*_phrases(_ANYWHERE), *_phrases(_AS_TAG), *map(words_of, self.own)))

    @cached_property
    def _within(self) -> re.Pattern[str]:
        return _pattern((*_phrases(_ANYWHERE), *map(words_of, self.own)))


KNOWN_TOPICS: Final = TopicWords()


def _phrases(text: str) -> Iterable[str]:
    return (" ".join(phrase.split()) for phrase in text.replace("\n", ",").split(",") if phrase.strip())


@lru_cache(maxsize=16)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of the phrases, as whole words; one pattern for all line-ups of a run."""
    words = "|".join(re.escape(phrase).replace(r"\*", r"\w+") for phrase in phrases if phrase)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")
