"""The steps of signing in at the provider, as a browser takes them."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.gateway.console.access import tokens
from bot.store import AuditLog
from tests.console.fake_provider import Fake
from tests.console.people import ConsoleApp, Person

START, BACK = "/console/aanmelden/organisatie", "/console/aanmelden/terug"


def go(person: Person, fake: Fake, naar: str = "") -> dict[str, str]:
    """To the provider; what the console asked of it."""
    response = person.page(START, params={"naar": naar})
    assert response.status_code == 303, response.text
    assert response.headers["location"].startswith(f"{fake.address}/authorize?")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(response.headers["location"]).query).items()}
    fake.nonce = asked["nonce"]
    return asked


def come_back(person: Person, **params: str) -> Any:
    return person.page(BACK, params=params)


def sign_in(console: ConsoleApp, fake: Fake, naar: str = "") -> tuple[Person, Any]:
    person = console.nobody()
    asked = go(person, fake, naar)
    response = come_back(person, code="c", state=asked["state"])
    person.csrf = console.access.csrf(person.http.cookies.get(tokens.SESSION_COOKIE, ""))
    return person, response


def name_on(person: Person) -> str:
    return str(person.page("/console/nergens").text.split("Aangemeld als </span>")[1].split("<")[0])


def refused(console: ConsoleApp, person: Person, response: Any) -> None:
    assert response.status_code == 400
    assert "Aanmelden is niet gelukt" in response.text
    assert tokens.SESSION_COOKIE not in person.http.cookies
    assert AuditLog(console.engine).latest(1)[0].action == "sessie.geweigerd"
