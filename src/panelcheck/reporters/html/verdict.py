"""The top of the page, what goes well, and how the input was read."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from panelcheck.finding import Verdict
from panelcheck.report import Private, ProgrammeSummary, Report
from panelcheck.reporters import tally
from panelcheck.reporters._closing import reservation
from panelcheck.reporters._comparison import comparison_lines
from panelcheck.reporters._programme import programme_lines
from panelcheck.reporters._summary import praise
from panelcheck.reporters.html.markup import Html, element, join, said
from panelcheck.reporters.html.section import Section, each_programme, folded, table
from panelcheck.wording import GENDER, PRIVATE_WORDS, count

_PRIVATE = {
    **PRIVATE_WORDS,
    Private.USED: (
        "This page rests on private answers. Keep it among those who may see them, off public pages and logs."
    ),
}


def title_of(report: Report) -> str:
    """Return what the page is about."""
    if len(report.programmes) == 1:
        return report.programmes[0].event or PurePath(report.programmes[0].path).name
    return count(len(report.programmes), "programme") if report.programmes else "Programme"


def verdict(report: Report) -> Html:
    """Return the headline: what was found, and what keeps a quiet run from being a pass."""
    numbers = tally(report)
    grave = next((word for word in ("errors", "warnings") if numbers[word]), "")
    open_ends = bool(report.errors or not report.programmes or list(_reservations(report)))
    tone = grave.removesuffix("s") or ("open" if open_ends else "calm")
    return join(
        element("p", "panelcheck report", class_="kicker"),
        element("h1", said(title_of(report))),
        element(
            "div",
            element("p", _headline(report), class_="headline"),
            [element("p", words) for words in _reservations(report)],
            class_=f"verdict {tone}",
        ),
        element("dl", [_figure(number, words) for number, words in _figures(report)], class_="figures"),
        [
            element("p", words, class_="private")
            for words in dict.fromkeys(_PRIVATE.get(summary.private, "") for summary in report.programmes)
            if words
        ],
    )


def _headline(report: Report) -> str:
    numbers = tally(report)
    if not report.programmes:
        return "Nothing could be checked"
    spoken = [count(numbers[plural], plural[:-1]) for plural in ("errors", "warnings") if numbers[plural]]
    if spoken:
        return " and ".join(spoken)
    if not report.judged:
        return "Nothing could be judged"
    return "No error and no warning" + (", so far" if numbers["undetermined"] else "")


def _reservations(report: Report) -> Iterator[str]:
    if report.errors and report.programmes:
        yield "Not everything could be read, so not everything was checked."
    if words := reservation(report):
        yield words
    if number := tally(report)["undetermined"]:
        yield f"{count(number, 'question')} cannot be answered yet: too little is known of who is who."
    if any(case.verdict is Verdict.SATISFIED and case.reason for case in report.cases):
        yield "Some of what holds here holds only as far as first names or pronouns tell."
    if number := len(report.gated):
        yield f"{count(number, 'finding')} {'fails' if number == 1 else 'fail'} the check (exit code 1)."


def _figures(report: Report) -> Iterator[tuple[str, str]]:
    programmes = report.programmes
    grounds = [basis for summary in programmes if (basis := summary.basis.get(GENDER))]
    people = sum(summary.people for summary in programmes)
    if not programmes:
        return
    yield str(sum(summary.sessions for summary in programmes)), "sessions"
    yield str(sum(summary.panels for summary in programmes)), "panels"
    yield str(people), "people"
    if grounds:
        yield f"{sum(basis.declared for basis in grounds)} of {people}", "told us their gender"


def _figure(number: str, words: str) -> Html:
    return element("div", element("dt", words), element("dd", number))


def compared(report: Report) -> Section | None:
    """Return what changed since an earlier revision, where one was asked for."""
    first, *more = [line.strip() for line in comparison_lines(report.comparison, report.findings)] or [""]
    if not first:
        return None
    content = join(
        element("p", first), [element("ul", [element("li", line) for line in more])] if more else []
    )
    return Section("compared", "What changed", content)


def unreadable(report: Report) -> Section | None:
    """Return what could not be read. Its text is not shown: it may be someone's answer."""
    if not report.errors:
        return None
    items = [
        element(
            "li",
            element("p", element("strong", error.message)),
            [element("p", str(error.location), class_="place")] if error.location else [],
            [element("p", error.hint)] if error.hint else [],
        )
        for error in report.errors
    ]
    return Section("unreadable", "What could not be read", element("ul", items, class_="cards"))


def going_well(report: Report) -> Section | None:
    """Return what goes well, from declarations alone."""
    items = [element("li", words) for words in praise(report)]
    return Section("going-well", "What goes well", element("ul", items, class_="well")) if items else None


def how_it_was_read(report: Report) -> Section | None:
    """Return what each input was made of, what had to be assumed, and what was left out."""
    content = each_programme(report, _reading)
    return Section("reading", "How it was read", content) if report.programmes else None


def _reading(summary: ProgrammeSummary) -> Html:
    reckoning = next(programme_lines(summary))
    skips = Counter((skip.what, skip.why) for skip in summary.skipped)
    rows = [(what, why, str(number)) for (what, why), number in sorted(skips.items())]
    left_out = table(("What", "Why", "How many"), rows, "Records that are neither a session nor a seat")
    return join(
        element("p", reckoning, class_="place"),
        [element("p", f"Assumed: {words}") for words in summary.assumptions],
        [folded(f"Left out, by reason ({sum(skips.values())})", left_out)] if rows else [],
    )
