"""Kill switch, notices, hours and the audit log, over HTTP."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.store import AuditLog, HandoverSettingsStore
from tests.console.people import ConsoleApp, running_app

HOURS = {"aan": "ja", "termijn": "3", "van_maandag": "08:30", "tot_maandag": "12:00", "actie": "bewaar"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ConsoleApp]:
    with running_app(tmp_path_factory.mktemp("beheer")) as app:
        yield app


def ask(app: ConsoleApp, text: str = "Wat is een proefplaatsing?") -> str:
    http = app.nobody().http
    started = http.post("/api/v1/conversations").json()
    headers = {"Authorization": f"Bearer {started['token']}"}
    path = f"/api/v1/conversations/{started['id']}/messages"
    return str(http.post(path, json={"text": text}, headers=headers).json()["replies"][0]["text"])


def test_a_channel_is_closed_and_opened_with_a_reason(app: ConsoleApp) -> None:
    beheerder, path = app.signed_in("beheerder"), "/console/beheer/kanalen/web"
    assert beheerder.post(path, {"actie": "sluit", "reden": " "}).status_code == 422
    preview = beheerder.post(path, {"actie": "sluit", "reden": "Wij <b>lossen</b> iets op."})
    assert "Zo lezen gebruikers het" in preview.text
    assert "<b>lossen" not in preview.text
    assert "proefplaatsing" in ask(app).lower()  # a preview changes nothing
    sure = {"actie": "sluit", "reden": "Wij lossen iets op.", "zeker": "ja"}
    assert beheerder.post(path, sure).status_code == 303
    assert "gesloten. Wij lossen iets op." in ask(app)
    assert "gesloten" in ask(app, "stuur mijn vraag naar een adviseur")
    assert beheerder.post(path, {"actie": "open", "reden": "Klaar.", "zeker": "ja"}).status_code == 303
    assert "gesloten" not in ask(app)
    found = AuditLog(app.engine).latest(subject="kanaal/web")
    assert [(one.actor, one.action) for one in found] == [
        ("lokaal:beheerder", "kanaal.open"),
        ("lokaal:beheerder", "kanaal.sluit"),
    ]
    assert found[1].details["reden"] == "Wij lossen iets op."


def test_a_notice_is_shown_and_taken_away(app: ConsoleApp) -> None:
    beheerder, path = app.signed_in("beheerder"), "/console/beheer/kanalen/web"
    notice = {"actie": "melding", "reden": "Gevraagd.", "melding": "Morgen onderhoud."}
    assert "Morgen onderhoud." in beheerder.post(path, notice).text
    beheerder.post(path, {**notice, "zeker": "ja"})
    assert "Morgen onderhoud." in ask(app)
    beheerder.post(path, {**notice, "melding": "", "zeker": "ja"})
    assert "Morgen onderhoud." not in ask(app)
    assert beheerder.post(path, {**notice, "melding": "x" * 501}).status_code == 422
    assert beheerder.post("/console/beheer/kanalen/fax", notice).status_code == 404
    assert beheerder.post(path, {"actie": "ontplof", "reden": "x"}).status_code == 422


def test_hours_are_kept_and_shown_again(app: ConsoleApp) -> None:
    beheerder, path = app.signed_in("beheerder"), "/console/beheer/overdracht"
    preview = beheerder.post(path, {**HOURS, "actie": "voorbeeld"})
    assert "U krijgt uiterlijk maandag" in preview.text or "U krijgt uiterlijk" in preview.text
    assert HandoverSettingsStore(app.engine).read().is_on is None
    assert beheerder.post(path, {**HOURS, "gesloten": "2026-12-25 Kerst\n\n2027-01-01"}).status_code == 303
    shown = beheerder.page(path).text
    assert 'value="08:30"' in shown
    assert "2026-12-25 Kerst\n2027-01-01" in shown
    assert beheerder.post(path, {**HOURS, "aan": ""}).status_code == 303
    assert HandoverSettingsStore(app.engine).read().is_on is False


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"tot_maandag": "08:00"}, "eindtijd"),
        ({"tot_maandag": ""}, "De tijden van maandag kloppen niet"),
        ({"van_dinsdag": "<b>"}, "De tijden van dinsdag kloppen niet"),
        ({"termijn": "veel"}, "geen aantal werkdagen"),
        ({"termijn": "99"}, "termijn van 1"),
        ({"gesloten": "kerst"}, "is geen datum"),
        ({"van_maandag": "", "tot_maandag": ""}, "geen enkele dag open"),
    ],
)
def test_wrong_hours_are_told_and_stay_in_the_form(app: ConsoleApp, wrong: dict[str, str], told: str) -> None:
    response = app.signed_in("beheerder").post("/console/beheer/overdracht", {**HOURS, **wrong})
    assert response.status_code == 422
    assert told in response.text
    assert "<b>" not in response.text


def test_the_log_is_searched_and_taken_along(app: ConsoleApp) -> None:
    AuditLog(app.engine).write("=HYPERLINK(1)", "proef.formule", "kanaal/web", {"x": "-1"})
    AuditLog(app.engine).write("lokaal:100%_", "kanaal.sluit", "kanaal/proef", {"reden": "<b>"})
    beheerder = app.signed_in("beheerder")
    assert "kanaal/proef" in beheerder.page("/console/beheer/logboek?soort=kanaal").text
    assert "&lt;b&gt;" in beheerder.page("/console/beheer/logboek?waarover=PROEF").text
    assert "1 regel." in beheerder.page("/console/beheer/logboek?wie=100%25_").text
    assert "0 regels." in beheerder.page("/console/beheer/logboek?tot=2020-01-01").text
    assert "JJJJ-MM-DD" in beheerder.page("/console/beheer/logboek?van=gisteren").text
    file = beheerder.page("/console/beheer/logboek.csv")
    assert file.content.startswith(b"\xef\xbb\xbfmoment;wie;actie;waarover;bijzonderheden\r\n")
    assert ";'=HYPERLINK(1);" in file.text
    assert file.headers["content-type"].startswith("text/csv")
    assert "attachment" in file.headers["content-disposition"]


@pytest.mark.parametrize("role", ["adviser", "editor", "approver"])
@pytest.mark.parametrize("path", ["kanalen", "overdracht", "logboek", "logboek.csv"])
def test_only_a_beheerder_manages(app: ConsoleApp, role: str, path: str) -> None:
    assert app.signed_in(role).page(f"/console/beheer/{path}").status_code == 403
