"""What people said about themselves in a file beside the programme. All of it is private."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from panelcheck import nodes
from panelcheck.errors import Location, NotAProgramme, UserError, UserErrors, collecting, did_you_mean
from panelcheck.identity.text import bare, words
from panelcheck.identity.vocabulary import refuse
from panelcheck.nodes import TwiceTheKey
from panelcheck.patterns import regex
from panelcheck.programme import Problem
from panelcheck.source import Cell, Source
from panelcheck.values import dataclass

PRONOUNS = "pronouns"
_FIELDS = {
    "name": "name", "fullname": "name", "speaker": "name", "person": "name", "nom": "name", "nombre": "name",
    "nome": "name", "id": "id", "personid": "id", "email": "email", "emailaddress": "email", "mail": "email",
    "axis": "axis", "value": "values", "values": "values", "pronoun": PRONOUNS, "pronouns": PRONOUNS,
    "gender": "gender", "genderidentity": "gender", "geschlecht": "gender", "genre": "gender",
    "genero": "gender", "state": "state", "source": "source", "link": "link", "purpose": "purposes",
    "purposes": "purposes", "date": "date", "expires": "expires",
}  # fmt: skip
_FILLING = words("what which is are your my the please state optional speaker speakers s")
_WORD = regex(r"[^\W_]+")
_DELIMITERS = regex(r"[,;|\t]")
_LINK = regex(r"https?://\S+\.\S+")
_YAML_BEGINS = regex(r"(?:[ \t]*(?:#.*)?\n)*\s*(?:---|-\s|[\[{]|(?:declarations|people)\s*:)")
_WHO = ("name", "id", "email")
_RECORD = frozenset({"axis", "values"})
_HINT = "Give it a first row such as: name,gender - or id or email instead of name."
_OR_ELSE = ", or give the field another name if it means something else"
"""What may be wrong with a sheet of one's own: an address's state, the day of a talk."""
_YAML_HINT = "Write a list of people, each with a name, id or email, and an axis: - {name: ..., gender: ...}"


class State(StrEnum):
    """What became of a question: answered, not answered on purpose, or an answer taken back."""

    DECLARED = "declared"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Origin(StrEnum):
    """Where an answer comes from: the person's form, their own public statement, or an organiser's copy."""

    OWN_FORM = "own-form"
    OWN_STATEMENT = "own-statement"
    ORGANISER_COPIED = "organiser-copied"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What one person said of themselves on one axis. Nothing of it shows in a repr.

    ``purposes`` is what they agreed to, as written; none where the file does not say. After ``expires``
    it counts as not asked.
    """

    axis: str
    cell: Cell = field(repr=False)
    name: str = field(default="", repr=False)
    id: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    state: State = field(default=State.DECLARED, repr=False)
    purposes: frozenset[str] = frozenset()
    said_on: date | None = None
    expires: date | None = None


def read_declarations(source: Source, axes: Sequence[str]) -> list[Declaration]:
    """Read a CSV or YAML file of declarations on ``axes`` (and pronouns).

    A record names a person by ``name``, ``id`` or ``email`` and has one field an axis, or else ``axis`` and
    ``values``; and, if need be, ``state``, ``source`` (with ``link``), ``purposes``, ``date`` and
    ``expires``. Without ``axis`` a source is not read: a sheet of one's own may mean something else by it.
    Other fields are not read. Raises UserError or UserErrors, located, for a file that cannot be used; their
    messages never hold a value.
    """
    return [declaration for _, declared in read_records(source, axes) for declaration in declared]


def read_records(source: Source, axes: Sequence[str]) -> list[tuple[Location, list[Declaration]]]:
    """Return each record of a file of declarations: where it stands, and what it declares.

    Raises what ``read_declarations`` raises.
    """
    found: list[tuple[Location, list[Declaration]]] = []
    errors: list[UserError] = []
    for location, record in (_yaml_records if is_yaml(source) else _table_records)(source, axes):
        with collecting(errors):
            found.append((location, _declarations(location, record, axes)))
    if errors:
        raise UserErrors(errors)
    return found


