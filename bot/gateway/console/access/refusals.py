"""What the console refuses, and how it says so. `faults.py` makes a page or a problem detail of it."""

from __future__ import annotations


class Refusal(Exception):
    """Base: status, title and message are Dutch and safe to show."""

    status = 403
    title = "Geen toegang"

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


class SignInNeeded(Refusal):
    """Nobody is signed in, or the session has ended."""

    status = 401
    title = "Meld u aan"

    def __init__(self) -> None:
        super().__init__("U bent niet (meer) aangemeld. Meld u opnieuw aan.")


class RoleNeeded(Refusal):
    """Signed in, without a role that may do this."""

    def __init__(self) -> None:
        super().__init__("Uw rol mag dit niet. Vraag uw beheerder om toegang.")


class FormRefused(Refusal):
    """A change without the token of this session, or from another site."""

    title = "Uw wijziging is niet gedaan"

    def __init__(self) -> None:
        super().__init__("Deze pagina is verlopen of hoort bij een andere sessie. Laad de pagina opnieuw.")


class CookieMissing(Refusal):
    """A form from a browser that did not keep our cookie: no https, or cookies are off."""

    title = "Uw browser stuurde geen cookie mee"

    def __init__(self) -> None:
        super().__init__("Zonder cookie kunt u zich niet aanmelden. Gebruik een adres met https, en sta cookies toe.")


class ConsoleOff(Refusal):
    """There is no way to sign in, and this is not a developer's own machine."""

    status = 404
    title = "De console staat uit"

    def __init__(self) -> None:
        super().__init__("Er is geen manier om aan te melden ingesteld.")
