"""The learning loop in the store: what is a miss, how groups form and come back, and four eyes."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import numpy as np
import pytest
from alembic import command
from sqlalchemy import Engine, insert, text

from bot.errors import InputError, NotFoundError
from bot.reply import Knop, Reply
from bot.store import (
    AuditLog,
    ChangedMeanwhile,
    DraftStore,
    GroupStore,
    LogFilter,
    NotAllowed,
    Person,
    QuestionLog,
    Store,
    Turn,
    open_engine,
    upgrade,
)
from bot.store.database import _config
from bot.store.learning_drafts import digest_of
from bot.store.learning_groups import comes_back_at
from bot.store.models import Question

NOW = datetime.now(timezone.utc)
LATER = NOW + timedelta(hours=1)
CENTRE = np.zeros(384, np.float32)
EDITOR = Person("lokaal:editor", "Els", frozenset({"editor"}))
SECOND = Person("lokaal:tweede", "Twan", frozenset({"editor", "approver"}))
APPROVER = Person("lokaal:approver", "Ada", frozenset({"approver"}))
CONTENT = {"toegevoegd": ["telt mijn stagiair mee"]}


def reply(soort: Any = "antwoord", **values: Any) -> Reply:
    return Reply(soort, "x", **{"entry": "tellen/een" if soort == "antwoord" else None, "confidence": 0.9, **values})


def ask(store: Store, said: str, *replies: Reply, **changes: Any) -> None:
    store.add_turn(replace(Turn("gesprek", "web", said, None, list(replies), 0.01, created=NOW), **changes))


def towards(direction: int, noise: float = 0.0) -> Any:
    found = np.zeros(384, np.float32)
    found[direction], found[383] = 1.0, noise
    return found


def fill(store: Store, groups: GroupStore, directions: list[int]) -> None:
    """Missed questions that point these ways, placed."""
    for number, direction in enumerate(directions):
        ask(store, f"vraag {direction} {number}", reply("buiten_bereik", confidence=0.1))
    waiting = groups.pending(LATER)
    vectors = np.stack([towards(int(one.text.split()[1]), 0.1 * (one.id % 3)) for one in waiting])
    assert groups.place([one.id for one in waiting], vectors, CENTRE, LATER) == len(directions)


@pytest.fixture
def log(engine: Engine) -> QuestionLog:
    return QuestionLog(engine)


@pytest.fixture
def groups(engine: Engine) -> GroupStore:
    return GroupStore(engine)


@pytest.fixture
def drafts(engine: Engine) -> DraftStore:
    return DraftStore(engine)


def test_the_log_tells_what_came_of_a_question(store: Store, log: QuestionLog) -> None:
    notice = Reply("smalltalk", "U noemde een persoonlijk gegeven.")
    answer = reply(metadata={"taal": "en", "degraded": True})
    ask(store, "does bsn 111222333 count?", notice, answer)
    store.give_feedback(answer.message_id, "fout", "mail mij op a@b.nl")
    (found,) = log.page(LogFilter())
    assert (found.text, found.soort, found.entry) == ("does bsn [bsn] count?", "antwoord", "tellen/een")
    assert (found.language, found.degraded, found.confidence) == ("en", True, 0.9)
    assert found.verdicts == (("fout", "mail mij op [e-mail]"),)
    assert "gesprek" not in str(found)


@pytest.mark.parametrize(
    ("replies", "verdict", "reason"),
    [
        ([reply("buiten_bereik", confidence=0.1)], None, "geweigerd"),
        ([reply("buiten_bereik", entry="buiten-bereik/belasting")], None, None),
        ([reply("verduidelijking", confidence=0.4, knoppen=(Knop("A?", "A?"),))], None, "keuze"),
        ([reply("verduidelijking", confidence=0.0)], None, None),
        ([reply(confidence=0.8)], None, "twijfel"),
        ([reply(confidence=0.99)], None, None),
        ([reply(confidence=0.99)], "fout", "oordeel"),
        ([reply(confidence=0.99)], "goed", None),
        ([reply("buiten_bereik", metadata={"degraded": True})], "fout", None),
        ([reply("smalltalk")], None, None),
        ([], None, None),
    ],
)
def test_what_is_a_miss(
    store: Store, log: QuestionLog, groups: GroupStore, replies: list[Reply], verdict: str | None, reason: str | None
) -> None:
    replies = [replace(one, message_id=f"m{place}") for place, one in enumerate(replies)]
    ask(store, "vraag", *replies, created=NOW - timedelta(hours=1))
    if verdict:
        store.give_feedback("m0", verdict, None)
    assert len(groups.pending(NOW)) == bool(reason)
    assert len(log.page(LogFilter(missed="alle"))) == bool(reason)
    if reason:
        assert len(log.page(LogFilter(missed=reason))) == 1


def test_a_choice_that_is_taken_is_no_miss(store: Store, log: QuestionLog, groups: GroupStore) -> None:
    buttons = (Knop("Hoe lang?", "Hoe lang?"), Knop("Geen van deze", "Geen van deze"))
    for conversation, then in (("a", "Hoe lang?"), ("b", "Geen van deze"), ("c", "iets anders")):
        ask(store, f"lang {conversation}", reply("verduidelijking", knoppen=buttons), conversation=conversation)
        after = reply("doorverwijzing") if conversation == "b" else reply()
        ask(store, then, after, conversation=conversation)
    assert [one.text for one in groups.pending(NOW)] == []
    assert [one.text for one in groups.pending(LATER)] == ["lang b", "lang c"]
    assert [one.text for one in log.page(LogFilter()) if one.chosen] == ["lang a"]


def test_filters(store: Store, log: QuestionLog) -> None:
    first = reply(entry="tellen/een")
    ask(store, "Hoeveel TELT 100%_ mee", first, created=NOW - timedelta(days=9))
    ask(store, "quotum", reply(entry="tellen-b/een"), channel="slack")
    ask(store, "weer", reply("buiten_bereik"))
    store.give_feedback(first.message_id, "fout", None)

    def texts(**values: Any) -> list[str]:
        return [one.text for one in log.page(LogFilter(**values))]

    assert texts() == ["weer", "quotum", "Hoeveel TELT 100%_ mee"]
    assert texts(channel="slack") == ["quotum"]
    assert texts(soort="buiten_bereik") == ["weer"]
    assert texts(topic="tellen") == texts(verdict="fout") == texts(words="telt 0%_") == ["Hoeveel TELT 100%_ mee"]
    assert texts(words="%") == ["Hoeveel TELT 100%_ mee"]
    assert texts(since=NOW - timedelta(days=1)) == ["weer", "quotum"]
    assert texts(until=NOW - timedelta(days=1)) == ["Hoeveel TELT 100%_ mee"]
    assert texts(language="en") == []
    assert log.channels() == ["slack", "web"]


def test_pages_meet_and_do_not_overlap(store: Store, log: QuestionLog) -> None:
    for number in range(7):
        ask(store, str(number), reply())
    first = log.page(LogFilter(), limit=3)
    second = log.page(LogFilter(), before=first[-1].id, limit=3)
    assert [one.text for one in first + second] == ["6", "5", "4", "3", "2", "1"]
    assert log.page(LogFilter(), after=second[0].id, limit=3) == first


def test_ten_thousand_questions_are_fast(engine: Engine, log: QuestionLog, groups: GroupStore) -> None:
    rows = [
        {
            "conversation": f"c{n}", "channel": "web", "text": f"vraag over quotum {n}", "milliseconds": 5,
            "created": NOW - timedelta(minutes=n), "soort": "buiten_bereik" if n % 10 == 0 else "antwoord",
            "entry": None if n % 10 == 0 else f"topic{n % 30}/een", "confidence": 0.1 if n % 10 == 0 else 0.95,
            "language": "nl",
        }
        for n in range(12_000)
    ]  # fmt: skip
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(Question), rows)
    wanted = [
        LogFilter(),
        LogFilter(words="quotum 77"),
        LogFilter(topic="topic7"),
        LogFilter(missed="alle"),
        LogFilter(verdict="fout"),
    ]
    for one in wanted:
        started = time.perf_counter()
        log.page(one, before=6000)
        assert time.perf_counter() - started < 1.0  # some 10 to 40 ms on a quiet machine
    waiting = groups.pending(NOW)
    assert len(waiting) == 1200
    vectors = np.random.default_rng(1).normal(size=(1200, 384)).astype(np.float32)
    started = time.perf_counter()
    assert groups.place([one.id for one in waiting], vectors, CENTRE, NOW) == 1200
    assert time.perf_counter() - started < 30
    assert len(groups.page("open")) == 30


def test_like_questions_come_together_and_groups_keep_their_id(store: Store, groups: GroupStore) -> None:
    fill(store, groups, [1, 2, 1])
    found = {group.samples[0].split()[1]: group for group in groups.page("open", order="nieuw")}
    assert {name: group.total for name, group in found.items()} == {"1": 2, "2": 1}
    fill(store, groups, [2, 3])
    assert groups.get(found["2"].id).total == 2
    assert groups.counts() == {"open": 3}
    assert groups.get(found["2"].id).week == 2
    assert groups.pending(LATER) == []


def test_nothing_is_placed_twice(store: Store, groups: GroupStore) -> None:
    fill(store, groups, [1])
    (member, _) = groups.members(groups.page("open")[0].id)[0]
    assert groups.place([member], towards(1)[None, :], CENTRE, LATER) == 0
    assert groups.place([999], towards(1)[None, :], CENTRE, LATER) == 0


def test_two_at_once_make_one_group(address: str) -> None:
    engines = [open_engine(address) for _ in range(2)]
    upgrade(engines[0])
    for number in range(20):
        ask(Store(engines[0]), f"vraag 1 {number}", reply("buiten_bereik"))
    stores = [GroupStore(engine) for engine in engines]
    ids = [one.id for one in stores[0].pending(LATER)]
    vectors = np.stack([towards(1)] * 20)
    threads = [threading.Thread(target=store.place, args=(ids, vectors, CENTRE, LATER)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [group.total for group in stores[0].page("open")] == [20]
    for engine in engines:
        engine.dispose()


def test_retention_takes_texts_and_vectors_and_leaves_counts(store: Store, groups: GroupStore, engine: Engine) -> None:
    fill(store, groups, [1, 1])
    group = groups.page("open")[0]
    store.forget(logged_before=LATER, readable_before=LATER)
    left = groups.get(group.id)
    assert (left.total, left.kept, left.samples) == (2, 0, ())
    assert [amount for _, amount in groups.weeks(group.id)] == [2]
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM missed_question")).scalar() == 0


def test_dismissing_needs_a_reason_and_leaves_a_trace(store: Store, groups: GroupStore, engine: Engine) -> None:
    fill(store, groups, [1])
    group = groups.page("open")[0]
    with pytest.raises(InputError, match="reden"):
        groups.dismiss(EDITOR, group.id, group.version, " ")
    with pytest.raises(NotAllowed):
        groups.dismiss(APPROVER, group.id, group.version, "hoort hier niet")
    groups.dismiss(EDITOR, group.id, group.version, "hoort hier niet")
    with pytest.raises(ChangedMeanwhile):
        groups.dismiss(EDITOR, group.id, group.version, "nog eens")
    assert groups.get(group.id).reason == "hoort hier niet"
    (act,) = AuditLog(engine).latest(subject=f"groep:{group.id}")
    assert (act.actor, act.action) == ("lokaal:editor", "groep.afwijzen")
    groups.reopen(EDITOR, group.id, group.version + 1)
    assert groups.get(group.id).state == "open"
    with pytest.raises(NotFoundError):
        groups.reopen(EDITOR, 999, 1)


def test_a_dismissed_group_comes_back_when_it_grows(store: Store, groups: GroupStore, engine: Engine) -> None:
    fill(store, groups, [1] * 4)
    group = groups.page("open")[0]
    groups.dismiss(EDITOR, group.id, group.version, "te zeldzaam")
    assert comes_back_at(4) == 3
    fill(store, groups, [1] * 2)
    assert groups.get(group.id).state == "afgewezen"
    fill(store, groups, [1])
    back = groups.get(group.id)
    assert (back.state, back.reason) == ("open", "te zeldzaam")
    assert AuditLog(engine).latest(subject=f"groep:{group.id}")[0].actor == "systeem"
    assert comes_back_at(100) == 50


def sound(drafts: DraftStore, draft_id: int) -> None:
    digest = drafts.get(draft_id).digest
    assert drafts.begin_assessment(draft_id, digest, NOW)
    drafts.keep_assessment(draft_id, digest, {"staat": "klaar", "fouten": []})


def waiting_draft(drafts: DraftStore, **changes: Any) -> int:
    draft_id = drafts.create(EDITOR, "varianten", "tellen/een", "Varianten", CONTENT, changes.get("group_id"))
    drafts.submit(EDITOR, draft_id, 1)
    sound(drafts, draft_id)
    return draft_id


def test_from_concept_to_knowledge(store: Store, groups: GroupStore, drafts: DraftStore, engine: Engine) -> None:
    fill(store, groups, [1])
    group = groups.page("open")[0]
    draft_id = waiting_draft(drafts, group_id=group.id)
    assert groups.get(group.id).state == "concept"
    drafts.approve(APPROVER, draft_id, 2)
    drafts.take_up(EDITOR, draft_id, 3)
    done = drafts.get(draft_id)
    assert (done.state, done.approver, done.version) == ("opgenomen", "lokaal:approver", 4)
    assert groups.get(group.id).state == "opgenomen"
    acts = [act.action for act in AuditLog(engine).latest(subject=f"concept:{draft_id}")]
    assert acts == ["concept.opnemen", "concept.goedkeuren", "concept.indienen", "concept.maken"]


def test_nobody_who_wrote_in_it_may_approve(drafts: DraftStore) -> None:
    draft_id = drafts.create(EDITOR, "varianten", "tellen/een", "Varianten", CONTENT, None)
    drafts.change(SECOND, draft_id, 1, entry="tellen/een", title="Varianten", content={"toegevoegd": ["b"]})
    drafts.change(EDITOR, draft_id, 2, entry="tellen/een", title="Varianten", content={"toegevoegd": ["c"]})
    drafts.submit(EDITOR, draft_id, 3)
    sound(drafts, draft_id)
    assert drafts.get(draft_id).authors == (("lokaal:editor", "Els"), ("lokaal:tweede", "Twan"))
    with pytest.raises(NotAllowed, match="zelf"):
        drafts.approve(SECOND, draft_id, 4)
    with pytest.raises(NotAllowed, match="zelf"):
        drafts.approve(replace(EDITOR, roles=frozenset({"editor", "approver"})), draft_id, 4)
    with pytest.raises(NotAllowed, match="rol"):
        drafts.approve(Person("lokaal:ander", "X", frozenset({"editor", "beheerder"})), draft_id, 4)
    drafts.approve(APPROVER, draft_id, 4)


@pytest.mark.parametrize(
    "found", [None, {"staat": "bezig"}, {"staat": "klaar", "fouten": ["een fout"]}, {"staat": "mislukt"}]
)
def test_what_was_not_tried_or_has_errors_is_not_approved(drafts: DraftStore, found: dict[str, Any] | None) -> None:
    draft_id = drafts.create(EDITOR, "varianten", "tellen/een", "Varianten", CONTENT, None)
    drafts.submit(EDITOR, draft_id, 1)
    if found:
        drafts.keep_assessment(draft_id, digest_of(CONTENT), found)
    with pytest.raises(NotAllowed, match="nagekeken"):
        drafts.approve(APPROVER, draft_id, 2)


def test_a_change_undoes_what_was_tried(drafts: DraftStore) -> None:
    draft_id = waiting_draft(drafts)
    drafts.send_back(APPROVER, draft_id, 2, "graag korter")
    assert drafts.get(draft_id).note == "graag korter"
    drafts.change(EDITOR, draft_id, 3, entry="tellen/een", title="Varianten", content={"toegevoegd": ["anders"]})
    drafts.keep_assessment(draft_id, digest_of(CONTENT), {"staat": "klaar", "fouten": []})  # comes too late
    assert drafts.get(draft_id).tried == {}
    drafts.submit(EDITOR, draft_id, 4)
    with pytest.raises(NotAllowed, match="nagekeken"):
        drafts.approve(APPROVER, draft_id, 5)


def test_two_at_once_one_is_told(drafts: DraftStore) -> None:
    draft_id = drafts.create(EDITOR, "varianten", "tellen/een", "Varianten", CONTENT, None)
    drafts.change(EDITOR, draft_id, 1, entry="tellen/een", title="A", content={"toegevoegd": ["a"]})
    with pytest.raises(ChangedMeanwhile):
        drafts.change(SECOND, draft_id, 1, entry="tellen/een", title="B", content={"toegevoegd": ["b"]})
    kept = drafts.get(draft_id)
    assert (kept.title, kept.authors) == ("A", (("lokaal:editor", "Els"),))


def test_states_follow_each_other(drafts: DraftStore) -> None:
    draft_id = drafts.create(EDITOR, "varianten", "tellen/een", "Varianten", CONTENT, None)
    for act in (drafts.approve, drafts.take_up):
        with pytest.raises(NotAllowed):
            act(replace(SECOND, subject="x"), draft_id, 1)
    with pytest.raises(NotAllowed):
        drafts.create(APPROVER, "varianten", "a/b", "x", CONTENT, None)
    drafts.withdraw(EDITOR, draft_id, 1)
    with pytest.raises(NotAllowed, match="ingetrokken"):
        drafts.submit(EDITOR, draft_id, 2)
    with pytest.raises(NotFoundError):
        drafts.submit(EDITOR, 999, 1)
    assert drafts.counts() == {"ingetrokken": 1}
    with pytest.raises(InputError, match="groot"):
        drafts.create(EDITOR, "nieuw", "a/b", "x", {"kort": "a" * 70_000}, None)


def test_reasons_are_masked_before_they_are_in_the_log_for_good(
    store: Store, groups: GroupStore, drafts: DraftStore, engine: Engine
) -> None:
    fill(store, groups, [1])
    group = groups.page("open")[0]
    groups.dismiss(EDITOR, group.id, group.version, "van jan@voorbeeld.nl zelf")
    drafts.send_back(APPROVER, waiting_draft(drafts), 2, "bel 0612345678 hierover")
    assert groups.get(group.id).reason == "van [e-mail] zelf"
    told = str(AuditLog(engine).latest(50))
    assert "bel [telefoon] hierover" in told
    assert "jan@" not in told and "0612345678" not in told


def test_one_assessment_at_a_time_and_an_abandoned_one_is_done_again(drafts: DraftStore) -> None:
    draft_id = drafts.create(EDITOR, "varianten", "tellen/een", "Varianten", CONTENT, None)
    digest = digest_of(CONTENT)
    assert drafts.begin_assessment(draft_id, digest, NOW)
    assert not drafts.begin_assessment(draft_id, digest, NOW)
    assert not drafts.begin_assessment(draft_id, "ander", NOW)
    assert drafts.begin_assessment(draft_id, digest, NOW + timedelta(hours=1))
    drafts.keep_assessment(draft_id, digest, {"staat": "klaar", "fouten": []})
    assert not drafts.begin_assessment(draft_id, digest, NOW + timedelta(days=1))


def test_the_migration_tells_what_came_of_old_questions(engine: Engine) -> None:
    config = _config()
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
        connection.execute(
            text(
                "INSERT INTO question (id, conversation, channel, text, milliseconds, created) VALUES (1, 'c', 'web', 'v', 1, '2026-11-01 10:00:00+00:00')"
            )
        )
        answer = "INSERT INTO answer (message_id, question_id, position, soort, entry, confidence, degraded) VALUES "
        connection.execute(text(answer + "('a', 1, 0, 'smalltalk', NULL, 0.0, FALSE)"))
        connection.execute(text(answer + "('b', 1, 1, 'antwoord', 'x/y', 0.8, TRUE)"))
    upgrade(engine)
    (found,) = QuestionLog(engine).page(LogFilter())
    assert (found.soort, found.entry, found.confidence, found.degraded) == ("antwoord", "x/y", 0.8, True)
