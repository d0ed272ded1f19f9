"""The learning pages without a browser: what they show, take and refuse."""

from __future__ import annotations

import re
import subprocess
import zipfile
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from bot.errors import InputError
from bot.evaluation import question_sets
from bot.gateway.console.leren.tak import make_branch
from bot.gateway.console.leren.wijziging import change_of
from bot.knowledge.load import inspect_kennis
from bot.knowledge_review.rewrite import parse_entry
from bot.reply import Reply
from bot.settings import Settings
from bot.store import Person
from tests.console.leren.conftest import Loop
from tests.console.leren.small import ENTRY, checkout
from tests.console.people import ConsoleApp

TEXTS = ("meetellen tot wanneer precies voor mijn oudste kracht", "meetellen hoelang voor die van 64 nou eigenlijk")
NEW = {
    "vraag": "Mag een medewerker thuis werken?",
    "onderwerp": "meeteltermijn",
    "kort": "Ja, dat mag. Spreek samen af hoe het gaat.",
    "geldig_vanaf": "2026-01-01",
    "bronnen": "wfsv | 38b",
    "varianten": "\n".join(f"thuiswerk vraag nummer {one} hier" for one in ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")),
}  # fmt: skip


def attached(loop: Loop, **data: Any) -> Any:
    loop.missed(*TEXTS)
    group = loop.group()
    form = {"kies": ["0", "1"], "tekst-0": TEXTS[0], "tekst-1": TEXTS[1], "entry": ENTRY, **data}
    return loop.app.signed_in("editor").post(f"/console/leren/groepen/{group}/varianten", form)


def draft_of(response: Any) -> int:
    assert response.status_code == 303, response.text
    return int(response.headers["location"].rsplit("/", 1)[1])


def sound(loop: Loop, draft_id: int) -> None:
    digest = loop.leren.drafts.get(draft_id).digest
    loop.leren.drafts.keep_assessment(draft_id, digest, {"staat": "zonder_effect", "fouten": [], "onderwerpen": 1})


def approved(loop: Loop, draft_id: int) -> None:
    loop.leren.drafts.submit(Person("lokaal:editor", "Test editor", frozenset({"editor"})), draft_id, 1)
    sound(loop, draft_id)
    response = loop.app.signed_in("approver").post(f"/console/leren/concepten/{draft_id}/goedkeuren", {"versie": 2})
    assert response.status_code == 303, response.text


def test_the_log(loop: Loop) -> None:
    reply = Reply("antwoord", "Ja.", entry=ENTRY, confidence=0.87)
    loop.missed("telt <b>hij</b> mee?", replies=[reply], conversation="geheim-gesprek")
    loop.store.give_feedback(reply.message_id, "fout", "<i>onzin</i>")
    shown = loop.app.signed_in("beheerder").page("/console/leren/vragen").text
    for part in ("telt &lt;b&gt;hij&lt;/b&gt; mee?", "&lt;i&gt;onzin&lt;/i&gt;", "duim omlaag", "zekerheid 87%", ENTRY):
        assert part in shown
    assert "geheim-gesprek" not in shown


@pytest.mark.parametrize(
    "query",
    ["?van=gisteren&tot=9999-99-99", "?voor=x&na=-1", "?voor=99999999999999", "?q=%00%25_'", "?soort=<script>&gemist=x&taal=zz",
     "?kanaal=%27;--", "?onderwerp=../..", "?van=0001-01-01", "?q=" + "a" * 5000],
)  # fmt: skip
def test_a_strange_filter_is_no_filter(loop: Loop, query: str) -> None:
    assert loop.app.signed_in("editor").page(f"/console/leren/vragen{query}").status_code == 200


def test_older_and_newer(loop: Loop) -> None:
    loop.missed(*(f"vraag {number}" for number in range(120)))
    editor = loop.app.signed_in("editor")
    first = editor.page("/console/leren/vragen?q=vraag").text
    assert "vraag 119" in first and "Nieuwer" not in first
    older = re.search(r'href="([^"]+)">Ouder', first)
    assert older
    second = editor.page(older[1].replace("&amp;", "&")).text
    assert "vraag 69<" in second and "vraag 70<" not in second
    newer = re.search(r'href="([^"]+)">Nieuwer', second)
    assert newer
    assert "vraag 119" in editor.page(newer[1].replace("&amp;", "&")).text


def test_a_group_shows_its_questions_once_and_the_nearest_answers(loop: Loop) -> None:
    loop.missed(TEXTS[0], TEXTS[0].upper(), TEXTS[1])
    group = loop.group()
    shown = loop.app.signed_in("editor").page(f"/console/leren/groepen/{group}").text
    assert shown.count('type="checkbox"') == 2
    assert "meeteltermijn/" in shown
    assert "2 keer" in shown
    listed = loop.app.signed_in("approver").page("/console/leren/groepen").text
    assert f"/console/leren/groepen/{group}" in listed
    reader = loop.app.signed_in("approver").page(f"/console/leren/groepen/{group}").text
    assert "<button>Maak" not in reader and "Zet opzij" not in reader


def test_dismiss_and_take_up_again(loop: Loop) -> None:
    loop.missed("raar verhaal")
    group, editor = loop.group(), loop.app.signed_in("editor")
    path = f"/console/leren/groepen/{group}"
    assert editor.post(f"{path}/afwijzen", {"versie": 1, "reden": ""}).status_code == 422
    assert editor.post(f"{path}/afwijzen", {"versie": 1, "reden": "hoort hier niet"}).status_code == 303
    late = editor.post(f"{path}/afwijzen", {"versie": 1, "reden": "nog eens"})
    assert late.status_code == 409
    assert "intussen gewijzigd" in late.text
    assert "hoort hier niet" in editor.page("/console/leren/groepen?stand=afgewezen").text
    assert editor.post(f"{path}/heropenen", {"versie": 2}).status_code == 303


def test_attached_questions_become_a_diff(loop: Loop) -> None:
    draft_id = draft_of(attached(loop))
    shown = loop.app.signed_in("approver").page(f"/console/leren/concepten/{draft_id}").text
    assert shown.count("<ins>") == 2 and "<del>" not in shown
    assert f"knowledge/{ENTRY}.yml" in shown


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"tekst-0": "mijn bsn is [bsn] telt dat"}, "persoonlijke gegeven"),
        ({"tekst-0": "bel 06-12345678"}, "persoonlijke gegeven"),
        ({"kies": []}, "ten minste een vraag"),
        ({"entry": "bestaat/niet"}, "Kies een antwoord"),
        ({"entry": "anders", "anders": "../../etc/passwd"}, "Kies een antwoord"),
        ({"tekst-0": "a" * 400}, "langer dan 200"),
        ({"kies": ["0", "99", "x", "-1"], "tekst-0": ""}, "ten minste een vraag"),
    ],
)
def test_what_is_no_variant_is_refused(loop: Loop, change: dict[str, Any], told: str) -> None:
    response = attached(loop, **change)
    assert response.status_code == 422
    assert told in response.text
    assert loop.leren.drafts.counts() == {}


