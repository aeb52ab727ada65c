"""Which findings are hidden, and why; and which ignores are of no use."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date, datetime
from functools import cache, cached_property, partial

from panelcheck.baseline import Baseline, Use
from panelcheck.errors import Location, did_you_mean
from panelcheck.finding import Finding, Flaw, FlawedIgnore, Severity
from panelcheck.lineup import Each
from panelcheck.packs import Rule, matches, pack_of
from panelcheck.programme import Ignore, Programme, Session
from panelcheck.values import dataclass
from panelcheck.wording import cut

_pack_of = cache(pack_of)  # it reads every pack
_SHOWN = 40  # columns of a selector that names no rule


@dataclass(kw_only=True)
class Ignores:
    """Everything to be ignored in one programme, and what of it has hidden a finding so far.

    An ignore in the programme is about one session: what is said of it, and of any place inside it. A
    ``configured`` one is about that too where it names a session, and about everything where it does not.
    ``known`` are all rules that are loaded, ``selected`` those that are asked. An ignore's last day is its
    ``until``; ``today`` is in the user's time zone. ``baseline`` is asked last; ``home`` is the programme's
    path in it.
    """

    programme: Programme
    configured: Sequence[Ignore] = ()
    known: Sequence[Rule] = ()
    selected: Sequence[Rule] = ()
    today: date = field(default_factory=lambda: datetime.now().astimezone().date())
    used: set[tuple[Ignore, str]] = field(default_factory=set)
    home: str = ""
    baseline: Baseline | None = None

    def reason_to_hide(self, finding: Finding) -> str | None:
        """Return why ``finding`` is hidden, or None; what hides it counts as used."""
        reason = self._ignored(finding) if self.configured or self.programme.ignores else None
        if reason is None and self.baseline:
            return self.baseline.reason_to_hide(finding, self.today)
        return reason

    def _ignored(self, finding: Finding) -> str | None:
        hiding = [
            (ignore, selector)
            for ignore in self._about(finding)
            if ignore.reason and not self._expired(ignore)
            for selector in ignore.selectors
            if matches(finding, selector)
        ]
        self.used.update(hiding)
        return hiding[0][0].reason if hiding else None

    def names_session(self, ignore: Ignore) -> bool:
        """Whether ``ignore`` names a session of this programme."""
        return any(_names(ignore, session) for session in self.programme.sessions)

    def misspells_session(self, ignore: Ignore) -> bool:
        """Whether ``ignore`` all but names a session of this programme."""
        return bool(did_you_mean(ignore.session, [one.title.text for one in self.programme.sessions]))

    def inline(self) -> Iterator[tuple[Session | None, Ignore]]:
        """Yield what the programme says itself, once where rows of a session repeat it, with its session."""
        seen = set()
        for ignore in self.programme.ignores:
            session = self._places.at(ignore.location.path, ignore.line)
            key = (id(session), ignore.selectors, ignore.reason)
            if session is None or key not in seen:
                seen.add(key)
                yield session, ignore

    def flaws(
        self, ignore: Ignore, session: Session | None, severity: Severity | None
    ) -> Iterator[FlawedIgnore]:
        """Yield what is wrong with one of these ignores, once every finding has been asked about.

        ``severity`` is that of an ignore that hid nothing. One of a rule that was not asked may be of use.
        """
        flawed = partial(FlawedIgnore, ignore=ignore, session=session)
        named = [selector for selector in ignore.selectors if self._is_known(selector)]
        for selector in ignore.selectors:
            if selector not in named:
                yield flawed(flaw=Flaw.UNKNOWN, selector=cut(selector, _SHOWN))
        if named and not ignore.reason:
            yield flawed(flaw=Flaw.NO_REASON, selector=", ".join(named))
        elif named and self._expired(ignore):
            yield flawed(flaw=Flaw.EXPIRED, selector=", ".join(named))
        elif named:
            for selector in named:
                if (ignore, selector) not in self.used and self._was_asked(selector):
                    yield flawed(flaw=Flaw.UNUSED, selector=selector, severity=severity)

    def stale(self) -> Iterator[FlawedIgnore]:
        """Yield the baseline's entries on this programme that accept more than there is, or not any more.

        Where a finding is surer by now it is told itself, as new.
        """
        for use in self.left_over():
            expired = not use.entry.holds_on(self.today)
            if use.outgrown and not expired:
                continue
            ignore = Ignore(
                selectors=(use.entry.code,),
                reason=use.entry.reason,
                location=use.location,
                session=use.entry.fingerprint,
                until=use.entry.until,
            )
            flaw = Flaw.EXPIRED if expired else Flaw.STALE
            yield FlawedIgnore(flaw=flaw, ignore=ignore, selector=use.entry.code)

    def left_over(self) -> Iterator[Use]:
        """Yield the baseline's entries on this programme, of rules that were asked, that are not needed."""
        for use in self.baseline.of_programme(self.home) if self.baseline else ():
            if use.left_over and self._was_asked(use.entry.code):
                yield use

    def _about(self, finding: Finding) -> Iterator[Ignore]:
        session = self._places.of(finding)
        if session:
            yield from self._by_session[id(session)]
        for ignore in self.configured:
            if not ignore.session or (session and _names(ignore, session)):
                yield ignore

    @cached_property
    def _by_session(self) -> dict[int, list[Ignore]]:
        found: dict[int, list[Ignore]] = defaultdict(list)
        for session, ignore in self.inline():
            if session:
                found[id(session)].append(ignore)
        return found

    @cached_property
    def _places(self) -> "_Places":
        return _Places(self.programme)

    def _expired(self, ignore: Ignore) -> bool:
        return ignore.until is not None and ignore.until < self.today

    def _is_known(self, selector: str) -> bool:
        return any(matches(rule, selector) for rule in self.known) or bool(selector and _pack_of(selector))

    def _was_asked(self, selector: str) -> bool:
        asked = {rule.code for rule in self.selected}
        codes = [rule.code for rule in self.known if matches(rule, selector)]
        return bool(codes) and asked.issuperset(codes)


