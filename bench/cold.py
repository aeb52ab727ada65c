"""How long a cold run takes, as ratios measured in one run on this machine.

Two comparisons, each of whole processes, the median of pairs run in turn. What counts is processor time,
user and system, which other work on the machine disturbs less than the clock; Python keeps what it compiles
of every program alike:
- a 300-session CSV with names only, against a twelve-line script with csv and gender_guesser.Detector;
- a 300-session YAML with declarations, against ``yamllint -d relaxed`` on the same file.

Last measured (Python 3.11, a machine with four cores): 0.89 to 0.95, and 0.47. Of the first, about half is
importing: click, what it imports, and panelcheck. Where nothing may be kept of the rules, it is 1.14.
"""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

SESSIONS = 300
ROUNDS = 21
GIVEN = [
    "Anna",
    "Maria",
    "Julia",
    "Laura",
    "Sofia",
    "Helena",
    "Ingrid",
    "Karin",
    "Lucia",
    "Marta",
    "Nina",
    "Olga",
    "Paula",
    "Rita",
    "Sara",
    "Tanja",
    "Adam",
    "Bruno",
    "Carlos",
    "David",
    "Erik",
    "Felix",
    "Georg",
    "Hugo",
    "Ivan",
    "Jonas",
    "Karl",
    "Luis",
    "Marco",
    "Nils",
    "Oscar",
    "Paul",
]
FAMILY = [
    "Abel",
    "Berg",
    "Cole",
    "Dahl",
    "Egger",
    "Falk",
    "Graf",
    "Holm",
    "Ibsen",
    "Jung",
    "Koch",
    "Lund",
    "Moser",
    "Nagel",
    "Olsen",
    "Pohl",
    "Quist",
]
SCRIPT = """\
import csv, sys
from collections import defaultdict
from gender_guesser.detector import Detector

detector = Detector()
sessions = defaultdict(list)
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    for row in csv.DictReader(file):
        sessions[row["session"]].append(detector.get_gender(row["name"].split()[0]))
for title, genders in sessions.items():
    if len(genders) >= 3 and all(gender == "male" for gender in genders):
        print(title)
"""


def seats() -> list[tuple[str, str, str]]:
    """Return (session, name, gender) of an invented event: four seats a session."""
    rows = []
    for number in range(SESSIONS * 4):
        given = GIVEN[(number * 7 + number // 5) % len(GIVEN)]
        family = f"{FAMILY[number % len(FAMILY)]}{chr(97 + number // 17 % 26)}{chr(97 + number // 442)}"
        gender = "woman" if GIVEN.index(given) < len(GIVEN) // 2 else "man"
        rows.append((f"Session number {number // 4 + 1}", f"{given} {family}", gender))
    return rows


def write_inputs(folder: Path) -> tuple[Path, Path, Path]:
    """Write the CSV, the YAML and the script to compare with."""
    rows = seats()
    table, document, script = folder / "event.csv", folder / "event.yaml", folder / "script.py"
    lines = ["session,kind,name,role", *(f"{title},panel,{name},panelist" for title, name, _ in rows)]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = ["---", "event: An invented event", "sessions:"]
    for number, (title, name, gender) in enumerate(rows):
        if number % 4 == 0:
            text += [f"  - title: {title}", "    kind: panel", "    minutes: 60", "    people:"]
        text += [f"      - name: {name}", "        role: panelist", f"        gender: {gender}"]
    document.write_text("\n".join(text) + "\n", encoding="utf-8")
    script.write_text(SCRIPT, encoding="utf-8")
    return table, document, script


def seconds(command: list[str]) -> float:
    """Return the processor's seconds that one whole process takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=kept, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(label: str, ours: list[str], theirs: list[str], target: float) -> None:
    """Print the median ratio of our time to theirs, run in turn."""
    seconds(ours), seconds(theirs)
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(ROUNDS)]
    ratio = statistics.median(mine / other for mine, other in pairs)
    mine, other = (statistics.median(times) for times in zip(*pairs, strict=True))
    verdict = "within" if ratio <= target else "over"
    times = f"{mine * 1000:.0f} ms / {other * 1000:.0f} ms"
    print(f"{label}: {ratio:.2f} ({times}), {verdict} the target of {target}")


def main() -> None:
    """Measure and print both ratios, and the bare interpreter for scale."""
    with TemporaryDirectory() as folder:
        table, document, script = write_inputs(Path(folder))
        python, check = sys.executable, [sys.executable, "-m", "panelcheck", "check"]
        compare(
            "names-only CSV / csv + gender_guesser",
            [*check, str(table)],
            [python, str(script), str(table)],
            1.0,
        )
        linter = [python, "-m", "yamllint", "-d", "relaxed", str(document)]
        compare("declared YAML / yamllint -d relaxed", [*check, str(document)], linter, 0.6)
        bare = statistics.median(seconds([python, "-c", "pass"]) for _ in range(ROUNDS))
        print(f"a bare interpreter: {bare * 1000:.0f} ms")


if __name__ == "__main__":
    main()