def test_a_phrase_of_another_answer_is_refused(loop: Loop) -> None:
    other = next(entry for entry in loop.leren.kast.folder().kennis.entries.values() if entry.id != ENTRY)
    response = attached(loop, **{"tekst-0": other.varianten[0].upper()})
    assert response.status_code == 422
    assert other.id in response.text


def test_a_question_of_the_test_set_is_refused(loop: Loop) -> None:
    asked = next(row.text for row in question_sets.read(question_sets.TEST) if 10 < len(row.text) < 150)
    response = attached(loop, **{"tekst-0": asked})
    assert response.status_code == 422
    assert "toetsset" in response.text


def test_what_was_interrupted_can_be_tried_again(loop: Loop) -> None:
    draft_id = draft_of(attached(loop))
    long_ago = datetime.now(timezone.utc) - timedelta(hours=1)
    assert loop.leren.drafts.begin_assessment(draft_id, loop.leren.drafts.get(draft_id).digest, long_ago)
    shown = loop.app.signed_in("editor").page(f"/console/leren/concepten/{draft_id}").text
    assert "Het nakijken is afgebroken" in shown
    assert "Kijk nu na" in shown
    assert "every 3s" not in shown


def test_a_new_answer(loop: Loop, knowledge: Path, tmp_path: Path) -> None:
    editor = loop.app.signed_in("editor")
    checked = editor.post("/console/leren/controle", NEW)
    assert checked.status_code == 200
    assert "in orde" in checked.text, checked.text
    draft_id = draft_of(editor.post("/console/leren/concepten/nieuw", NEW))
    shown = editor.page(f"/console/leren/concepten/{draft_id}").text
    assert "Nieuw bestand" in shown and "mag-een-medewerker-thuis-werken.yml" in shown
    approved(loop, draft_id)
    packed = loop.app.signed_in("approver").page(f"/console/leren/concepten/{draft_id}/zip")
    with zipfile.ZipFile(BytesIO(packed.content)) as archive:
        assert archive.namelist() == ["knowledge/meeteltermijn/mag-een-medewerker-thuis-werken.yml"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"vraag": ""}, "Schrijf de vraag"),
        ({"vraag": "???"}, "Schrijf de vraag"),
        ({"onderwerp": "../x"}, "Kies een onderwerp"),
        ({"naam": "../../x"}, "kleine letters"),
        ({"naam": "hoe-lang-telt-iemand-mee"}, "bestaat al"),
        ({"kort": ""}, "korte antwoord"),
        ({"geldig_vanaf": "2026-02-31"}, "Kies een datum"),
        ({"varianten": "x\n" * 2 + "\n".join(map(str, range(200)))}, "te veel"),
        ({"varianten": "bel jan@voorbeeld.nl"}, "persoonlijke gegeven"),
        ({"uitleg": "a" * 7000}, "te lang"),
    ],
)
def test_what_cannot_become_an_answer_is_refused_and_kept_on_screen(
    loop: Loop, change: dict[str, str], told: str
) -> None:
    response = loop.app.signed_in("editor").post("/console/leren/concepten/nieuw", {**NEW, **change})
    assert response.status_code == 422
    assert told in response.text
    if "kort" not in change:
        assert NEW["kort"] in response.text
    assert loop.leren.drafts.counts() == {}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"varianten": "een"}, "ten minste 10"),
        ({"bronnen": "bestaat-niet"}, "bestaat niet"),
        ({"verwant": "geen/een"}, "bestaat niet"),
        ({"rekenhulp": "onzin"}, "rekenhulp"),
        ({"kort": "Nu " + "heel " * 40 + "lang."}, "woorden"),
        (
            {"kort": "Verantwoordelijkheidsverdelingsregelingen ontregelen arbeidsmarktbeleidsdoelstellingen."},
            "te moeilijk",
        ),
        ({"uitleg": "[[geen-getal]]"}, "bestaat niet"),
        ({"vraag": "Hoe lang telt een medewerker mee voor de banenafspraak?", "naam": "eigen"}, "hoort al bij"),
    ],
)
def test_the_live_check_says_what_kennis_check_would(loop: Loop, change: dict[str, str], told: str) -> None:
    response = loop.app.signed_in("editor").post("/console/leren/controle", {**NEW, **change})
    assert response.status_code == 200
    assert told in response.text


