"""Who is on stage: bars from the least to the most that is possible."""

from collections.abc import Iterable, Iterator, Sequence

from panelcheck.report import Composition, ProgrammeSummary, Report
from panelcheck.reporters.html.markup import Child, Html, element, join, said
from panelcheck.reporters.html.section import Section, day_in_words, each_programme
from panelcheck.wording import count

_KINDS = {"role": "By role", "day": "By day", "track": "By track"}
_MANY_OF = {"woman": "Women", "man": "Men", "nonbinary": "Non-binary people"}
_LEGEND = (
    ("sure", "told us so"),
    ("likely", "likely range, from first names and pronouns too"),
    ("open", "possible: was not asked, or chose not to say"),
)
_MARGINS = {"sure": 0, "likely": 22, "open": 40}
_WITHHELD = "not shown: that would point at a few people"


def stage(report: Report) -> Section | None:
    """Return the composition of the event, its roles, days and tracks, as charts with their numbers."""
    content = each_programme(report, _charts)
    return Section("on-stage", "Who is on stage", join(_explained(), content)) if content else None


def _explained() -> Html:
    keys = [
        element("li", element("svg", _bar(name, 0, 1), class_="swatch", aria_hidden="true"), words)
        for name, words in _LEGEND
    ]
    return join(
        element(
            "p",
            "Each bar runs from nobody to everybody; the thin line marks half. Groups count women: finer "
            "numbers of a small group would point at people. A group of fewer than five people is not "
            "shown, nor one whose numbers would give such a group away. Of many days or tracks, the twenty "
            "largest are shown.",
        ),
        element("ul", keys, class_="legend"),
    )


def _charts(summary: ProgrammeSummary) -> Html:
    groups = summary.compositions()
    return join(
        [_whole(group) for group in groups if group.each == "event"],
        [
            _chart(heading, _in_time([group for group in groups if group.each == each]))
            for each, heading in _KINDS.items()
        ],
    )


def _whole(group: Composition) -> Html:
    rows = [_row(_MANY_OF.get(name, name), group, name) for name in group.declared] or [_hidden(group)]
    if group.women_minutes is not None and group.minutes:
        rows.append(_minutes(group.women_minutes, group.minutes))
    missing = len(group.declared) == 1 and not group.withheld
    return _figure(
        ["The whole event", element("small", _size(group))],
        rows,
        [element("p", f"Men and others {_WITHHELD}.", class_="size")] if missing else [],
    )


def _figure(caption: Child, rows: Iterable[Html], *after: Child) -> Html:
    return element("figure", element("figcaption", caption), element("ul", rows, class_="bars"), *after)


def _chart(heading: str, groups: Sequence[Composition]) -> Html:
    if not groups:
        return join()
    if all(group.withheld for group in groups):
        words = f"{count(len(groups), 'group')} {_WITHHELD}"
        rows: Iterable[Html] = [element("li", element("span", words, class_="withheld"))]
    else:
        rows = [_hidden(group) if group.withheld else _row(_title(group), group, "woman") for group in groups]
    return _figure([heading, element("small", "women among those on stage")], rows)


def _in_time(groups: list[Composition]) -> list[Composition]:
    """Return days with a date in the order of time, and any other groups as they are."""
    dated = all(day_in_words(group.key) != group.key for group in groups)
    return sorted(groups, key=lambda group: group.key) if dated else groups


def _title(group: Composition) -> str:
    return day_in_words(group.title) if group.each == "day" else group.title.capitalize()


def _size(group: Composition) -> str:
    parts = [count(group.people, "person"), count(group.sessions, "session")]
    if group.open_seats:
        parts.insert(1, count(group.open_seats, "open seat"))
    if group.minutes:
        parts.append(f"{group.minutes:,.0f} planned minutes")
    return ", ".join(parts)


def _row(label: str, group: Composition, category: str) -> Html:
    total = group.people + group.open_seats
    least, most = group.declared[category]
    likely = group.likely.get(category)
    numbers = f"{_range(least, most)} of {total}"
    return element(
        "li",
        element(
            "span",
            said(label),
            [element("small", _size(group))] if group.each != "event" else [],
            class_="label",
        ),
        _svg(list(_layers(least, most, likely, total))),
        element(
            "span",
            numbers,
            [element("small", f"likely {_range(*likely)}")] if likely else [],
            class_="numbers",
        ),
    )


def _range(least: float, most: float) -> str:
    return f"{least:g}" if least == most else f"{least:g} to {most:g}"


def _layers(least: int, most: int, likely: tuple[int, int] | None, total: int) -> Iterator[Html]:
    if most > least:
        yield _bar("open", least / total, most / total)
    if likely:
        yield _bar("likely", likely[0] / total, likely[1] / total)
    if least:
        yield _bar("sure", 0, least / total)


def _minutes(share: tuple[float, float], minutes: float) -> Html:
    least, most = share
    layers = [_bar("open", least, most)] * (most > least) + [_bar("sure", 0, least)] * (least > 0)
    percent = _range(round(100 * least), round(100 * most))
    return element(
        "li",
        element(
            "span", "Planned minutes of women", element("small", f"of {minutes:,.0f} minutes"), class_="label"
        ),
        _svg(layers),
        element("span", f"{percent} %", element("small", "in steps of 5 %"), class_="numbers"),
    )


def _hidden(group: Composition) -> Html:
    return element(
        "li",
        element("span", said(_title(group)), element("small", _size(group)), class_="label"),
        element("span", _WITHHELD, class_="withheld"),
    )


def _svg(layers: Sequence[Html]) -> Html:
    half = element("line", x1="50%", x2="50%", y1="0", y2="100%")
    rail = element("rect", class_="rail", width="100%", height="100%")
    return element("svg", rail, layers, half, class_="bar", aria_hidden="true", focusable="false")


def _bar(name: str, start: float, end: float) -> Html:
    """Return one layer of a bar. The surer it is, the taller: nothing is told by colour alone."""
    margin = _MARGINS[name]
    return element(
        "rect",
        class_=name,
        x=f"{100 * start:.1f}%",
        width=f"{100 * (end - start):.1f}%",
        y=f"{margin}%",
        height=f"{100 - 2 * margin}%",
    )
