"""A change counts only from our own page, in its own session."""

from __future__ import annotations

from typing import Any

import pytest

from bot.gateway.console.access import tokens
from tests.console.people import PAGE, PASSWORD, ConsoleApp

OUT = "/console/afmelden"


def is_signed_in(person: Any) -> bool:
    return bool(person.http.get("/console").status_code != 401)


def test_with_its_token_it_is_done(frame: ConsoleApp) -> None:
    person = frame.signed_in("adviser")
    assert person.post(OUT).status_code == 200
    assert not is_signed_in(person)


def test_the_token_may_be_a_header(frame: ConsoleApp) -> None:
    person = frame.signed_in("adviser")
    assert person.http.post(OUT, headers={"X-CSRF-Token": person.csrf}).status_code == 200
    assert not is_signed_in(person)


@pytest.mark.parametrize("token", [None, "", "fout", "é", "x" * 5000])
@pytest.mark.parametrize("place", ["field", "header"])
def test_without_the_right_token_nothing_happens(frame: ConsoleApp, token: str | None, place: str) -> None:
    person = frame.signed_in("adviser")
    data = {"csrf_token": token} if place == "field" and token is not None else {}
    headers = {"X-CSRF-Token": token.encode()} if place == "header" and token is not None else {}
    response = person.http.post(OUT, data=data, headers=headers)
    assert response.status_code == 403
    assert response.headers["content-type"] == "application/problem+json"
    assert is_signed_in(person)


def test_a_person_reads_why_nothing_happened(frame: ConsoleApp) -> None:
    response = frame.signed_in("adviser").http.post(OUT, headers=PAGE)
    assert response.status_code == 403
    assert "Laad de pagina opnieuw" in response.text


def test_the_token_of_another_session_does_not_count(frame: ConsoleApp) -> None:
    one, other = frame.signed_in("adviser"), frame.signed_in("adviser")
    assert one.csrf != other.csrf
    assert one.http.post(OUT, data={"csrf_token": other.csrf}).status_code == 403


def test_a_file_in_its_place_is_refused(frame: ConsoleApp) -> None:
    person = frame.signed_in("adviser")
    response = person.http.post(OUT, files={"csrf_token": ("x.txt", person.csrf.encode())})
    assert response.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://anders.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Origin": "https://testserver.anders.example"},
        {"Origin": "https://testserver:8443"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://testserver", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_from_another_site_even_the_right_token_is_refused(frame: ConsoleApp, headers: dict[str, str]) -> None:
    person = frame.signed_in("adviser")
    assert person.http.post(OUT, data={"csrf_token": person.csrf}, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://testserver"}, {"Origin": "https://testserver", "Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}],
)  # fmt: skip
def test_from_our_own_page_it_is_done(frame: ConsoleApp, headers: dict[str, str]) -> None:
    person = frame.signed_in("adviser")
    assert person.http.post(OUT, data={"csrf_token": person.csrf}, headers=headers).status_code == 200


def test_a_get_changes_nothing(frame: ConsoleApp) -> None:
    person = frame.signed_in("adviser")
    assert person.page(OUT).status_code == 405
    assert is_signed_in(person)


def test_a_sign_in_form_of_another_browser_is_refused(frame: ConsoleApp) -> None:
    """Nobody can be signed in under an attacker's name: the form belongs to the browser that asked for it."""
    attacker, victim = frame.nobody(), frame.nobody()
    page = attacker.page("/console/aanmelden").text
    attacker.csrf = page.split('name="csrf_token" value="')[1].split('"')[0]
    data = {"naam": "adviser", "wachtwoord": PASSWORD, "csrf_token": attacker.csrf}
    refused = victim.http.post("/console/aanmelden", data=data, headers=PAGE)  # no cookie at all
    assert (refused.status_code, "https" in refused.text) == (403, True)
    victim.page("/console/aanmelden")
    assert victim.http.post("/console/aanmelden", data=data).status_code == 403  # a cookie of its own
    assert tokens.SESSION_COOKIE not in victim.http.cookies
    assert attacker.http.post("/console/aanmelden", data=data).status_code == 303


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("https://testserver/console/zoek?q=a", "%2Fconsole%2Fzoek%3Fq%3Da"),
        ("https://anders.example/console", "%2Fconsole"),
        ("https://anders.example/elders", "%2Fconsole"),
        ("http://[", "%2Fconsole"),
        ("", "%2Fconsole"),
    ],
)
def test_a_form_sent_after_the_session_ended_leads_back_to_its_page(frame: ConsoleApp, referer: str, back: str) -> None:
    response = frame.nobody().http.post(OUT, headers={**PAGE, "Referer": referer})
    assert (response.status_code, response.headers["location"]) == (303, f"/console/aanmelden?naar={back}")
