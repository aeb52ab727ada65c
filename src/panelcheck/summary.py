"""A programme in numbers."""

from collections.abc import Iterator

from panelcheck.composition import among, compositions
from panelcheck.identity.roster import Ground, Roster
from panelcheck.identity.vocabulary import GENDER
from panelcheck.lineup import WOMAN, Event
from panelcheck.lineup.voices import all_spoken
from panelcheck.programme import Kind, Status
from panelcheck.report import Basis, Private, ProgrammeSummary, SessionTime, Shares
from panelcheck.statistics.minutes import evenness, gini


def summarise(event: Event, *, asked: bool, configured: bool, private: Private) -> ProgrammeSummary:
    """Count what was read and on whose word it rests.

    ``asked``: the config says that people were asked. ``configured``: there is a config. ``private`` says
    what became of private answers.
    """
    programme, roster = event.programme, event.roster
    seats = [seat for _, seat in programme.seats()]
    open_seats = sum(seat.status is Status.OPEN for seat in seats)
    return ProgrammeSummary(
        path=programme.path,
        event=programme.event,
        records=programme.records,
        record_word=programme.record_word,
        sessions=len(programme.sessions),
        panels=sum(session.kind is Kind.PANEL or session.possible for session in programme.sessions),
        people=len(roster.people),
        seats=len(seats) - open_seats,
        open_seats=open_seats,
        basis={axis: basis(roster, axis) for axis in roster.axes},
        shares=shares(roster),
        compositions=lambda: tuple(compositions(event)),
        source_stated=asked,
        configured=configured,
        declared_in_file=any(GENDER in seat.statements for seat in seats),
        private=private,
        unmatched_declarations=len(roster.unmatched),
        lapsed_declarations=roster.lapsed,
        renewed_declarations=roster.renewed,
        skipped=programme.skips,
        assumptions=programme.assumptions,
        times=tuple(times(event)),
    )


def times(event: Event) -> Iterator[SessionTime]:
    """Yield planned and actual minutes of each session of which there is a transcript."""
    for session, said in all_spoken(event.programme.sessions, event.roster, event.speaking):
        heard, each = event.speaking.heard[session.key], list(said.stage.values())
        stage = sum(each)
        several = len(each) > 1 and stage > 0
        yield SessionTime(
            title=session.title.text,
            location=session.title.location,
            quality=heard.quality,
            planned=event.speaking.slot(session),
            actual=heard.elapsed,
            people=len(each),
            stage=stage,
            moderators=sum(said.moderators.values()),
            unattributed=said.spare,
            largest=max(each) / stage if stage else None,
            gini=gini(each) if several else None,
            evenness=evenness(each) if several else None,
        )


def basis(roster: Roster, axis: str) -> Basis | None:
    """Count the people on each ground; None where that may not be told."""
    grounds = roster.grounds(axis)
    if grounds is None:
        return None
    declined = None if axis in roster.guarded else grounds.get(Ground.DECLINED, 0)
    counts = {ground.value: grounds.get(ground, 0) for ground in Ground if ground is not Ground.DECLINED}
    return Basis(**counts, declined=declined)


def shares(roster: Roster) -> Shares | None:
    """How many women the event may have; None when no estimate is needed, or allowed, to say so.

    The interval holds 90 % at both ends of the prior's own 90 % interval.
    """
    if GENDER in roster.guarded:
        return None
    standings = roster.everyone_on(GENDER).values()
    estimated = [standing for standing in standings if standing.estimated]
    if not estimated:
        return None
    least, most = among(estimated, WOMAN, roster.prior)
    told = sum(WOMAN in standing.categories for standing in standings)
    silent = sum(standing.ground in (Ground.UNKNOWN, Ground.DECLINED) for standing in standings)
    return Shares(
        whole={WOMAN: (told + least, told + most + silent)},
        estimated={WOMAN: (least, most)},
        of=len(estimated),
        prior=roster.prior,
        table=roster.table,
    )
