"""What people said about themselves in a file beside the programme. All of it is private."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from panelcheck import yamldoc
from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.identity.people import normalise
from panelcheck.identity.text import bare, words
from panelcheck.identity.vocabulary import refuse
from panelcheck.patterns import regex
from panelcheck.programme import Person, Problem
from panelcheck.source import Cell, Source

PRONOUNS = "pronouns"
_FIELDS = {
    "name": "name", "fullname": "name", "speaker": "name", "person": "name", "nom": "name", "nombre": "name",
    "nome": "name", "id": "id", "personid": "id", "email": "email", "emailaddress": "email", "mail": "email",
    "axis": "axis", "value": "values", "values": "values", "pronoun": PRONOUNS, "pronouns": PRONOUNS,
    "gender": "gender", "genderidentity": "gender", "geschlecht": "gender", "genre": "gender",
    "genero": "gender",
}  # fmt: skip
_FILLING = words("what which is are your my the please state optional speaker speakers s")
_WORD = regex(r"[^\W_]+")
_DELIMITERS = regex(r"[,;|\t]")
_WHO = ("name", "id", "email")
_HINT = "Give it a first row such as: name,gender - or id or email instead of name."
_YAML_HINT = "Write a list of people, each with a name, id or email, and an axis: - {name: ..., gender: ...}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What one person said of themselves on one axis. Nothing of it shows in a repr."""

    axis: str
    cell: Cell = field(repr=False)
    name: str = field(default="", repr=False)
    id: str = field(default="", repr=False)
    email: str = field(default="", repr=False)


def read_declarations(source: Source, axes: Sequence[str]) -> list[Declaration]:
    """Read a CSV or YAML file of declarations on ``axes`` (and pronouns).

    A record names a person by ``name``, ``id`` or ``email`` and has one field an axis, or ``axis`` and
    ``values``. Other fields are not read. Raises UserError or UserErrors, located, for a file that cannot be
    used; their messages never hold a value.
    """
    is_yaml = PurePath(source.path).suffix.lower() in (".yaml", ".yml")
    found: list[Declaration] = []
    errors: list[UserError] = []
    for location, record in (_yaml_records if is_yaml else _table_records)(source, axes):
        who = {name: record[name].text.strip() for name in _WHO if name in record}
        said = list(_said(record, axes, errors))
        if said and not any(who.values()):
            errors.append(
                UserError(
                    "this declaration does not say whose it is", location.point, "Add a name, id or email."
                )
            )
        found += [Declaration(axis=axis, cell=cell, **who) for axis, cell in said]
    if errors:
        raise UserErrors(errors)
    return found


def _said(
    record: Mapping[str, Cell], axes: Sequence[str], errors: list[UserError]
) -> Iterator[tuple[str, Cell]]:
    """Yield the axes a record speaks of, with what it says."""
    for axis in (*axes, PRONOUNS):
        if axis in record and record[axis].text.strip():
            yield axis, record[axis]
    if "axis" in record and "values" in record and record["values"].text.strip():
        written = record["axis"]
        refuse(written.text, written.location.point)
        axis = _field_of(written.text, axes)
        if axis in axes or axis == PRONOUNS:
            yield axis, record["values"]
        else:
            hint = (
                yamldoc.did_you_mean(written.text, axes) or "Configure it under 'axes:' in panelcheck.yaml."
            )
            # What stands here is not quoted: with columns mixed up it would be somebody's answer.
            errors.append(UserError("this is not an axis of this event", written.location.point, hint))


def _field_of(header: str, axes: Sequence[str]) -> str:
    """Return what a field holds: a name, an id, an axis; "" for anything else."""
    plain = _plain(header)
    return next((axis for axis in axes if _plain(axis) == plain), _FIELDS.get(plain, ""))


def _plain(header: str) -> str:
    """Return the words that matter, run together: ``What is your gender? (optional)`` asks for gender."""
    written = _WORD.findall(bare(header))
    return "".join(word for word in written if word not in _FILLING) or "".join(written)


def _fields(headers: Iterable[Cell], axes: Sequence[str]) -> dict[int, str]:
    """Return the field of each header by its place; the first of two that mean the same."""
    found: dict[int, str] = {}
    for place, header in enumerate(headers):
        refuse(header.text, header.location)
        name = _field_of(header.text, axes)
        if name and name not in found.values():
            found[place] = name
    return found


