"""What every fuzz run asks of a reader: any bytes at all, and nothing but a located error may come out.

The bytes become a file of the format, and that file goes through the public door: it is read, its people
are identified, every shipped rule is asked, and the report is rendered.
"""

import hashlib
import io
import sys
import time
import traceback
import zipfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
PLACES = {
    "csv": "fuzz.csv",
    "ical": "fuzz.ics",
    "json": "fuzz.json",
    "markdown": "_talks/fuzz.md",
    "toml": "fuzz.toml",
    "xlsx": "fuzz.xlsx",
    "xml": "fuzz.xml",
    "yaml": "fuzz.yaml",
}
"""Where a file of each format lies; a folder's name says what Markdown files are."""

SLOW = 10.0  # seconds for one input of at most 20 kB; a reader that takes longer has a quadratic corner

_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORKBOOK = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/worksheet"'
        ' Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_NAMESPACE}/main" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Talks" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
}


def workbook(sheet: bytes) -> bytes:
    """Return a workbook around the XML of one sheet: most mutations of a whole one break its zip only."""
    if sheet.startswith(b"PK"):
        return sheet
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in _WORKBOOK.items():
            archive.writestr(name, text)
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return packed.getvalue()


def seeds(format_: str) -> list[bytes]:
    """Return the seed corpus of a format, in order of file names: invented programmes."""
    return [file.read_bytes() for file in sorted((HERE / "seeds" / format_).iterdir())]


@dataclass(slots=True)
class Target:
    """Runs inputs of one format; crashes go to ``kept``, one input for each place that raised."""

    format: str
    kept: Path | None = None
    crashes: dict[str, str] = field(default_factory=dict)
    runs: int = 0
    slowest: float = 0.0

    def load_rules_once(self) -> None:
        """Let this process load the rules a single time: a run then takes a third of the time."""
        from panelcheck import reading  # noqa: PLC0415 - atheris instruments what is imported after it

        loaded = reading.load_packs(reading.DEFAULT_PACKS, overrides={}, root=Path())
        reading.load_packs = partial(lambda found, *_, **__: found, loaded)

    def run(self, data: bytes) -> None:
        """Check one input; an exception that is no user's mistake is kept, and told with its traceback."""
        self.runs += 1
        start = time.process_time()
        try:
            self.check(data)
        except Exception as error:  # noqa: BLE001 - each one is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            self._keep(f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}", data)
        taken = time.process_time() - start
        if taken > self.slowest:
            self.slowest = taken
            if taken > SLOW:
                self._keep("slow", data)

    def check(self, data: bytes) -> None:
        """Check one input. Raises whatever would be exit code 3."""
        from panelcheck.lint import lint  # noqa: PLC0415
        from panelcheck.reading import Options  # noqa: PLC0415
        from panelcheck.reporters import HIDEABLE, View, formats, render  # noqa: PLC0415

        with TemporaryDirectory() as folder:
            path = Path(folder, PLACES[self.format])
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(workbook(data) if self.format == "xlsx" else data)
            report = lint([str(path)], Options())
        names = formats() if self.runs % 16 == 0 else ("text", "json")
        for name in names:
            render(name, report, View(show=frozenset(HIDEABLE))).encode("utf-8", "backslashreplace")

    def _keep(self, what: str, data: bytes) -> None:
        if what in self.crashes:
            return
        self.crashes[what] = traceback.format_exc()
        print(f"{self.format}: {what}\n{self.crashes[what]}", file=sys.stderr, flush=True)
        if self.kept:
            self.kept.mkdir(parents=True, exist_ok=True)
            digest = hashlib.sha256(data).hexdigest()[:12]
            (self.kept / f"{self.format}-{digest}").write_bytes(data)