def flaws_of(runs: Sequence[Ignores]) -> Iterator[list[FlawedIgnore]]:
    """Yield what is wrong with the ignores of each programme, once all of them have been checked.

    A configured one is told of once, with the programme that holds its session. Where none does, it may
    be about a programme that was not checked, and an ignore that hid nothing is only worth a note,
    unless one has a session that is called nearly so.
    """
    used = {one for run in runs for one in run.used}
    homes = {ignore: run for run in reversed(runs) for ignore in run.configured}
    placed = {ignore: run for run in reversed(runs) for ignore in run.configured if run.names_session(ignore)}
    for run in runs:
        run.used = used
        found = [flaw for session, ignore in run.inline() for flaw in run.flaws(ignore, session, None)]
        for ignore in run.configured:
            if placed.get(ignore, homes[ignore]) is run:
                meant = ignore in placed or any(one.misspells_session(ignore) for one in runs)
                severity = None if meant else Severity.NOTE
                found += run.flaws(ignore, None, severity)
        yield [*found, *run.stale()]


def _names(ignore: Ignore, session: Session) -> bool:
    return ignore.session == session.key or _folded(ignore.session) == _folded(session.title.text)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


class _Places:
    """Which session stands where; the innermost, where one holds others."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._by_key = {session.key: session for session in programme.sessions}

    def of(self, finding: Finding) -> Session | None:
        """Return the session a finding is about; None where it is about a day, a track or the event."""
        if finding.subject.each == Each.SESSION and finding.subject.key in self._by_key:
            return self._by_key[finding.subject.key]
        whole = finding.location == self._programme.location
        if finding.subject.each not in (Each.SESSION, Each.EVENT) or whole:
            return None
        return self.at(finding.location.path, finding.location.line)

    def at(self, path: str, line: int) -> Session | None:
        """Return the session on a line of a file."""
        return self._by_line.get((path, line))

    @cached_property
    def _by_line(self) -> dict[tuple[str, int], Session]:
        sessions = self._programme.sessions
        stretches = [
            (place, session)
            for session in sessions
            for place in (session.location, *(seat.row for seat in session.seats if seat.row))
        ]
        # The longest first, so that what stands inside another takes its lines from it.
        stretches.sort(key=lambda one: _last(one[0]) - one[0].line, reverse=True)
        own = {
            (place.path, line): session
            for place, session in stretches
            for line in range(place.line, _last(place) + 1)
        }
        # A session may have its time or its room from elsewhere: a timetable, a heading above several.
        lent = {((place.path, place.line), number) for number, session in enumerate(sessions)
                for place in (cell.location for cell in session.fields.values())}  # fmt: skip
        shared = Counter(line for line, _ in lent)
        return {line: sessions[number] for line, number in lent if shared[line] == 1} | own


def _last(place: Location) -> int:
    return max(place.line, place.end_line)
