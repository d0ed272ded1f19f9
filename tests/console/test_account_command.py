"""`banenwijzer account`, as an administrator uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine

from bot.cli import main
from bot.errors import InputError
from bot.settings import read_settings
from bot.store import Accounts, AuditLog, open_engine
from bot.store.passwords import check_password, hash_password, verify_password
from tests.console.people import PASSWORD

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    monkeypatch.setenv("BANENWIJZER_VAR_DIR", str(tmp_path))
    read_settings.cache_clear()
    yield lambda *words, typed="": CliRunner().invoke(main, ["account", *words], input=typed)
    read_settings.cache_clear()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'banenwijzer.db'}")
    yield engine
    engine.dispose()


def test_from_making_to_closing(run: Run, engine: Engine) -> None:
    made = run(
        "maak",
        "Jan",
        "--rol",
        "adviser",
        "--rol",
        "editor",
        "--weergave",
        "Jan  de Vries",
        typed=f"{PASSWORD}\n{PASSWORD}\n",
    )
    assert made.exit_code == 0, made.output
    assert PASSWORD not in made.output
    found = Accounts(engine).find("jan")
    assert found
    assert (found.display_name, found.roles) == ("Jan de Vries", frozenset({"adviser", "editor"}))
    assert found.password_hash.startswith("$argon2id$")
    assert verify_password(PASSWORD, found.password_hash)[0]
    assert run("rollen", "jan", "--rol", "beheerder").exit_code == 0
    assert run("wachtwoord", "JAN", "--stdin", typed="een ander wachtwoord hier\n").exit_code == 0
    changed = Accounts(engine).find("jan")
    assert changed
    assert not verify_password(PASSWORD, changed.password_hash)[0]
    assert verify_password("een ander wachtwoord hier", changed.password_hash)[0]
    assert run("toon").output == "jan (Jan de Vries): beheerder; sessies: 0; laatst aangemeld: nooit\n"
    assert run("sluit", "jan").exit_code == 0
    assert "gesloten" in run("toon").output
    entries = AuditLog(engine).latest()
    assert [one.action for one in entries][::-1] == [
        "account.maak",
        "account.rollen",
        "account.wachtwoord",
        "account.sluit",
    ]
    assert all(one.actor.startswith("opdrachtregel") for one in entries)
    assert "argon2" not in str([dict(one.details) for one in entries])


def test_no_accounts_yet(run: Run) -> None:
    assert "banenwijzer account maak" in run("toon").output


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        (("maak", "jan", "--rol", "adviser", "--stdin"), "te kort\n", "12 tot 200"),
        (("maak", "jan", "--rol", "adviser", "--stdin"), "", "12 tot 200"),
        (("maak", "j n", "--rol", "adviser", "--stdin"), f"{PASSWORD}\n", "kan geen naam zijn"),
        (("maak", "<b>", "--rol", "adviser", "--stdin"), f"{PASSWORD}\n", "kan geen naam zijn"),
        (("sluit", "niemand"), "", "geen open account"),
        (("rollen", "niemand", "--rol", "editor"), "", "geen open account"),
    ],
)
def test_what_cannot_be_is_told(run: Run, words: tuple[str, ...], typed: str, told: str) -> None:
    result = run(*words, typed=typed)
    assert result.exit_code == 1
    assert told in str(result.exception)


@pytest.mark.parametrize("words", [("maak", "jan"), ("maak", "jan", "--rol", "admin"), ("rollen", "jan")])
def test_a_role_must_be_one_of_ours(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words, typed=f"{PASSWORD}\n").exit_code == 2


def test_a_name_is_given_once(run: Run) -> None:
    words = ("maak", "jan", "--rol", "adviser", "--stdin")
    assert run(*words, typed=f"{PASSWORD}\n").exit_code == 0
    assert run("sluit", "jan").exit_code == 0
    assert "bestaat al" in str(run(*words, typed=f"{PASSWORD}\n").exception)


def test_a_database_of_a_server_is_not_changed_by_it(monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.setenv("BANENWIJZER_DATABASE_URL", "postgresql://x@127.0.0.1:1/x")
    read_settings.cache_clear()
    result = run("toon")
    assert result.exit_code == 1
    assert "banenwijzer db upgrade" in str(result.exception)


@pytest.mark.parametrize(
    "weak", ["kort", "elf tekens!", "aaaaaaaaaaaaaaa", "abababababab", "jansmit-jansmit", "Banenwijzer2026!", "x" * 201]
)
def test_weak_passwords(weak: str) -> None:
    with pytest.raises(InputError):
        check_password(weak, "jansmit")


@pytest.mark.parametrize(
    "strong", ["paard batterij nietje", "twaalftekens", "correct-horse-Ünïcode", "x1!" * 60 + "abcde"]
)
def test_strong_passwords(strong: str) -> None:
    check_password(strong, "jansmit")


def test_a_password_typed_on_another_keyboard_is_the_same() -> None:
    assert verify_password("cafe\u0301 om de hoek", hash_password("caf\u00e9 om de hoek"))[0]


def test_nobodys_password_is_wrong() -> None:
    assert verify_password("the password of nobody", None) == (False, None)