@pytest.mark.parametrize(
    "nasty",
    ["- a\nb: c", "'\"{}[]: # &x *y !!python/object", "a: b", "null", "2026-01-01", "<script>alert(1)</script>", "---", "%TAG", "@x `y`",
     "tab\there", "\u2028regel", "é\u0301", "{{ 7*7 }}", "\\n \\x00"],
)  # fmt: skip
def test_text_stays_text_in_yaml_and_html(loop: Loop, nasty: str) -> None:
    editor = loop.app.signed_in("editor")
    form = {**NEW, "kort": nasty, "uitleg": nasty, "vraag": f"Vraag {nasty}?", "naam": "eigen"}
    draft_id = draft_of(editor.post("/console/leren/concepten/nieuw", form))
    page = editor.page(f"/console/leren/concepten/{draft_id}")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    draft = loop.leren.drafts.get(draft_id)
    change = change_of(draft, loop.leren.kast.text_of, loop.leren.settings.today())
    made = parse_entry(change.after, draft.entry)
    assert made is not None
    assert made.versies[0].kort == draft.content["kort"]
    assert made.vraag == draft.content["vraag"]


def test_four_eyes_on_the_page(loop: Loop) -> None:
    draft_id = draft_of(attached(loop))
    both = loop.app.signed_in("approver", "editor", subject="lokaal:editor")
    path = f"/console/leren/concepten/{draft_id}"
    loop.leren.drafts.submit(Person("lokaal:editor", "x", frozenset({"editor"})), draft_id, 1)
    sound(loop, draft_id)
    assert "Een ander moet het goedkeuren" in both.page(path).text
    refused = both.post(f"{path}/goedkeuren", {"versie": 2})
    assert refused.status_code == 403
    assert "zelf aan dit concept geschreven" in refused.text
    assert loop.app.signed_in("approver").post(f"{path}/goedkeuren", {"versie": 1}).status_code == 409
    assert loop.app.signed_in("approver").post(f"{path}/goedkeuren", {"versie": 2}).status_code == 303


