"""Every kind of reply, and every entry of the real knowledge, within Slack's limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest

from bot.gateway.channels.slack.blocks import Asked, Message, asked_in, block_id, render, render_shared
from bot.gateway.channels.slack.home import home_view
from bot.gateway.channels.slack.sharing import pack, unpack
from bot.knowledge.model import Kennis
from bot.knowledge.replies import ReplyBuilder
from bot.knowledge.text import to_plain
from bot.reply import BronVermelding, Geldigheid, Knop, Reply, Soort
from tests.slack.standin import blocks_fault, texts

TODAY = date(2026, 11, 22)
ASKED = Asked("U0001", "1700000000.000100")
BRON = BronVermelding("Participatiewet", TODAY, url="https://wetten.overheid.nl/BWBR0015703?a=1&b=2", artikel="6")
FULL = Reply(
    "antwoord", "Een **antwoord**.", entry="a/b", bronnen=(BRON, BronVermelding("Werkwijzer", TODAY, "2.1", vindplaats="op papier")),
    geldigheid=Geldigheid(date(2020, 1, 1), None, TODAY), knoppen=(Knop("Nog een vraag?", "Nog een vraag?"),),
)  # fmt: skip


def everything(messages: list[Message]) -> str:
    return "\n".join(text for message in messages for text in texts(list(message.blocks)))


def checked(messages: list[Message]) -> list[Message]:
    assert messages
    for message in messages:
        assert not blocks_fault(list(message.blocks))
        assert 0 < len(message.text) <= 3800
    return messages


def test_an_answer_in_full() -> None:
    [message] = checked(render(FULL, ASKED, share="e.x"))
    assert [block["type"] for block in message.blocks] == ["section", "context", "context", "actions", "actions"]
    text, sources, heading, questions, last = message.blocks
    assert text["text"] == {"type": "mrkdwn", "text": "Een *antwoord*.", "verbatim": True}
    assert sources["elements"][0]["text"] == (
        "*Bronnen*\n• <https://wetten.overheid.nl/BWBR0015703?a=1&amp;b=2|Participatiewet>, artikel 6, 22 november 2026\n"
        "• Werkwijzer, versie 2.1: op papier\nGeldig vanaf 1 januari 2020. Gevraagd voor 22 november 2026."
    )
    assert heading["elements"][0]["text"] == "U kunt ook vragen:"
    assert [element["action_id"] for element in questions["elements"]] == ["verder.0"]
    assert [element["action_id"] for element in last["elements"]] == ["oordeel.goed", "oordeel.fout", "deel.0"]
    assert "Een *antwoord*." in message.text
    assert "Participatiewet" in message.text


@pytest.mark.parametrize("soort", get_args(Soort))
def test_every_kind(soort: Soort) -> None:
    messages = checked(render(replace(FULL, soort=soort), ASKED))
    kinds = {block["block_id"].split(".")[0] for block in messages[0].blocks if block["type"] == "actions"}
    assert ("keuze" in kinds) == (soort == "verduidelijking")
    assert ("oordeel" in kinds) == (soort in ("antwoord", "berekening", "buiten_bereik"))


def test_a_calculation_shows_its_steps() -> None:
    stappen = ["90.000 uur x 1,93% = 1.737 uur", "1.737 uur < 2.000 uur"]
    [message] = checked(render(Reply("berekening", "68 banen", berekening={"stappen": stappen}), ASKED))
    assert message.blocks[1]["text"]["text"] == (
        "*Zo is dit berekend*\n• 90.000 uur x 1,93% = 1.737 uur\n• 1.737 uur &lt; 2.000 uur"
    )


def test_twenty_five_buttons_and_no_more() -> None:
    knoppen = tuple(Knop(f"Vraag {number}", f"Vraag {number}") for number in range(30))
    [message] = checked(render(Reply("verduidelijking", "Kies.", knoppen=knoppen), ASKED))
    rows = [block["elements"] for block in message.blocks if block["type"] == "actions"]
    assert [len(row) for row in rows] == [5] * 5


def test_a_long_label_is_cut_at_a_word_and_told_in_full() -> None:
    titel = "Hoe lang telt een medewerker mee voor de banenafspraak als hij uit het register gaat?"
    [message] = checked(render(Reply("verduidelijking", "Kies.", knoppen=(Knop(titel, titel),)), ASKED))
    label = message.blocks[-1]["elements"][0]["text"]["text"]
    assert label.endswith("…")
    assert len(label) <= 75
    assert titel.startswith(label[:-1])
    assert f"• {titel}" in everything([message])
    assert message.blocks[-1]["elements"][0]["value"] == titel


def test_what_cannot_be_a_value_is_no_button() -> None:
    [message] = checked(render(Reply("antwoord", "a", knoppen=(Knop("x", "y" * 2001), Knop("z", ""))), ASKED))
    assert not [block for block in message.blocks if str(block.get("block_id")).startswith("verder")]


def test_a_very_long_answer_is_more_messages_and_loses_nothing() -> None:
    words = " ".join(f"Zin {number} van **het** antwoord." for number in range(1500))
    messages = checked(render(replace(FULL, text=words), ASKED))
    assert len(messages) > 3
    assert all(f"Zin {number} van" in everything(messages) for number in range(1500))
    assert everything(messages).count("Bronnen") == 1


def test_a_hundred_sources() -> None:
    bronnen = tuple(replace(BRON, titel=f"Bron {number} {'x' * 200}") for number in range(100))
    assert everything(checked(render(replace(FULL, bronnen=bronnen), ASKED))).count("<https://") == 100


def test_an_empty_text_is_still_a_message() -> None:
    assert checked(render(Reply("smalltalk", ""), ASKED))


def test_hostile_content_stays_text() -> None:
    nasty = "<!channel> *vet* <https://kwaad.example|klik>"
    reply = Reply(
        "verduidelijking", nasty, bronnen=(BronVermelding(nasty, TODAY, nasty, "https://x.nl/|<!here>", None, nasty),),
        berekening={"stappen": [nasty]}, knoppen=(Knop(nasty * 3, nasty),),
    )  # fmt: skip
    messages = checked(render(reply, ASKED))
    assert "<!" not in "".join(texts(list(messages[0].blocks), "mrkdwn"))
    assert "<!" not in messages[0].text


def test_block_ids_carry_who_asked() -> None:
    assert asked_in(block_id("keuze", 3, ASKED)) == ASKED
    assert asked_in("van een ander") == Asked("")


def test_what_the_channel_sees_has_no_buttons() -> None:
    messages = checked(render_shared(FULL, "U0001"))
    assert not [block for message in messages for block in message.blocks if block["type"] == "actions"]
    assert "Gedeeld door <@U0001>" in everything(messages)


def test_every_entry_and_every_version_of_it_fits(kennis: Kennis, builder: ReplyBuilder) -> None:
    number = 0
    for entry in kennis.entries.values():
        for versie in entry.versies:
            day = versie.periode.vanaf or versie.periode.tot or TODAY
            reply = builder.for_entry(entry.id, day, today=TODAY)
            value = pack(reply)
            messages = checked(render(reply, ASKED, value))
            assert to_plain(reply.text)[:40].split("\n")[0].strip("- ")[:20] in everything(messages).replace("*", "")
            assert value is not None
            shared = unpack(value, builder, TODAY)
            assert shared is not None
            assert shared.text == reply.text
            number += 1
    assert number >= len(kennis.entries)


def test_every_phrase_fits(builder: ReplyBuilder, kennis: Kennis) -> None:
    for name in ("utter_groet", "utter_wat_kunt_u", "utter_buiten_bereik", "utter_storing", "utter_verduidelijking"):
        checked(render(builder.phrases.reply(name), ASKED))
    longest = sorted(kennis.entries.values(), key=lambda entry: -len(entry.vraag))[:25]
    checked(
        render(
            replace(builder.phrases.reply("utter_verduidelijking"), knoppen=builder.questions(e.id for e in longest)),
            ASKED,
        )
    )


def test_a_calculation_is_shared_whole(builder: ReplyBuilder) -> None:
    reply = Reply(
        "berekening",
        "Het zijn **68 banen**.",
        bronnen=(BRON,),
        berekening={"stappen": ["1 + 1 = 2"], "invoer": {"a": 1}},
    )
    value = pack(reply)
    assert value is not None
    assert len(value) <= 2000
    shared = unpack(value, builder, TODAY)
    assert shared is not None
    assert (shared.text, shared.bronnen, shared.berekening) == (reply.text, (BRON,), {"stappen": ["1 + 1 = 2"]})


def test_what_does_not_fit_or_suit_is_not_shared(builder: ReplyBuilder) -> None:
    unique = "".join(f"{number * 7919:x}" for number in range(3000))
    assert pack(Reply("berekening", unique, berekening={"stappen": []})) is None
    assert pack(Reply("verduidelijking", "Kies.")) is None
    bomb = "r.eNrtwTEBAAAAwqD1T20ND6AAAAAAAAAAAAAA"
    for value in ("e.2026-11-22.bestaat/niet", "e.geen-datum.x", "r.!!", bomb, "", "x", "r." + "A" * 1990):
        assert unpack(value, builder, TODAY) is None


def test_the_home_tab_fits_and_names_its_version(builder: ReplyBuilder) -> None:
    view = home_view(builder, "U0001", None)
    assert not blocks_fault(view["blocks"])
    assert view["private_metadata"] == home_view(builder, "U0001", None)["private_metadata"]
    assert sum(len(block["elements"]) for block in view["blocks"] if block["type"] == "actions") == 6


def test_the_home_tab_of_a_closed_channel_is_another_version(builder: ReplyBuilder) -> None:
    closed = home_view(builder, "U0001", Reply("buiten_bereik", "Gesloten.\n\n" + "Waarom? " * 700))
    assert not blocks_fault(closed["blocks"])
    assert closed["private_metadata"] != home_view(builder, "U0001", None)["private_metadata"]


def test_days_do_not_change_what_is_shared(builder: ReplyBuilder, kennis: Kennis) -> None:
    entry = next(entry for entry in kennis.entries.values() if len(entry.versies) > 1 and entry.versies[0].periode.tot)
    last_day = entry.versies[0].periode.tot
    assert last_day is not None
    reply = builder.for_entry(entry.id, last_day, today=TODAY)
    shared = unpack(pack(reply) or "", builder, TODAY + timedelta(days=1))
    assert shared is not None
    assert shared.text == reply.text
