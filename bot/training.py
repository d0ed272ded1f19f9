"""Training: from knowledge/ and data/ to a model, only when needed, without touching the running one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from actions.voorbeelden import work_out
from bot.errors import ModelError
from bot.knowledge import load_kennis
from bot.knowledge.model_files import current_model, load_index
from bot.paths import KNOWLEDGE, ROOT

_CODE = ("bot/engine", "bot/knowledge/index", "bot/knowledge/decision.py", "bot/knowledge/normalise.py")
_PROJECT = ("config.yml", "domain.yml", "data", "requirements/rasa.lock")
_SHOWN = ("  ", "Epochs")
_TIMEOUT_SECONDS = 3600
Say = Callable[[str], None]


def training_fingerprint() -> str:
    """Changes with anything a model is made from: questions, stories, configuration, code that learns.

    Answers do not count: they are read at start. Raises KnowledgeError when knowledge/ has errors.
    """
    digest = hashlib.sha256(load_kennis(KNOWLEDGE, rekenaar=work_out).training_fingerprint.encode())
    for path in _files():
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:24]


def is_stale(models: Path) -> bool:
    """Whether there is no model, or the newest was made from something else than what is here now."""
    model = current_model(models)
    if model is None:
        return True
    try:
        made_from = json.loads(_label(model).read_text("utf-8"))["fingerprint"]
    except (OSError, ValueError, KeyError):
        return True
    return bool(made_from != training_fingerprint())


def train(models: Path, engine_python: Path, say: Say) -> Path:
    """Train a new model and put it in place at once when it is whole.

    Raises KnowledgeError when knowledge/ has errors and ModelError when training fails; the models that
    were there are left as they are.
    """
    fingerprint = training_fingerprint()
    if not engine_python.is_file():
        raise ModelError(f"De motor is niet geïnstalleerd ({engine_python.name}).", "Draai eerst: make setup.")
    models.mkdir(parents=True, exist_ok=True)
    name = f"banenwijzer-{fingerprint[:12]}"
    with tempfile.TemporaryDirectory(dir=models, prefix=".training-") as directory:
        _run_rasa(engine_python, Path(directory), name, say)
        made = Path(directory) / f"{name}.tar.gz"
        if not made.is_file():
            raise ModelError("Het trainen gaf geen model.", "Zie de uitvoer hierboven.")
        target = models / made.name
        label = {"fingerprint": fingerprint, "made": datetime.now().astimezone().isoformat(timespec="seconds")}
        label["sha256"] = hashlib.sha256(made.read_bytes()).hexdigest()
        _label(target).write_text(json.dumps(label, indent=2) + "\n", "utf-8")
        os.utime(made)
        made.replace(target)
    load_index(models)
    _forget_old(models, keep=2)
    return target


def _run_rasa(engine_python: Path, out: Path, name: str, say: Say) -> None:
    command = [
        str(engine_python), "-m", "rasa", "train", "--quiet", "--out", str(out), "--fixed-model-name", name,
    ]  # fmt: skip
    environment = {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "PYTHONWARNINGS": "ignore",
        "LOG_LEVEL_LIBRARIES": "ERROR",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    }
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, encoding="utf-8", errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        tail: list[str] = []
        for line in process.stdout:
            tail = [*tail[-40:], line.rstrip()]
            if line.startswith(_SHOWN) and " van " in line:
                say(line.rstrip())
        code = process.wait(_TIMEOUT_SECONDS)
    if code:
        raise ModelError("Het trainen is mislukt:\n" + "\n".join(tail))


def _files() -> Iterator[Path]:
    for name in (*_PROJECT, *_CODE):
        path = ROOT / name
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (one for one in found if one.is_file() and "__pycache__" not in one.parts)


def _label(model: Path) -> Path:
    return model.with_name(model.name.removesuffix(".tar.gz") + ".json")


def _forget_old(models: Path, keep: int) -> None:
    """Old models of ours go; what somebody put there by hand (`rasa train`) stays."""
    ours = sorted(models.glob("banenwijzer-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    for model in ours[:-keep]:
        for path in (model, _label(model), model.with_name(model.name.removesuffix(".tar.gz") + ".index.npz")):
            path.unlink(missing_ok=True)
    for leftover in models.glob(".training-*"):
        shutil.rmtree(leftover, ignore_errors=True)
