"""`banenwijzer reken`: the calculators on the command line."""

from __future__ import annotations

import json
import shlex

import pytest
from click.testing import CliRunner, Result

from actions.rekenregels import REKENREGELS
from actions.rekenregels.uitkomst import json_safe
from bot.cli import main
from bot.knowledge import Kennis

DAY = ("--peildatum", "2026-11-22")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["reken", *arguments])


def test_without_a_name_it_lists_every_calculator_with_its_fields() -> None:
    listed = run().stdout
    for naam, regel in REKENREGELS.items():
        assert f"\n{naam}: " in f"\n{listed}"
        assert all(f"  {veld.naam} " in listed and veld.label in listed for veld in regel.velden)
        assert f"voorbeeld: banenwijzer reken {naam} " in listed


@pytest.mark.parametrize("naam", REKENREGELS)
def test_the_example_of_the_list_works_as_it_is_typed(naam: str) -> None:
    (line,) = (line for line in run().stdout.splitlines() if f"banenwijzer reken {naam} " in line)
    result = run(*shlex.split(line.split("banenwijzer reken ")[1]))
    assert result.exit_code == 0, result.stderr
    assert "Zo is dit berekend:" in result.stdout and "Bronnen:" in result.stdout


@pytest.mark.parametrize("naam", REKENREGELS)
def test_json_in_is_json_out(kennis: Kennis, naam: str) -> None:
    invoer = json.dumps(json_safe(kennis.rekenhulpen[naam].voorbeeld))
    result = run(naam, "--json", invoer, *DAY)
    assert result.exit_code == 0, result.stderr
    data = json.loads(result.stdout)
    assert (data["naam"], data["peildatum"], data["reply"]["soort"]) == (naam, "2026-11-22", "berekening")


def test_values_on_the_command_line_print_the_answer_with_its_steps() -> None:
    result = run("tellen", "uren=20", "uren=16", "contractvorm=inlener", *DAY)
    assert result.exit_code == 0
    assert "Deze uren tellen bij u als 1,41 baan." in result.stdout
    assert "- De uren samen: 20 + 16 = 36." in result.stdout


def test_rows_are_values_in_a_row() -> None:
    result = run("loonwaarde", "taken=60 70 90 95", "taken=40 80 100 90", *DAY)
    assert "De loonwaarde is naar schatting 64,71%." in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["onbekend"], "Er is geen rekenhulp 'onbekend'. Er zijn: tellen"),
        (["tellen"], "Ik mis nog: Verloonde uren per medewerker."),
        (["tellen", "20"], "'20' is geen veld=waarde."),
        (["tellen", "uren=x"], "hoort een getal"),
        (["tellen", "uur=20"], "Het veld 'uur' bestaat niet."),
        (["tellen", "uren=20", "periode=week", "periode=jaar"], "'periode' staat er twee keer."),
        (["loonwaarde", "taken=60 70"], "Bij 'taken' horen 4 waarden."),
        (["tellen", "uren=20", "--json", "{}"], "met --json of met veld=waarde"),
        (["tellen", "--json", "{"], "geen geldige JSON"),
        (["tellen", "--json", "[" * 100_000], "geen geldige JSON"),
        (["tellen", "--json", "[]"], "JSON-object"),
        (["tellen", "--json", '{"uren": NaN}'], "geen gewoon getal"),
        (["tellen", "--json", '{"uren": 1e999}'], "geen gewoon getal"),
        (["tellen", "uren=20", "--peildatum", "morgen"], "JJJJ-MM-DD"),
        (["tellen", "uren=20", "--peildatum", "2024-02-30"], "2024-02-30"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_bad_input_is_one_dutch_line_with_exit_code_2(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert not result.stdout
