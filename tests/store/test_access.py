"""Sessions, accounts and attempts, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, inspect

from bot.errors import InputError, NotFoundError, StoreError
from bot.store import AccessStore, Accounts, AuditLog, SignedIn, open_engine

NOW = datetime(2026, 11, 22, 12, tzinfo=timezone.utc)
IDLE = timedelta(minutes=30)
WINDOW = timedelta(minutes=15)


@pytest.fixture
def access(engine: Engine) -> AccessStore:
    return AccessStore(engine)


@pytest.fixture
def accounts(engine: Engine) -> Accounts:
    return Accounts(engine)


def signed_in(id_hash: str = "a" * 64, subject: str = "lokaal:jan", way: str = "lokaal") -> SignedIn:
    return SignedIn(
        id_hash=id_hash, way=way, subject=subject, name="Jan Yıldız", roles=frozenset({"editor", "adviser"}),
        created=NOW, ends=NOW + timedelta(hours=10), id_token="a.b.c",
    )  # fmt: skip


def test_the_tables_are_there(engine: Engine) -> None:
    assert {"console_session", "console_account", "console_attempt"} <= set(inspect(engine).get_table_names())


def test_a_session_comes_back_as_it_was(access: AccessStore) -> None:
    new = signed_in()
    assert access.begin(new, idle=IDLE, replaces=None)
    assert access.find(new.id_hash, "lokaal", NOW, IDLE) == new
    assert access.find("b" * 64, "lokaal", NOW, IDLE) is None
    assert access.find(new.id_hash, "oidc", NOW, IDLE) is None


@pytest.mark.parametrize(
    ("after", "is_found"),
    [(timedelta(minutes=29, seconds=59), True), (timedelta(minutes=30), False), (timedelta(hours=10), False)],
)
def test_it_ends_after_a_time_of_nothing(access: AccessStore, after: timedelta, is_found: bool) -> None:
    new = signed_in()
    access.begin(new, idle=IDLE, replaces=None)
    assert (access.find(new.id_hash, "lokaal", NOW + after, IDLE) is not None) is is_found


def test_used_all_day_it_ends_after_its_hours(access: AccessStore) -> None:
    new = signed_in()
    access.begin(new, idle=IDLE, replaces=None)
    for quarter in range(1, 40):
        assert access.find(new.id_hash, "lokaal", NOW + quarter * timedelta(minutes=15), IDLE)
    assert access.find(new.id_hash, "lokaal", NOW + timedelta(hours=10), IDLE) is None


def test_a_session_ends_once(access: AccessStore, engine: Engine) -> None:
    new = signed_in()
    access.begin(new, idle=IDLE, replaces=None)
    assert access.end(new.id_hash) == new
    assert access.end(new.id_hash) is None
    assert access.find(new.id_hash, "lokaal", NOW, IDLE) is None
    assert [one.action for one in AuditLog(engine).latest()] == ["sessie.einde", "sessie.begin"]


def test_a_new_session_replaces_and_sweeps(access: AccessStore) -> None:
    old, replaced, other = signed_in("b" * 64), signed_in("c" * 64), signed_in("d" * 64)
    for one in (old, replaced, other):
        access.begin(one, idle=IDLE, replaces=None)
    assert access.find(other.id_hash, "lokaal", NOW + timedelta(minutes=20), IDLE)
    later = SignedIn(**{**vars(signed_in("e" * 64)), "created": NOW + timedelta(minutes=40)})
    access.begin(later, idle=IDLE, replaces=replaced.id_hash)
    assert access.end(old.id_hash) is None
    assert access.end(replaced.id_hash) is None
    assert access.end(other.id_hash)


def test_an_account_from_first_to_last(accounts: Accounts, access: AccessStore, engine: Engine) -> None:
    assert not accounts.has_any()
    accounts.make("piet", "jan", "Jan", "hash1", frozenset({"adviser"}))
    assert accounts.has_any()
    with pytest.raises(InputError, match="bestaat al"):
        accounts.make("piet", "jan", "Jan", "hash1", frozenset({"adviser"}))
    access.begin(signed_in(), idle=IDLE, replaces=None)
    access.begin(signed_in("b" * 64, subject="lokaal:ander"), idle=IDLE, replaces=None)
    assert accounts.set_roles("piet", "jan", frozenset({"editor"})) == 1
    assert access.find("a" * 64, "lokaal", NOW, IDLE) is None
    assert access.find("b" * 64, "lokaal", NOW, IDLE)
    assert accounts.set_password("piet", "jan", "hash2") == 0
    found = accounts.find("jan")
    assert found
    assert (found.roles, found.password_hash, found.subject) == (frozenset({"editor"}), "hash2", "lokaal:jan")
    assert accounts.close("piet", "jan") == 0
    assert not accounts.has_any()
    for change in (
        lambda: accounts.close("piet", "jan"),
        lambda: accounts.set_roles("piet", "jan", frozenset({"editor"})),
        lambda: accounts.set_password("piet", "jan", "hash3"),
        lambda: accounts.close("piet", "niemand"),
    ):
        with pytest.raises(NotFoundError):
            change()
    with pytest.raises(InputError):
        accounts.make("piet", "jan", "Een ander", "hash", frozenset({"adviser"}))
    told = [(one.actor, one.action, one.subject) for one in AuditLog(engine).latest() if one.actor == "piet"]
    assert told[::-1] == [
        ("piet", f"account.{what}", "lokaal:jan") for what in ("maak", "rollen", "wachtwoord", "sluit")
    ]
    assert "hash" not in str([dict(one.details) for one in AuditLog(engine).latest()])


def test_the_list_counts_sessions(accounts: Accounts, access: AccessStore) -> None:
    accounts.make("piet", "jan", "Jan", "x", frozenset({"adviser"}))
    accounts.make("piet", "an", "An", "x", frozenset({"adviser"}))
    now = datetime.now(timezone.utc)
    for letter in "ab":
        new = SignedIn(**{**vars(signed_in(letter * 64)), "created": now, "ends": now + timedelta(hours=1)})
        access.begin(new, idle=IDLE, replaces=None)
    assert [(one.name, one.sessions) for one in accounts.all()] == [("an", 0), ("jan", 2)]


@pytest.mark.parametrize("change", ["closed", "password", "roles"])
def test_no_session_for_an_account_that_changed_meanwhile(accounts: Accounts, access: AccessStore, change: str) -> None:
    accounts.make("piet", "jan", "Jan", "hash", frozenset({"editor", "adviser"}))
    if change == "closed":
        accounts.close("piet", "jan")
    elif change == "password":
        accounts.set_password("piet", "jan", "anders")
    else:
        accounts.set_roles("piet", "jan", frozenset({"adviser"}))
    assert not access.begin(signed_in(), idle=IDLE, replaces=None, password_hash="hash")
    assert access.end("a" * 64) is None


def test_signing_in_is_seen_on_the_account(accounts: Accounts, access: AccessStore) -> None:
    accounts.make("piet", "jan", "Jan", "hash", frozenset({"editor", "adviser"}))
    assert access.begin(signed_in(), idle=IDLE, replaces=None, password_hash="hash")
    found = accounts.find("jan")
    assert found
    assert found.last_sign_in == NOW


def test_a_renewed_hash_never_undoes_a_new_password(accounts: Accounts) -> None:
    accounts.make("piet", "jan", "Jan", "oud", frozenset({"editor"}))
    accounts.renew_hash("jan", "oud", "sterker")
    accounts.set_password("piet", "jan", "nieuw")
    accounts.renew_hash("jan", "sterker", "nog sterker")
    found = accounts.find("jan")
    assert found
    assert found.password_hash == "nieuw"


def test_attempts_run_out_and_come_back(access: AccessStore) -> None:
    limits = {"naam": 2, "adres": 3}
    assert [access.take_attempt(limits, NOW, WINDOW) for _ in range(3)] == [None, None, WINDOW]
    assert access.take_attempt({"adres": 3}, NOW, WINDOW) is None  # what was refused was not counted
    assert access.take_attempt({"adres": 3}, NOW + timedelta(minutes=5), WINDOW) == timedelta(minutes=10)
    assert access.take_attempt(limits, NOW + WINDOW, WINDOW) is None


def test_a_good_sign_in_gives_back(access: AccessStore) -> None:
    limits = {"naam": 2, "adres": 3}
    for _ in range(5):
        assert access.take_attempt(limits, NOW, WINDOW) is None
        access.give_back(forgotten="naam", counted="adres")


def test_attempts_at_once_are_all_counted(access: AccessStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: access.take_attempt({"naam": 3, "adres": 50}, NOW, WINDOW), range(16)))
    assert found.count(None) == 3


def test_a_database_that_is_away() -> None:
    engine = open_engine("postgresql://x@127.0.0.1:1/x")
    with pytest.raises(StoreError):
        AccessStore(engine).find("a", "lokaal", NOW, IDLE)
    with pytest.raises(StoreError):
        Accounts(engine).has_any()
    engine.dispose()
