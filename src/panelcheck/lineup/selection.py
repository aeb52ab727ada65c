"""Which line-ups of an event a rule looks at."""

from collections.abc import Collection, Iterator, Sequence

from panelcheck.finding import Subject
from panelcheck.lineup.event import Event
from panelcheck.lineup.seen import LineUp
from panelcheck.lineup.spec import PLURALS, Each, LineUpSpec
from panelcheck.lineup.topics import Topics
from panelcheck.programme import Kind, Role, Seat, Session


def line_ups_of(event: Event, spec: LineUpSpec) -> Iterator[LineUp]:
    """Yield the line-ups of ``event`` that ``spec`` asks for, in the order of the input.

    What one check works out once, all of them share.
    """
    if spec.each is Each.EVENT:
        yield event.once(_whole, spec)
        return
    sessions, loose = _taken(event, spec)
    if spec.each is Each.SESSION:
        for session in sessions:
            title = session.title.text
            yield _line_up(event, spec, Subject(spec.each, session.key, title), [session])
    elif spec.each is Each.ROLE:
        for role in spec.roles:
            subject = Subject(spec.each, role, PLURALS[role])
            line_up = _line_up(event, spec, subject, sessions, loose, roles=(role,))
            if line_up.seats:
                yield line_up
    else:
        groups: dict[str, list[Session]] = {}
        for session in sessions:
            groups.setdefault(_label(session, spec.each).strip().casefold(), []).append(session)
        groups.pop("", None)
        for key, members in groups.items():
            yield _line_up(event, spec, Subject(spec.each, key, _label(members[0], spec.each)), members)


def _whole(event: Event, spec: LineUpSpec) -> LineUp:
    """Return the line-up of the whole event, which many rules look at."""
    title = event.programme.event or event.programme.path
    return _line_up(event, spec, Subject(spec.each, "", title), *_taken(event, spec))


def _taken(event: Event, spec: LineUpSpec) -> tuple[list[Session], Sequence[Seat]]:
    """Return the sessions that ``spec`` asks for, and the seats outside sessions if it asks for them."""
    programme = event.programme
    sessions = [
        session for session in programme.sessions if spec.takes(session) and _on_topic(event, session, spec)
    ]
    return sessions, () if spec.kinds or spec.topics is Topics.ONLY else programme.unscheduled


def _on_topic(event: Event, session: Session, spec: LineUpSpec) -> bool:
    return spec.topics is Topics.ANY or event.topics.tell(session) is (spec.topics is Topics.ONLY)


def _label(session: Session, each: Each) -> str:
    return {Each.DAY: session.day, Each.TRACK: session.track, Each.ROOM: session.room}[each]


def _line_up(
    event: Event,
    spec: LineUpSpec,
    subject: Subject,
    sessions: Sequence[Session],
    loose: Sequence[Seat] = (),
    *,
    roles: tuple[Role, ...] = (),
) -> LineUp:
    wanted = roles or spec.roles
    held = [
        (session, seat)
        for session in sessions
        for taken in (_taken_as(session, wanted),)
        for seat in session.seats
        if seat.role in taken and (not spec.confirmed or spec.counts(seat))
    ]
    if spec.each is Each.EVENT:
        first = None
    elif spec.each is Each.ROLE:
        first = held[0][0] if held else None
    else:
        first = sessions[0]
    seats = [seat for _, seat in held] + [seat for seat in loose if seat.role in wanted and spec.counts(seat)]
    return LineUp(
        subject=subject,
        location=first.title.location if first else event.programme.location,
        spec=spec,
        event=event,
        sessions=tuple(sessions),
        seats=tuple(seats),
    )


def holds(session: Session, seat: Seat, roles: Collection[Role]) -> bool:
    """Whether a seat is one of these ``roles``: who speaks in a keynote session gives a keynote."""
    return seat.role in _taken_as(session, roles)


def _taken_as(session: Session, roles: Collection[Role]) -> Collection[Role]:
    keynote = session.kind is Kind.KEYNOTE and Role.KEYNOTE in roles
    return (*roles, Role.SPEAKER) if keynote else roles
