"""What a status column says of a session or a seat."""

from typing import Final

from panelcheck.programme import Status
from panelcheck.readers.namewords import phrases

_OFF: Final = frozenset(
    phrases("""
    cancelled, canceled, cancel, withdrawn, withdrew, rejected, declined, refused, deleted, regrets
    unavailable, dropped, backed out, pulled out, cannot, can't, can not, won't, no longer, no show, no-show
    not coming, not attending, not available, not able, not speaking, not participating
    abgesagt, absage, abgelehnt, zurückgezogen, storniert, verhindert, kommt nicht, nicht dabei
    annulé, annulée, décliné, refusé, retiré, absent, absente, cancelado, cancelada, rechazado, rechazada
    recusado, recusada, annullato, annullata, rifiutato, ritirato, geannuleerd, afgezegd, geweigerd
    odwołane, odwołany, odrzucone, wycofane, zrušeno, odmítnuto
""")
)
_OFF_ALONE: Final = frozenset(phrases("no, nein, non, nee, nie, ne, não"))
_UNSURE: Final = frozenset(
    phrases("""
    tentative, pending, invited, asked, contacted, maybe, waiting, waitlisted, waitlist, wait list, backup
    back-up, reserve, standby, stand-by, alternate, unconfirmed, not confirmed, not yet, not sure, unsure
    no reply, no answer, no response, tbc, provisional, needs-action, proposed, submitted, shortlisted, draft
    in discussion, under review, in review, open question, on hold
    angefragt, eingeladen, vorläufig, unsicher, vielleicht, warteliste, ersatz, invité, invitée, provisoire
    peut-être, invitado, invitada, convidado, provisorio, invitato, provvisorio, uitgenodigd, voorlopig
    misschien, zaproszony, pozvaný
""")
)
_OPEN: Final = frozenset(
    phrases("""
    open, vacant, vacancy, empty, tba, tbd, offen, frei, vacante, libre, aperto, openstaand, wolne, volné
""")
)
_SURE: Final = frozenset(
    phrases("""
    confirmed, confirm, accepted, yes, y, ok, okay, sure, done, final, approved, active, attending, coming
    agreed, booked, committed, signed, registered, published, public, scheduled, speaking, true, x, 1, ✓, ✔
    zugesagt, zusage, bestätigt, angenommen, ja, fest, confirmé, confirmée, accepté, acceptée, oui
    confirmado, confirmada, aceptado, aceptada, sí, si, aceito, aceita, sim, confermato, confermata
    accettato, accettata, bevestigd, geaccepteerd, potwierdzony, potwierdzona, potwierdzone, tak
    potvrzeno, potvrzený, potvrzená, ano
""")
)
_LONGEST: Final = 3
_AT_THE_END: Final = ".,;:()!?*"


def is_off(word: str) -> bool:
    """Whether this status leaves a session or a seat out: cancelled, declined, withdrawn."""
    return says_off(word) or _tidy(word) in _OFF_ALONE


def says_off(role: str) -> bool:
    """Whether a column of roles says instead that the person is not coming: withdrawn, declined."""
    begun = _begun(role)
    return not begun.isdisjoint(_OFF) and begun.isdisjoint(_UNSURE)


def status_of(word: str) -> Status | None:
    """Return the status of a seat that is not off; None for one that is not known."""
    begun = _begun(word)
    known = ((Status.TENTATIVE, _UNSURE), (Status.OPEN, _OPEN), (Status.CONFIRMED, _SURE))
    return next((status for status, words in known if not begun.isdisjoint(words)), None)


def _tidy(word: str) -> str:
    return " ".join(part.strip(_AT_THE_END) for part in word.casefold().replace("’", "'").split())


def _begun(word: str) -> frozenset[str]:
    """Return the words that a status begins with, up to three: what stands behind is a remark."""
    parts = _tidy(word).split(" ")
    return frozenset(" ".join(parts[:count]) for count in range(1, _LONGEST + 1))
