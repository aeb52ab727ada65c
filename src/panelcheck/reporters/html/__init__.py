"""The report as a page for people: one file, without scripts, that loads nothing from anywhere."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from panelcheck import __version__
from panelcheck.report import Report
from panelcheck.reporters import View
from panelcheck.reporters.html.basis import about_estimates, coverage
from panelcheck.reporters.html.composition import stage
from panelcheck.reporters.html.findings import findings, not_told, notes, set_aside
from panelcheck.reporters.html.markup import Html, element, join
from panelcheck.reporters.html.rules import not_checked, policies
from panelcheck.reporters.html.section import Section
from panelcheck.reporters.html.verdict import (
    compared,
    going_well,
    how_it_was_read,
    title_of,
    unreadable,
    verdict,
)

_STYLE = Path(__file__).with_name("style.css")
_PARTS = (
    unreadable,
    compared,
    findings,
    not_told,
    going_well,
    stage,
    coverage,
    notes,
    set_aside,
    not_checked,
    policies,
    how_it_was_read,
    about_estimates,
)


def render(report: Report, _view: View) -> str:
    """Return the page; nothing of the report is hidden by the view."""
    sections = [section for part in _PARTS if (section := part(report))]
    contents = [element("li", element("a", section.title, href=f"#{section.name}")) for section in sections]
    body = element(
        "body",
        element("a", "Skip to the report", class_="skip", href="#report"),
        element("header", verdict(report), class_="masthead"),
        element("nav", element("ul", contents), class_="contents", aria_label="In this report"),
        element("main", [_shown(section) for section in sections], id="report"),
        element("footer", element("p", f"panelcheck {__version__}. {_PROMISE}")),
    )
    page = element("html", _head(title_of(report)), body, lang="en")
    return f"<!doctype html>\n{page}\n"


_PROMISE = (
    "Every number here is about a group. Nothing on this page says what any one person is, "
    "and no estimate is ever made of one person."
)


def _shown(section: Section) -> Html:
    heading = element("h2", section.title, id=f"{section.name}-title")
    return element(
        "section", heading, section.content, id=section.name, aria_labelledby=f"{section.name}-title"
    )


def _head(title: str) -> Html:
    style = _STYLE.read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex"),
        element("title", f"{title}: panelcheck report"),
        join(Html(f"<style>{style}</style>")),
    )
