"""The learning loop in a real browser: from a missed question to a patch that applies."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import Engine, insert

from bot.paths import ROOT
from bot.reply import Reply
from bot.store import DraftStore, GroupStore, Person, Store, Turn
from bot.store.models import Question
from tests.browser import violations
from tests.console.leren.small import ENTRY

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
NOW = datetime.now(timezone.utc)
ATTACK = "<img src=x onerror=alert(1)><script>alert(2)</script>"
ASKED = (
    "tot hoe oud blijft mijn conciërge meetellen voor het quotum",
    "tot hoe oud blijft onze conciërge meetellen voor het quotum?",
    "tot hoe oud blijft de conciërge meetellen voor het quotum zeg",
)
FIRST, SECOND = "lokaal:editor", "lokaal:approver"


def missed(engine: Engine, *texts: str, **changes: Any) -> None:
    for said in texts:
        reply = Reply("buiten_bereik", "Dat weet ik niet.", confidence=0.1)
        turn = Turn("g", "web", said, None, [reply], 0.01, created=NOW - timedelta(hours=1))
        Store(engine).add_turn(replace(turn, **changes))


@pytest.fixture(scope="module", autouse=True)
def asked(console_engine: Engine) -> None:
    missed(console_engine, *ASKED, f"wat {ATTACK} is dit", "bel mij op 06-12345678 over de pizza van gisteren")
    reply = Reply("antwoord", "Ja.", entry=ENTRY, confidence=0.97)
    missed(console_engine, "hoe lang telt hij mee", replies=[reply])
    Store(console_engine).give_feedback(reply.message_id, "fout", f"klopt niet {ATTACK}")


def grouped(page: Page) -> None:
    """The groups page, once the work in the background is done; a real model, in a process of its own."""
    page.goto("/console/leren/groepen?stand=alle")
    for _ in range(60):
        if page.locator(".group").count() >= 3:
            return
        page.wait_for_timeout(1000)
        page.reload()
    pytest.fail("no groups came")


def test_from_missed_question_to_patch(visit: Visit, clone: Path, console_engine: Engine) -> None:
    page = visit("editor", name="Els Editor")
    grouped(page)
    page.get_by_role("link", name="tot hoe oud blijft").first.click()
    expect(page.get_by_role("checkbox")).to_have_count(3)
    page.get_by_label("Tekst van vraag 1").fill("tot hoe oud blijft de conciërge meetellen")
    page.get_by_role("checkbox", name="Neem vraag 3 op").uncheck()
    page.get_by_label("Zoek een antwoord").fill("hoe lang telt iemand mee")
    page.locator(f'[data-waarde="{ENTRY}"]').click()
    expect(page.get_by_label("Een ander antwoord")).to_be_checked()
    page.get_by_role("button", name="Maak een concept met deze varianten").click()
    expect(page.locator(".diff ins")).to_have_count(2)
    page.get_by_role("link", name="Bewerk").click()
    page.get_by_label("Varianten die erbij komen").fill(
        "tot hoe oud blijft de conciërge meetellen\nbsn 111222333 telt die"
    )
    expect(page.locator("#controle")).to_contain_text("persoonlijke gegeven")
    page.get_by_label("Varianten die erbij komen").fill(
        "tot hoe oud blijft de conciërge meetellen\nbij welke leeftijd valt onze conciërge eraf"
    )
    expect(page.locator("#controle")).to_contain_text("in orde")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_role("button", name="Dien in").click()
    address = page.url
    expect(page.locator("#toets")).to_contain_text("geen fouten", timeout=60_000)
    effect_is_known(console_engine, int(address.rsplit("/", 1)[1]))
    expect(page.locator("#toets caption")).to_contain_text("toetsset", timeout=20_000)
    expect(page.locator("#toets tbody tr")).to_have_count(6)
    shot(page, "concept")

    own = visit("approver", "editor", name="Els Editor")
    # the same person with another role is still the same person: the session's subject decides
    other = visit("approver", name="Ada Approver")
    other.goto(address)
    other.get_by_role("button", name="Keur goed").click()
    expect(other.get_by_text("goedgekeurd door Ada Approver").first).to_be_visible()
    with other.expect_download() as download:
        other.get_by_role("link", name="Haal de patch op").click()
    patch = Path(download.value.path())
    trial = clone.parent / "trial"
    subprocess.run(["git", "clone", "-q", str(clone), str(trial)], check=True)
    subprocess.run(["git", "apply", str(patch)], cwd=trial, check=True)
    checked = subprocess.run(
        [str(Path(sys.executable).with_name("banenwijzer")), "kennis", "check"],
        cwd=ROOT, env={**os.environ, "BANENWIJZER_KNOWLEDGE": str(trial / "knowledge")}, capture_output=True, text=True,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout
    assert "bij welke leeftijd valt onze conciërge eraf" in (trial / "knowledge" / f"{ENTRY}.yml").read_text()

    other.get_by_role("button", name="Maak een git-tak").click()
    expect(other.get_by_role("heading", name="Tak gemaakt")).to_be_visible()
    said = subprocess.run(
        ["git", "branch", "--list", "kennis/*", "--format=%(authorname)"],
        cwd=clone,
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "Els Editor"
    other.go_back()
    other.goto(address)
    other.get_by_role("button", name="Staat in de kennis").click()
    expect(other.locator(".badge").first).to_have_text("opgenomen")
    own.goto("/console/leren/groepen?stand=opgenomen")
    expect(own.locator(".group")).to_have_count(1)


def test_a_new_answer_with_sources_picked(visit: Visit) -> None:
    page = visit("editor")
    page.goto("/console/leren/concepten/nieuw")
    page.get_by_role("button", name="Bewaar als concept").click()
    expect(page.get_by_role("alert").filter(has_text="nog niets bewaard")).to_be_visible()
    page.get_by_label("Vraag", exact=True).fill("Mag een medewerker thuis werken?")
    page.get_by_label("Onderwerp").select_option("meeteltermijn")
    page.get_by_label("Kort antwoord").fill("Ja, dat mag. Spreek samen af hoe het gaat.")
    page.get_by_label("Geldig vanaf").fill("2026-01-01")
    page.get_by_label("Zoek een bron").fill("wfsv")
    page.locator('[data-waarde="wfsv"]').click()
    expect(page.get_by_label("Bronnen")).to_have_value("wfsv")
    expect(page.locator("#controle")).to_contain_text("er zijn 0 varianten")
    page.get_by_label("Varianten").fill(
        "\n".join(
            f"{word} thuiswerken vraag ik mij af"
            for word in ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"]
        )
    )
    expect(page.locator("#controle")).to_contain_text("in orde")
    shot(page, "nieuw")
    page.get_by_role("button", name="Bewaar als concept").click()
    expect(page.get_by_text("Nieuw bestand")).to_be_visible()


def test_what_users_wrote_is_never_html(visit: Visit) -> None:
    page = visit("editor", "approver")
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.goto("/console/leren/vragen")
    expect(page.get_by_text(f"wat {ATTACK} is dit")).to_be_visible()
    expect(page.get_by_text(f"klopt niet {ATTACK}")).to_be_visible()
    assert page.locator("main :is(script, img)").count() == 0
    shot(page, "vragen")
    grouped(page)
    page.get_by_role("link", name="wat <img").click()
    expect(page.get_by_label("Tekst van vraag 1")).to_have_value(f"wat {ATTACK} is dit")
    page.get_by_label("Waarom hoeft dit niet").fill(f"onzin {ATTACK}")
    page.get_by_role("button", name="Zet opzij").click()
    expect(page.get_by_text(f"Reden van toen: onzin {ATTACK}")).to_be_visible()
    assert page.locator("main :is(script, img)").count() == 0


def test_two_editors_at_once(visit: Visit, console_engine: Engine) -> None:
    draft = a_draft(console_engine, "telt een stagiair van school ook zo lang mee")
    pages = [visit("editor", name=name) for name in ("Een", "Twee")]
    for page in pages:
        page.goto(f"/console/leren/concepten/{draft}/bewerken")
    for number, page in enumerate(pages):
        page.get_by_label("Varianten die erbij komen").fill(f"telt stagiair nummer {number} van school zo lang mee")
        page.get_by_role("button", name="Bewaar").click()
    expect(pages[1].get_by_role("alert").get_by_text("Iemand anders heeft dit intussen gewijzigd.")).to_be_visible()
    expect(pages[1].get_by_label("Varianten die erbij komen")).to_have_value(re.compile("nummer 1"))
    assert violations(pages[1]) == []
    pages[1].get_by_role("link", name="Annuleer").click()
    expect(pages[1].locator(".diff ins")).to_contain_text("nummer 0")


def test_ten_thousand_questions(visit: Visit, console_engine: Engine) -> None:
    rows = [
        {"conversation": f"c{n}", "channel": "rest", "text": f"bulkvraag {n}", "milliseconds": 5, "soort": "antwoord", "language": "nl",
         "created": NOW - timedelta(days=20, minutes=n), "entry": ENTRY, "confidence": 0.95}
        for n in range(10_000)
    ]  # fmt: skip
    with console_engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(Question), rows)
    page = visit("beheerder")
    for query in ("", "?q=bulkvraag+7777", "?gemist=alle", "?kanaal=rest&onderwerp=meeteltermijn"):
        response = page.goto(f"/console/leren/vragen{query}")
        assert response is not None and response.ok
        assert page.evaluate("performance.getEntriesByType('navigation')[0].responseEnd") < 2000
    for _ in range(3):
        page.get_by_role("link", name="Ouder").click()
    expect(page.locator(".log > li")).to_have_count(50)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_axe(visit: Visit, console_engine: Engine, scheme: str, width: int) -> None:
    draft = a_draft(console_engine, f"telt een stagiair {scheme} {width} ook nog mee dan")
    for roles in (("editor", "approver"), ("beheerder",)):
        page = visit(*roles, viewport={"width": width, "height": 700}, color_scheme=scheme)
        grouped(page)
        group = page.locator(".group a").first.get_attribute("href")
        paths = ["vragen", "vragen?q=niets-van-dit", "groepen?stand=afgewezen", "concepten", f"concepten/{draft}"]
        if "editor" in roles:
            paths += ["concepten/nieuw", f"concepten/{draft}/bewerken"]
        for path in (group, *(f"/console/leren/{path}" for path in paths)):
            page.goto(str(path))
            page.wait_for_load_state("networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert violations(page) == [], path
            if scheme == "light":
                shot(page, f"{str(path).strip('/').replace('/', '-').split('?')[0]}-{roles[0]}-{width}")


def test_without_a_script(visit: Visit, console_engine: Engine) -> None:
    page = visit("editor", java_script_enabled=False)
    page.goto("/console/leren/vragen")
    page.get_by_label("Woorden in de vraag").fill("conciërge")
    page.get_by_role("button", name="Toon").click()
    expect(page.locator(".log > li")).to_have_count(3)
    page.goto("/console/leren/concepten/nieuw")
    expect(page.get_by_label("Zoek een bron")).to_be_hidden()


def effect_is_known(engine: Engine, draft_id: int) -> None:
    """As the process in the background will find after some minutes; test_assess.py has that for real."""
    drafts = DraftStore(engine)
    found = drafts.get(draft_id)
    counts = {
        "vragen": 640,
        "direct": 480,
        "keuze": 90,
        "fout": 30,
        "overig": 40,
        "buiten": 220,
        "buiten_goed": 200,
        "buiten_fout": 9,
    }
    effect = {"set": "toetsset", "voor": counts, "na": {**counts, "direct": 482, "overig": 38}}
    drafts.keep_assessment(draft_id, found.digest, {**found.tried, "staat": "klaar", "effect": effect})


def a_draft(engine: Engine, said: str) -> int:
    editor = Person("lokaal:iemand", "Iemand", frozenset({"editor"}))
    group = GroupStore(engine).page("alle")
    assert group is not None
    return DraftStore(engine).create(
        editor, "varianten", ENTRY, "Varianten bij een vraag", {"toegevoegd": [said]}, None
    )


def shot(page: Page, name: str) -> None:
    """For who wants to look: LEREN_SCHERMEN names a folder."""
    if folder := os.environ.get("LEREN_SCHERMEN"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
