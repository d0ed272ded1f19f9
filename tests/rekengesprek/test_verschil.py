"""Questions for a difference: both amounts are said, and how much they differ."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

# what is said one after the other, the difference that is told, and the outcome that goes with it
GESPREKKEN = [
    (("hoeveel scheelt het in lks als de loonwaarde van 50 naar 60 gaat bij 32 uur",), "277,07", "minder", "1108.30"),
    (("lks 32 uur loonwaarde 50%", "hoeveel minder is het bij 24 uur?"), "346,34", "minder", "1039.03"),
    (("lks 32 uur loonwaarde 50%", "en bij 24 uur", "hoeveel scheelt dat?"), "346,34", "minder", "1039.03"),
    (("lks 24 uur loonwaarde 60", "hoeveel raak ik kwijt als de loonwaarde 70 is"), "207,80", "minder", "623.42"),
    (("nettokosten 24 uur 60%", "hoeveel duurder wordt hij bij 32 uur?"), "248,79", "meer", "995.17"),
    (("hoeveel scheelt het of hij 24 of 32 uur werkt, loonwaarde 60, lks",), "277,08", "meer", "1108.30"),
    (("verschil in lks tussen 24 en 32 uur bij loonwaarde 60%",), "277,08", "meer", "1108.30"),
    (("hoeveel meer lks krijg ik bij loonwaarde 50 in plaats van 60, 24 uur",), "207,81", "meer", "1039.03"),
    (("hoeveel verschil in LKS tussen loonwaarde 60% en 50% bij 32 uur",), "277,07", "meer", "1385.37"),
    (("nettokosten 24 uur 60%", "wat scheelt het als de loonwaarde 50 is ipv 60"), "207,81", "minder", "538.57"),
    (("lks 24 uur 60%", "hoeveel scheelt het als hij 4 uur minder werkt"), "138,53", "minder", "692.69"),
    (("loondispensatie 24 uur lw 50", "hoeveel meer is dat bij loonwaarde 60"), "155,80", "meer", "934.80"),
]


@pytest.mark.parametrize(("gezegd", "verschil", "richting", "waarde"), GESPREKKEN)
def test_difference_is_told(
    builder: ReplyBuilder, gezegd: tuple[str, ...], verschil: str, richting: str, waarde: str
) -> None:
    beurt = Praat(open_motor(builder))(*gezegd)
    assert beurt.text.startswith(f"Dat is **€ {verschil} per maand {richting}**")
    assert beurt.waarde == waarde


@pytest.mark.parametrize("gezegd", [("lks 24 uur 60%", "en bij 32 uur?"), ("lks 24 uur 60%",)])
def test_no_difference_when_it_is_not_asked(builder: ReplyBuilder, gezegd: tuple[str, ...]) -> None:
    assert not Praat(open_motor(builder))(*gezegd).text.startswith("Dat is **")
