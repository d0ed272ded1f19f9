"""One thread for each question that is answered, instead of all cores for each.

BLAS and OpenMP start a thread a core and let them spin while they wait for each other. With several questions at
once, or another busy process beside us, they hold each other up: benchmarks/lookup.py shows how much.
"""

from __future__ import annotations

import os

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from bot.knowledge.index.vectors import embed

_OPENMP = "OMP_NUM_THREADS"


def one_thread_a_question() -> None:
    """Call when the app starts. Loads the vectors' weights too, so that the first question does not wait for them.

    OpenMP reads its variable once, when it is loaded with the weights; it is taken away again afterwards, because
    the engine that this process starts chooses for itself. A number that the administrator set stays.
    """
    is_ours = _OPENMP not in os.environ
    if is_ours:
        os.environ[_OPENMP] = "1"
    try:
        embed("klaar")
    finally:
        if is_ours:
            del os.environ[_OPENMP]
    threadpool_limits(1, user_api="blas")
