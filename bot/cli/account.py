"""`banenwijzer account`: local accounts of the console, for an installation without an identity provider."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from bot.cli.database import actor, opened_database
from bot.errors import InputError
from bot.settings import AMSTERDAM, read_settings
from bot.store import Accounts
from bot.store.passwords import MIN_CHARS, check_name, check_password, clean_name, hash_password

_ROLES = ("adviser", "editor", "approver", "beheerder")
_MAX_DISPLAY_CHARS = 100

roles_option = click.option(
    "--rol", "roles", type=click.Choice(_ROLES), multiple=True, required=True, help="Een rol; mag vaker."
)
stdin_option = click.option(
    "--stdin", "from_stdin", is_flag=True, help="Lees het wachtwoord van de eerste regel van stdin."
)


@click.group()
def account() -> None:
    """Eigen accounts van de console (/console), als er geen identity provider is."""


@account.command()
@click.argument("naam")
@roles_option
@click.option("--weergave", help="De naam die collega's zien; standaard de naam van het account.")
@stdin_option
def maak(naam: str, roles: tuple[str, ...], weergave: str | None, from_stdin: bool) -> None:
    """Maak een account. Het wachtwoord wordt gevraagd, en staat nooit in de opdracht zelf."""
    name = _name(naam)
    display_name = " ".join((weergave or naam).split())[:_MAX_DISPLAY_CHARS]
    with _open() as accounts:
        if accounts.find(name) is not None:
            raise InputError(f"Het account {name} bestaat al, of heeft bestaan.", "Kies een andere naam.")
        accounts.make(actor(), name, display_name, _new_password(name, from_stdin), frozenset(roles))
    click.echo(f"Account {name} is gemaakt: {', '.join(sorted(roles))}.")
    if read_settings().oidc_issuer:
        click.echo("Let op: BANENWIJZER_OIDC_ISSUER is gezet, dus eigen accounts werken nu niet.", err=True)


@account.command()
@click.argument("naam")
@roles_option
def rollen(naam: str, roles: tuple[str, ...]) -> None:
    """Geef een account deze rollen, in plaats van de oude. Wie is aangemeld, meldt zich opnieuw aan."""
    name = _name(naam)
    with _open() as accounts:
        ended = accounts.set_roles(actor(), name, frozenset(roles))
    click.echo(f"Account {name} heeft nu: {', '.join(sorted(roles))}. {_ended(ended)}")


@account.command()
@click.argument("naam")
@stdin_option
def wachtwoord(naam: str, from_stdin: bool) -> None:
    """Geef een account een nieuw wachtwoord. Wie is aangemeld, meldt zich opnieuw aan."""
    name = _name(naam)
    with _open() as accounts:
        ended = accounts.set_password(actor(), name, _new_password(name, from_stdin))
    click.echo(f"Account {name} heeft een nieuw wachtwoord. {_ended(ended)}")


@account.command()
@click.argument("naam")
def sluit(naam: str) -> None:
    """Sluit een account voorgoed. De naam blijft bezet, voor het logboek."""
    name = _name(naam)
    with _open() as accounts:
        ended = accounts.close(actor(), name)
    click.echo(f"Account {name} is gesloten. {_ended(ended)}")


@account.command()
def toon() -> None:
    """Toon alle accounts met hun rollen, de laatste aanmelding en lopende sessies."""
    with _open() as accounts:
        found = accounts.all()
    if not found:
        click.echo("Er zijn geen accounts. Maak er een: banenwijzer account maak NAAM --rol adviser")
    for one in found:
        last = f"{one.last_sign_in.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}" if one.last_sign_in else "nooit"
        state = "gesloten" if one.closed else f"{', '.join(sorted(one.roles))}; sessies: {one.sessions}"
        click.echo(f"{one.name} ({one.display_name}): {state}; laatst aangemeld: {last}")


@contextmanager
def _open() -> Iterator[Accounts]:
    with opened_database() as database:
        yield Accounts(database)


def _new_password(name: str, from_stdin: bool) -> str:
    """Asked twice at a terminal, or read from a program; its hash. Raises InputError for a weak one."""
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        ask: Callable[..., Any] = click.prompt
        password = ask(f"Wachtwoord (ten minste {MIN_CHARS} tekens)", hide_input=True, confirmation_prompt="Nog eens")
    check_password(password, name)
    return hash_password(password)


def _name(text: str) -> str:
    name = clean_name(text)
    check_name(name)
    return name


def _ended(sessions: int) -> str:
    return f"Beëindigde sessies: {sessions}."
