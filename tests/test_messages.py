from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import MessageError
from bot.messages import MAX_CHARS, clean


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "leeg"),
        ("   \n\t ", "leeg"),
        ("\x00\x00", "leeg"),
        ("/", "leeg"),
        ("///", "leeg"),
        ("😀😀", "geen woorden"),
        ("?!...", "geen woorden"),
        ("\u200b\u200b", "leeg"),
        ("x" * (MAX_CHARS + 1), "te lang"),
        ("x" * 100_000, "100000 tekens"),
    ],
)
def test_what_cannot_be_answered_is_told_why(text: str, message: str) -> None:
    with pytest.raises(MessageError, match=message):
        clean(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("/restart", "restart"),
        (" / /kennis{}", "kennis{}"),
        ("!help", "help"),
        ("a\x00b", "a b"),
        ("e\u0301e\u0301n baan", "één baan"),
        ("ab\ud800c", "abc"),
        ("hoe lang\nen waarom", "hoe lang\nen waarom"),
        ("what is een baan 😀", "what is een baan 😀"),
    ],
)
def test_what_goes_on_is_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(st.characters(codec=None), min_size=1, max_size=400))
def test_no_text_ever_goes_on_as_a_command(text: str) -> None:
    try:
        cleaned = clean(text)
    except MessageError:
        return
    assert not cleaned.startswith("/")
    assert "\x00" not in cleaned
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned
