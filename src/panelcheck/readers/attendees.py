"""The people of a calendar event: its attendees and its organiser (RFC 5545, section 3.8.4)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from panelcheck.patterns import regex
from panelcheck.programme import Role, Skip, Status
from panelcheck.readers.contentlines import Component, Property
from panelcheck.readers.mentions import name_words
from panelcheck.readers.placed import Text, names_in
from panelcheck.readers.records import Listing
from panelcheck.readers.roles import role_of
from panelcheck.source import Cell

_NO_PERSON = {"ROOM": "a room", "RESOURCE": "a resource", "GROUP": "a group"}
_ABSENT = {"DECLINED": "the invitation was declined", "DELEGATED": "someone else was sent"}
_MAIL = regex(r"mailto:\s*(\S+@\S+)", re.IGNORECASE)


def people_of_event(event: Component) -> list[Listing | Skip]:
    """Return the attendees in written order, and the organiser unless an attendee has the same name."""
    found = [item for attendee in event.all("ATTENDEE") for item in _attendee(attendee)]
    names = [name_words(item.name) for item in found if isinstance(item, Listing)]
    organisers = (item for line in event.all("ORGANIZER") for item in _named(line, Role.ORGANISER))
    found += [item for item in organisers if isinstance(item, Skip) or name_words(item.name) not in names]
    return found


def _attendee(attendee: Property) -> Iterator[Listing | Skip]:
    parameters = {name: text.value.upper() for name, text in attendee.parameters.items()}
    partstat = parameters.get("PARTSTAT", "")
    if parameters.get("CUTYPE", "") in _NO_PERSON:
        why = f"{_NO_PERSON[parameters['CUTYPE']]}, not a person"
        yield Skip("attendee", why, attendee.line.location.point)
    elif parameters.get("ROLE") == "NON-PARTICIPANT":
        yield Skip("attendee", "invited for information only", attendee.line.location.point)
    elif partstat in _ABSENT:
        yield Skip("declined seat", _ABSENT[partstat], attendee.line.location.point)
    else:
        role = Role.MODERATOR if parameters.get("ROLE") == "CHAIR" else role_of(parameters.get("ROLE", ""))
        for item in _named(attendee, role) or [_nameless(attendee, role)]:
            unsure = isinstance(item, Listing) and item.status is Status.CONFIRMED and partstat == "TENTATIVE"
            yield replace(item, status=Status.TENTATIVE) if isinstance(item, Listing) and unsure else item


def _named(line: Property, role: Role | None) -> list[Listing | Skip]:
    """Return who stands in the line's CN; an address there is no name."""
    name = line.parameters.get("CN")
    if name is None or not name.value or "@" in name.value:
        return []
    found = names_in(name.unescaped(), role=role, single=True)
    return [_with_mail(item, line.value) if len(found) == 1 else item for item in found]


def _nameless(line: Property, role: Role | None) -> Listing:
    """Return someone of whom nothing is known: left out, the others would look like everyone."""
    return Listing(name="", location=line.line.location.point, role=role, status=Status.OPEN)


def _with_mail(item: Listing | Skip, address: Text) -> Listing | Skip:
    match = _MAIL.match(address.value)
    if not match or not isinstance(item, Listing) or not item.name:
        return item
    cell = Cell(match[1], address.location.point)
    return replace(item, statements={**item.statements, "email": cell})
