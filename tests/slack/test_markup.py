"""Markdown to mrkdwn, and Slack's codes to plain text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.channels.slack.markup import mrkdwn, pieces
from bot.gateway.channels.slack.said import said
from tests.slack.standin import blocks_fault


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("gewoon", "gewoon"),
        ("**vet** en *schuin* en _schuin_ en ~~weg~~", "*vet* en _schuin_ en _schuin_ en ~weg~"),
        ("**vet met *schuin* erin**", "*vet met* _*schuin*_ *erin*"),
        ("het **loon**waardepercentage", "het *loon*\u200bwaardepercentage"),
        ("# Kop\ntekst", "*Kop*\ntekst"),
        ("## **Kop** ##", "*Kop*"),
        ("- een\n- twee\n  - diep", "• een\n• twee\n    • diep"),
        ("1. een\n2. twee", "1. een\n2. twee"),
        ("- een\n  gaat door", "• een gaat door"),
        ("alinea\n\nalinea", "alinea\n\nalinea"),
        ("[UWV](https://www.uwv.nl/a?b=1&c=2)", "<https://www.uwv.nl/a?b=1&amp;c=2|UWV>"),
        ("[**vet**](https://a.nl)", "*<https://a.nl|vet>*"),
        ("[mail](mailto:a@b.nl)", "<mailto:a@b.nl|mail>"),
        ("zie https://a.nl/x.", "zie <https://a.nl/x|https://a.nl/x>."),
        ("`code <b>`", "`code &lt;b&gt;`"),
        ("```\nif a < b:\n  **niet vet**\n```", "```\nif a &lt; b:\n  **niet vet**\n```"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("> citaat", ">citaat"),
        ("3 * 4 * 5 = 60", "3 * 4 * 5 = 60"),
        ("a_b_c", "a_b_c"),
        ("R&D < 5 > 3", "R&amp;D &lt; 5 &gt; 3"),
    ],
)  # fmt: skip
def test_markdown_becomes_mrkdwn(markdown: str, expected: str) -> None:
    assert mrkdwn(markdown) == expected


@pytest.mark.parametrize(
    "hostile",
    [
        "<!channel> kom allen", "<!here>", "<!everyone|x>", "<@U0001>", "<#C0001|x>", "<!subteam^S1>",
        "<https://kwaad.example|uwv.nl>", "[uwv.nl](javascript:alert(1))", "[a](https://x.nl|<!channel>)",
        "[<!channel>](https://x.nl)", "[a|b>c](https://x.nl)", "&lt;!channel&gt;", "**<!channel>**", "`<!channel>`",
        "```\n<!channel>\n```", "- <!channel>", "# <!channel>", "| <!channel> | x |", "https://x.nl/<!channel>",
    ],
)  # fmt: skip
def test_nothing_calls_anybody(hostile: str) -> None:
    text = mrkdwn(hostile)
    assert not re.search(r"<[!@#]", text), text
    assert not re.search(r"<(?!https?://|mailto:)", text), text
    assert not blocks_fault([{"type": "section", "text": {"type": "mrkdwn", "text": text}}]), text


def test_what_was_escaped_stays_what_it_was() -> None:
    assert mrkdwn("&lt;!channel&gt;") == "&amp;lt;!channel&amp;gt;"


@pytest.mark.parametrize("text", ["*los", "los*", "_x", "~x", "`x", "2*", "**", "_ _", "*a", "een *b* c*d"])
def test_a_stray_sign_starts_no_format(text: str) -> None:
    shown = re.sub(r"\*b\*|_b_", "", mrkdwn(text))
    assert not re.search(r"(?<!\w)[*_~`](?=\S)(.*\S)?[*_~`](?!\w)", shown), shown


@pytest.mark.parametrize("limit", [200, 3000])
def test_a_long_text_is_cut_between_sentences(limit: int) -> None:
    sentence = "Dit is **een vette zin** met een [bron](https://wetten.overheid.nl/BWBR0015703) erin."
    parts = pieces(" ".join([sentence] * 100), limit)
    assert all(len(part) <= limit for part in parts)
    assert all(part.endswith("erin.") for part in parts)
    assert sum(part.count("*een vette zin*") for part in parts) == 100


def test_bold_that_is_too_long_is_bold_in_every_part() -> None:
    parts = pieces("**" + "woord " * 900 + "einde**", 1000)
    assert len(parts) > 4
    assert all(part.startswith("*") and part.endswith("*") and part.count("*") == 2 for part in parts)


def test_one_endless_word_is_cut() -> None:
    parts = pieces("x" * 7000, 3000)
    assert [len(part) <= 3000 for part in parts] == [True] * len(parts)
    assert "".join(parts) == "x" * 7000


def test_a_long_code_block_has_its_own_fences_in_every_part() -> None:
    parts = pieces("```\n" + "regel & regel\n" * 400 + "```", 1000)
    assert all(part.startswith("```\n") and part.endswith("\n```") and len(part) <= 1000 for part in parts)


_SIGNS = st.text(alphabet="ab 1*_~`<>&|[]()!#@-\n.:/", max_size=400)


@settings(max_examples=150, deadline=None)
@given(_SIGNS, st.integers(40, 3000))
def test_any_text_gives_sound_parts_that_fit(text: str, limit: int) -> None:
    for part in pieces(text, limit):
        assert 0 < len(part) <= limit
        assert not blocks_fault([{"type": "section", "text": {"type": "mrkdwn", "text": part}}]), part


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("<@U0BOT> hoi", "hoi"),
        ("vraag aan <@U0002|jan> en <@W1>", "vraag aan en"),
        ("zie <#C0001|algemeen> en <#C2>", "zie #algemeen en"),
        ("<!here> <!channel> <!subteam^S1|@groep> hallo", "hallo"),
        ("op <!date^1392734382^{date}|18 februari 2014>", "op 18 februari 2014"),
        ("<https://uwv.nl|uwv.nl> en <https://a.nl>", "uwv.nl en https://a.nl"),
        ("<mailto:a@b.nl|a@b.nl> <mailto:c@d.nl> <tel:0612345678|06 12345678>", "a@b.nl c@d.nl 06 12345678"),
        ("loon &lt; 5 &amp; &gt; 3", "loon < 5 & > 3"),
        ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
        ("twee\nregels", "twee\nregels"),
        ("", ""),
        ("\x00a", "a"),
    ],
)
def test_what_was_typed(typed: str, expected: str) -> None:
    assert said(typed) == expected
