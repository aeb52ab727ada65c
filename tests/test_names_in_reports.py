"""What a report makes of first names: never an accusation by the prior alone, and always how sure it is."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from panelcheck import cli

MEN = "Adam Bruno Carlos David Erik Felix Georg Hugo Ivan Jonas Karl Luis Marco Nils Oscar Paul"
FOURS = [MEN.split()[start : start + 4] for start in range(0, 16, 4)]
UNISEX = ("Kim", "Robin", "Dominique")
NOT_FOUND = ("Xqzara", "Yvrelt", "Zbonku")


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def event(*panels):
    rows = ["session,kind,name,role"]
    for number, names in enumerate(panels):
        rows += [f"Panel {number},panel,{name} Qvist{chr(97 + number)},panelist" for name in names]
    Path("event.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def check(*options):
    result = CliRunner().invoke(cli.panelcheck, ["check", *options, "event.csv"])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result.exit_code, result.output


def verdicts(*options):
    _, text = check("--format", "json", "--select", "PC101", "--show", "undetermined", *options)
    return {finding["subject"]["title"]: finding["verdict"] for finding in json.loads(text)["findings"]}


@pytest.mark.parametrize("names", [UNISEX, NOT_FOUND])
def test_twenty_names_of_men_do_not_make_men_of_three_names_that_say_nothing(names):
    event(*FOURS, names)
    likely = dict.fromkeys(["Panel 0", "Panel 1", "Panel 2", "Panel 3"], "likely")
    assert verdicts() == likely | {"Panel 4": "undetermined"}


@pytest.mark.parametrize("names", [UNISEX, NOT_FOUND])
def test_twenty_names_that_say_nothing_are_undetermined(names):
    event([f"{name}{chr(97 + number)}" for number, name in enumerate(names * 7)])
    code, text = check("--statistics")
    assert verdicts() == {"Panel 0": "undetermined"}
    assert code == 0
    assert "Not a pass" in text


def test_likely_all_men_gates_only_where_the_user_asks_for_it():
    event(*FOURS)
    assert check("--select", "PC101", "--fail-on", "warning")[0] == 0
    assert check("--select", "PC101", "--fail-on-likely", "--fail-on", "warning")[0] == 1


def test_the_report_says_on_what_the_estimates_rest_and_how_sure_they_are():
    event(MEN.split()[:10], ["Anna", "Maria", "Julia", "Kim"])
    _, text = check("--statistics")
    said = " ".join(text.split())
    assert "Gender basis: told us 0, declined 0, first names 13, unknown 1" in said
    assert "For the whole event, 2-4 of 14 people may be women (names alone: 2-3 of 13)." in said
    assert "Names cannot show non-binary people and read East Asian names badly" in said
    assert "a share of women of 9-46 % as this event's names suggest it" in said
    assert "the names table S+J 1 of 2026-11-22, gender-guesser 0.4.0" in said
    _, told = check("--format", "json")
    shares = json.loads(told)["programmes"][0]["shares"]
    assert shares["table"] == "S+J 1 of 2026-11-22, gender-guesser 0.4.0"
    low, high = shares["prior"]
    assert (round(low, 2), round(high, 2)) == (0.09, 0.46)
