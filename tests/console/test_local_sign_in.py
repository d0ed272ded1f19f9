"""Name and password: what they open, what they do not tell, and how often they may be tried."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pwdlib.hashers.argon2 import Argon2Hasher

from bot.gateway.console.access import signing_in, tokens
from bot.store import Accounts, AuditLog
from tests.console.people import PAGE, PASSWORD, ConsoleApp, Person, running_frame

PATH = "/console/aanmelden"
WRONG = "Deze naam en dit wachtwoord horen niet bij elkaar."


def attempt(person: Person, name: str, password: str, naar: str = "") -> Any:
    page = person.page(PATH).text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    data = {"naam": name, "wachtwoord": password, "naar": naar, "csrf_token": token}
    return person.http.post(PATH, data=data, headers=PAGE)


@pytest.fixture
def limited(tmp_path: Path) -> Iterator[ConsoleApp]:
    """Where also this machine's own address is counted."""
    with running_frame(tmp_path / "limited", rate_exempt="") as console:
        yield console


@pytest.mark.parametrize("name", ["editor", "EDITOR", "  Editor ", "\uff45ditor"])
def test_the_right_password_opens_the_console(frame: ConsoleApp, name: str) -> None:
    person = frame.nobody()
    response = attempt(person, name, PASSWORD, "/console/zoek?q=a")
    assert (response.status_code, response.headers["location"]) == (303, "/console/zoek?q=a")
    assert person.page("/console").status_code != 303 or "aanmelden" not in person.page("/console").headers["location"]


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://anders.example/console", "//anders.example/console", "/\\anders.example", "/", "/console/../..//x\n",
        "/console\\..", "javascript:alert(1)", "/consoleer", "/console@anders.example", "/console/\r\nSet-Cookie: a=b",
        "/console/aanmelden", "/console/afmelden", "/console/é", "x" * 1900, "",
    ],
)  # fmt: skip
def test_it_never_leads_elsewhere(open_frame: ConsoleApp, elsewhere: str) -> None:
    response = attempt(open_frame.nobody(), "editor", PASSWORD, elsewhere)
    assert (response.status_code, response.headers["location"]) == (303, "/console")


@pytest.fixture(scope="module")
def open_frame(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ConsoleApp]:
    with running_frame(tmp_path_factory.mktemp("open")) as console:
        yield console


@pytest.mark.parametrize(
    ("name", "password"),
    [("editor", "vijf woorden die niemand raadt"), ("editor", ""), ("editor", PASSWORD + " "), ("niemand", PASSWORD),
     ("", PASSWORD), ("gesloten", PASSWORD), ("editor\x00", PASSWORD), ("é" * 500, "x" * 1500)],
)  # fmt: skip
def test_every_other_pair_gets_the_same_answer(own_console: ConsoleApp, name: str, password: str) -> None:
    accounts = Accounts(own_console.engine)
    accounts.make("test", "gesloten", "Gesloten", "x", frozenset({"editor"}))
    accounts.close("test", "gesloten")
    person = own_console.nobody()
    response = attempt(person, name, password)
    assert response.status_code == 401
    assert WRONG in response.text
    assert tokens.SESSION_COOKIE not in person.http.cookies


def test_an_unknown_name_takes_as_long(own_console: ConsoleApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "MAX_PER_NAME", 1000)
    times: dict[str, list[float]] = {"editor": [], "niemand": []}
    person = own_console.nobody()
    attempt(person, "editor", "x")  # what is made once is made
    for _ in range(7):
        for name, found in times.items():
            started = time.perf_counter()
            attempt(person, name, "een verkeerd wachtwoord")
            found.append(time.perf_counter() - started)
    known, unknown = (min(found) for found in times.values())  # what a busy machine adds, it adds now and then
    assert 0.6 < known / unknown < 1.7  # without a hash to check it would be a tenth


def test_too_many_words_are_refused_before_anything(frame: ConsoleApp) -> None:
    assert attempt(frame.nobody(), "editor", "x" * 5000).status_code == 422


def test_after_five_wrong_passwords_also_the_right_one_waits(own_console: ConsoleApp) -> None:
    for _ in range(signing_in.MAX_PER_NAME):
        assert attempt(own_console.nobody(), "editor", "verkeerd").status_code == 401
    response = attempt(own_console.nobody(), "editor", PASSWORD)
    assert response.status_code == 429
    assert "Probeer het over 15 minuten opnieuw." in response.text
    assert 0 < int(response.headers["retry-after"]) <= 900
    assert attempt(own_console.nobody(), "adviser", PASSWORD).status_code == 303  # others can


def test_a_name_that_nobody_has_waits_as_well(own_console: ConsoleApp) -> None:
    answers = [attempt(own_console.nobody(), "niemand", "verkeerd").status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]


