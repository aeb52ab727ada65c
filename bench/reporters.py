"""What each format adds to a run on a programme of 1,000 sessions, most of them with something to say.

Prints, for each, the seconds ``render`` takes, how that compares with the check itself, and the size of the
report. The first call is measured, with the import of the format.
"""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from cold import FAMILY, GIVEN

from panelcheck.lint import lint
from panelcheck.reading import Options
from panelcheck.reporters import HIDEABLE, View, formats, render

SESSIONS = 1000
MOST_SECONDS = 0.3


def write_table(path: Path) -> None:
    """Write panels of four: some of men, some of whom not all answered, some with an open seat."""
    lines = ["session,kind,day,track,name,role,gender"]
    for number in range(SESSIONS * 4):
        session, seat = divmod(number, 4)
        name = f"{GIVEN[number % len(GIVEN)]} {FAMILY[session % len(FAMILY)]}{session}"
        gender = ("man", "", "woman")[session % 3] if seat == 3 else "man"
        who = "TBA" if session % 5 == 0 and seat == 2 else name
        lines.append(
            f"Session number {session},panel,2027-03-{session // 250 + 1:02},Track {session % 8},"
            f"{who},panelist,{'' if who == 'TBA' else gender}"
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Measure and print."""
    view = View(show=frozenset(HIDEABLE), statistics=True)
    with TemporaryDirectory() as folder:
        path = Path(folder, "event.csv")
        write_table(path)
        start = time.perf_counter()
        report = lint([str(path)], Options())
        checked = time.perf_counter() - start
        print(f"check: {checked:.2f} s, {len(report.findings)} findings, {len(report.cases)} cases")
        slow = []
        for name in formats():
            start = time.perf_counter()
            size = len(render(name, report, view).encode()) / 1e6
            seconds = time.perf_counter() - start
            slow += [name] * (seconds > MOST_SECONDS)
            print(f"  {name:<9}{seconds:6.3f} s  {seconds / checked:5.0%} of the check  {size:5.2f} MB")
    print(f"over the target of {MOST_SECONDS} s: {', '.join(slow) or 'none'}")


if __name__ == "__main__":
    main()