def is_yaml(source: Source) -> bool:
    """Whether declarations are in YAML (JSON is), by the file's name or, without one, by how they begin."""
    suffix = PurePath(source.path).suffix.lower()
    return suffix in (".yaml", ".yml", ".json") or (not suffix and bool(_YAML_BEGINS.match(source.text)))


def _declarations(location: Location, record: Mapping[str, Cell], axes: Sequence[str]) -> list[Declaration]:
    """Return what one record declares. Raises UserError or UserErrors."""
    who = {name: record[name].text.strip() for name in _WHO if name in record}
    details = _details(record)
    said = list(_said(record, axes, details.get("state", State.DECLARED)))
    if said and not any(who.values()):
        raise UserError(
            "this declaration does not say whose it is", location.point, "Add a name, id or email."
        )
    return [Declaration(axis=axis, cell=cell, **{**who, **details}) for axis, cell in said]


def _said(record: Mapping[str, Cell], axes: Sequence[str], state: State) -> Iterator[tuple[str, Cell]]:
    """Yield the axes a record speaks of, with what it says. Raises UserError for one that is no axis."""
    given = state is State.DECLARED
    for axis in (*axes, PRONOUNS):
        if axis in record and (record[axis].text.strip() or not (given or "axis" in record)):
            yield axis, record[axis] if given else Cell("", record[axis].location)
    written, values = record.get("axis"), record.get("values")
    answered = values and values.text.strip()
    if not (written and written.text.strip()) or not (answered or not given):
        return
    refuse(written.text, written.location.point)
    axis = _field_of(written.text, axes)
    if axis not in axes and axis != PRONOUNS:
        hint = did_you_mean(written.text, axes) or "Configure it under 'axes:' in panelcheck.yaml."
        # What stands here is not quoted: with columns mixed up it would be somebody's answer.
        raise UserError("this is not an axis of this event", written.location.point, hint)
    yield axis, values if values and given else Cell("", written.location)


def _details(record: Mapping[str, Cell]) -> dict[str, Any]:
    """Return what a record says of its declaration. Raises UserErrors; their messages hold no value."""
    errors: list[UserError] = []
    details: dict[str, Any] = {}
    ours = "axis" in record
    for name, (attribute, read) in _DETAILS.items():
        cell = record.get(name)
        if cell is not None and cell.text.strip() and (ours or name != "source"):
            with collecting(errors):
                details[attribute] = read(cell)
    origin, link = details.pop("origin", None), record.get("link")
    if origin is Origin.ORGANISER_COPIED and not (link and _LINK.match(link.text.strip())):
        errors.append(
            UserError(
                "copied by an organiser, without a link to where the person says so",
                record["source"].location.point,
                "Add the column 'link' with the address of their own statement, or ask the person.",
            )
        )
    if errors:
        raise UserErrors(errors)
    return details


def _one_of(choices: type[State] | type[Origin], or_else: str = "") -> Callable[[Cell], State | Origin]:
    """Return a reader of one of a few words."""

    def read(cell: Cell) -> State | Origin:
        try:
            return choices(cell.text.strip().casefold().replace(" ", "-").replace("_", "-"))
        except ValueError:
            known = ", ".join(choices)
            raise UserError(
                "this word is not known here", cell.location.point, f"Say one of {known}{or_else}."
            ) from None

    return read


def _day(or_else: str = "") -> Callable[[Cell], date]:
    """Return a reader of a day."""

    def read(cell: Cell) -> date:
        try:
            return date.fromisoformat(cell.text.strip()[:10])
        except ValueError:
            raise UserError(
                "this is no date", cell.location.point, f"Write it as 2027-03-31{or_else}."
            ) from None

    return read


def _purposes(cell: Cell) -> frozenset[str]:
    return frozenset(word for part in _DELIMITERS.split(cell.text) if (word := part.strip().casefold()))


_DETAILS: Mapping[str, tuple[str, Callable[[Cell], Any]]] = {
    "state": ("state", _one_of(State, _OR_ELSE)), "source": ("origin", _one_of(Origin)),
    "purposes": ("purposes", _purposes), "date": ("said_on", _day(_OR_ELSE)), "expires": ("expires", _day()),
}  # fmt: skip


def _field_of(header: str, axes: Sequence[str]) -> str:
    """Return what a field holds: a name, an id, an axis; "" for anything else."""
    plain = _plain(header)
    return next((axis for axis in axes if _plain(axis) == plain), _FIELDS.get(plain, ""))


