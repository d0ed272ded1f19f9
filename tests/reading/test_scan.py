"""Tokens: offsets stay those of the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.scan import LIMIT, fold, scan


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_tokens_are_the_text(text: str) -> None:
    end = 0
    for token in scan(text):
        assert end <= token.start < token.end
        assert token.raw == text[token.start : token.end]
        end = token.end


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("20uur", ["20", "uur"]),
        ("Één collega’s", ["een", "collega's"]),
        ("e\u0301e\u0301n", ["een"]),
        ("12,16,24", ["12", ",", "16", ",", "24"]),
        ("1.331,5", ["1.331,5"]),
        ("20 – 24\u00a0uur", ["20", "-", "24", "uur"]),
        ("20 × 8", ["20", "x", "8"]),
        ("a@b.nl", ["a@b.nl"]),
        ("20🙂uur", ["20", "uur"]),
        ("a\nb", ["a", "\n", "b"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert [token.text for token in scan(text)] == tokens


def test_what_comes_after_the_limit_is_not_read() -> None:
    assert scan("a " * LIMIT)[-1].end <= LIMIT
