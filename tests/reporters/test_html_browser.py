"""The page in a real browser: quiet, alone, accessible and readable, in light and dark, wide and narrow.

Screenshots and a print of each page are left in build/screenshots for a person to look at.
"""

import os
import shutil
from pathlib import Path

import pytest
from html_reports import ROOT, pages

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next((found for name in BROWSERS if (found := shutil.which(name))), None)
REQUIRED = bool(os.environ.get("PANELCHECK_REQUIRE_BROWSER"))
SHOTS = ROOT / "build" / "screenshots"
SEEN = [(scheme, width) for scheme in ("light", "dark") for width in (360, 1280)]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("default"),
    pytest.mark.skipif(BROWSER is None and not REQUIRED, reason="no Chromium is installed"),
]


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    assert BROWSER, "PANELCHECK_REQUIRE_BROWSER is set, and no Chromium is installed"
    with sync_playwright() as playwright:
        # Containers that run as root have no sandbox; the page is our own file.
        launched = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    for name, text in pages().items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    SHOTS.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def opened(browser, files, request):
    """Open a page; fail where the console says anything or anything but the file is asked for."""
    contexts, said, asked = [], [], []

    def visit(name, scheme="light", width=1280):
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        address = Path(files, f"{name}.html").as_uri()
        page.on("request", lambda one: asked.append(one.url) if one.url != address else None)
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert (said, asked) == ([], [])


@pytest.mark.parametrize(("scheme", "width"), SEEN)
@pytest.mark.parametrize("name", ["meeting", "first-run", "half-declared", "unreadable", "nasty"])
def test_it_is_quiet_alone_and_accessible(opened, name, scheme, width):
    from axe_playwright_python.sync_playwright import Axe

    page = opened(name, scheme, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.screenshot(path=SHOTS / f"{name}-{width}-{scheme}.png", full_page=True)
    found = Axe().run(page).response
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert found["passes"], "axe looked at something"


def test_dark_is_dark(opened):
    shades = [
        page.evaluate("getComputedStyle(document.body).backgroundColor")
        for page in (opened("meeting", "light"), opened("meeting", "dark"))
    ]
    assert shades == ["rgb(251, 250, 246)", "rgb(22, 24, 26)"]


def test_the_policy_lets_in_our_style_and_nothing_else(browser, files):
    page = browser.new_page()
    page.goto((files / "first-run.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.verdict')).borderLeftStyle") == "solid"
    refused = page.evaluate(
        """() => new Promise(done => {
            document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
            const image = new Image(); image.src = 'https://example.org/x.png';
            document.body.append(image);
        })"""
    )
    page.close()
    assert refused == "img-src"


def test_the_keyboard_reaches_the_report_and_shows_where_it_is(opened):
    page = opened("meeting")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_on_paper_everything_is_unfolded_and_light(opened):
    page = opened("meeting", "dark")
    page.emulate_media(media="print", color_scheme="dark")
    hidden = "getComputedStyle(document.querySelector('details:not([open])'), '::details-content')"
    assert page.evaluate(f"{hidden}.contentVisibility") == "visible"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(31, 29, 26)"
    page.pdf(path=SHOTS / "meeting.pdf", prefer_css_page_size=True)
    assert (SHOTS / "meeting.pdf").read_bytes().startswith(b"%PDF")


def test_every_bar_has_its_numbers_beside_it(opened):
    page = opened("meeting")
    bars = page.locator("svg.bar")
    assert bars.count() > 5
    for row in bars.locator("xpath=..").all_inner_texts():
        assert " of " in row or "%" in row, row
