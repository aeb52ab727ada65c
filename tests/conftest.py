"""Golden files: ``golden(name, text)`` compares with tests/golden/NAME; --update-golden writes it."""

from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure; how long things take is measured in bench/.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(autouse=True)
def _at_home(monkeypatch):
    """Run every test as on an organiser's own machine, wherever it runs."""
    for name in ("CI", "PANELCHECK_DECLARATIONS", "PANELCHECK_SECRET"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def golden(request):
    def compare(name, text):
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), (
            f"{name} differs; --update-golden, then read the diff"
        )

    return compare
