"""On whose word the numbers rest, and what an estimate is."""

from panelcheck.finding import FEWEST_ESTIMATED
from panelcheck.report import Basis, ProgrammeSummary, Report
from panelcheck.reporters.html.markup import Html, element, join
from panelcheck.reporters.html.section import Section, each_programme, table
from panelcheck.wording import GENDER, count

_GROUNDS = {
    "declared": "told us",
    "declined": "chose not to say, which is fine",
    "pronouns": "gave pronouns, which are evidence and no more",
    "names": "known by a first name alone",
    "unknown": "of whom nothing is known",
}


def coverage(report: Report) -> Section | None:
    """Return how many people told us, axis by axis."""
    content = each_programme(report, _coverage)
    return Section("coverage", "Who told us", content) if content else None


def _coverage(summary: ProgrammeSummary) -> Html:
    gender = summary.basis.get(GENDER)
    others = [
        (axis.replace("_", " "), *_counts(basis))
        for axis, basis in summary.basis.items()
        if basis is None or (axis != GENDER and (basis.declared or basis.declined))
    ]
    return join(
        [_of_gender(gender, summary)] if gender and summary.people else [],
        [table(("Asked about", "told us", "declined", "unknown"), others, "Other things people may declare")]
        if others
        else [],
    )


def _counts(basis: Basis | None) -> tuple[str, ...]:
    """Return how many told us, declined and are unknown, as far as that may be told."""
    if basis is None:
        return ("withheld",) * 3
    declined = "withheld" if basis.declined is None else str(basis.declined)
    return str(basis.declared), declined, str(basis.unknown)


def _of_gender(basis: Basis, summary: ProgrammeSummary) -> Html:
    known = summary.source_stated or not summary.declared_in_file
    source = "" if known else " (from the file, source not stated)"
    counts = {ground: getattr(basis, ground) or 0 for ground in _GROUNDS}
    items = [
        element("li", element("span", class_=f"swatch {ground}"), f"{number} {_GROUNDS[ground]}")
        for ground, number in counts.items()
        if number
    ]
    told = f"{basis.declared} of {count(summary.people, 'person')} told us their gender"
    return join(
        element("p", element("strong", told), f"{source}."),
        _stack(counts),
        element("ul", items, class_="legend"),
    )


def _stack(counts: dict[str, int]) -> Html:
    """Return one bar of all people; the list beneath it says the same in words."""
    total = sum(counts.values())
    parts, before = [], 0
    for ground, number in counts.items():
        if number:
            parts.append(
                element(
                    "rect",
                    x=f"{100 * before / total:.2f}%",
                    width=f"{100 * number / total:.2f}%",
                    height="100%",
                    class_=ground,
                )
            )
        before += number
    return element("svg", parts, class_="stack", aria_hidden="true", focusable="false")


def about_estimates(report: Report) -> Section | None:
    """Say what an estimate is and is not, and on what those of this page rest."""
    if not report.programmes:
        return None
    return Section(
        "estimates",
        "What an estimate is",
        join(
            element("p", _WORD),
            element("p", _LIMITS),
            each_programme(report, _evidence),
        ),
    )


_WORD = (
    "What people say about themselves comes first, always. Where someone was not asked, their pronouns or "
    "their first name can be a hint about a whole group, never about them. An estimate is always of at least "
    f"{FEWEST_ESTIMATED} people together, and a range that holds nine times out of ten. It fails no check, "
    "unless someone asks for that (--fail-on-likely)."
)
_LIMITS = (
    "Names cannot show non-binary people and read many names, East Asian ones above all, badly. Nobody who "
    "chose not to say is ever estimated. An estimate is a reason to ask everyone, not a judgement."
)


def _evidence(summary: ProgrammeSummary) -> Html:
    shares = summary.shares
    if not shares or shares.of < FEWEST_ESTIMATED:
        return element("p", "On this page nothing rests on an estimate.")
    low, high = (round(100 * end) for end in shares.prior)
    return element(
        "p",
        f"Here, {shares.of} of {count(summary.people, 'person')} are known by first name or pronouns alone. "
        f"Together with what people told us, they suggest a share of women of {low} to {high} % in this "
        f"event, by the names table {shares.table or 'of this version'}.",
    )
