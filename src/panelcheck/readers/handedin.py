"""What people handed in about themselves: a file of declarations, or a form's export. It is no programme.

A list of names with a column for gender is one: whoever wrote it there made it public. Only what a form, or
panelcheck, writes beside the answers tells that they were given in private.
"""

from collections.abc import Sequence

from panelcheck.errors import PrivateAnswers
from panelcheck.nodes import Items, Mapping, Node
from panelcheck.readers import aliases
from panelcheck.readers.fields import key_of, recognise
from panelcheck.readers.records import Words
from panelcheck.readers.scanner import scan
from panelcheck.readers.spans import words_of
from panelcheck.readers.table import DELIMITERS
from panelcheck.source import Cell, Source

TIMESTAMPS = frozenset({
    "timestamp", "zeitstempel", "horodateur", "marcatemporal", "informazionicronologiche",
    "carimbodedatahora", "tijdstempel", "sygnaturaczasowa", "casoverazitko", "casovarazitka", "datesubmitted",
    "submitdate", "submittedat", "datumabgeschickt", "absendedatum", "abgeschicktam", "datedesoumission",
    "datedenvoi", "fechadeenvio", "datadiinvio", "datadeenvio", "ingediendop", "completiontime",
    "submissiondate", "submissiontime",
})  # fmt: skip
"""The columns in which form tools write when a form was handed in."""
CONSENTS = (
    "consent", "iagree", "doyouagree", "mayweuseyouranswers", "einwillig", "einverstandnis", "einverstanden",
    "stimmezu", "zustimm", "jaccepte", "acceptezvous", "daccord", "consiento", "consentimiento", "aceptas",
    "acepto", "acconsent", "consenso", "toestemming", "zgoda", "zgadzam", "souhlas",
)  # fmt: skip
OTHER_CONSENTS = (
    "record", "photo", "foto", "film", "video", "stream", "slides", "conduct", "newsletter", "image",
    "aufzeich", "aufnahme", "enregistr", "grab", "registra", "opname", "nagr", "nahrav", "terms", "mailing",
)  # fmt: skip
"""What else speakers are asked to agree to: a yes to these is none to us."""
_POLICIES = (
    "privacy", "policy", "policies", "gdpr", "dataprotection", "becontacted", "datenschutz", "dsgvo",
    "confidentialite", "rgpd", "privacidad", "protecciondedatos", "privacidade", "prywatnosci", "soukromi",
)  # fmt: skip
_ANSWERS = (
    "answer", "antwort", "angaben", "reponse", "respuesta", "resposta", "rispost", "odpowied", "odpoved",
)  # fmt: skip
_ASKED = frozenset((
    "gender", "genders", "geschlecht", "geschlechts", "geschlechtsidentitat", "genderidentitat", "genre",
    "genero", "genere", "genderidentiteit", "plec", "plciowa", "pohlavi", "rod", "rodova", "pronoun",
    "pronouns", "pronomen", "pronoms", "pronombres", "pronomi", "pronomes",
))  # fmt: skip
_WHO = frozenset(("name", "names", "mail", "email", "nom", "nombre", "nome", "naam", "imie", "jmeno"))
_WHO_DECLARES = _WHO | {"id"}
QUESTION = frozenset({"question", "frage", "pregunta", "domanda"})
ANSWER = frozenset({"answer", "antwort", "reponse", "respuesta", "risposta"})
"""Where each row is one answer, as pretalx exports them."""
_FORM = frozenset({"respondentid", "collectorid", "responseid", "recordeddate"})
"""Columns that survey tools write beside each answer."""
_KEPT = frozenset({"expires", "purpose", "purposes"})
"""Columns that a declarations file has, and no programme."""
_LONGEST = 1000
"""So many characters of a header are looked at."""
_SESSION = frozenset({"title", "room", "track"})
_CLOCKS = frozenset({"start", "end", "time"})
_OF_A_TALK = frozenset({
    "abstract", "longabstract", "talkabstract", "proposalabstract", "paperabstract", "proposal",
    "talkdescription", "sessiondescription", "proposaldescription", "sessiontype", "sessionformat",
    "talktype", "talkformat", "submissiontype", "talklength", "sessionlength",
})  # fmt: skip
"""What calls for proposals ask of a talk, and no survey of people does."""
_NAMES = frozenset((*aliases.NAME, *aliases.GIVEN_OR_FULL, *aliases.FAMILY_OR_FULL))
_MESSAGE = "this holds what people said about themselves in private, and is no programme"
_KEEP = (
    "Keep it outside this folder, such as in ~/private, and pass it with --declarations. Named under"
    " 'declarations:' in panelcheck.yaml, it is left out of the programme."
)
_IMPORT = (
    "Make declarations of what a form collected with 'panelcheck declarations import', outside the"
    " repository, and delete it here. In a programme, leave out the column pointed at."
)
ASSUMED_PUBLIC = "a form's export is a programme: what people said of themselves in it counts as public"


