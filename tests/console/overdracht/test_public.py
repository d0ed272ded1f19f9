"""Sending a question and reading its answer, over HTTP and by text: consent, codes, limits, hours, deliveries."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.gateway.channels.inbox_types import Incoming, TryLater, Undeliverable
from bot.gateway.handover import NotesAddress
from bot.gateway.handover.codes import new_code, read_code
from bot.gateway.handover.delivery import Deliveries
from bot.gateway.handover.hours import answer_by, is_open, next_open, tell, tell_wait
from bot.gateway.handover.talk import inert
from bot.reply import Reply
from bot.settings import AMSTERDAM
from bot.store import HandoverSettings, HandoverSettingsStore, HandoverStore
from tests.console.people import ConsoleApp, running_app

OUT_OF_SCOPE = "Hoe vaak moet ik mijn winterbanden wisselen?"
SEND = "stuur mijn vraag naar een adviseur"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ConsoleApp]:
    with running_app(tmp_path_factory.mktemp("overdracht")) as app:
        yield app


class Asker:
    """A conversation from an address of its own, so that no test uses up the limits of another."""

    addresses = iter(range(1, 250))

    def __init__(self, app: ConsoleApp) -> None:
        self.http: TestClient = app.nobody(client=(f"203.0.113.{next(self.addresses)}", 1)).http
        started = self.http.post("/api/v1/conversations").json()
        self.path = f"/api/v1/conversations/{started['id']}"
        self.headers = {"Authorization": f"Bearer {started['token']}"}

    def say(self, text: str) -> dict[str, Any]:
        """The last reply."""
        response = self.http.post(f"{self.path}/messages", json={"text": text}, headers=self.headers)
        reply: dict[str, Any] = response.raise_for_status().json()["replies"][-1]
        return reply

    def get(self) -> Any:
        return self.http.get(f"{self.path}/overdracht", headers=self.headers).json()

    def send(self, **body: Any) -> Any:
        return self.http.post(f"{self.path}/overdracht", json={"toestemming": True, **body}, headers=self.headers)

    def read(self, code: str) -> Any:
        return self.http.post("/api/v1/overdracht/antwoord", json={"code": code})


@pytest.fixture
def asker(app: ConsoleApp) -> Asker:
    return Asker(app)


def inbox(app: ConsoleApp) -> HandoverStore:
    return HandoverStore(app.engine)


def answer(app: ConsoleApp, question: str, text: str) -> None:
    (found,) = [one for one in inbox(app).listed("open") if one.question == question]
    inbox(app).take(found.id, "lokaal:anna", "Anna de Vries", instead_of=None)
    inbox(app).answer(found.id, "lokaal:anna", "Anna de Vries", text, after=0)


def test_what_would_go_along_is_masked_and_complete(asker: Asker) -> None:
    asker.say("Wat is een proefplaatsing? Mijn BSN is 123456782")
    asker.say("Hallo")
    asker.say("ik wil een medewerker spreken")
    found = asker.get()
    assert found["aan"] is True
    assert found["vraag"] == "Wat is een proefplaatsing? Mijn BSN is [bsn]"
    assert found["onderwerp"].lower().startswith("wat is een proefplaatsing")
    assert [turn["vraag"] for turn in found["beurten"]][1:] == ["Hallo", "ik wil een medewerker spreken"]
    assert "123456782" not in str(found)
    assert "Anna" not in str(found)


def test_after_which_answers_it_is_offered(asker: Asker) -> None:
    for text in (OUT_OF_SCOPE, "ik wil een medewerker spreken"):
        reply = asker.say(text)
        assert reply["metadata"]["overdracht"] == SEND
        assert {"titel": "Stuur mijn vraag naar een adviseur", "payload": SEND} in reply["knoppen"]
        assert "U krijgt uiterlijk" in reply["text"]
    for text in ("Wat is een proefplaatsing?", "ik denk aan zelfmoord", "hallo"):
        assert "overdracht" not in asker.say(text)["metadata"]


def test_after_none_of_these_twice(asker: Asker) -> None:
    offered = (asker.say(vague)["knoppen"] for vague in ("begeleiding", "voordeel", "proef", "hoe lang"))
    assert any({"titel": "Geen van deze", "payload": "Geen van deze"} in buttons for buttons in offered)
    replies = [asker.say("Geen van deze"), asker.say("Geen van deze")]
    assert any(reply["metadata"].get("overdracht") == SEND for reply in replies)


def test_nothing_goes_without_consent(asker: Asker) -> None:
    asker.say(OUT_OF_SCOPE)
    for consent in ({}, {"toestemming": False}, {"toestemming": None}):
        response = asker.http.post(f"{asker.path}/overdracht", json=consent, headers=asker.headers)
        assert response.status_code == 422
    assert asker.http.post(f"{asker.path}/overdracht", json={"toestemming": True}).status_code == 401
    assert asker.get()["verstuurd"] == []


def test_there_and_back(app: ConsoleApp, asker: Asker) -> None:
    question = "Mag ik op de markt adverteren met een kraam?"
    asker.say(OUT_OF_SCOPE)
    sent = asker.send(vraag=question, met_gesprek=False)
    assert sent.status_code == 201
    code = sent.json()["code"]
    assert code not in app.access.settings.database()
    (waiting,) = asker.get()["verstuurd"]
    assert (waiting["status"], waiting["antwoorden"]) == ("wacht", [])
    answer(app, question, "Ja, **dat** mag.")
    (done,) = asker.get()["verstuurd"]
    assert done["antwoorden"][0]["tekst"] == "Ja, **dat** mag."
    elsewhere = Asker(app)
    assert elsewhere.read(code.lower().replace("-", " ")).json()["antwoorden"][0]["tekst"] == "Ja, **dat** mag."
    assert "Anna" not in elsewhere.read(code).text
    assert "∗∗dat∗∗ mag" in elsewhere.say(f"Mijn code is {code}.")["text"]
    assert elsewhere.get()["verstuurd"] == []
    turns = elsewhere.http.get(elsewhere.path, headers=elsewhere.headers).json()["turns"]
    assert turns == []  # a code is kept in no log


def test_without_the_conversation_nothing_of_it_goes(app: ConsoleApp, asker: Asker) -> None:
    asker.say("Wat is loonwaarde?")
    asker.send(vraag="Een heel andere vraag over iets", met_gesprek=False)
    (found,) = [one for one in inbox(app).listed("open") if one.question == "Een heel andere vraag over iets"]
    assert (list(found.turns), found.entry) == ([], None)


def test_by_text_alone(app: ConsoleApp, asker: Asker) -> None:
    assert "Stel eerst uw vraag" in asker.say(SEND)["text"]
    question = "Waar koop ik een goede **fiets** [hier](https://x.example)?"
    asker.say(question)
    preview = asker.say(f"{SEND.capitalize()}!")
    assert "∗∗fiets∗∗ [hier] (https://x.example)" in preview["text"]
    yes, only, no = (button["payload"] for button in preview["knoppen"])
    assert "ik stuur niets" in asker.say(no)["text"]
    code = re.search(r"\*\*(\w{5}-\w{5})\*\*", asker.say(yes)["text"])
    assert code
    assert "nog niet beantwoord" in asker.say(code[1])["text"]
    assert "Uw code is" in asker.say("Stuur naar een adviseur: mag mijn hond mee?")["text"]
    assert "Uw code is" in asker.say(only)["text"]
    assert "mag mijn hond mee?" in [one["vraag"] for one in asker.get()["verstuurd"]]


def test_erasing_a_conversation_erases_what_went_to_an_adviser(asker: Asker) -> None:
    asker.say(OUT_OF_SCOPE)
    code = asker.send(met_gesprek=True).json()["code"]
    assert asker.http.delete(asker.path, headers=asker.headers).status_code == 200
    assert asker.read(code).status_code == 404
    assert asker.get()["verstuurd"] == []


def test_codes_cannot_be_tried_one_by_one(app: ConsoleApp, asker: Asker) -> None:
    asker.say(OUT_OF_SCOPE)
    code = asker.send().json()["code"]
    statuses = [asker.read(new_code()).status_code for _ in range(11)]
    assert statuses == [404] * 10 + [429]
    assert asker.read(code).status_code == 429  # also for a good one: it would tell that it is good
    assert asker.http.post("/antwoord", data={"code": code}).status_code == 429
    assert Asker(app).read(code).status_code == 200


def test_typing_codes_in_a_chat_is_counted_too(asker: Asker) -> None:
    told = [asker.say(new_code())["text"] for _ in range(11)]
    assert "ken ik niet" in told[9]
    assert "te veel codes" in told[10]


def test_good_codes_do_not_count(asker: Asker) -> None:
    asker.say(OUT_OF_SCOPE)
    code = asker.send().json()["code"]
    assert {asker.read(code).status_code for _ in range(15)} == {200}


def test_an_inbox_is_not_flooded_by_one(asker: Asker) -> None:
    asker.say(OUT_OF_SCOPE)
    assert [asker.send().status_code for _ in range(6)] == [201] * 5 + [429]


def test_the_page_shows_what_was_typed_and_nothing_else(app: ConsoleApp, asker: Asker) -> None:
    question = "<script>alert(1)</script> Mag dat?"
    asker.say(OUT_OF_SCOPE)
    code = asker.send(vraag=question).json()["code"]
    answer(app, question, '<img src=x onerror="alert(2)">\n\nNee.')
    shown = asker.http.post("/antwoord", data={"code": code})
    assert shown.status_code == 200
    assert "<script>alert(1)" not in shown.text
    assert "<img src=x" not in shown.text
    assert "&lt;img src=x onerror=&quot;alert(2)&quot;&gt;" in shown.text
    assert shown.headers["cache-control"] == "no-store"
    wrong = asker.http.post("/antwoord", data={"code": '"><b>x'})
    assert wrong.status_code == 404
    assert '"><b>' not in wrong.text
    assert asker.http.get("/antwoord").status_code == 200
    assert asker.http.post("/antwoord").status_code == 404


def test_switched_off_the_old_texts_stay(app: ConsoleApp, asker: Asker) -> None:
    before = HandoverSettingsStore(app.engine).read()
    HandoverSettingsStore(app.engine).write(HandoverSettings(is_on=False), "test")
    try:
        reply = asker.say("ik wil een medewerker spreken")
        assert "werkgeversservicepunt" in reply["text"]
        assert "overdracht" not in reply["metadata"]
        assert asker.say(SEND)["text"] == reply["text"]
        assert asker.get()["aan"] is False
        assert asker.send(vraag="Mag dat?").status_code == 422
    finally:
        HandoverSettingsStore(app.engine).write(HandoverSettings(is_on=True, hours=before.hours), "test")


def test_in_production_it_is_off_until_somebody_turns_it_on(tmp_path: Path) -> None:
    with running_app(tmp_path, environment="production", secret_key="x" * 40) as app:
        assert "overdracht" not in Asker(app).say(OUT_OF_SCOPE)["metadata"]


# Codes -----------------------------------------------------------------------------------------------------------


def test_a_code_reads_back_however_it_is_typed() -> None:
    for _ in range(500):
        code = new_code()
        assert re.fullmatch(r"[A-HJKMNP-TV-Z2-9]{5}-[A-HJKMNP-TV-Z2-9]{5}", code)
        for typed in (code, code.lower(), code.replace("-", ""), code.replace("-", " – "), f" mijn code is {code}. "):
            assert read_code(typed) == code


@pytest.mark.parametrize(
    "text", ["werkgevers", "loonwaarde", "baan werk", "2500 fte", "AB3D5", "AB3D5-K7M9Q en nog iets", "ABCDE-FGHJK", ""]
)
def test_words_are_no_codes(text: str) -> None:
    assert read_code(text) is None


# Hours -----------------------------------------------------------------------------------------------------------

KERST = {date(2026, 12, 25): "Kerst"}


@pytest.mark.parametrize(
    ("now", "opens", "by"),
    [
        ("2026-11-23T10:00", "2026-11-23T10:00", "2026-11-25"),  # Monday: two working days later
        ("2026-11-23T08:59", "2026-11-23T09:00", "2026-11-25"),
        ("2026-11-23T17:00", "2026-11-24T09:00", "2026-11-26"),
        ("2026-11-22T12:00", "2026-11-23T09:00", "2026-11-25"),  # Sunday
        ("2026-12-24T16:00", "2026-12-24T16:00", "2026-12-29"),  # Christmas, then a weekend
        ("2026-12-24T18:00", "2026-12-28T09:00", "2026-12-30"),
        ("2026-10-24T12:00", "2026-10-26T09:00", "2026-10-28"),  # the night that the clock goes back
    ],
)
def test_when_an_answer_comes(now: str, opens: str, by: str) -> None:
    settings = HandoverSettings(is_on=True, closed_days=KERST)
    moment = datetime.fromisoformat(now).replace(tzinfo=AMSTERDAM)
    assert next_open(settings, moment) == datetime.fromisoformat(opens).replace(tzinfo=AMSTERDAM)
    assert answer_by(settings, moment) == date.fromisoformat(by)
    assert is_open(settings, moment) is (now == opens)


def test_it_is_told_honestly() -> None:
    settings = HandoverSettings(is_on=True)
    monday = datetime(2026, 11, 23, 10, tzinfo=AMSTERDAM)
    assert tell(settings, monday) == (
        "U krijgt uiterlijk woensdag 25 november 2026 antwoord. De adviseurs zijn vandaag bereikbaar tot 17.00 uur."
    )
    assert "Zij zijn er weer op maandag" in tell(settings, datetime(2026, 11, 22, 10, tzinfo=AMSTERDAM))
    assert "had er woensdag 25 november 2026 moeten zijn" in tell_wait(
        settings, monday, datetime(2026, 11, 26, 9, tzinfo=AMSTERDAM)
    )
    never = HandoverSettings(is_on=True, hours=(None,) * 7)
    assert "niet zeggen" in tell(never, monday)
    assert "niet zeggen" in tell_wait(never, monday, monday)
    assert HandoverSettings(hours=((time(9), time(12)), *(None,) * 6)).hours_on(date(2026, 11, 23)) is not None


# Sending it to where the question came from ------------------------------------------------------------------------


class Later:
    """A channel that can say something later; outcomes: what it does, in turn."""

    name = "teams"

    def __init__(self, app: ConsoleApp, *outcomes: Exception | None) -> None:
        self.assistant = app.app.state.services.assistant
        self.outcomes = list(outcomes)
        self.sent: list[tuple[Any, str]] = []

    async def replies(self, item: Incoming) -> list[Reply]:
        replies: list[Reply] = await self.assistant.answer_always(item.conversation, item.text, channel=self.name)
        return replies

    async def deliver(self, *_: Any) -> None: ...

    async def send_later(self, address: Any, answer: str) -> None:
        outcome = self.outcomes.pop(0) if self.outcomes else None
        if outcome:
            raise outcome
        self.sent.append((dict(address), answer))


def test_an_answer_goes_to_teams_by_itself(app: ConsoleApp) -> None:
    channel = Later(app, TryLater(0), None)
    services = app.app.state.services
    deliveries = Deliveries(services.recorder, inbox(app), [channel])

    async def say(text: str) -> Reply:
        item = Incoming("teams", text, "teams:iemand", "question", text, {"conversation": "19:x", "bot": "b"})
        return (await NotesAddress(channel).replies(item))[-1]

    run = app.nobody().http.portal.call  # type: ignore[union-attr]
    run(say, "Hoe laat gaat de trein naar Assen?")
    told = run(say, "ja, stuur alleen mijn vraag naar een adviseur")
    assert "U krijgt het antwoord hier." in told.text
    answer(app, "Hoe laat gaat de trein naar Assen?", "Om *drie* uur.")
    run(deliveries.once)  # not now
    assert channel.sent == []
    run(asyncio.sleep, 0.01)
    run(deliveries.once)
    ((address, text),) = channel.sent
    assert address == {"conversation": "19:x", "bot": "b"}
    assert "Hoe laat gaat de trein naar Assen?" in text
    assert "Om *drie* uur." in text
    run(deliveries.once)
    assert len(channel.sent) == 1


def test_what_cannot_be_delivered_waits_for_its_code(app: ConsoleApp) -> None:
    channel = Later(app, Undeliverable("gone"))
    deliveries = Deliveries(app.app.state.services.recorder, inbox(app), [channel])

    async def say(text: str) -> list[Reply]:
        item = Incoming("teams", text, "teams:ander", "question", text, {"conversation": "19:y"})
        return list(await NotesAddress(channel).replies(item))

    run = app.nobody().http.portal.call  # type: ignore[union-attr]
    run(say, "stuur naar een adviseur: waar is de kantine?")
    answer(app, "waar is de kantine?", "Beneden.")
    run(deliveries.once)
    (found,) = [one for one in inbox(app).listed("answered") if one.question == "waar is de kantine?"]
    assert inbox(app).get(found.id).answers[0].delivery == "failed"


def test_what_somebody_typed_is_no_markup() -> None:
    assert inert("**a** [b](c) `d`\ne") == "∗∗a∗∗ [b] (c) ˋdˋ\n\ne"
