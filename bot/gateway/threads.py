"""One thread for each question that is answered, instead of all cores for each.

BLAS starts a thread a core and lets them spin while they wait for each other. With several questions at once, or
another busy process beside us, they hold each other up: benchmarks/lookup.py shows how much.
"""

from __future__ import annotations

from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from bot.knowledge.index.vectors import embed


def one_thread_a_question() -> None:
    """Call when the app starts. Loads the vectors' weights too, so that the first question does not wait for them."""
    embed("klaar")
    threadpool_limits(1, user_api="blas")
