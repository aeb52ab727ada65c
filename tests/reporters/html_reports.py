"""Pages of invented programmes, for the tests of the HTML report and of a browser that shows them."""

from contextlib import chdir
from dataclasses import replace
from pathlib import Path

import reports

from panelcheck.errors import Location, UserError
from panelcheck.lint import lint
from panelcheck.reading import Options
from panelcheck.reporters import View, render

ROOT = Path(__file__).parent.parent.parent
MEETING = "tests/inputs/rich/meeting.csv"
NASTY = "`,:%\n\"<script>alert('1')</script>| \u202egnirts\u202c \x1b[31m \x00 &amp; ]]>"


def meeting():
    """Return the report on two invented days: declared, estimated, declined, open, set aside."""
    packs = ("preview", "observe")
    with chdir(ROOT):
        return lint([MEETING], Options(overrides={"extends": packs, "asked": True}))


def pages():
    """Return pages by name: every state the report can be in."""
    broken = UserError(f"no such file {NASTY}", Location("none.csv"), "Check the path.")
    states = {
        "meeting": replace(meeting(), exit_code=1),
        "first-run": reports.FIRST_RUN,
        "half-declared": reports.HALF_DECLARED,
        "unreadable": reports.UNREADABLE,
        "nasty": reports.report(
            programmes=(reports.summary(event=NASTY, path=NASTY, assumptions=(NASTY,)),) * 2,
            findings=(
                reports.finding(title=NASTY, message=NASTY, do=NASTY, say={"invited": NASTY}),
                reports.note(title=NASTY, line=13),
                reports.undetermined(title=NASTY, line=14),
                reports.finding(title=NASTY, line=15, suppressed=NASTY),
            ),
            going_well=(NASTY,),
            errors=(broken,),
        ),
    }
    return {name: render("html", report, View()) for name, report in states.items()}
