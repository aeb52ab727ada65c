"""Markdown for a pull request's comment or a step's summary: the headline first, the rest folded away."""

from collections.abc import Iterable, Iterator, Sequence

from panelcheck.finding import Finding, Verdict
from panelcheck.report import Report
from panelcheck.reporters import View, speaks, tally
from panelcheck.reporters._closing import closing_lines
from panelcheck.reporters._comparison import comparison_lines
from panelcheck.reporters._listing import EVERYTHING, GRAVITY, gravity, together, what_to_do, word
from panelcheck.reporters._markdown import code, prose
from panelcheck.reporters._programme import programme_lines
from panelcheck.reporters._summary import advice_lines, next_lines, statistics_lines
from panelcheck.wording import GLUE, count

MOST_CHARACTERS = 65_000
"""GitHub refuses a comment of more than 65,536 characters."""
MOST_LISTED = 55_000
"""Of these, how many may list findings, so that there is room for what goes well and is not known."""
_UP_FRONT = frozenset({"error", "warning"})
_LABELS = frozenset({"Going well", "Undetermined", "Not checked", "Statistics"})
_FOLDED = {"note": "Notes", "undetermined": "Not decided", "suppressed": "Suppressed, with their reasons"}


def render(report: Report, view: View) -> str:
    """Return the report. What the text report hides is folded, unless the view is quiet."""
    room = _Room(MOST_LISTED)
    moved = _paragraphs(comparison_lines(report.comparison, report.findings))
    blocks = [f"## {_headline(report)}", _standing(report), moved, *_errors(report, room)]
    front = _UP_FRONT | {what.removesuffix("s") for what in view.show}
    found = [finding for finding in report.findings if word(finding) in front]
    blocks += ["### Findings"] * bool(found) + list(_listed(found, room))
    if not view.quiet:
        blocks += [_paragraphs(advice_lines(report))]
        for called in GRAVITY:
            if called in _FOLDED and called not in front:
                found = [finding for finding in report.findings if word(finding) == called]
                blocks += _folded(f"{_FOLDED[called]} ({len(found)})", _listed(found, room))
    if view.statistics:
        blocks += _folded("Statistics", [_paragraphs(statistics_lines(report))])
    if not view.quiet:
        blocks += _folded("What was read", [_paragraphs(_read(report))])
        steps = [line.removeprefix("Next:").strip() for line in next_lines(report)]
        blocks += ["\n".join(["Next:", "", *(f"- {_step(step)}" for step in steps)])] * bool(steps)
    return "\n\n".join(_fitting(block for block in blocks if block)) + "\n"


def _fitting(blocks: Iterable[str]) -> Iterator[str]:
    left = MOST_CHARACTERS
    for block in blocks:
        left -= len(block) + 2
        if left < 0:
            yield "The rest did not fit here; --format text has all."
            return
        yield block


def _headline(report: Report) -> str:
    """Say the gravest in one line; only what was judged, and found to be well, reads like it."""
    numbers = tally(report)
    if report.errors:
        return "panelcheck: not everything could be checked"
    counts = [count(numbers[f"{kind}s"], kind) for kind in ("error", "warning") if numbers[f"{kind}s"]]
    if counts:
        return _plain(f"panelcheck: {', '.join(counts)}")
    if any(line.startswith("Not a pass") for line in closing_lines(report, EVERYTHING)):
        return "panelcheck: not a pass yet"
    open_ones = numbers["undetermined"]
    return f"panelcheck: {open_ones} not decided" if open_ones else "panelcheck: nothing found"


def _standing(report: Report) -> str:
    """Say how the run ended. The flags that would list more are of no use here: all of it is below."""
    return "  \n".join(prose(line) for line in closing_lines(report, EVERYTHING))


def _errors(report: Report, room: "_Room") -> Iterator[str]:
    if report.errors:
        yield "### Could not be checked"
    for error in report.errors:
        place = f"{code(str(error.location))}: " if error.location else ""
        hint = f"  \n  *Hint:* {prose(error.hint)}" if error.hint else ""
        if room.takes(entry := f"- {place}{prose(error.message)}{hint}"):
            yield entry
    yield from room.left_out("error")


def _listed(findings: Sequence[Finding], room: "_Room") -> Iterator[str]:
    """Yield findings, the gravest first, those of a session together; advice where a rule first speaks."""
    advised: set[str] = set()
    entries = []
    for first, *others in sorted(together(findings), key=lambda group: gravity(group[0])):
        lines = [f"- {_entry(first)}"]
        if first.code not in advised and speaks(first):
            advised.add(first.code)
            lines += _advice(first)
        lines += [f"  - also {_entry(other, indent='    ')}" for other in others]
        if room.takes(entry := "\n".join(lines), 1 + len(others)):
            entries.append(entry)
    yield "\n".join(entries)
    yield from room.left_out("finding")


def _entry(finding: Finding, indent: str = "  ") -> str:
    place = f"{finding.location.path}:{finding.location.line}"
    title = f"**{prose(finding.subject.title)}** " if finding.subject.title.strip() else ""
    why = f": {prose(finding.suppressed)}" if finding.suppressed else ""
    return (
        f"{word(finding)} {code(finding.code)} {prose(finding.name)} {title}{code(place)}"
        f"  \n{indent}{prose(finding.message)}{why}"
    )


def _advice(finding: Finding) -> Iterator[str]:
    if finding.do:
        yield f"  - *What to do:* {prose(what_to_do(finding))}"
    if finding.say and finding.verdict is Verdict.CERTAIN:
        words = next(iter(finding.say.values())).strip().strip('"')
        yield f"  - *What to say:* {prose(words)}"


def _read(report: Report) -> Iterator[str]:
    for summary in report.programmes:
        yield from programme_lines(summary)


def _folded(title: str, blocks: Iterable[str]) -> Iterator[str]:
    """Yield a section to be opened; the empty lines let Markdown be read inside it."""
    inside = "\n\n".join(block for block in blocks if block)
    if inside:
        yield f"<details><summary>{title}</summary>\n\n{inside}\n\n</details>"


def _paragraphs(lines: Iterable[str]) -> str:
    """Return paragraphs; lines that are indented in the text report are a list here."""
    shown: list[str] = []
    for line in lines:
        item = line.startswith(" ")
        before = shown[-1].startswith("- ") if shown else item
        shown += [""] * (bool(shown) and not (item and before))
        shown.append(f"- {prose(line)}" if item else _labelled(line))
    return "\n".join(shown)


def _labelled(line: str) -> str:
    label, colon, rest = line.partition(":")
    return f"**{label}:** {prose(rest)}".rstrip() if label in _LABELS and colon else prose(line)


def _step(step: str) -> str:
    command, _, why = step.partition("   ")
    return f"{code(command.strip())} {prose(why)}"


def _plain(text: str) -> str:
    return text.replace(GLUE, " ")


class _Room:
    """How many characters are left for entries; what does not fit is counted."""

    def __init__(self, characters: int) -> None:
        self._left = characters
        self._out = 0

    def takes(self, entry: str, things: int = 1) -> bool:
        """Whether ``entry``, which is about so many ``things``, still fits."""
        fits = len(entry) <= self._left and not self._out
        self._left -= len(entry) if fits else 0
        self._out += 0 if fits else things
        return fits

    def left_out(self, noun: str) -> Iterator[str]:
        """Say how many did not fit since this was last asked."""
        if self._out:
            yield _plain(f"{count(self._out, f'more {noun}')} did not fit here; --format text lists all.")
        self._out = 0
