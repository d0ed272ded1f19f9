"""What a user sees: every reply as cards that Teams takes, complete, safe and small enough."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.gateway.channels.teams import words
from bot.gateway.channels.teams.cards import cards, message, plain_card, size
from bot.gateway.channels.teams.markdown import cut, escaped, link, plain, split, text_blocks
from bot.knowledge.replies import ReplyBuilder
from bot.reply import BronVermelding, Geldigheid, Knop, Reply
from tests.teams.conftest import TODAY
from tests.teams.schema import buttons, check_card, elements, texts

BRON = BronVermelding("Besluit SUWI", date(2026, 7, 1), url="https://wetten.overheid.nl/x", artikel="3.2")
FULL = Reply(
    "antwoord",
    "Zolang hij **loonwaarde** heeft.\n\n- een\n- twee",
    entry="a/b",
    bronnen=(BRON,),
    geldigheid=Geldigheid(date(2020, 1, 1), None, TODAY),
    knoppen=(Knop("Wat is een proefplaatsing?", "Wat is een proefplaatsing?"),),
)


def body(text: str) -> list[str]:
    return [block["text"] for block in text_blocks(text)]


def test_every_answer_of_every_version_is_a_card_that_teams_takes(builder: ReplyBuilder) -> None:
    seen = 0
    for entry in builder.kennis.entries.values():
        for versie in entry.versies:
            day = versie.periode.vanaf or versie.periode.tot or TODAY
            reply = builder.for_entry(entry.id, day, today=TODAY)
            for number, card in enumerate(cards(reply)):
                check_card(card, with_schema=(seen + number) % 12 == 0)
            shown = " ".join(plain(text) for card in cards(reply) for text in texts(card))
            for bron in reply.bronnen:
                assert bron.titel.split(" ")[0] in shown
            assert [knop.payload for knop in reply.knoppen] == [
                button["data"]["tekst"]
                for card in cards(reply)
                for button in buttons(card)
                if button.get("verb") == "vraag"
            ]
            seen += 1
    assert seen >= 700


def test_every_phrase_is_a_card(builder: ReplyBuilder) -> None:
    for name in (
        "utter_groet",
        "utter_wat_kunt_u",
        "utter_verduidelijking",
        "utter_buiten_bereik",
        "utter_nood",
        "utter_storing",
    ):
        for card in cards(builder.phrases.reply(name)):
            check_card(card)


def test_an_answer_has_text_sources_validity_choices_and_a_verdict() -> None:
    (card,) = cards(FULL)
    check_card(card)
    assert texts(card) == [
        "Zolang hij **loonwaarde** heeft.",
        "- een\n- twee",
        "Bronnen",
        "- [Besluit SUWI](https://wetten.overheid.nl/x), artikel 3.2, 1 juli 2026",
        "Geldig vanaf 1 januari 2020. Gevraagd voor 22 november 2026.",
        words.ALSO_ASK,
        words.JUDGE,
    ]
    choice, good, bad = buttons(card)
    assert (choice["title"], choice["data"]["tekst"]) == ("Wat is een proefplaatsing?",) * 2
    assert choice["fallback"]["data"]["msteams"]["displayText"] == "Wat is een proefplaatsing?"
    assert (good["data"]["oordeel"], bad["data"]["oordeel"]) == ("goed", "fout")
    assert {button["data"]["bericht"] for button in buttons(card)} == {FULL.message_id}
    assert card["fallbackText"].startswith("Zolang hij loonwaarde heeft.")
    assert message(card)["summary"] == cut(card["fallbackText"], 120)
    assert card["speak"] == card["fallbackText"]


def test_a_pressed_button_changes_the_card_and_leaves_the_answer() -> None:
    (card,) = cards(FULL, chosen=FULL.knoppen[0])
    check_card(card)
    assert words.CHOSEN.format(titel=FULL.knoppen[0].titel) in texts(card)
    assert [button.get("verb") for button in buttons(card)] == ["oordeel", "oordeel"]
    (card,) = cards(FULL, verdict="fout")
    check_card(card)
    assert words.JUDGED["fout"] in texts(card)
    assert [button.get("verb") for button in buttons(card)] == ["vraag"]
    assert texts(card)[:4] == texts(cards(FULL)[0])[:4]


def test_after_a_choice_from_a_question_back_no_button_is_left() -> None:
    reply = Reply("verduidelijking", "Wat bedoelt u?", knoppen=(Knop("A", "a"), Knop("B", "b")))
    (card,) = cards(reply)
    assert [button["data"]["tekst"] for button in buttons(card)] == ["a", "b"]
    (card,) = cards(reply, chosen=reply.knoppen[1])
    check_card(card)
    assert buttons(card) == []


def test_steps_fold_and_are_all_there() -> None:
    reply = Reply(
        "berekening",
        "Het is **1,4 baan**.",
        berekening={"stappen": ["24 uur : 25,5 uur", "x 1,5"], "figuren": [{"titel": "Uren", "tekst": "25,5"}]},
    )
    (card,) = cards(reply)
    check_card(card)
    container = next(element for element in elements(card) if element.get("type") == "Container")
    assert container["isVisible"] is False
    assert [item["text"] for item in container["items"]] == [
        "1. 24 uur : 25,5 uur\n2. x 1,5",
        "Gebruikte getallen",
        "- Uren: 25,5",
    ]
    toggle = next(button for button in buttons(card) if button["type"] == "Action.ToggleVisibility")
    assert toggle["targetElements"] == [container["id"]]


def test_very_many_steps_are_shown_over_several_cards() -> None:
    reply = Reply(
        "berekening",
        "Uitkomst.",
        berekening={"stappen": [f"stap {n} " + "x" * 200 for n in range(300)]},
        bronnen=(BRON,),
    )
    made = cards(reply)
    assert len(made) > 3
    for card in made:
        check_card(card)
    shown = "\n".join(text for card in made for text in texts(card))
    assert all(f"stap {n} " in shown for n in range(300))


def test_a_long_answer_is_split_and_nothing_is_lost() -> None:
    words_ = [f"woord{n}" for n in range(9000)]
    reply = replace(FULL, text=" ".join(words_[:4000]) + "\n\n" + ". ".join(words_[4000:]))
    made = cards(reply)
    assert len(made) > 4
    for card in made:
        check_card(card)
    assert set(words_) <= set(" ".join(text for card in made for text in texts(card)).replace(".", "").split())
    assert [bool(buttons(card)) for card in made] == [False] * (len(made) - 1) + [True]
    assert cards(reply) == made, "a retry sends the same cards"
    assert cards(reply, verdict="goed")[:-1] == made[:-1]


def test_the_worst_of_everything_fits() -> None:
    wide = "€" * 2000
    reply = Reply(
        "antwoord", "\n\n".join([wide] * 30),
        bronnen=tuple(replace(BRON, titel=f"{n} {wide}", url="https://x.nl/" + "y" * 1500) for n in range(30)),
        knoppen=tuple(Knop(f"{n} {'é ' * 300}", "é" * 1900) for n in range(30)),
    )  # fmt: skip
    for card in cards(reply):
        check_card(card, with_schema=False)
        assert size(message(card)) < 28 * 1024


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("een\ntwee", ["een twee"]),
        ("een\n\ntwee", ["een", "twee"]),
        ("# Kop\ntekst", ["Kop", "tekst"]),
        ("**Let op**\n- een\n- twee", ["**Let op**", "- een\n- twee"]),
        ("- een\n  gaat door\n- twee", ["- een gaat door\n- twee"]),
        ("1. een\n2) twee", ["1. een\n2. twee"]),
        ("- een\n  - onder een\n* twee", ["- een\n- onder een\n- twee"]),
        (
            "| wat | uren |\n|---|--:|\n| baan | 25,5 |\n| half | 12 |",
            ["- wat: baan, uren: 25,5\n- wat: half, uren: 12"],
        ),
        ("__vet__ en `code`", ["**vet** en code"]),
        ("[site](https://x.nl/a)", ["[site](https://x.nl/a)"]),
        ("[mail](mailto:a@x.nl)", ["[mail](mailto:a@x.nl)"]),
        (
            "[klik](javascript:alert(1)) [x](java script:y) [[a]](javascript:b)",
            ["klik [x] (java script:y) [[a]] (javascript:b)"],
        ),
        ("[klik](data:text/html,x) [b](//evil.example) [c](bron:x)", ["klik b c"]),
        ("![pixel](https://evil.example/x.png)", ["[pixel](https://evil.example/x.png)"]),
        ("\n\n   \n", []),
        ("", []),
    ],
)
def test_markdown_as_cards_know_it(markdown: str, expected: list[str]) -> None:
    assert body(markdown) == expected


def test_a_heading_is_one_for_who_cannot_see_it() -> None:
    (block,) = text_blocks("## Kop")
    assert (block["style"], block["weight"]) == ("heading", "Bolder")


@pytest.mark.parametrize("text", ["**vet** _a_ [x](https://evil.example) \\", "<at>iedereen</at> & co", "- geen lijst"])
def test_a_typed_text_has_no_markup(text: str) -> None:
    card = plain_card(text)
    check_card(card)
    assert plain(texts(card)[0]).replace("\\", "") == text.replace("\\", "")
    assert "](https" not in texts(card)[0].replace("\\]", "")
    assert card["fallbackText"] == text


def test_a_title_of_a_source_cannot_break_its_link() -> None:
    assert link("Wet [oud](x)", "https://x.nl/a_(b)") == "[Wet \\[oud\\](x)](https://x.nl/a_%28b%29)"
    assert link("Wet", "javascript:alert(1)") == "Wet"
    assert link("Wet", None) == "Wet"
    assert escaped("a*b_c") == "a\\*b\\_c"


def test_cutting_and_splitting_at_words() -> None:
    assert cut("Hoe lang telt een medewerker mee", 20) == "Hoe lang telt een…"
    assert cut("kort", 20) == "kort"
    assert len(cut("x" * 100, 20)) == 20
    assert list(split("een twee drie vier", 9)) == ["een twee", "drie vier"]
    assert all(len(piece) <= 50 for piece in split("x" * 1000, 50))
    assert "".join(split("x" * 1000, 50)) == "x" * 1000


def test_a_day_without_an_answer_is_a_card_too(builder: ReplyBuilder) -> None:
    entry = next(entry for entry in builder.kennis.entries.values() if entry.versies[0].periode.vanaf)
    start = entry.versies[0].periode.vanaf
    assert start
    for card in cards(builder.for_entry(entry.id, start - timedelta(days=1), today=TODAY)):
        check_card(card)
