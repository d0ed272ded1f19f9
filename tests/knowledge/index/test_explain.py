"""Why an entry: what is shown adds up to what was decided."""

from __future__ import annotations

import math

import pytest

from bot.cli.leg_uit import told
from bot.knowledge import Kennis, load_kennis
from bot.knowledge.decision import ANSWER_AT, CHOICE_AT, SCOPE_AT
from bot.knowledge.index import Example, Recogniser, load_examples, train
from bot.knowledge.index.examples import entry_examples
from bot.knowledge.index.explain import explain, readable
from bot.knowledge.index.letters import SMOOTHING
from bot.knowledge.index.vectors import embed
from bot.knowledge.why import why
from bot.paths import DATA
from tests.conftest import SMALL

TEXT = "tot wanneer telt mn medewerkr mee"


@pytest.fixture(scope="module")
def small() -> Kennis:
    return load_kennis(SMALL)


@pytest.fixture(scope="module")
def recogniser(small: Kennis) -> Recogniser:
    dialogue = [one for one in load_examples(small, DATA) if "/" not in one.label]
    examples: list[Example] = [*entry_examples(small), *dialogue[::40]]
    return train(examples, fingerprint="test")


def test_the_signs_add_up_and_rank_as_recognised(recogniser: Recogniser) -> None:
    found = explain(recogniser, TEXT, limit=4)
    assert [one.label for one in found.candidates] == [match.label for match in found.recognition.matches[:4]]
    assert found.candidates[0].label == "telling/hoe-lang"
    for one in found.candidates:
        signs = (one.letters, one.nearest, one.average, one.learned)
        assert sum(weight * sign for weight, sign in zip(found.weights, signs, strict=True)) == pytest.approx(
            one.total, abs=1e-3
        )
    totals = [one.total for one in found.candidates]
    assert totals == sorted(totals, reverse=True)


def test_the_pieces_are_what_the_letters_of_the_best_have_over_the_second(recogniser: Recogniser) -> None:
    """All pieces together are the difference in letters, but for what does not depend on the text's letters."""
    found = explain(recogniser, TEXT, pieces=10_000)
    views = recogniser.views(TEXT, embed(TEXT))
    best, second = (recogniser.labels.index(one.label) for one in found.candidates[:2])
    row = recogniser.vectoriser.rows([TEXT])
    letters = recogniser.letters
    whole = float(row.values.sum())
    smooth = SMOOTHING * len(letters.totals)
    everything = float(letters.label_totals.sum())

    def constant(label: int) -> float:
        own = float(letters.label_totals[label])
        return whole * (math.log(everything - own + smooth) - math.log(own + smooth))

    gap = float(views.letters[best] - views.letters[second]) - (constant(best) - constant(second))
    assert sum(one.weight for one in found.pieces) == pytest.approx(float(recogniser.weights[0]) * gap, abs=1e-2)


def test_words_hold_their_letters_and_pieces_are_readable(recogniser: Recogniser) -> None:
    found = explain(recogniser, TEXT)
    assert {one.piece for one in found.words} <= set(TEXT.split())
    assert "telt" in {one.piece for one in found.words}
    assert [readable(gram) for gram in (" lks ", " loo", "sid", "die ", "telt_mee")] == [
        "lks", "loo…", "…sid…", "…die", "telt mee",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "exact"),
    [("Tot wanneer telt iemand MEE", "tot wanneer telt iemand mee"), (TEXT, None)],
)
def test_the_phrase_that_it_is_by_the_letter(
    recogniser: Recogniser, small: Kennis, text: str, exact: str | None
) -> None:
    found = why(recogniser, text, small.entries)
    assert found["letterlijke_zin"] == exact
    assert found["besluit"]["soort"] in (("antwoord",) if exact else ("antwoord", "keuze"))
    assert found["besluit"]["labels"][0] == "telling/hoe-lang"
    assert found["drempels"] == {"antwoord": ANSWER_AT, "keuze": CHOICE_AT, "voor_ons": SCOPE_AT}
    assert ("letterlijk" in found["reden"]) is (exact is not None)
    assert found["kandidaten"][0]["vraag"] == small.entries["telling/hoe-lang"].vraag


@pytest.mark.parametrize("text", ["漢字", "?x?", "q", "hallo " * 80])
def test_strange_texts_are_explained_too(recogniser: Recogniser, small: Kennis, text: str) -> None:
    found = why(recogniser, text, small.entries)
    assert found["reden"]
    assert told(found).startswith("Vraag:")


def test_it_reads_in_a_terminal(recogniser: Recogniser, small: Kennis) -> None:
    text = told(why(recogniser, TEXT, small.entries))
    for part in ("Besluit:", "Kandidaten", "Zinnen die er het meest op lijken", "Stukjes", "telling/hoe-lang"):
        assert part in text
