"""The sentences of the text report about a whole programme and a whole run.

A line that starts with spaces keeps them as its indent when it is wrapped.
"""

import shlex
from collections import Counter
from collections.abc import Iterator

from panelcheck.finding import FEWEST_ESTIMATED, Basis, ProgrammeSummary, Report, Severity, Shares, Verdict
from panelcheck.reporters import HIDEABLE, View, speaks, tally
from panelcheck.source import STDIN
from panelcheck.wording import (
    GENDER,
    GLUE,
    PRIVATE_WORDS,
    basis_line,
    count,
    count_of,
    lapsed,
    many_of,
    renewed,
    spread,
)

MOST_REASONS = 6
MOST_OF_A_FAMILY = 2
# Of fewer people a share says no more than the list itself, and an interval of nobody says too much.
FEWEST_SHARED = 10
INLINE = 2
FEW_PATHS = 3
_FAMILIES = {"PC2": f"token{GLUE}inclusion", "PC3": f"speaking{GLUE}time"}
"""Rules that mostly fall silent together: nobody has said anything, or a programme has no times."""
# A skip of one of these is a piece of a record, or something beside the records; any other is a whole one.
_PIECES = frozenset(
    {
        "organisation",
        "declined seat",
        "supporting role",
        "co-author",
        "attendee",
        "unnamed people",
        "statement",
    }
    | {"file", "sheet", "list", "view"}
)


def programme_lines(summary: ProgrammeSummary) -> Iterator[str]:
    """Say what was read of one programme and on whose word it rests."""
    yield f"{summary.path}: {_reckoning(summary)}"
    for assumption in summary.assumptions:
        yield f"  Assumed: {assumption}"
    for axis, basis in summary.basis.items():
        if axis == GENDER or basis is None or basis.declared or basis.declined:
            known = axis != GENDER or _source_known(summary)
            yield basis_line(axis, basis, "" if known else " (from the file, source not stated)")
    if summary.unmatched_declarations:
        number = count(summary.unmatched_declarations, "declaration")
        yield f"  {number} matched nobody, or more than one person, and was not used: check the spelling."
    if summary.lapsed_declarations:
        yield f"  {lapsed(summary.lapsed_declarations)}"
    if summary.renewed_declarations:
        yield f"  {renewed(summary.renewed_declarations)}"
    if summary.shares and summary.shares.of >= FEWEST_ESTIMATED and summary.people >= FEWEST_SHARED:
        yield from _shares(summary.shares, summary.people)


def _source_known(summary: ProgrammeSummary) -> bool:
    return summary.source_stated or not summary.declared_in_file


def _reckoning(summary: ProgrammeSummary) -> str:
    """Return the counts; an equals sign appears only where both of its sides are the same number."""
    skips = Counter(skip.what for skip in summary.skipped)
    whole = Counter({what: number for what, number in skips.items() if what not in _PIECES})
    sessions = count(summary.sessions, "session")
    seats = [count(summary.seats, "seat")]
    if summary.open_seats:
        seats.append(count(summary.open_seats, "open seat"))
    rest = [count(summary.panels, "panel"), count(summary.people, "person")]
    if summary.records and summary.records == summary.seats + summary.open_seats + skips.total():
        parts = [_equation(summary, [*seats, *_counts(skips)]), ", ".join([sessions, *rest])]
        skips.clear()
    elif summary.records and summary.records == summary.sessions + whole.total():
        parts = [_equation(summary, [sessions, *_counts(whole)]), ", ".join([" + ".join(seats), *rest])]
        skips -= whole
    else:
        records = [count_of(summary.records, summary.record_word)] if summary.records else []
        parts = [*records, " + ".join(seats), ", ".join([sessions, *rest])]
    if skips:
        parts.append(f"left out: {', '.join(_counts(skips))}")
    return "; ".join(parts)


def _equation(summary: ProgrammeSummary, terms: list[str]) -> str:
    return f"{count_of(summary.records, summary.record_word)} = {' + '.join(terms)}"


def _counts(skips: Counter[str]) -> list[str]:
    return [count(number, what) for what, number in skips.items()]


def _shares(shares: Shares, people: int) -> Iterator[str]:
    for category, whole in shares.whole.items():
        alone = shares.estimated.get(category)
        names = f" (names alone: {spread(*alone)} of {shares.of})" if alone else ""
        number = f"{spread(*whole)} of {count(people, 'person')}"
        yield f"  For the whole event, {number} may be {many_of(category)}{names}."
    yield (
        "  Names cannot show non-binary people and read East Asian names badly: they are a reason to ask,"
        " not a judgement."
    )


