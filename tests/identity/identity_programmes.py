"""Small invented programmes for the tests of identity."""

from panelcheck.errors import Location
from panelcheck.programme import Programme, Role, Seat, Session, Status
from panelcheck.source import Cell

PATH = "talks.csv"


class Rows:
    """Gives each seat a row of its own, so that every cell has its own place."""

    def __init__(self):
        self.line = 1

    def seat(
        self,
        name,
        *,
        id="",  # noqa: A002 - a seat's own word
        role=Role.PANELIST,
        status=Status.CONFIRMED,
        row=0,
        **said,
    ):
        if not row:
            self.line += 1
        line = row or self.line
        columns = {axis: 20 * number for number, axis in enumerate(said, start=2)}
        return Seat(
            name=name,
            id=id,
            role=role,
            status=status,
            location=Location(PATH, line, 1, line, 1 + len(name)),
            row=Location(PATH, line),
            statements={
                axis: Cell(text, Location(PATH, line, columns[axis], line, columns[axis] + len(text)))
                for axis, text in said.items()
            },
        )


def session(title, *seats):
    return Session(key=title, title=Cell(title, Location(PATH, 1)), location=Location(PATH, 1), seats=seats)


def programme(*sessions, unscheduled=()):
    return Programme(path=PATH, location=Location(PATH), sessions=sessions, unscheduled=tuple(unscheduled))


def panel(*names, **said):
    """Return a programme of one panel, everyone in a row of their own."""
    rows = Rows()
    return programme(session("A panel", *(rows.seat(name, **said) for name in names)))