def test_sent_back_and_written_anew(loop: Loop) -> None:
    draft_id = draft_of(attached(loop))
    path = f"/console/leren/concepten/{draft_id}"
    approved(loop, draft_id)
    approver, editor = loop.app.signed_in("approver"), loop.app.signed_in("editor")
    assert approver.post(f"{path}/terugsturen", {"versie": 3, "opmerking": ""}).status_code == 422
    assert approver.post(f"{path}/terugsturen", {"versie": 3, "opmerking": "<b>te lang</b>"}).status_code == 303
    assert "&lt;b&gt;te lang&lt;/b&gt;" in editor.page(path).text
    assert editor.page(f"{path}/patch").status_code == 422
    form = {"versie": 4, "varianten": "telt de oudste nog mee straks\r\n\r\ntelt de oudste nog mee straks"}
    assert editor.post(f"{path}/bewerken", form).status_code == 303
    late = editor.post(f"{path}/bewerken", form)
    assert late.status_code == 409
    assert "intussen gewijzigd" in late.text
    assert "telt de oudste nog mee straks</textarea>" in late.text  # nobody types it twice
    assert loop.leren.drafts.get(draft_id).content == {"toegevoegd": ["telt de oudste nog mee straks"]}


def test_the_patch_applies_and_the_knowledge_is_sound(loop: Loop, knowledge: Path, tmp_path: Path) -> None:
    draft_id = draft_of(attached(loop))
    approved(loop, draft_id)
    patch = loop.app.signed_in("editor").page(f"/console/leren/concepten/{draft_id}/patch")
    assert patch.headers["content-disposition"] == f'attachment; filename="concept-{draft_id}.patch"'
    clone = checkout(knowledge, tmp_path)
    subprocess.run(["git", "apply", "--check", "-"], cwd=clone, input=patch.content, check=True)
    subprocess.run(["git", "apply", "-"], cwd=clone, input=patch.content, check=True)
    kennis, problems = inspect_kennis(clone / "knowledge")
    assert [one for one in problems if one.level == "fout"] == []
    assert set(TEXTS) <= set(kennis.entries[ENTRY].varianten)
    numbers = subprocess.run(["git", "diff", "--numstat"], cwd=clone, capture_output=True, text=True, check=True)
    assert numbers.stdout.split()[:2] == ["2", "0"]


