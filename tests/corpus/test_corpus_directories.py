"""Programmes of several files, each linted from a bare folder and again with the config init writes."""

import json
import re
import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.corpus

YEARS = (2014, 2016, 2017, 2018, 2019, 2022, 2024, 2025)
RAILSCONF = {
    f"railsconf-{year}": [
        f"yaml/railsconf/railsconf-{year}-{part}.yml" for part in ("videos", "involvements")
    ]
    for year in YEARS
}
SETS = {
    **RAILSCONF,
    "ohbm-2026": ["yaml/ohbm-osr-2026"],
    "oscon-2014": ["csv/oscon-2014"],
    "pyconau-2025": ["yaml/pyconau-2025"],
    "corecpp": ["yaml/corecpp"],
    "droidcon-2025": ["csv/droidcon-2025"],
    "droidcon-nyc": ["json/droidcon-nyc"],
    "arisia-2014": ["json/arisia-2014"],
    "gophercon-sg-2019": ["toml/gophercon-sg-2019"],
    "djangocon-us-2023": ["markdown/djangocon-us-2023"],
}
# sessions, people; counted by hand or with scripts of their own (see counts.yaml for the single files).
# OHBM: nine sessions and twelve entries that stand in the timetable alone. OSCON: 477 rows, 13 breaks.
# PyCon AU: one name stands under two of the 86 codes. Core C++: of 44 entries one has no title, and three
# are breaks. RailsConf 2025: five of ten organisers speak as well. DjangoCon: 30 of 90 files are breaks.
READ = {
    "ohbm-2026": (21, 33),
    "oscon-2014": (464, 351),
    "pyconau-2025": (85, 85),
    "corecpp": (40, 30),
    "droidcon-2025": (28, 31),
    "droidcon-nyc": (107, 117),
    "arisia-2014": (617, 492),
    "gophercon-sg-2019": (25, 15),
    "djangocon-us-2023": (60, 59),
    "railsconf-2014": (125, 144),
    "railsconf-2016": (109, 114),
    "railsconf-2017": (103, 117),
    "railsconf-2018": (108, 111),
    "railsconf-2019": (106, 111),
    "railsconf-2022": (68, 83),
    "railsconf-2024": (52, 57),
    "railsconf-2025": (69, 90),
}


def run(folder, *arguments):
    command = [sys.executable, "-m", "panelcheck", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(params=sorted(SETS))
def site(request, corpus, tmp_path):
    """Yield the name of a set and a folder that holds its files alone."""
    folder = tmp_path / request.param
    for name in SETS[request.param]:
        place = corpus / name
        if place.is_dir():
            shutil.copytree(place, folder, dirs_exist_ok=True)
        elif place.exists():
            folder.mkdir(exist_ok=True)
            shutil.copy(place, folder / re.sub(r"railsconf-\d+-", "", place.name))
    return request.param, folder


def test_a_bare_folder_is_one_programme(site):
    name, folder = site
    code, out, err = run(folder, "check", ".")
    assert code in (0, 1), out + err
    shown = json.loads(run(folder, "show", "--format", "json", ".")[1])
    (programme,) = shown["programmes"]
    if name in READ:
        assert (len(programme["sessions"]), programme["people"]) == READ[name]


def test_what_init_writes_reads_as_much(site):
    _, folder = site
    bare = json.loads(run(folder, "show", "--format", "json", ".")[1])["programmes"][0]
    code, out, err = run(folder, "init", "--yes")
    assert code == 0, out + err
    code, out, err = run(folder, "check")
    assert code in (0, 1), out + err
    configured = json.loads(run(folder, "show", "--format", "json")[1])["programmes"]
    assert sum(len(programme["sessions"]) for programme in configured) >= len(bare["sessions"])
