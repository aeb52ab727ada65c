"""Which column of a form's export answers which question, in the languages forms are written in."""

from collections.abc import Mapping
from dataclasses import field
from typing import NamedTuple

from panelcheck.asking.survey import in_every_language
from panelcheck.errors import Location
from panelcheck.identity.declarations import PRONOUNS
from panelcheck.identity.text import bare, fold, words
from panelcheck.identity.vocabulary import GENDER, refuse
from panelcheck.patterns import regex
from panelcheck.readers.handedin import CONSENTS, OTHER_CONSENTS, TIMESTAMPS
from panelcheck.values import dataclass

NAME, GIVEN, FAMILY, EMAIL = "name", "given name", "family name", "email"
WHEN, CONSENT = "when", "consent"

_CHOICE = regex(r"^(?P<question>.*?)\s*\[(?P<choice>[^\[\]]*)\]\s*$")
_CODE = regex(r"^[A-Za-z]{1,3}\d\w*[.:]\s+")
_NOTE = regex(r"[(\[][^()\[\]]*[)\]]")
_WORD = regex(r"[^\W_]+")
_FILLING = words("""
    a all an and any apply are as best choose could describe do feel free how i identify if is it like many
    may me my of optional or own please s select self speaker speakers state tell text that the this tick to
    us voluntary want we what which with would you your yourself

    alle als angabe auswahlen beschreiben bezeichnen bitte dein deine deinem deinen der dich die dir du es
    freiwillig fuhlen fuhlst gib hast identifizieren identifizierst ihr ihre ihrem ihren ist mehrfachauswahl
    mit moglich ordnen ordnest sich sie und welche welchem welchen welcher welches wie wurden wurdest zu
    zugehorig zutreffende

    a au avec comment d de decrire decririez definissez des est et etes facultatif identifiez identifies je
    l la le les leur optionnel plusieurs possibles quel quelle reponses sont ta te toi ton tu une votre vos
    vous

    como con cual cuales de defines describe describes describiria el en es eres facultativo identifica
    identificas la lo mi o opcional que se si su te ti tu usted y

    che come con cui descriveresti di e facoltativo i identifica identifichi il lei qual quale sono sua suo
    ti tua tuo

    com descreve descreveria o qual sao seu sua te teu tua voce

    ben gij het hoe identificeer je jij jou jouw met omschrijven omschrijf optioneel u uw wat welk welke zou

    jak jaka jakie jest okreslasz pan pana pani panstwa sie swoja swoje twoj twoja twoje jake je jste se tve
    tvoje vas vase
""")
_GENDERS = words("""
    gender genders geschlecht geschlechts geschlechtsidentitat genderidentitat genre genero genere
    genderidentiteit plec plciowa pohlavi rod rodova
""")
_IDENTITIES = words("identity identitat identite identidad identita identidade identiteit tozsamosc")
_NAMES = words("""
    name names fullname vollstandiger nom complet nombre completo apellidos nome cognome completa naam
    volledige imie nazwisko i jmeno prijmeni full vor nachname vorname prenom y und et surname given first
    last family
""")
_PERSON = frozenset({"person", "speaker", "speakers", "speakername", "personname"})
"""What a tool calls the column of who answered."""
_GIVEN = frozenset(
    {"firstname", "givenname", "forename", "vorname", "prenom", "voornaam", "imie", "krestnijmeno"}
)
_FAMILY = frozenset({
    "lastname", "familyname", "surname", "nachname", "familienname", "nomdefamille", "apellido", "apellidos",
    "cognome", "achternaam", "nazwisko", "prijmeni", "sobrenome",
})  # fmt: skip
_EMAILS = words("""
    e mail email emails emailaddress emailadresse mailadresse adresse address courriel correo electronico
    posta elettronica electronique indirizzo endereco eletronico adres adresa username
""")
_EMAIL = words("email mail courriel correo emailadresse mailadresse emailaddress posta username eletronico")
_WHENS = TIMESTAMPS | {"submitted", "created", "createdat"}
_BIRTH = words("birth geburt naissance nacimiento nascita nascimento geboorte urodzenia urodzeniu narozeni")
_HISTORY = words("trans transgender transgeschlechtlich transgenre transgenero cisgender agab asab")
_SEX = words("sex sexe sexo sesso geslacht gender geschlecht genre genero genere plec pohlavi")


class Column(NamedTuple):
    """What a column answers: a question, and where it stands for one choice of many, which choice."""

    field: str
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions an event asks, by the words they may be asked in; ``known`` are whole wordings."""

    axes: tuple[str, ...]
    known: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, axes: tuple[str, ...], own: Mapping[str, str]) -> "Questions":
        """Return the questions of an event; ``own`` maps its own wording to an axis, a name or an e-mail."""
        surveys = in_every_language(dict.fromkeys(axes, ()))
        shipped = [question for asked in surveys for question in asked.questions]
        usable = {*axes, PRONOUNS, NAME, EMAIL}
        return cls(
            axes,
            {fold(one.ask): one.axis or one.id for one in shipped}
            | {fold(text): meant for text, meant in own.items() if meant in usable},
        )

    def column(self, header: str, place: Location | None = None) -> Column | None:
        """Return what a header asks; None where it is none of our questions.

        Raises UserError for a question that panelcheck does not use the answers of.
        """
        parted = _CHOICE.match(" ".join(header.split()))
        question, choice = (parted["question"], parted["choice"]) if parted else (header, "")
        question = _CODE.sub("", question)
        _demand_usable(question, place)
        found = self._field(question)
        return Column(found, choice.strip()) if found else None

    def _field(self, question: str) -> str:
        whole = fold(question)
        if meant := self.known.get(whole) or self.known.get(fold(_NOTE.sub(" ", question))):
            return meant
        return self._axis(question) or _who(question) or _other(whole)

    def _axis(self, question: str) -> str:
        """Return the axis that a question asks for and nothing else: not "gender of your co-speaker"."""
        left = _left(question)
        for axis in self.axes:
            if left and left == [word for word in _words(axis) if word not in _FILLING]:
                return axis
        if set(left) & _GENDERS and set(left) <= _GENDERS | _IDENTITIES:
            return GENDER if GENDER in self.axes else ""
        return (
            PRONOUNS if left in (["pronouns"], ["pronoun"], ["pronomen"], ["pronoms"], ["pronombres"]) else ""
        )


def _who(question: str) -> str:
    if fold(question) in _PERSON:
        return NAME
    left = _left(question)
    run = "".join(left)
    if run in _GIVEN | _FAMILY:
        return GIVEN if run in _GIVEN else FAMILY
    asked = set(left)
    if asked & _EMAIL and asked <= _EMAILS:
        return EMAIL
    return NAME if asked and asked <= _NAMES else ""


def _other(whole: str) -> str:
    if whole in _WHENS:
        return WHEN
    agreed = any(stem in whole for stem in CONSENTS) and not any(stem in whole for stem in OTHER_CONSENTS)
    return CONSENT if agreed else ""


def _demand_usable(question: str, place: Location | None) -> None:
    """Raise UserError for sex assigned at birth and for trans status, however they are asked for."""
    refuse(question, place)
    written = set(_words(question))
    if written & _BIRTH and written & _SEX:
        refuse("sex assigned at birth", place)
    if written & _HISTORY and not written & _GENDERS:
        refuse("trans status", place)


def _left(question: str) -> list[str]:
    """Return the words of a question that ask for something."""
    return [word for word in _words(_NOTE.sub(" ", question)) if word not in _FILLING]


def _words(text: str) -> list[str]:
    return _WORD.findall(bare(text))
