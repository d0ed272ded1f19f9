"""A provider that does what a test tells it, and the console that trusts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.console.fake_provider import Fake, running_fake
from tests.console.people import ConsoleApp, running_frame


@pytest.fixture
def fake() -> Iterator[Fake]:
    with running_fake() as fake:
        yield fake


@pytest.fixture
def console(tmp_path: Path, fake: Fake) -> Iterator[ConsoleApp]:
    with running_frame(
        tmp_path / "oidc", with_accounts=False, oidc_issuer=fake.address, oidc_client_id="console",
        oidc_client_secret="geheim van ons",
    ) as console:  # fmt: skip
        yield console
