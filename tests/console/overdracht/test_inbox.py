"""The advisers' pages over HTTP: who does what, what stays when it cannot be, and that nothing typed is run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from bot.knowledge import Kennis
from bot.store import HandoverStore, NewHandover
from tests.console.people import ConsoleApp, Person, running_app

EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ConsoleApp]:
    with running_app(tmp_path_factory.mktemp("postvak")) as app:
        yield app


@pytest.fixture
def question(app: ConsoleApp, request: pytest.FixtureRequest, kennis: Kennis) -> str:
    number = f"{abs(hash(request.node.name)):x}"[:32]
    answers = [{"soort": "antwoord", "entry": EVIL, "tekst": f"{EVIL} [x](javascript:alert(1))", "opmaak": True},
               {"soort": "berekening", "entry": None, "tekst": EVIL, "opmaak": False}]  # fmt: skip
    turn: dict[str, Any] = {"vraag": EVIL, "tijd": "2026-11-22T10:00:00+00:00", "antwoorden": answers}
    entry = "proefplaatsing/wat-is-een-proefplaatsing"
    entry = entry if entry in kennis.entries else sorted(kennis.entries)[0]
    HandoverStore(app.engine).add(NewHandover(number, number, "c", "web", f"Mag dit? {EVIL}", entry, [turn]))
    return f"/console/overdracht/{number}"


def person(app: ConsoleApp, name: str) -> Person:
    return app.signed_in("adviser", subject=f"lokaal:{name}")


def test_nothing_that_an_employer_typed_is_run(app: ConsoleApp, question: str) -> None:
    for path in (question, "/console/overdracht"):
        shown = person(app, "anna").page(path).text
        assert EVIL not in shown
        assert "&lt;script&gt;" in shown
        assert 'href="javascript' not in shown


def test_answering_step_by_step(app: ConsoleApp, question: str) -> None:
    anna = person(app, "anna")
    assert "Uw antwoord" not in anna.page(question).text  # first one takes it
    assert anna.post(f"{question}/neem").status_code == 303
    shown = anna.post(f"{question}/antwoord", {"tekst": "", "actie": "voorbeeld"})
    assert shown.status_code == 422
    assert "Schrijf eerst een antwoord." in shown.text
    shown = anna.post(f"{question}/antwoord", {"tekst": "x" * 4001, "actie": "verstuur"})
    assert "1 tekens te lang" in shown.text
    shown = anna.post(f"{question}/antwoord", {"tekst": f"Ja {EVIL}\u202e\x00", "actie": "voorbeeld"})
    assert shown.status_code == 200
    assert "Zo leest de werkgever het" in shown.text
    assert EVIL not in shown.text
    sent = anna.post(f"{question}/antwoord", {"tekst": "Ja.\r\nEcht.", "actie": "verstuur", "na": "0"})
    assert sent.status_code == 303
    twice = anna.post(f"{question}/antwoord", {"tekst": "Ja.", "actie": "verstuur", "na": "0"})
    assert twice.status_code == 409
    assert "intussen al een antwoord" in twice.text
    assert HandoverStore(app.engine).get(question.rpartition("/")[2]).answers[0].text == "Ja.\nEcht."
    assert anna.post(f"{question}/sluit").status_code == 303


def test_what_was_written_stays_when_another_was_first(app: ConsoleApp, question: str) -> None:
    anna, bert = person(app, "anna"), person(app, "bert")
    anna.post(f"{question}/neem")
    assert "Neem over van Test adviser" in bert.page(question).text
    bert.post(f"{question}/neem", {"van": "lokaal:anna"})
    refused = anna.post(f"{question}/antwoord", {"tekst": "Mijn lange antwoord", "actie": "verstuur", "na": "0"})
    assert refused.status_code == 409
    assert "heeft deze vraag opgepakt" in refused.text
    assert "Mijn lange antwoord</textarea>" in refused.text
    assert anna.post(f"{question}/terug").status_code == 409


def test_an_entry_is_put_in_the_answer(app: ConsoleApp, question: str, kennis: Kennis) -> None:
    anna = person(app, "anna")
    anna.post(f"{question}/neem")
    entry = HandoverStore(app.engine).get(question.rpartition("/")[2]).entry
    shown = anna.post(f"{question}/antwoord", {"tekst": "Goedendag.", "actie": f"invoegen:{entry}"})
    written = shown.text.partition('<textarea id="tekst"')[2].partition("</textarea>")[0]
    assert "Goedendag." in written
    assert "Bronnen:" in written
    gone = anna.post(f"{question}/antwoord", {"tekst": "Goedendag.", "actie": "invoegen:er/niet"})
    assert gone.status_code == 200


def test_a_form_from_elsewhere_is_refused(app: ConsoleApp, question: str) -> None:
    anna = person(app, "anna")
    assert anna.http.post(f"{question}/neem", data={"csrf_token": "x"}).status_code == 403
    assert HandoverStore(app.engine).get(question.rpartition("/")[2]).status == "open"


@pytest.mark.parametrize("role", ["editor", "approver", "beheerder"])
def test_only_advisers_read_it(app: ConsoleApp, question: str, role: str) -> None:
    other = app.signed_in(role)
    assert other.page(question).status_code == 403
    assert other.page("/console/overdracht").status_code == 403
    assert other.post(f"{question}/neem").status_code == 403