def advice_lines(report: Report) -> Iterator[str]:
    """Say what goes well, what could not be told and what was not checked."""
    well = praise(report)
    if len(well) > INLINE:
        yield from ["Going well:", *(f"  {words}" for words in well)]
    elif well:
        yield " ".join(["Going well:", *well])
    if somebody_asked(report) and (undetermined := undetermined_line(report)):
        yield undetermined
    if report.silences:
        yield f"Not checked: {_not_checked(report)}"


def praise(report: Report) -> list[str]:
    """Return what goes well, in sentences."""
    return [sentence(words) for words in (*report.going_well, *_thanks(report))]


def sentence(words: str) -> str:
    """Return ``words`` with a capital letter and a full stop."""
    stop = "" if words.endswith((".", "!", "?")) else "."
    return f"{words[:1].upper()}{words[1:]}{stop}"


def _thanks(report: Report) -> Iterator[str]:
    """Thank those who answered, where it is known that they were asked."""
    sure = [summary.basis.get(GENDER) or Basis() for summary in report.programmes if _source_known(summary)]
    answered = sum(basis.declared + (basis.declined or 0) for basis in sure)
    if answered:
        yield f"{count(answered, 'person')} answered: thank them."


def _grounds(report: Report) -> list[Basis]:
    return [basis for summary in report.programmes if (basis := summary.basis.get(GENDER))]


def somebody_asked(report: Report) -> bool:
    """Whether anyone's gender or pronouns are known from themselves, or they declined to say."""
    return any(map(_asked, _grounds(report)))


def _asked(basis: Basis) -> bool:
    return bool(basis.declared or basis.declined or basis.pronouns)


def undetermined_line(report: Report) -> str:
    """Say how much could not be told, and what can be done; nothing where all could."""
    subjects = {
        (finding.location.path, finding.subject.each, finding.subject.key)
        for finding in report.findings
        if finding.verdict is Verdict.UNDETERMINED and finding.suppressed is None
    }
    if not subjects:
        return ""
    scopes = Counter(each for _, each, _ in sorted(subjects))
    opening = f"Undetermined: {', '.join(count(number, each) for each, number in scopes.items())}."
    grounds = [basis for summary in report.programmes for basis in summary.basis.values() if basis]
    declined = any(basis.declined for basis in grounds)
    not_asked = any(basis.unknown or basis.names or basis.pronouns for basis in grounds)
    ask = "Ask everyone not yet asked, together"
    if declined and not_asked:
        return (
            f"{opening} Some were not asked, or chose not to say; both are fine. {ask};"
            " never re-ask who declined."
        )
    if not_asked:
        return f"{opening} Some were not asked. {ask}."
    return f"{opening} Some chose not to say; that is fine." if declined else opening


def _not_checked(report: Report) -> str:
    """Return the rules that were silent, by reason; the rest of a long list is counted.

    Those of a family stand together; ``statistics_lines`` names each.
    """
    spoke = {case.code[:3] for case in report.cases if case.verdict is not Verdict.NOT_APPLICABLE}
    sizes = Counter(code[:3] for code in {silence.code for silence in report.silences})
    families: dict[str, dict[str, None]] = {}
    reasons: dict[str, list[str]] = {}
    for silence in report.silences:
        family = silence.code[:3]
        if family in _FAMILIES and (sizes[family] > 1 or family not in spoke):
            families.setdefault(family, {})[silence.reason] = None
            continue
        times = f"{GLUE}{silence.line_ups}x" if silence.line_ups > 1 else ""
        reasons.setdefault(silence.reason, []).append(f"{silence.name}{times}")
    told = [
        f"{'part of ' if family in spoke else ''}{_FAMILIES[family]} ({_first(list(why), MOST_OF_A_FAMILY)})"
        for family, why in sorted(families.items(), reverse=True)
    ]
    told += [f"{', '.join(names)} ({reason})" for reason, names in reasons.items()]
    shortened = families or len(told) > MOST_REASONS + 1
    return _first(told, MOST_REASONS) + ("; --statistics names each." if shortened else ".")


def _first(told: list[str], most: int) -> str:
    """Return ``told`` in one line; what goes beyond ``most`` is counted, where that is shorter."""
    more = len(told) - most
    return ", ".join([*told[:most], f"and {count(more, 'more reason')}"] if more > 1 else told)


def statistics_lines(report: Report) -> Iterator[str]:
    """Give the numbers behind the summary: verdicts by rule, who was silent, what estimates rest on."""
    rules: dict[tuple[str, str], Counter[str]] = {}
    for finding in report.findings:
        verdict = finding.verdict.value if finding.suppressed is None else "suppressed"
        rules.setdefault((finding.code, finding.name), Counter())[verdict] += 1
    spoken = sum(number for verdicts in rules.values() for number in verdicts.values())
    yield f"Statistics: {count(spoken, 'finding')}; rules satisfied {count(report.satisfied, 'time')}"
    for (code, name), verdicts in sorted(rules.items()):
        yield f"  {code} {name}: {', '.join(f'{number} {verdict}' for verdict, number in verdicts.items())}"
    for silence in report.silences:
        times = f" {silence.line_ups}x" if silence.line_ups > 1 else ""
        yield f"  {silence.code} {silence.name}: not checked{times}: {silence.reason}"
    for summary in report.programmes:
        shares = summary.shares
        if shares and shares.of >= FEWEST_ESTIMATED:
            low, high = (round(100 * end) for end in shares.prior)
            yield (
                f"  {summary.path}: estimates rest on {shares.of} of {count(summary.people, 'person')},"
                f" a share of women of {spread(low, high)} % as this event's names suggest it,"
                f" and the names table {shares.table or 'of this version'}"
            )


