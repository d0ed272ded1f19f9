"""A PostgreSQL server of the test's own: on a free port, in a folder of its own, gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from tests.servers import free_port

_START_SECONDS = 30.0


def find_postgres() -> Path | None:
    """The folder with the server's programs, or None."""
    found = shutil.which("postgres")
    if found:
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


@contextmanager
def running_postgres(programs: Path) -> Iterator[str]:
    """The address of an empty database. Root may not run the server, so root hands it to another user."""
    folder = Path(tempfile.mkdtemp(prefix="banenwijzer-pg-"))  # outside pytest's folders, which only their owner enters
    options: dict[str, Any] = {"cwd": folder}
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody", "nogroup")
        options |= {"user": "nobody", "group": "nogroup", "extra_groups": []}
    data, port = folder / "data", free_port()
    log = (folder / "log").open("wb")
    server: subprocess.Popen[bytes] | None = None
    try:
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
            check=True, stdout=log, stderr=log, **options,
        )  # fmt: skip
        server = subprocess.Popen(
            [programs / "postgres", "-D", data, "-h", "127.0.0.1", "-p", str(port), "-k", "", "-F"],
            stdout=log, stderr=log, **options,
        )  # fmt: skip
        address = f"postgresql://test@127.0.0.1:{port}/postgres"
        wait_for(address, folder / "log")
        yield address
    finally:
        if server:
            server.send_signal(signal.SIGINT)
            server.wait(20)
        log.close()
        shutil.rmtree(folder)


def wait_for(address: str, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not answers(address):
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)


def answers(address: str) -> bool:
    try:
        psycopg.connect(address).close()
    except psycopg.OperationalError:
        return False
    return True
