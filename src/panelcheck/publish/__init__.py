"""Publishing: the one way by which what people said of themselves leaves the process, as safe counts."""

from collections.abc import Sequence
from dataclasses import field, replace

from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.identity.axes import MEMBER
from panelcheck.identity.roster import Roster
from panelcheck.lineup import Event
from panelcheck.lineup.disclosure import parts_are_large
from panelcheck.publish.previous import Previous, too_near
from panelcheck.publish.release import FEWEST, Release, Table, tabulate
from panelcheck.reading import Options, Reading, read_all, who_is_who
from panelcheck.values import dataclass

PURPOSES = frozenset({"publish", "totals"})
"""What a person may agree to, in a record that states purposes, so that their answer is counted here."""


def publish(
    paths: Sequence[str], options: Options, *, fewest: int = FEWEST, previous: Previous | None = None
) -> Release:
    """Return what may be published of one programme, from declarations alone.

    No figure is of fewer than ``fewest`` people. Raises UserError where no figure may be told, where it is
    too near to the ``previous`` release, or where more than one programme is named: figures of two could be
    subtracted; UserErrors for whatever cannot be read.
    """
    overrides = {**options.overrides, "audience": "organiser"}
    readings, errors = read_all(paths, replace(options, overrides=overrides, purposes=PURPOSES))
    if errors:
        raise UserErrors(errors)
    if len(readings) > 1:
        raise UserError(
            "publish one programme at a time: figures of two could be subtracted",
            hint="Several files of one event are one programme under 'programmes:' in panelcheck.yaml.",
        )
    release = release_of(readings[0], fewest)
    if previous and too_near(release, previous):
        raise UserError(
            f"this is too near to what was published before: fewer than {release.fewest} people may differ",
            Location(previous.path),
            "Who compares the two would learn of them. Leave the earlier release as it is until more people"
            " have joined or answered.",
        )
    if not release.tables:
        raise UserError(
            f"nothing may be published: no group is of {release.fewest} people or more and leaves out as"
            " many",
            Location(readings[0].programme.path),
            "A smaller figure would point at someone. More answers may help: 'panelcheck declarations match'"
            " counts who has not been asked.",
        )
    return release


def release_of(reading: Reading, fewest: int) -> Release:
    """Return what may be published of everyone on stage."""
    config, roster = reading.config, reading.roster
    known = who_is_who(reading.programme, config, reading.rules)
    stage = _Stage(roster, known, Event(reading.programme, roster).on_stage, fewest)
    tables: list[Table] = []
    withheld: list[str] = []
    crossed: set[str] = set()
    for axis in (*config.asks_of, *config.intersections):
        # What several intersections of one axis leave over could be worked out.
        alone = axis not in roster.parts or crossed.isdisjoint(roster.parts[axis])
        table = stage.table(axis) if alone else None
        if table is None:
            withheld.append(axis)
        else:
            tables.append(table)
            crossed.update(roster.parts.get(axis, ()))
    return Release(
        event=reading.programme.event or reading.programme.path,
        people=len(stage.keys),
        fewest=fewest,
        tables=tuple(tables),
        withheld=tuple(dict.fromkeys(withheld)),
        owner=config.owner,
        published=config.published,
        review_by=config.review_by,
    )


@dataclass(frozen=True, slots=True)
class _Stage:
    """Everyone on stage, what they said (``roster``), and what the programme itself tells (``known``)."""

    roster: Roster = field(repr=False)
    known: Roster = field(repr=False)
    keys: frozenset[str] = field(repr=False)
    fewest: int

    def table(self, axis: str) -> Table | None:
        """Return one axis as it may be told; None for nothing."""
        said = {key: _said(self.roster, axis, key) for key in self.keys}
        private = frozenset(key for key in self.keys if not said[key] or self._differs(axis, key))
        if not any(said[key] for key in private):
            private = self.keys
        if not parts_are_large(self.roster, axis, private, self.fewest):
            return None
        labels = self.roster.labels[axis]
        told = tabulate(axis, said, private, order=labels, fewest=self.fewest)
        return told.only(MEMBER) if told and axis in self.roster.parts else told

    def _differs(self, axis: str, key: str) -> bool:
        return _said(self.roster, axis, key) != _said(self.known, axis, key)


def _said(roster: Roster, axis: str, key: str) -> frozenset[str]:
    return roster.everyone_on(axis)[key].categories
