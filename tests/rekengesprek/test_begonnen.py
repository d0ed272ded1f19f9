"""When somebody began, what stays asked until it is answered, and a bare number behind "minimumloon"."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

# a first message, and its outcome: that of somebody who began before 1 July 2026, or None for a day still to come
BEGONNEN = [
    ("hij is in april bij ons begonnen, 24 uur, loonwaarde 50%, nettokosten?", "526.84"),
    ("hij is in april bij ons begonnen, 24 uur, loonwaarde 50%, lks?", "1020.09"),
    ("we hebben in mei een jongen met een beperking aangenomen, 24 uur, loonwaarde 60%, lks?", "816.07"),
    ("in maart is een nieuwe medewerker gestart, 24 uur, loonwaarde 60%. lks?", "816.07"),
    ("mijn collega is in februari in de keuken begonnen, 24 uur, loonwaarde 60%, lks", "816.07"),
    ("in april hebben we via de gemeente iemand in dienst genomen, 24 uur loonwaarde 60%, lks", "816.07"),
    ("ze werd in mei door ons aangesteld 24 uur loonwaarde 60 procent lks?", "816.07"),
    ("wij zijn in februari met Kees gestart, 24 uur, loonwaarde 60%. lks?", "816.07"),
    ("begonnen in maart, 24 uur, loonwaarde 60%, lks?", "816.07"),
    ("we hebben in mei 2025 een jongen aangenomen, 24 uur, loonwaarde 60%, lks", "816.07"),
    ("we hebben in september iemand aangenomen, 24 uur, loonwaarde 60%, lks", "831.22"),
    ("in maart wordt iemand aangenomen, 24 uur, loonwaarde 60%, lks?", None),
    ("hij wordt in maart aangenomen, 24 uur, loonwaarde 60%, lks?", None),
    ("hij is aangenomen en start in maart, 24 uur, loonwaarde 60%, lks?", None),
    ("in februari gaat hij starten, 24 uur, loonwaarde 60%. lks?", None),
]
# what is said one after the other, and the field that is asked then
BLIJFT_GEVRAAGD = [
    (("nettokosten 24 uur 60%", "hij krijgt 16 euro per uur", "en 28 uur"), "loonkosten"),
    (("nettokosten 24 uur 60%", "hij verdient 16 euro per uur", "en als hij 28 uur werkt?"), "loonkosten"),
    (("nettokosten 24 uur 60% uurloon 16 euro", "en bij 50%?"), "loonkosten"),
    (("nettokosten uurloon 16 euro, loonwaarde 60%", "24 uur"), "loonkosten"),
    (("jobcoach 24 uur", "en als hij er al 2 jaar zit", "32 uur"), "jaar"),
    (("minimumloon 17",), "leeftijd"),
    (("minimumloon 19",), "leeftijd"),
    (("minimumloon 20",), "leeftijd"),
]
# and the outcome then
DAARNA = [
    (("nettokosten 24 uur 60%", "hij krijgt 16 euro per uur", "en 28 uur", "2100"), "1007.69"),
    (("nettokosten 24 uur 60% uurloon 16 euro", "en bij 50%?", "minimumloon"), "538.57"),
    (("jobcoach 24 uur", "en als hij er al 2 jaar zit", "32 uur", "3"), "1.92"),
    (("minimumloon 20", "20"), "11.99"),
    (("minimumloon 20", "20 uur"), "14.99"),
    (("minimumjeugdloon 19",), "8.99"),
    (("minimumloon 19 bij 32 uur",), "8.99"),
    (("minimumloon bij 20 uur",), "14.99"),
    (("minimumloon 24",), "14.99"),
]


@pytest.mark.parametrize(("gezegd", "waarde"), BEGONNEN)
def test_the_year_of_the_first_day(builder: ReplyBuilder, gezegd: str, waarde: str | None) -> None:
    beurt = Praat(open_motor(builder))(gezegd)
    assert beurt.berekening is not None
    assert beurt.waarde == waarde


@pytest.mark.parametrize(("gezegd", "veld"), BLIJFT_GEVRAAGD)
def test_what_is_asked_until_it_is_answered(builder: ReplyBuilder, gezegd: tuple[str, ...], veld: str) -> None:
    assert Praat(open_motor(builder))(*gezegd).vraagt == veld


@pytest.mark.parametrize(("gezegd", "waarde"), DAARNA)
def test_outcome(builder: ReplyBuilder, gezegd: tuple[str, ...], waarde: str) -> None:
    assert Praat(open_motor(builder))(*gezegd).waarde == waarde
