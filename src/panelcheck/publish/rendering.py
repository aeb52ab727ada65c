"""A release as JSON, as Markdown and as a piece of HTML."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from panelcheck.identity.axes import MEMBER
from panelcheck.publish.previous import VERSION
from panelcheck.publish.release import ROUND_TO, Release, Table
from panelcheck.reporters._markdown import prose
from panelcheck.wording import GLUE, count, safe, safe_json

_METRIC = "Event Demographics"
"""The metric of CHAOSS (https://chaoss.community) that these figures are evidence for."""


def render(release: Release, format_name: str) -> str:
    """Return ``release`` as ``json``, ``markdown`` or ``html``, ending in a newline."""
    return {"json": _json, "markdown": _markdown, "html": _html}[format_name](release)


def _json(release: Release) -> str:
    document: dict[str, Any] = {
        "release": VERSION,
        "event": release.event,
        "people": release.people,
        "fewest": release.fewest,
        "rounded_to": ROUND_TO,
        "owner": release.owner,
        "published": str(release.published or ""),
        "review_by": str(release.review_by or ""),
        "tables": [
            {
                "axis": table.axis,
                "rows": [
                    {"label": row.label, "people": row.people, "share": round(release.share(row), 2)}
                    for row in table.rows
                ],
                "others": release.others(table),
            }
            for table in release.tables
        ],
        "withheld": list(release.withheld),
        "evidence": list(_evidence(release)),
    }
    return safe_json(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def _rows(release: Release, table: Table) -> Iterator[tuple[str, str, str]]:
    """Yield label, people and share of each row, in words."""
    for row in table.rows:
        label = "of this group" if row.label == MEMBER else row.label
        yield label, f"about {row.people}", f"about {100 * release.share(row):.0f} %"
    yield "not told here", f"about {release.others(table)}", ""


def _heading(release: Release) -> str:
    return f"Who speaks at {release.event}"


def _opening(release: Release) -> str:
    return f"{count(release.people, 'person')} on stage, each counted once."


def _withheld(release: Release) -> Iterator[str]:
    if release.withheld:
        axes = ", ".join(release.withheld)
        yield f"Not told, for lack of answers or since a few people would stand out: {axes}."


def _method(release: Release) -> str:
    return (
        "From what people said of themselves, never from names. No figure is of fewer than"
        f" {release.fewest} people, nor leaves out fewer; figures are rounded to {ROUND_TO}. Whoever is not"
        " told here was not asked, chose not to say, or is of a group that cannot be told."
    )


def _stewardship(release: Release) -> Iterator[str]:
    told = {
        "Responsible": release.owner,
        "Published": release.published,
        "To be reviewed by": release.review_by,
    }
    return (f"{label}: {value}" for label, value in told.items() if value)


def _evidence(release: Release) -> Iterator[str]:
    """Yield what a reviewer of a badge for events can check, and what the organisers have to add."""
    axes = ", ".join(table.axis for table in release.tables)
    yield f"Metric: {_METRIC}."
    yield f"Measured: {axes or 'nothing that can be told'}, of everyone on stage, on their own word."
    yield f"Published as totals alone: none of fewer than {release.fewest} people, rounded to {ROUND_TO}."
    yield "For the organisers to add: the form people were asked with, when, and that it could be left empty."


_BADGE = "Evidence for a CHAOSS event badge"


def _markdown(release: Release) -> str:
    blocks = [f"## {prose(_heading(release))}", prose(_opening(release))]
    for table in release.tables:
        rows = [
            f"| {prose(label)} | {people} | {share} |".replace("|  |", "| |")
            for label, people, share in _rows(release, table)
        ]
        blocks += [
            f"### {prose(_title(table))}",
            "\n".join(["| Group | People | Share |", "| --- | --- | --- |", *rows]),
        ]
    blocks += [prose(line) for line in (*_withheld(release), _method(release))]
    blocks.append("\n".join(f"- {prose(line)}" for line in _stewardship(release)))
    blocks += [f"### {_BADGE}", "\n".join(f"- {prose(line)}" for line in _evidence(release))]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _title(table: Table) -> str:
    return f"{table.axis[:1].upper()}{table.axis[1:]}"


def _html(release: Release) -> str:
    """Return a section to put into a page: no styles, no scripts."""
    parts = [
        '<section class="panelcheck-release">',
        f"<h2>{_text(_heading(release))}</h2>",
        _paragraph(_opening(release)),
    ]
    for table in release.tables:
        parts += [
            "<table>",
            f"<caption>{_text(_title(table))}</caption>",
            f"<thead><tr>{''.join(map(_head, ('Group', 'People', 'Share')))}</tr></thead>",
            "<tbody>",
            *(
                f'<tr><th scope="row">{_text(label)}</th><td>{people}</td><td>{share}</td></tr>'
                for label, people, share in _rows(release, table)
            ),
            "</tbody>",
            "</table>",
        ]
    parts += [_paragraph(line) for line in (*_withheld(release), _method(release))]
    parts += _list(_stewardship(release))
    return "\n".join([*parts, f"<h3>{_BADGE}</h3>", *_list(_evidence(release)), "</section>"]) + "\n"


def _head(text: str) -> str:
    return f'<th scope="col">{text}</th>'


def _list(lines: Iterator[str]) -> list[str]:
    items = [f"<li>{_text(line)}</li>" for line in lines]
    return ["<ul>", *items, "</ul>"] if items else []


def _paragraph(text: str) -> str:
    return f"<p>{_text(text)}</p>"


def _text(text: str) -> str:
    return escape(safe(text.replace(GLUE, " ")))
