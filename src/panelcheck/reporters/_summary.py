"""The sentences about a whole run: what goes well, what could not be told, what to do next.

A line that starts with spaces keeps them as its indent when it is wrapped.
"""

import shlex
from collections import Counter
from collections.abc import Iterator

from panelcheck.finding import FEWEST_ESTIMATED, Severity, Verdict
from panelcheck.report import Basis, Report
from panelcheck.reporters import speaks
from panelcheck.reporters._programme import source_known
from panelcheck.source import STDIN
from panelcheck.wording import (
    GENDER,
    GLUE,
    count,
    spread,
)

MOST_REASONS = 6
MOST_OF_A_FAMILY = 2
INLINE = 2
_FAMILIES = {"PC2": f"token{GLUE}inclusion", "PC3": f"speaking{GLUE}time"}
"""Rules that mostly fall silent together: nobody has said anything, or a programme has no times."""


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
    sure = [summary.basis.get(GENDER) or Basis() for summary in report.programmes if source_known(summary)]
    answered = sum(basis.declared + (basis.declined or 0) for basis in sure)
    if answered:
        yield f"{count(answered, 'person')} answered: thank them."


def _grounds(report: Report) -> list[Basis]:
    return [basis for summary in report.programmes if (basis := summary.basis.get(GENDER))]


def somebody_asked(report: Report) -> bool:
    """Whether anyone's gender or pronouns are known from themselves, or they declined to say."""
    return any(map(asked, _grounds(report)))


def asked(basis: Basis) -> bool:
    """Whether anyone said something of themselves, or declined to."""
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
