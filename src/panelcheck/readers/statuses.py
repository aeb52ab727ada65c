"""What a status column says of a session or a seat."""

import re

from panelcheck.patterns import regex
from panelcheck.programme import Status


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OFF = _words(
    """cancelled canceled cancel withdrawn withdrew rejected declined refused deleted no
    abgesagt abgelehnt zurückgezogen storniert annulé annulée décliné refusé retiré
    cancelado cancelada rechazado rechazada recusado recusada annullato annullata rifiutato ritirato
    geannuleerd afgezegd geweigerd odwołane odwołany odrzucone wycofane zrušeno odmítnuto"""
)
_UNSURE = _words(
    """tentative pending invited asked maybe waiting waitlisted unconfirmed tbc provisional
    needs-action angefragt eingeladen vorläufig invité invitée provisoire invitado invitada
    provisional convidado invitato provvisorio uitgenodigd voorlopig zaproszony pozvaný"""
)
_OPEN = _words("open vacant vacancy empty tba tbd offen frei vacante libre aperto openstaand wolne volné")


_CALLED_OFF = (
    r"(?:cancell?ed|abgesagt|entfällt|annulée?|cancelad[oa]|annullat[oa]|geannuleerd|afgezegd|odwołan[ey]"
    r"|zrušeno)"
)
_LABEL = r"\s*(?:\[[^\[\]]{1,40}\]\s*)?"  # what an export puts first, such as the kind: "[event] ..."
_STEMS = ("cancel", "annul", "abgesagt", "entfällt", "afgezegd", "odwołan", "zrušeno")
_MARK = regex(
    rf"{_LABEL}(?:[\[(]\s*{_CALLED_OFF}\s*[\])]|{_CALLED_OFF}\s*(?::|$))"
    rf"|.*[\[(]\s*{_CALLED_OFF}\s*[\])]\s*$",
    re.IGNORECASE,
)
_SHOUTED = regex(rf"{_LABEL}({_CALLED_OFF})\s*(?:[-–—]|\s\w)|.*\s[-–—]\s*({_CALLED_OFF})\s*$", re.IGNORECASE)


def called_off(title: str) -> bool:
    """Whether a session's title says that it does not take place: "[Cancelled] ...", "Canceled: ...".

    Elsewhere in a title the word may be what the session is about, and counts in capitals alone.
    """
    folded = title.casefold()
    if not any(stem in folded for stem in _STEMS):
        return False
    if _MARK.match(title):
        return True
    shouted = _SHOUTED.match(title)
    word = (shouted[1] or shouted[2]) if shouted else ""
    return bool(word) and word.isupper() and not title.isupper()


def is_off(word: str) -> bool:
    """Whether this status leaves a session or a seat out: cancelled, declined, withdrawn."""
    return _first(word) in _OFF


def says_off(role: str) -> bool:
    """Whether a column of roles says instead that the person is not coming: withdrawn, declined."""
    return _first(role) in _OFF - {"no"}


def status_of(word: str) -> Status:
    """Return the status of a seat that is not off; what is not known is confirmed."""
    first = _first(word)
    return Status.TENTATIVE if first in _UNSURE else Status.OPEN if first in _OPEN else Status.CONFIRMED


def _first(word: str) -> str:
    parts = word.casefold().replace("not confirmed", "unconfirmed").split()
    return parts[0].strip(".,;:()!") if parts else ""