def test_many_at_once_are_no_way_around(own_console: ConsoleApp) -> None:
    people = [own_console.nobody() for _ in range(12)]
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda person: attempt(person, "editor", "verkeerd").status_code, people))
    assert sorted(answers) == [401] * 5 + [429] * 7


def test_waiting_helps(own_console: ConsoleApp, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(signing_in.MAX_PER_NAME):
        attempt(own_console.nobody(), "editor", "verkeerd")
    later = signing_in.now() + signing_in.WINDOW
    monkeypatch.setattr(signing_in, "now", lambda: later)
    assert attempt(own_console.nobody(), "editor", PASSWORD).status_code == 303


def test_a_good_sign_in_forgets_the_bad_ones(own_console: ConsoleApp) -> None:
    for _ in range(3):
        for _ in range(signing_in.MAX_PER_NAME - 1):
            assert attempt(own_console.nobody(), "editor", "verkeerd").status_code == 401
        assert attempt(own_console.nobody(), "editor", PASSWORD).status_code == 303


def test_one_address_may_not_try_many_names(limited: ConsoleApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "MAX_PER_ADDRESS", 3)
    here = {"client": ("192.0.2.7", 1)}
    answers = [attempt(limited.nobody(**here), f"naam{one}", "verkeerd").status_code for one in range(5)]
    assert answers == [401, 401, 401, 429, 429]
    assert attempt(limited.nobody(**here), "editor", PASSWORD).status_code == 429
    assert attempt(limited.nobody(client=("192.0.2.8", 1)), "editor", PASSWORD).status_code == 303


def test_one_site_of_the_new_internet_is_one_address(limited: ConsoleApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "MAX_PER_ADDRESS", 2)
    answers = [
        attempt(limited.nobody(client=(f"2001:db8::{one}", 1)), f"naam{one}", "verkeerd").status_code
        for one in range(1, 4)
    ]
    assert answers == [401, 401, 429]


def test_good_sign_ins_do_not_use_up_an_address(limited: ConsoleApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "MAX_PER_ADDRESS", 2)
    for _ in range(4):
        assert attempt(limited.nobody(client=("192.0.2.7", 1)), "editor", PASSWORD).status_code == 303


def test_the_audit_log_tells_who_and_no_words_of_anybody(own_console: ConsoleApp) -> None:
    person = own_console.nobody()
    attempt(person, "editor", "verkeerd wachtwoord")
    attempt(person, "mijn wachtwoord hier", "verkeerd wachtwoord")
    attempt(person, "editor", PASSWORD)
    person.csrf = own_console.access.csrf(person.http.cookies[tokens.SESSION_COOKIE])
    person.post("/console/afmelden")
    entries = [one for one in AuditLog(own_console.engine).latest() if one.action.startswith("sessie.")][::-1]
    assert [(one.actor, one.action, one.subject, dict(one.details)) for one in entries] == [
        ("lokaal:editor", "sessie.geweigerd", "lokaal:editor", {"manier": "lokaal", "reden": "wachtwoord"}),
        ("onbekend", "sessie.geweigerd", "onbekend", {"manier": "lokaal", "reden": "naam"}),
        ("lokaal:editor", "sessie.begin", "lokaal:editor", {"manier": "lokaal", "rollen": ["editor"]}),
        ("lokaal:editor", "sessie.einde", "lokaal:editor", {"manier": "lokaal"}),
    ]


def test_an_account_closed_while_its_password_is_checked_does_not_get_in(
    own_console: ConsoleApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = signing_in.verify_password

    def slow(password: str, hashed: str | None) -> tuple[bool, str | None]:
        Accounts(own_console.engine).close("test", "editor")
        return real(password, hashed)

    monkeypatch.setattr(signing_in, "verify_password", slow)
    assert attempt(own_console.nobody(), "editor", PASSWORD).status_code == 401


def test_a_weaker_hash_is_renewed(own_console: ConsoleApp) -> None:
    weak = Argon2Hasher(time_cost=1, memory_cost=1024).hash(PASSWORD)
    accounts = Accounts(own_console.engine)
    accounts.set_password("test", "editor", weak)
    assert attempt(own_console.nobody(), "editor", PASSWORD).status_code == 303
    found = accounts.find("editor")
    assert found
    assert re.match(r"\$argon2id\$.*m=65536", found.password_hash)
    assert attempt(own_console.nobody(), "editor", PASSWORD).status_code == 303


def test_what_was_typed_comes_back_as_text(frame: ConsoleApp) -> None:
    response = attempt(frame.nobody(), '"><script>alert(1)</script>', "x")
    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert" in response.text
