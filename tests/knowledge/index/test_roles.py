"""What each number of a message is, learned from marked messages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.errors import ModelError
from bot.evaluation.calculations import SET
from bot.knowledge.decision import Decision
from bot.knowledge.index import Example, Match, Recogniser, load_marked, train
from bot.knowledge.index.roles import RoleModel, RoleReader, read_marked
from bot.paths import NUMBERS

ROLES = frozenset(
    """
    uren mensen voltijdsuren fte_contract fte fte_sector dagen_per_week uren_per_dag verloonde_uren
    verloonde_uren_doelgroep banen gerealiseerd loonwaarde tempo kwaliteit netto_werktijd tijdsaandeel loonkosten
    leeftijd geboren start peildatum maanden maanden_werkloos voorwaarde_vervallen beschut_werk_vastgesteld
    uitschrijving_vastgesteld overleden percentage jaar_begeleiding aangevraagd geen
    """.split()  # noqa: SIM905
)
EXAMPLES = [
    *(Example(text, "a/telt") for text in ("wie telt mee", "telt een stagiair mee", "mag ik hem meetellen")),
    *(Example(text, "b/lkv") for text in ("wat is lkv", "hoe vraag ik lkv aan", "wie betaalt het voordeel")),
]


@pytest.fixture(scope="module")
def reader() -> RoleReader:
    return RoleReader(RoleModel.fit(load_marked(NUMBERS)))


def test_a_mark_is_taken_out_of_the_text() -> None:
    marked = read_marked("zijn zoon van {23|leeftijd} komt {18 u|uren} in de week")
    assert marked.text == "zijn zoon van 23 komt 18 u in de week"
    assert [(marked.text[start:end], role) for start, end, role in marked.roles] == [
        ("23", "leeftijd"),
        ("18 u", "uren"),
    ]


# numbers of which the words around them say what they are; none of these messages was learned
BETEKENIS = [
    ("slager met 6 man personeel, zijn dochter komt 14 uur", {"6 man": "geen", "14 uur": "uren"}),
    ("we moeten 7 banen vullen met krachten van 28", {"7 banen": "banen", "28": "uren"}),
    ("contract ingegaan op 1 mei 2025, loonwaarde 65, 28 uur", {"1 mei 2025": "start", "65": "loonwaarde"}),
    ("geboren 12-08-1962, werkt 20 uur", {"12-08-1962": "geboren", "20 uur": "uren"}),
    ("quotum over 2019, 1.250 fte, voltijd is 38 uur", {"2019": "peildatum", "38 uur": "voltijdsuren"}),
]


@pytest.mark.parametrize(("text", "expected"), BETEKENIS)
def test_what_a_number_is(reader: RoleReader, text: str, expected: dict[str, str]) -> None:
    found = {text[role.start : role.end]: role.role for role in reader.roles(text)}
    assert {part: found[part] for part in expected} == expected


@pytest.mark.parametrize("text", ["", "hallo", "24", "€ 5 %", "9" * 50, "{24|uren}"])
def test_every_text_has_an_answer(reader: RoleReader, text: str) -> None:
    assert all(0 < role.chance <= 1 and role.role in ROLES for role in reader.roles(text))


def test_it_is_kept_in_the_file_and_in_the_decision(tmp_path: Path) -> None:
    marked = [read_marked(f"hij werkt {{{uren} uur|uren}}, loonwaarde {{{uren + 30}|loonwaarde}}") for uren in range(9)]
    recogniser = train(EXAMPLES, fingerprint="test", marked=marked)
    recogniser.save(tmp_path / "index.npz")
    read = Recogniser.load(tmp_path / "index.npz")
    text = "zij werkt 24 uur, loonwaarde 60"
    roles = read.number_roles(text)
    assert [role.role for role in roles] == ["uren", "loonwaarde"]
    assert [role.role for role in recogniser.number_roles(text)] == ["uren", "loonwaarde"]
    decision = Decision("unknown", (Match("a/telt", 0.1),), roles=roles)
    assert Decision.from_dict(json.loads(json.dumps(decision.as_dict()))) == decision


def test_nothing_is_said_when_nothing_was_learned() -> None:
    assert train(EXAMPLES, fingerprint="test").number_roles("hij werkt 24 uur") == ()


def test_an_older_file_is_told_to_be_trained_again(tmp_path: Path) -> None:
    recogniser = train(EXAMPLES, fingerprint="test")
    recogniser.meta["format"] = 5
    recogniser.save(tmp_path / "index.npz")
    with pytest.raises(ModelError):
        Recogniser.load(tmp_path / "index.npz")


@pytest.mark.parametrize("path", sorted(NUMBERS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_the_marked_messages_are_whole(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        text = json.loads(line)["tekst"]
        marked = read_marked(text)
        assert marked.roles, text
        assert {role for _, _, role in marked.roles} <= ROLES, text
        assert not {"{", "}"} & set(marked.text), text


def test_the_set_that_is_kept_apart_was_not_learned() -> None:
    asked = {
        beurt["zeg"].casefold()
        for line in SET.read_text("utf-8").splitlines()
        for beurt in json.loads(line)["beurten"]
        if len(beurt["zeg"].split()) > 4
    }
    assert not asked & {marked.text.casefold() for marked in load_marked(NUMBERS)}
