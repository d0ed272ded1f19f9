"""Why this answer, and the try-out chat."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.console.people import ConsoleApp, running_app

TRY = "/console/proberen"


@pytest.fixture(scope="module")
def adviser(console: ConsoleApp) -> Any:
    return console.signed_in("adviser")


def test_why_tells_scores_and_phrases(adviser: Any) -> None:
    page = adviser.page("/console/waarom", params={"vraag": "hoe lang telt iemand mee bij ziekte"}).text
    for says in (
        "Besluit:",
        "Kandidaten",
        "Zinnen die er het meest op lijken",
        "Woorden die wogen",
        "Drempel: antwoord",
    ):
        assert says in page
    assert 'href="/console/onderwerp/meeteltermijn/' in page


@pytest.mark.parametrize("vraag", ["", "  ", "?!", "x" * 4000, "<script>alert(1)</script>"])
def test_why_takes_anything(adviser: Any, vraag: str) -> None:
    response = adviser.page("/console/waarom", params={"vraag": vraag})
    assert response.status_code == 200
    assert "<script>alert" not in response.text


def test_a_turn_without_a_script(adviser: Any) -> None:
    page = adviser.post(TRY, {"vraag": "hoe lang telt iemand mee", "peildatum": "2018-03-01"}).text
    assert "<html" in page
    assert "1 maart 2018" in page
    assert 'href="/console/onderwerp/meeteltermijn/hoe-lang-telt-iemand-mee?peildatum=2018-03-01"' in page


def test_a_conversation_goes_on(adviser: Any) -> None:
    first = adviser.post(TRY, {"vraag": "hoeveel loonkostensubsidie krijg ik bij een loonwaarde van 60%"}).text
    gesprek = re.search(r'name="gesprek" value="([0-9a-f]{16})"', first)
    assert gesprek
    after = adviser.post(TRY, {"vraag": "32 uur", "gesprek": gesprek[1]}).text
    assert "Zo is dit berekend" in after


@pytest.mark.parametrize("vraag", ["", "???", "x" * 3000, "<img src=x onerror=alert(1)>"])
def test_a_turn_takes_anything(adviser: Any, vraag: str) -> None:
    response = adviser.post(TRY, {"vraag": vraag, "gesprek": "../../etc", "peildatum": "ooit"})
    assert response.status_code == 200
    assert "<img src=x" not in response.text


def test_nothing_of_it_is_kept(tmp_path: Path) -> None:
    with running_app(tmp_path / "own") as console:
        adviser = console.signed_in("adviser")
        assert adviser.post(TRY, {"vraag": "wat is het wsp"}).status_code == 200
        kept = adviser.http.post("/api/v1/conversations").json()
        address, headers = f"/api/v1/conversations/{kept['id']}", {"Authorization": f"Bearer {kept['token']}"}
        adviser.http.post(f"{address}/messages", json={"text": "wat is het wsp"}, headers=headers)
        assert len(adviser.http.get(address, headers=headers).json()["turns"]) == 1
        with console.engine.connect() as connection:
            assert connection.execute(text("select channel from question")).scalars().all() == ["web"]