def closing_lines(report: Report, view: View) -> Iterator[str]:
    """Count everything, say what gates and why, and never let a silence look like a pass."""
    if report.programmes:
        yield _counted(report, view)
    if report.exit_code:
        yield f"exit {report.exit_code}: {'; '.join(_causes(report))}"
    yield from dict.fromkeys(
        PRIVATE_WORDS[summary.private] for summary in report.programmes if summary.private in PRIVATE_WORDS
    )
    if words := reservation(report):
        yield words


def reservation(report: Report) -> str:
    """Say why a run without findings would be no pass; nothing where it would be one."""
    if not report.judged:
        return f"Not a pass: {_UNJUDGED}."
    found = doubts(report)
    if not found:
        return ""
    reasons: dict[str, list[str]] = {}
    for path, reason in found.items():
        reasons.setdefault(reason, []).append(path)
    everywhere = len(found) == len(report.programmes) and len(reasons) == 1
    told = reasons if everywhere else [f"{why} in {_named(paths)}" for why, paths in reasons.items()]
    return f"Not a pass: {'; '.join(told)}."


def _named(paths: list[str]) -> str:
    return ", ".join(paths) if len(paths) <= FEW_PATHS else count(len(paths), "programme")


def doubts(report: Report) -> dict[str, str]:
    """Return, by the path of each programme whose silence would be no pass, why not."""
    found: dict[str, str] = {}
    for summary in report.programmes:
        basis = summary.basis.get(GENDER)
        if not report.judged or summary.path in report.unjudged:
            found[summary.path] = _UNJUDGED
        elif basis and not _asked(basis):
            found[summary.path] = _UNASKED
    return found


_UNJUDGED = "nothing could be judged"
_UNASKED = "nobody has been asked yet"


def _counted(report: Report, view: View) -> str:
    numbers = tally(report)
    counted = [count(numbers[plural], plural[:-1]) for plural in ("errors", "warnings", "notes")]
    counted.append(f"{numbers['undetermined']} undetermined")
    if numbers["suppressed"]:
        counted.append(f"{numbers['suppressed']} suppressed")
    hidden = [what for what in HIDEABLE if numbers[what] and what not in view.show]
    return ", ".join(counted) + (f" (--show{GLUE}{','.join(hidden)})" if hidden else "")


def _causes(report: Report) -> Iterator[str]:
    if report.errors:
        yield "not everything could be checked" if report.programmes else "nothing could be checked"
    certain = [finding.severity for finding in report.gated if finding.verdict is Verdict.CERTAIN]
    if certain:
        new = "new " if report.comparison else ""
        counts = [
            count(certain.count(level), f"{new}{level.value}") for level in Severity if level in certain
        ]
        gentlest = max(certain, key=lambda severity: severity.rank)
        yield f"{', '.join(counts)} {_gate(len(certain))} (--fail-on {gentlest.value})"
    for verdict in (Verdict.LIKELY, Verdict.UNDETERMINED):
        number = sum(finding.verdict is verdict for finding in report.gated)
        if number:
            yield f"{number} {verdict.value} {_gate(number)} (--fail-on-{verdict.value})"


def _gate(number: int) -> str:
    return "gates" if number == 1 else "gate"


def next_lines(report: Report) -> Iterator[str]:
    """Suggest what to do after a first run, in which nobody has been asked yet."""
    if somebody_asked(report) or not report.programmes:
        return
    first = report.programmes[0]
    path = shlex.quote(first.path)
    steps = []
    if first.path != STDIN and not first.path.startswith("<") and not first.configured:
        steps.append((f"panelcheck show {path}", "was it read correctly?"))
        steps.append((f"panelcheck init {path}", "writes panelcheck.yaml"))
    listed = (finding for finding in report.findings if speaks(finding))
    grave = next((finding for finding in listed if finding.severity is not Severity.NOTE), None)
    if grave:
        steps.append((f"panelcheck explain {grave.code}", "why it matters, what to do"))
    width = max((len(command) for command, _ in steps), default=0)
    for opening, (command, why) in zip(["Next: ", *["      "] * len(steps)], steps, strict=False):
        yield f"{opening}{command.ljust(width)}   {why}"