def _demand(fields: Iterable[str], axes: Sequence[str], source: Source, hint: str) -> None:
    """Raise UserError where the fields cannot tell who declared, or what."""
    names = set(fields)
    if not names.intersection(_WHO):
        raise UserError("no field says whose declarations these are", Location(source.path), hint)
    if not names.intersection((*axes, PRONOUNS)) and not names >= {"axis", "values"}:
        raise UserError(f"no field is an axis of this event ({', '.join(axes)})", Location(source.path), hint)


def _table_records(source: Source, axes: Sequence[str]) -> Iterator[tuple[Location, dict[str, Cell]]]:
    # Imported here: most runs have no table of declarations.
    from panelcheck.readers.records import Words  # noqa: PLC0415
    from panelcheck.readers.table import Row, read_table  # noqa: PLC0415

    # A form's questions are no field names the readers know: one that means something makes it the header.
    written = {text.strip(' "') for text in _DELIMITERS.split(source.text.partition("\n")[0])}
    headers = {text: "" for text in written if _field_of(text, axes)}
    table = read_table(source, Words(axes=tuple(axes), fields=headers))
    fields = _fields(table.header, axes)
    _demand(fields.values(), axes, source, _HINT)
    for entry in table.entries:
        if isinstance(entry, Problem):
            raise UserError(entry.message, entry.location)
        if isinstance(entry, Row):
            cells = {name: cell for place, name in fields.items() if (cell := entry.given(place))}
            yield entry.location, cells


def _yaml_records(source: Source, axes: Sequence[str]) -> Iterator[tuple[Location, dict[str, Cell]]]:
    roots = yamldoc.load(source)
    node = roots[0] if len(roots) == 1 else None
    if isinstance(node, yamldoc.Mapping):
        node = node.get("declarations") or node.get("people")
    if not isinstance(node, yamldoc.Items):
        raise UserError("no list of declarations in this file", Location(source.path), _YAML_HINT)
    seen: set[str] = set()
    for item in node.nodes:
        if not isinstance(item, yamldoc.Mapping):
            raise UserError("a declaration is a mapping of keys and values", item.location.point, _YAML_HINT)
        fields = _fields((key.cell for key, _ in item), axes)
        seen.update(fields.values())
        values = [value for _, value in item]
        yield item.location, {name: _cell(values[place]) for place, name in fields.items()}
    _demand(seen, axes, source, _YAML_HINT)


def _cell(node: yamldoc.Node) -> Cell:
    """Return a text, or a list of texts as one text with ``;`` between them."""
    if isinstance(node, yamldoc.Scalar):
        return node.cell
    if isinstance(node, yamldoc.Items) and all(isinstance(item, yamldoc.Scalar) for item in node.nodes):
        return Cell(
            "; ".join(item.cell.text for item in node.nodes if isinstance(item, yamldoc.Scalar)),
            node.location,
        )
    raise UserError("a value is a text or a list of texts", node.location.point)


class Matcher:
    """Finds whose declaration one is: by id, else by e-mail, else by normalised name."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._by_email: defaultdict[str, set[str]] = defaultdict(set)
        self._by_name: defaultdict[str, set[str]] = defaultdict(set)
        self._by_id: defaultdict[str, set[str]] = defaultdict(set)
        for key, person in people.items():
            for seat in person.seats:
                if email := seat.statements.get("email"):
                    self._by_email[email.text.strip().casefold()].add(key)
                if seat.id.strip():
                    self._by_id[seat.id.strip()].add(key)
            for name in {seat.name for seat in person.seats}:
                self._by_name[normalise(name)].add(key)

    def find(self, declaration: Declaration) -> str | None:
        """Return the key of the person, or None: nobody fits, or several people do."""
        if declaration.id in self._by_id:
            return next(iter(self._by_id[declaration.id]))
        named = self._by_name.get(normalise(declaration.name), set()) if declaration.name else set()
        if declaration.id:
            # Whoever bears another id is somebody else.
            named = {key for key in named if not key.startswith("id:")}
        mailed = self._by_email.get(declaration.email.casefold(), set()) if declaration.email else set()
        found = mailed & named if len(mailed) > 1 else mailed or named
        return next(iter(found)) if len(found) == 1 else None
