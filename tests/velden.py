"""Input for any calculator, made from its fields: what a form could send."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from actions.rekenregels import Veld

DAYS = st.dates(date(2014, 1, 1), date(2030, 12, 31))


def inputs(velden: Iterable[Veld]) -> st.SearchStrategy[dict[str, Any]]:
    """Values within the limits of the fields; an optional field is there or not. A combination may be refused."""
    fields = list(velden)
    required = {veld.naam: _values(veld) for veld in fields if veld.is_verplicht}
    optional = {veld.naam: _values(veld) for veld in fields if not veld.is_verplicht}
    return st.fixed_dictionaries(required, optional=optional)


def _values(veld: Veld) -> st.SearchStrategy[Any]:
    if veld.soort == "ja-nee":
        return st.sampled_from([True, False, "ja", "nee"])
    if veld.soort == "keuze":
        return st.sampled_from(veld.keuzes)
    if veld.soort == "datum":
        return st.dates(date(1945, 1, 1), date(2027, 12, 31)).map(date.isoformat)
    if veld.soort == "getallen":
        return st.lists(_numbers(veld), min_size=1, max_size=4)
    if veld.soort == "rijen":
        return st.lists(inputs(veld.velden), min_size=1, max_size=3)
    return _numbers(veld)


def _numbers(veld: Veld) -> st.SearchStrategy[Any]:
    assert veld.minimum is not None and veld.maximum is not None
    lowest, highest = int(veld.minimum.to_integral_value()), int(min(veld.maximum, 5000))
    whole = st.integers(lowest, highest)
    return whole if veld.soort == "geheel" else whole | whole.map(lambda n: min(n + 0.5, highest)) | whole.map(str)