def refuse_first_row(source: Source, words: Words) -> None:
    """Raise PrivateAnswers where the first row of a table, however parted, heads what people handed in.

    The questions of a form are no field names: without them the row would not be known as a header.
    """
    for mark in DELIMITERS:
        lines = scan(source.text, mark)
        first = next(lines, None)
        # A quote that is never closed makes the whole file one field.
        cells = [
            Cell(value[:_LONGEST], source.locate(*span))
            for value, span in (zip(first.values, first.spans, strict=True) if first else ())
        ]
        refuse_answers(cells, words)
        keys = [key_of(cell.text) for cell in cells]
        place = next((place for place, key in enumerate(keys) if key in QUESTION), None)
        if place is None or ANSWER.isdisjoint(keys):
            continue
        if any(_asks(line.values[place], words) for line in lines if len(line.values) > place):
            raise PrivateAnswers(_MESSAGE, cells[place].location.point, _IMPORT)


def refuse_answers(header: Sequence[Cell], words: Words) -> None:
    """Raise PrivateAnswers where the header of a table is that of answers, and of nothing else."""
    place = _mark(header, words)
    if place is None:
        return
    keys = [key_of(cell.text) for cell in header]
    ours = _is_ours(keys)
    found = {} if ours else recognise([cell.text for cell in header], words)
    # Form tools write when a form was begun and handed in, under the names that sessions have for it.
    said = _SESSION if _form_times(keys) else _SESSION | _CLOCKS
    of_a_session = any(name in said and keys[number] not in _NAMES for number, name in found.items())
    if not of_a_session and (ours or not _of_proposals(keys)):
        hint = _KEEP if ours or keys[place] in _KEPT else _IMPORT
        raise PrivateAnswers(_MESSAGE, header[place].location.point, hint)


def refuse_declared(roots: Sequence[Node]) -> None:
    """Raise PrivateAnswers for a document that is a list of declarations."""
    for root in roots:
        named = root.get("declarations") if isinstance(root, Mapping) else None
        for items in (named, root):
            if not isinstance(items, Items):
                continue
            if any(_is_record(record, declared=items is named) for record in items.nodes):
                raise PrivateAnswers(_MESSAGE, items.location.point, _KEEP)


def is_public_export(header: Sequence[Cell], words: Words) -> bool:
    """Whether a table is a form's export that tells of sessions too: a call for proposals, say."""
    return _mark(header, words) is not None


def _mark(header: Sequence[Cell], words: Words) -> int | None:
    """Return the place of the column by which a header tells that answers were handed in; None without."""
    keys = [key_of(cell.text) for cell in header]
    if _is_ours(keys):
        return keys.index("axis")
    who = {place for place, cell in enumerate(header) if _tells_who(cell.text)}
    asked = {place for place, cell in enumerate(header) if _asks(cell.text, words)}
    # One cell that says it all is a header parted by another mark than this one.
    if not who or not asked or len(who | asked) == 1:
        return None
    return next((place for place, key in enumerate(keys) if key in _KEPT or _from_a_form(key)), None)


def _form_times(keys: Sequence[str]) -> bool:
    return not (TIMESTAMPS | _FORM).isdisjoint(keys)


def _is_ours(keys: Sequence[str]) -> bool:
    """Whether a table has the columns of a full declarations file."""
    return "axis" in keys and not {"value", "values"}.isdisjoint(keys) and not _WHO_DECLARES.isdisjoint(keys)


def _is_record(node: Node, *, declared: bool) -> bool:
    """Whether a mapping is a record of a declaration; a short one needs a sign that it is no programme's.

    That is the word above it (``declared``), or what only declarations have: when they expire, and purposes.
    """
    keys = {key_of(key.text) for key, _ in node} if isinstance(node, Mapping) else set()
    short = not keys.isdisjoint(_WHO_DECLARES) and (declared or not keys.isdisjoint(_KEPT))
    return _is_ours(list(keys)) or (short and (declared or not keys.isdisjoint(_ASKED)))


def _asks(text: str, words: Words) -> bool:
    """Whether a header, or a whole question, asks for gender, pronouns or an axis of the event."""
    said = words_of(text)
    if not _ASKED.isdisjoint(said.split()):
        return True
    return any(f" {words_of(axis)} " in f" {said} " for axis in words.axes)


def _tells_who(header: str) -> bool:
    return not _WHO.isdisjoint(words_of(header).split()) or key_of(header) in _NAMES


def _of_proposals(keys: Sequence[str]) -> bool:
    """Whether talks are proposed in a form, of which nothing but consent to a policy tells."""
    marks = [key for key in keys if key in _KEPT or _from_a_form(key)]
    return not _OF_A_TALK.isdisjoint(keys) and all(
        any(stem in key for stem in _POLICIES) and not any(stem in key for stem in _ANSWERS) for key in marks
    )


def _from_a_form(key: str) -> bool:
    """Whether a column is one that a form writes: when it was handed in, or consent to the use of answers."""
    if key in TIMESTAMPS or key in _FORM:
        return True
    return any(stem in key for stem in CONSENTS) and not any(stem in key for stem in OTHER_CONSENTS)