def test_a_branch_with_its_author_and_nothing_else(loop: Loop, knowledge: Path, tmp_path: Path) -> None:
    draft_id = draft_of(attached(loop))
    approved(loop, draft_id)
    clone = checkout(knowledge, tmp_path)
    hook = clone / ".git" / "hooks" / "reference-transaction"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    (clone / "knowledge" / f"{ENTRY}.yml").write_text("niet vastgelegd")
    draft = loop.leren.drafts.get(draft_id)
    name, _ = make_branch(draft, clone / "knowledge", "kennis/", loop.leren.settings.today())
    said = git(clone, "log", "-1", "--format=%an|%ae|%cn|%s", name)
    assert said == f"Test editor|lokaal-editor@console.invalid|Test approver|Varianten: {ENTRY}"
    assert git(clone, "diff", "--name-only", "HEAD", name) == f"knowledge/{ENTRY}.yml"
    assert git(clone, "status", "--porcelain").strip() == f"M knowledge/{ENTRY}.yml"
    with pytest.raises(InputError, match="niet te maken"):
        make_branch(draft, clone / "knowledge", "kennis/", loop.leren.settings.today())


def test_no_branch_unless_it_is_set(loop: Loop) -> None:
    draft_id = draft_of(attached(loop))
    approved(loop, draft_id)
    approver = loop.app.signed_in("approver")
    assert approver.post(f"/console/leren/concepten/{draft_id}/tak", {"versie": 3}).status_code == 403
    assert "Maak een git-tak" not in approver.page(f"/console/leren/concepten/{draft_id}").text


@pytest.mark.parametrize("value", ["kennis/", "kennis", "a/b-c/", ""])
def test_names_of_branches_begin_like_this(value: str) -> None:
    assert Settings(knowledge_branch=value).knowledge_branch == value


@pytest.mark.parametrize("value", ["../x", "-x", "a b", "refs//x", "a..b", "K/", "a~", "/x"])
def test_no_branch_begins_like_this(value: str) -> None:
    with pytest.raises(ValueError, match="begin the name"):
        Settings(knowledge_branch=value)


def test_searching_sources_and_answers(loop: Loop) -> None:
    editor = loop.app.signed_in("editor")
    assert 'data-waarde="wfsv"' in editor.fragment("/console/leren/zoek/bron?q=wfsv").text
    assert "data-waarde" in editor.fragment("/console/leren/zoek/antwoord?q=hoe lang telt iemand mee").text
    assert editor.fragment("/console/leren/zoek/bron?q=").text.strip() == ""
    assert "Niets gevonden" in editor.fragment("/console/leren/zoek/bron?q=zzzz").text
    assert editor.fragment("/console/leren/zoek/antwoord?q=???").status_code == 200
    assert editor.fragment("/console/leren/zoek/iets?q=x").status_code == 404


def test_what_is_not_there(loop: Loop) -> None:
    editor = loop.app.signed_in("editor")
    for path in (
        "groepen/999999",
        "concepten/999999",
        "concepten/999999/bewerken",
        "concepten/99999999999999999999",
        "groepen/x",
    ):
        assert editor.page(f"/console/leren/{path}").status_code in (404, 422), path
    assert editor.post("/console/leren/concepten/nieuw", {**NEW, "groep": "999999"}).status_code == 404


def test_who_may_write(console: ConsoleApp, loop: Loop) -> None:
    draft_id = draft_of(attached(loop))
    for role in ("approver", "beheerder", "adviser"):
        assert (
            loop.app.signed_in(role).post(f"/console/leren/concepten/{draft_id}/indienen", {"versie": 1}).status_code
            == 403
        )
    for role in ("editor", "beheerder", "adviser"):
        assert (
            loop.app.signed_in(role).post(f"/console/leren/concepten/{draft_id}/goedkeuren", {"versie": 1}).status_code
            == 403
        )
    assert loop.app.signed_in("adviser").page("/console/leren/vragen").status_code == 403


def test_every_act_leaves_a_trace(loop: Loop) -> None:
    draft_id = draft_of(attached(loop))
    approved(loop, draft_id)
    loop.app.signed_in("editor").page(f"/console/leren/concepten/{draft_id}/patch")
    acts = [(act.actor, act.action) for act in loop.leren.audit.latest(subject=f"concept:{draft_id}")]
    assert acts[0] == ("lokaal:editor", "concept.patch")
    assert ("lokaal:approver", "concept.goedkeuren") in acts


def git(clone: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=clone, capture_output=True, text=True, check=True).stdout.strip()
