"""People described in one place and meant in another."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from panelcheck.errors import Location
from panelcheck.programme import Problem, Role, Skip, Status
from panelcheck.readers.mentions import name_words
from panelcheck.readers.names import uncased
from panelcheck.readers.records import Listing, Record
from panelcheck.readers.references import Index, word_of
from panelcheck.values import dataclass

_PLAIN = frozenset({None, Role.SPEAKER})


@dataclass(frozen=True, slots=True)
class _Described:
    """Somebody in a list of people, the entry they stand in, and the words by which others may mean them."""

    listing: Listing
    keys: tuple[str, ...]
    entry: Location


class People:
    """The people of a programme's lists, by every word that may mean them.

    ``lists`` are the records whose people belong to no session, ``crews`` the ids of groups among them.
    ``skips`` are the seats of such groups.
    """

    def __init__(self, lists: Sequence[Record], crews: Collection[str] = ()) -> None:
        self.skips: list[Skip] = []
        self._lists = lists
        self._crews = crews
        self._index: Index[_Described] = Index()
        self._on_stage: set[int] = set()  # the id() of each listing in a list who is on stage as well
        self._unknown: dict[str, list[Location]] = {}
        self._unclear: dict[str, Location] = {}
        self._shared = _shared_ids(lists)
        in_file = Counter(record.location.path for record in lists)
        for record in lists:
            alone = in_file[record.location.path] == 1 and len(record.listings) == 1
            stem = word_of(record.location.path) if alone else ""
            for who in record.listings:
                if who.name and not who.reference and who.status is not Status.OPEN:
                    keys = tuple(filter(None, (who.id, *who.keys, stem)))
                    self._index.add(
                        _Described(who, keys, record.location), who.location, keys=keys, name=who.name
                    )

    def seated(self, record: Record) -> Record:
        """Return the record of a session with everyone in it described as the lists do."""
        if not record.listings:
            return record
        listings = self._with_slugs(record.listings)
        return replace(record, listings=tuple(one for who in listings for one in self._described(who)))

    def elsewhere(self) -> Iterator[Record]:
        """Yield the lists without those who are on stage; call it once all sessions are seated."""
        for record in self._lists:
            left = tuple(
                one
                for who in record.listings
                if not (id(who) in self._on_stage and who.role in _PLAIN)
                for one in (self._described(who) if who.reference else [self._apart(who)])
            )
            if left or not record.listings:
                yield replace(record, listings=left)

    def problems(self) -> Iterator[Problem]:
        """Yield what stands for nobody, where it first stands."""
        if self._unknown and not self._index:
            places = [place for found in self._unknown.values() for place in found]
            people = "1 person" if len(self._unknown) == 1 else f"{len(self._unknown)} people"
            yield Problem("reference", f"{people} by id only: nothing read says who they are", min(places))
            return
        for word, places in self._unknown.items():
            yield Problem("reference", f"nobody listed has the id '{word}'", places[0])
        for word, place in self._unclear.items():
            yield Problem("reference", f"several people have the id '{word}'", place)

    def _with_slugs(self, listings: Sequence[Listing]) -> Sequence[Listing]:
        """Return ``listings``, a word that means nobody as a reference where others are meant by slugs."""
        slugs = [who.name for who in listings if self._is_slug(who)]
        if not slugs:
            return listings
        capitals = any(word != word.lower() for word in slugs)
        return [
            replace(who, id=who.id or who.name, reference=True)
            if _is_word(who)
            and (capitals or who.name == who.name.lower())
            and not self._index.find(who.name, who.location)
            else who
            for who in listings
        ]

    def _is_slug(self, listing: Listing) -> bool:
        """Whether somebody listed is meant by a word that is not the name."""
        if not listing.reference and not _is_word(listing):
            return False
        found = self._index.find(listing.name, listing.location)
        return any(
            (listing.reference or listing.name in one.keys)
            and _plain(one.listing.name) != _plain(listing.name)
            for one in found
        )

    def _apart(self, listing: Listing) -> Listing:
        """Return ``listing`` without an id that several people in the lists have: it is no sign of anyone."""
        return replace(listing, id="") if listing.id in self._shared else listing

    def _described(self, listing: Listing) -> list[Listing]:
        """Return ``listing`` with the name and statements of whom it means: of all whom that entry names."""
        if not listing.name or listing.status is Status.OPEN:
            return [listing]
        found = self._index.find(listing.name, listing.location)
        if not listing.reference:
            found = found or (self._index.find(listing.id, listing.location) if listing.id else [])
            return [self._apart(self._same(listing, found))]
        on_stage = [one for one in found if one.listing.role is not Role.ORGANISER]
        described = on_stage or found
        if not described:
            return self._nobody(listing)
        if len({name_words(one.listing.name) for one in described}) == 1:
            return [self._apart(self._joined(listing, described))]
        if len({one.entry for one in described}) == 1:
            return [self._apart(self._joined(replace(listing, id=""), [one])) for one in described]
        self._unclear.setdefault(listing.name, listing.location)
        return [replace(listing, name=_nobody(listing.name), id="")]

    def _nobody(self, listing: Listing) -> list[Listing]:
        """Return what is left of a listing that means nobody: nothing, if it means a group."""
        if listing.name in self._crews:
            self.skips.append(
                Skip("organisation", "a group or an organisation, not one person", listing.location)
            )
            return []
        self._unknown.setdefault(listing.name, []).append(listing.location)
        named = not any(map(str.isalpha, listing.name))
        return [listing if named else replace(listing, name=_nobody(listing.name))]

    def _same(self, listing: Listing, found: Sequence[_Described]) -> Listing:
        """Join a listing by name, or by a code that looks like one, with whoever bears it alone.

        By an id, where the names have a word in common: one may be written with a title.
        """
        words = set(name_words(listing.name))
        same = [
            one
            for one in found
            if (
                listing.name in one.keys
                or _plain(listing.name) == _plain(one.listing.name)
                or (listing.id in one.keys and not words.isdisjoint(name_words(one.listing.name)))
            )
            and not (listing.id and one.listing.id and listing.id != one.listing.id)
        ]
        ids = {one.listing.id for one in same if one.listing.id}
        names = {_plain(one.listing.name) for one in same}
        return self._joined(listing, same) if len(names) == 1 and len(ids) < 2 else listing  # noqa: PLR2004

    def _joined(self, listing: Listing, described: Sequence[_Described]) -> Listing:
        self._on_stage.update(id(one.listing) for one in described)
        first = described[0]
        id_ = next((one.listing.id for one in described if one.listing.id), "")
        if not id_ and listing.name in first.keys:
            id_ = first.keys[0]
        statements = {
            name: cell for one in reversed(described) for name, cell in one.listing.statements.items()
        }
        return replace(
            listing,
            name=first.listing.name,
            id=id_ or ("" if listing.reference else listing.id),
            statements={**statements, **listing.statements},
            reference=False,
        )


def _shared_ids(lists: Sequence[Record]) -> frozenset[str]:
    """Return the ids that several people on stage have."""
    names: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for who in (who for record in lists for who in record.listings):
        if who.id and who.name and not who.reference and who.role is not Role.ORGANISER:
            names[who.id].add(name_words(who.name))
    return frozenset(id_ for id_, found in names.items() if len(found) > 1)


def _is_word(listing: Listing) -> bool:
    """Whether a listing is one word that may stand for somebody, rather than a name."""
    plain = not (listing.id or listing.reference or listing.statements or uncased(listing.name))
    return plain and listing.status is not Status.OPEN and len(listing.name.split()) == 1


def _nobody(word: str) -> str:
    """Return what a seat is called whose person is unknown: no name, so that none is matched or read."""
    return f"(id {word})"


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
