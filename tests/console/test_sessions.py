"""A session: only its hash is kept, it ends by itself, and it can be ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, event, select
from sqlalchemy.orm import Session

from bot.gateway.console.access import tokens
from bot.store import Accounts
from bot.store.access_models import SessionRow
from tests.console.people import PASSWORD, ConsoleApp, Person, begin_session


def sign_in(console: ConsoleApp, person: Person, name: str = "adviser", **data: str) -> str:
    """Through the form; the id of the new session."""
    page = person.page("/console/aanmelden").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    response = person.http.post(
        "/console/aanmelden", data={"naam": name, "wachtwoord": PASSWORD, "csrf_token": token, **data}
    )
    assert response.status_code == 303, response.text
    identity = person.http.cookies[tokens.SESSION_COOKIE]
    person.csrf = console.access.csrf(identity)
    return str(identity)


def status(person: Person) -> int:
    return int(person.http.get("/console").status_code)


def test_the_cookie_is_out_of_reach(frame: ConsoleApp) -> None:
    person = frame.nobody()
    page = person.page("/console/aanmelden")
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    response = person.http.post(
        "/console/aanmelden", data={"naam": "adviser", "wachtwoord": PASSWORD, "csrf_token": token}
    )
    for answer, name in ((page, tokens.START_COOKIE), (response, tokens.SESSION_COOKIE)):
        cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith(f"{name}="))
        assert re.fullmatch(rf"{name}=[\w-]{{43}}; HttpOnly; Path=/; SameSite=lax; Secure", cookie)


def test_only_the_hash_of_the_id_is_kept(frame: ConsoleApp) -> None:
    identity = sign_in(frame, frame.nobody())
    with Session(frame.engine) as session:
        rows = session.scalars(select(SessionRow)).all()
        kept = " ".join(str(value) for row in rows for value in vars(row).values())
    assert tokens.hash_of(identity) in kept
    assert identity not in kept


def test_every_sign_in_has_an_id_of_its_own_and_removes_the_one_before(frame: ConsoleApp) -> None:
    person = frame.nobody()
    first = sign_in(frame, person)
    put(frame.engine, first, seen=datetime.now(timezone.utc) - timedelta(minutes=31))
    second = sign_in(frame, person)
    assert first != second
    with Session(frame.engine) as session:
        assert session.get(SessionRow, tokens.hash_of(first)) is None


def test_who_is_signed_in_is_not_asked_again(frame: ConsoleApp) -> None:
    response = frame.signed_in("adviser").page("/console/aanmelden?naar=/console/zoek")
    assert (response.status_code, response.headers["location"]) == (303, "/console/zoek")


def test_an_id_of_somebody_elses_choosing_never_becomes_a_session(frame: ConsoleApp) -> None:
    person = frame.nobody()
    chosen = tokens.new_id()
    person.http.cookies.set(tokens.SESSION_COOKIE, chosen, domain="testserver.local", path="/")
    identity = sign_in(frame, person)
    assert identity != chosen
    fixer = frame.nobody()
    fixer.http.cookies.set(tokens.SESSION_COOKIE, chosen, domain="testserver.local", path="/")
    assert status(fixer) == 401


def test_signing_out_ends_it_also_for_who_kept_the_cookie(frame: ConsoleApp) -> None:
    person = frame.nobody()
    identity = sign_in(frame, person)
    response = person.post("/console/afmelden")
    assert response.status_code == 200
    assert "U bent afgemeld" in response.text
    assert f'{tokens.SESSION_COOKIE}=""' in response.headers["set-cookie"]
    keeper = frame.nobody()
    keeper.http.cookies.set(tokens.SESSION_COOKIE, identity, domain="testserver.local", path="/")
    assert status(keeper) == 401


def as_holder(console: ConsoleApp, identity: str) -> Person:
    person = console.nobody()
    person.http.cookies.set(tokens.SESSION_COOKIE, identity, domain="testserver.local", path="/")
    return person


def put(engine: Engine, identity: str, **values: datetime) -> None:
    with Session(engine.execution_options(writes=True)) as session, session.begin():
        row = session.get_one(SessionRow, tokens.hash_of(identity))
        for name, value in values.items():
            setattr(row, name, value)


@pytest.mark.parametrize(("minutes", "expected"), [(29, "in"), (31, "out")])
def test_it_ends_after_half_an_hour_of_nothing(frame: ConsoleApp, minutes: int, expected: str) -> None:
    identity = begin_session(frame.engine, "adviser")
    put(frame.engine, identity, seen=datetime.now(timezone.utc) - timedelta(minutes=minutes))
    assert (status(as_holder(frame, identity)) == 401) is (expected == "out")


def test_being_used_keeps_it_open(frame: ConsoleApp) -> None:
    identity = begin_session(frame.engine, "adviser")
    before = datetime.now(timezone.utc) - timedelta(minutes=29)
    put(frame.engine, identity, seen=before)
    assert status(as_holder(frame, identity)) != 401
    with Session(frame.engine) as session:
        assert session.get_one(SessionRow, tokens.hash_of(identity)).seen > before + timedelta(minutes=28)


def test_it_ends_in_any_case_after_its_hours(frame: ConsoleApp) -> None:
    identity = begin_session(frame.engine, "adviser")
    put(frame.engine, identity, ends=datetime.now(timezone.utc) - timedelta(seconds=1))
    assert status(as_holder(frame, identity)) == 401


def test_the_hours_are_those_of_the_setting(frame: ConsoleApp) -> None:
    identity = sign_in(frame, frame.nobody())
    with Session(frame.engine) as session:
        row = session.get_one(SessionRow, tokens.hash_of(identity))
        assert row.ends - row.created == timedelta(hours=frame.access.settings.console_hours)


def test_a_new_sign_in_sweeps_out_what_ended(own_console: ConsoleApp) -> None:
    old = begin_session(own_console.engine, "adviser")
    put(own_console.engine, old, ends=datetime.now(timezone.utc) - timedelta(seconds=1))
    begin_session(own_console.engine, "editor")
    with Session(own_console.engine) as session:
        assert session.get(SessionRow, tokens.hash_of(old)) is None


def test_a_session_of_another_way_of_signing_in_is_none(frame: ConsoleApp) -> None:
    identity = begin_session(frame.engine, "adviser")
    with Session(frame.engine.execution_options(writes=True)) as session, session.begin():
        session.get_one(SessionRow, tokens.hash_of(identity)).way = "oidc"
    assert status(as_holder(frame, identity)) == 401


@pytest.mark.parametrize("change", ["roles", "password", "close"])
def test_a_changed_account_signs_in_again(own_console: ConsoleApp, change: str) -> None:
    person = own_console.nobody()
    sign_in(own_console, person, "editor")
    other = own_console.nobody()
    sign_in(own_console, other, "adviser")
    accounts = Accounts(own_console.engine)
    if change == "roles":
        assert accounts.set_roles("test", "editor", frozenset({"adviser"})) == 1
    elif change == "password":
        assert accounts.set_password("test", "editor", "x") == 1
    else:
        assert accounts.close("test", "editor") == 1
    assert status(person) == 401
    assert status(other) != 401


@pytest.mark.parametrize("cookie", ["", "x", "é", "a" * 5000, "../../etc/passwd", "'; drop table console_session; --"])
def test_a_made_up_cookie_is_nobody(frame: ConsoleApp, cookie: str) -> None:
    headers = {"Cookie": f"{tokens.SESSION_COOKIE}={cookie}".encode()}
    assert frame.nobody().http.get("/console", headers=headers).status_code == 401


@contextmanager
def counted_queries(engine: Engine) -> Iterator[list[str]]:
    found: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        found.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_a_check_is_one_query(frame: ConsoleApp) -> None:
    person = frame.signed_in("adviser")
    with counted_queries(frame.engine) as queries:
        assert status(person) != 401
    assert len([one for one in queries if not one.startswith("BEGIN")]) == 1
