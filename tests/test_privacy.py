from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("bel jan op 06-12345678", "bel jan op [telefoon]"),
        ("bel +31 6 12 34 56 78 graag", "bel [telefoon] graag"),
        ("0031612345678", "[telefoon]"),
        ("tel 020 123 45 67", "tel [telefoon]"),
        ("zijn bsn is 111222333", "zijn bsn is [bsn]"),
        ("111222333 staat die in het register", "[bsn] staat die in het register"),
        ("1112.22.333", "[bsn]"),
        ("bsn: 123456789 klopt dat", "bsn: [bsn] klopt dat"),
        ("mail naar j.de-vries@gemeente.example.nl svp", "mail naar [e-mail] svp"),
        ("rekening NL91 ABNA 0417 1643 00", "rekening [iban]"),
        ("NL91ABNA0417164300", "[iban]"),
    ],
)
def test_personal_data_is_masked(text: str, masked: str) -> None:
    result = mask(text)
    assert result.text == masked
    assert result.found


@pytest.mark.parametrize(
    "text",
    [
        "250.000 uur",
        "4.680.000 verloonde uren per jaar",
        "geboren op 01-03-1990",
        "van 01-01-2026 tot 31-12-2026",
        "2.500 fte x 36 uur",
        "123456789 fte",  # nine digits that are no BSN
        "000000000",
        "€ 1.234.567,89",
        "artikel 38b lid 1 Wfsv",
        "BWBR0017745",
        "NL99ABNA0417164300",  # a wrong check digit: no account number
        "2026-11-22 en 2027-05-22",
    ],
)
def test_amounts_dates_and_laws_stay(text: str) -> None:
    assert mask(text).text == text
    assert not mask(text).found


@given(st.text(max_size=300))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask(text).text
    assert mask(once).text == once