def _plain(header: str) -> str:
    """Return the words that matter, run together: ``What is your gender? (optional)`` asks for gender."""
    written = _WORD.findall(bare(header))
    return "".join(word for word in written if word not in _FILLING) or "".join(written)


def _fields(headers: Iterable[Cell], axes: Sequence[str]) -> dict[int, str]:
    """Return the field of each header by its place; the first of two that say whose a record is.

    Raises UserError for any other that stands twice: which of them counts is not ours to guess.
    """
    found: dict[int, str] = {}
    for place, header in enumerate(headers):
        refuse(header.text, header.location)
        name = _field_of(header.text, axes)
        if name and name not in found.values():
            found[place] = name
        elif name and name not in _WHO:
            raise UserError(
                f"a second field for '{name}'",
                header.location,
                "Leave one of them, with what people last said.",
            )
    return found


def _demand(fields: Iterable[str], axes: Sequence[str], source: Source, hint: str) -> None:
    """Raise UserError where the fields cannot tell who declared, or what."""
    names = set(fields)
    if not names.intersection(_WHO):
        raise UserError("no field says whose declarations these are", Location(source.path), hint)
    if not names.intersection((*axes, PRONOUNS)) and not names >= _RECORD:
        raise UserError(f"no field is an axis of this event ({', '.join(axes)})", Location(source.path), hint)


def _table_records(source: Source, axes: Sequence[str]) -> Iterator[tuple[Location, dict[str, Cell]]]:
    # Imported here: most runs have no table of declarations.
    from panelcheck.readers.records import Words  # noqa: PLC0415
    from panelcheck.readers.table import Row, read_table  # noqa: PLC0415

    # A form's questions are no field names the readers know: one that means something makes it the header.
    written = {text.strip(' "') for text in _DELIMITERS.split(source.text.partition("\n")[0])}
    headers = {text: "" for text in written if _field_of(text, axes)}
    try:
        table = read_table(source, Words(axes=tuple(axes), fields=headers))
    except NotAProgramme as error:  # nor a table of declarations, which has other columns
        raise UserError(error.message, error.location, _HINT) from None
    fields = _fields(table.header, axes)
    _demand(fields.values(), axes, source, _HINT)
    for entry in table.entries:
        if isinstance(entry, Problem):
            raise UserError(entry.message, entry.location)
        if isinstance(entry, Row):
            yield (
                entry.location,
                {name: entry.given(place) or Cell("", entry.location) for place, name in fields.items()},
            )


def _yaml_records(source: Source, axes: Sequence[str]) -> Iterator[tuple[Location, dict[str, Cell]]]:
    from panelcheck import yamldoc  # noqa: PLC0415 - only where answers are YAML

    try:
        roots = yamldoc.load(source)
    except TwiceTheKey as error:  # it may be a name, or what somebody wrote
        raise UserError("a key stands here twice", error.location, error.hint) from None
    node = roots[0] if len(roots) == 1 else None
    if isinstance(node, nodes.Mapping):
        node = node.get("declarations") or node.get("people")
    if not isinstance(node, nodes.Items):
        raise UserError("no list of declarations in this file", Location(source.path), _YAML_HINT)
    seen: set[str] = set()
    for item in node.nodes:
        if not isinstance(item, nodes.Mapping):
            raise UserError("a declaration is a mapping of keys and values", item.location.point, _YAML_HINT)
        fields = _fields((key.cell for key, _ in item), axes)
        seen.update(fields.values())
        values = [value for _, value in item]
        yield item.location, {name: _cell(values[place]) for place, name in fields.items()}
    _demand(seen, axes, source, _YAML_HINT)


def _cell(node: nodes.Node) -> Cell:
    """Return a text, or a list of texts as one text with ``;`` between them."""
    if isinstance(node, nodes.Scalar):
        return node.cell
    if isinstance(node, nodes.Items) and all(isinstance(item, nodes.Scalar) for item in node.nodes):
        return Cell(
            "; ".join(item.cell.text for item in node.nodes if isinstance(item, nodes.Scalar)),
            node.location,
        )
    raise UserError("a value is a text or a list of texts", node.location.point)
