"""Model archives: which one is current, and the recognition index inside it.

The engine and the app rank with the same numbers: the index that `rasa train` wrote into the archive. The
app takes only that one .npz out (no pickles, no code) and keeps a copy beside the archive.
"""

from __future__ import annotations

import tarfile
import zlib
from pathlib import Path

from bot.errors import ModelError
from bot.knowledge.index import Recogniser

INDEX_FILE = "index.npz"
_MAX_INDEX_BYTES = 512 * 1024 * 1024


def current_model(models: Path) -> Path | None:
    """The newest model archive, as Rasa picks it; None when there is none."""
    archives = sorted(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    return archives[-1] if archives else None


def load_index(models: Path) -> Recogniser:
    """The recogniser of the current model. Raises ModelError when there is none."""
    archive = current_model(models)
    if archive is None:
        raise ModelError("Er is nog geen getraind model.", "Train het eerst: make train.")
    copy = archive.with_name(archive.name.removesuffix(".tar.gz") + ".index.npz")
    if not copy.is_file() or copy.stat().st_mtime < archive.stat().st_mtime:
        _extract(archive, copy)
    return Recogniser.load(copy)


def _extract(archive: Path, target: Path) -> None:
    try:
        with tarfile.open(archive) as tar:
            for member in tar:
                if member.isfile() and member.name.endswith("/" + INDEX_FILE) and member.size <= _MAX_INDEX_BYTES:
                    source = tar.extractfile(member)
                    assert source is not None  # a regular file
                    temporary = target.with_suffix(".part")
                    temporary.write_bytes(source.read())
                    temporary.replace(target)
                    return
    except (OSError, EOFError, tarfile.TarError, zlib.error) as error:
        raise ModelError(f"Kan {archive.name} niet lezen.", "Train opnieuw: make train.") from error
    raise ModelError(f"In {archive.name} zit geen index.", "Train opnieuw: make train.")
