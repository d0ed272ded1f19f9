"""The process of assess.py: tries a change on a copy of knowledge/. JSON in; a JSON line for each part that is done.

First `kennis check` on the whole copy. Then the recognition index alone is trained, with and without the change, and
both are asked the evaluation set. Rasa is not trained: it ranks with this same index.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from actions.voorbeelden import work_out
from bot.errors import KnowledgeError, ModelError
from bot.evaluation import question_sets
from bot.evaluation.question_sets import Answers
from bot.gateway.console.leren.apart import behave
from bot.knowledge import Kennis, inspect_kennis, load_kennis
from bot.knowledge.index import Recogniser, load_examples, load_questions, train
from bot.knowledge.index.vectors import VectorCache
from bot.knowledge.model_files import load_index
from bot.paths import DATA, ROOT, VECTOR_CACHE

_MOST_PROBLEMS = 30
_CODE = (ROOT / "bot" / "knowledge" / "index", DATA / "oefenvragen", DATA / "nlu")


class _OwnCache(VectorCache):
    """Reads the vectors that are there already; new ones are few, and not this process' to keep."""

    def _save(self) -> None:
        return


def main() -> None:
    behave()
    asked: dict[str, Any] = json.load(sys.stdin)
    root = Path(asked["knowledge"])
    with tempfile.TemporaryDirectory(prefix="banenwijzer-") as folder:
        copy = Path(shutil.copytree(root, Path(folder) / "knowledge"))
        target = copy / f"{asked['entry']}.yml"
        target.parent.mkdir(exist_ok=True)
        target.write_text(asked["text"], "utf-8")
        found = _check(copy, asked["entry"], date.fromisoformat(asked["today"]))
        _say(found)
        if found["fouten"]:
            return
        try:
            _say({"effect": _effect(root, copy, asked)})
        except (KnowledgeError, ModelError, OSError, ValueError) as error:
            _say({"effect": None, "waarom": f"Het effect is niet te meten ({type(error).__name__})."})


def _check(copy: Path, entry: str, today: date) -> dict[str, Any]:
    """Every error; of the warnings those on the file itself."""
    kennis, problems = inspect_kennis(copy, today=today, rekenaar=work_out)
    own = f"knowledge/{entry}.yml"
    return {
        "onderwerpen": len(kennis.entries),
        "fouten": [str(one) for one in problems if one.level == "fout"][:_MOST_PROBLEMS],
        "waarschuwingen": [str(one) for one in problems if one.level != "fout" and one.file == own][:_MOST_PROBLEMS],
    }


def _effect(root: Path, copy: Path, asked: Mapping[str, Any]) -> dict[str, Any]:
    vectors = _OwnCache(VECTOR_CACHE)
    try:
        weights = load_index(Path(asked["models"])).weights
    except ModelError:
        weights = None
    test, calibration = Path(asked["toetsset"]), Path(asked["ijkset"])
    folder = test if question_sets.read(test) else calibration  # an image without tests has the other one

    def ask(kennis: Kennis) -> tuple[Recogniser, dict[str, Any]]:
        recogniser = train(
            load_examples(kennis, DATA), fingerprint="proef", questions=load_questions(calibration),
            cache=vectors, weights=weights,
        )  # fmt: skip
        return recogniser, _figures(question_sets.ask_test(recogniser, kennis.entries, vectors, folder))

    current = load_kennis(root, check_language=False)
    kept = Path(asked["kept"]) / f"effect-{_fingerprint(current, weights, test, calibration)}.json"
    before = json.loads(kept.read_text("utf-8")) if kept.is_file() else None
    if before is None:
        before = ask(current)[1]
        _keep(kept, before)
    _, after = ask(load_kennis(copy, check_language=False))
    return {"set": "toetsset" if folder == test else "ijkset", "voor": before, "na": after}


def _figures(answers: Answers) -> dict[str, Any]:
    """Counts alone: what the questions of the test set are stays unread."""
    inside, outside = answers.in_scope, answers.out_of_scope
    direct = sum(one.is_answered_right for one in inside)
    choice = sum(one.is_right_by_choice and not one.is_answered_right for one in inside)
    wrong = sum(one.is_wrong for one in inside)
    return {
        "vragen": len(inside),
        "direct": direct,
        "keuze": choice,
        "fout": wrong,
        "overig": max(0, len(inside) - direct - choice - wrong),
        "buiten": len(outside),
        "buiten_goed": sum(one.is_refused for one in outside),
        "buiten_fout": sum(one.is_wrong for one in outside),
    }


def _fingerprint(kennis: Kennis, weights: Any, *sets: Path) -> str:
    """Changes with anything that the figures before a change come from."""
    digest = hashlib.sha256(f"{kennis.training_fingerprint} {weights}".encode())
    for path in sorted(
        one for folder in (*_CODE, *sets) for one in folder.rglob("*") if one.suffix in (".py", ".jsonl", ".yml")
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def _keep(path: Path, figures: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for old in path.parent.glob("effect-*.json"):
        old.unlink(missing_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps(figures), "utf-8")
    part.replace(path)


def _say(found: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
