"""What the page is made of."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from panelcheck.report import ProgrammeSummary, Report
from panelcheck.reporters.html.markup import Child, Html, element, join, said
from panelcheck.values import dataclass

_EACH = {"day": "Day", "track": "Track", "room": "Room", "role": "Role", "event": "Whole event"}


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page under a heading of its own; ``name`` is its address on the page."""

    name: str
    title: str
    content: Html


def each_programme(report: Report, content: Callable[[ProgrammeSummary], Html]) -> Html:
    """Return the content for each programme, under its name where there are several."""
    inside = [(one, part) for one in report.programmes if (part := content(one))]
    if len(report.programmes) == 1:
        return join(part for _, part in inside)
    return join(join(element("h3", said(one.event or one.path)), part) for one, part in inside)


def table(head: Sequence[str], rows: Iterable[Sequence[Child]], caption: str) -> Html:
    """Return a table whose first column names the rows; wide ones scroll by themselves."""
    header = element("tr", [element("th", name, scope="col") for name in head])
    body = [
        element("tr", element("th", first, scope="row"), [element("td", cell) for cell in rest])
        for first, *rest in rows
    ]
    return element("table", element("caption", caption), element("thead", header), element("tbody", body))


def folded(summary: Child, *content: Child, unfolded: bool = False) -> Html:
    """Return content that a click unfolds, and paper always shows."""
    return element("details", element("summary", summary), *content, open=unfolded)


def rule_name(code: str, name: str) -> Html:
    """Return how a rule is called."""
    return join(element("span", code, class_="code"), f" {name}")


def subject_kind(each: str) -> str:
    """Return what to call the scope of a subject that is no session."""
    return _EACH.get(each, "")


def day_in_words(day: str) -> str:
    """Return ``Thursday 4 March 2027`` for an ISO date, and any other text as it is."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{when:%A} {when.day} {when:%B %Y}"
