"""The way out: the bot's token, busy and absent services, and who may get that token."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.errors import SettingsError
from bot.gateway.channels.inbox_types import TryLater, Undeliverable
from bot.gateway.channels.teams import open_teams, sign_in
from bot.gateway.channels.teams.sign_in import BotToken
from bot.knowledge.replies import ReplyBuilder
from bot.settings import Settings
from tests.teams.activities import message
from tests.teams.conftest import Opening, Teams
from tests.teams.microsoft import APP_ID, OTHER, OWN, SECRET, TENANT, Microsoft
from tests.teams.schema import texts


async def asked(teams: Teams, text: str = "hallo") -> str:
    """One question, answered; how that ended."""
    await teams.post(message(text, teams.microsoft.service_url, attachments=None))
    await teams.settle()
    return teams.fates[teams.accepted[-1].key]


async def test_the_token_is_asked_as_the_documentation_says(teams: Teams) -> None:
    assert await asked(teams) == "sent"
    assert teams.microsoft.forms == [
        {
            "grant_type": "client_credentials",
            "client_id": APP_ID,
            "client_secret": SECRET,
            "scope": "https://api.botframework.com/.default",
        }
    ]


def write_certificate(path: Path, key: Any = OWN, signed_with: Any = OWN) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "banenwijzer")])
    now = datetime.now(timezone.utc)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).serial_number(1)
    builder = builder.not_valid_before(now).not_valid_after(now + timedelta(days=1))
    certificate = builder.public_key(signed_with.public_key()).sign(signed_with, SHA256())
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(pem + certificate.public_bytes(Encoding.PEM))
    return certificate


async def test_a_certificate_instead_of_a_secret(opening: Opening, microsoft: Microsoft, tmp_path: Path) -> None:
    certificate = write_certificate(tmp_path / "bot.pem")
    async with opening(teams_app_password=None, teams_certificate=tmp_path / "bot.pem") as teams:
        assert await asked(teams) == "sent"
    (form,) = microsoft.forms
    assert "client_secret" not in form
    assert form["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
    assertion = form["client_assertion"]
    url = f"{microsoft.url}/{TENANT}/token"
    claims = jwt.decode(assertion, OWN.public_key(), algorithms=["RS256"], audience=url)
    assert claims["iss"] == claims["sub"] == APP_ID
    assert claims["exp"] - time.time() <= 300
    header = jwt.get_unverified_header(assertion)
    assert header["x5t#S256"] == jwt.utils.base64url_encode(certificate.fingerprint(SHA256())).decode()


@pytest.mark.parametrize("content", [None, b"", b"no pem", "other"])
def test_a_certificate_that_cannot_be_used(
    microsoft: Microsoft, builder: ReplyBuilder, tmp_path: Path, content: bytes | str | None
) -> None:
    path = tmp_path / "bot.pem"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content == "other":
        write_certificate(path, key=OWN, signed_with=OTHER)
    with pytest.raises(SettingsError, match=r"bot\.pem"):
        opened(builder, **microsoft.settings(), teams_certificate=path)


def opened(builder: ReplyBuilder, **settings: Any) -> Any:
    return open_teams(Settings(**settings), None, None, builder)  # type: ignore[arg-type]


@pytest.mark.parametrize("missing", ["teams_app_id", "teams_app_password"])
def test_without_its_secrets_teams_is_off(microsoft: Microsoft, builder: ReplyBuilder, missing: str) -> None:
    assert opened(builder, **{**microsoft.settings(), missing: ""}) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"teams_tenant_id": ""},
        {"teams_token_url": "http://login.example/token"},
        {"teams_openid_metadata_url": "http://login.example/x"},
        {"teams_openid_metadata_url": "login.example"},
    ],
)
def test_settings_that_would_not_be_safe(microsoft: Microsoft, builder: ReplyBuilder, wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="TEAMS_"):
        opened(builder, **{**microsoft.settings(), **wrong})


async def test_the_token_is_kept_until_five_minutes_before_its_end(microsoft: Microsoft) -> None:
    now = 0.0
    async with httpx.AsyncClient() as http:
        token = BotToken(http, Settings(**microsoft.settings()), lambda: now)  # type: ignore[arg-type]
        assert await token.get() == await token.get() == "bot-token-0"
        now = 3299
        assert await token.get() == "bot-token-0"
        now = 3301
        assert await token.get() == "bot-token-1"


@pytest.mark.parametrize("expires_in", ["3600", 3600.0, None, "soon", -5, [], 10])
async def test_a_strange_lifetime(microsoft: Microsoft, expires_in: object) -> None:
    microsoft.expires_in = expires_in
    async with httpx.AsyncClient() as http:
        assert await BotToken(http, Settings(**microsoft.settings())).get() == "bot-token-0"  # type: ignore[arg-type]


async def test_a_token_that_is_refused_is_renewed_once(teams: Teams) -> None:
    assert await asked(teams) == "sent"
    teams.microsoft.tokens.append("revoked everything before")
    assert await asked(teams) == "sent"
    assert teams.microsoft.requests.count("POST /token") == 2


async def test_a_wrong_secret_is_tried_again_but_not_at_once(teams: Teams, monkeypatch: pytest.MonkeyPatch) -> None:
    teams.microsoft.token_answers = [401] * 50
    assert await asked(teams) == "given up"
    assert teams.microsoft.requests.count("POST /token") == 1
    assert "POST /activities" not in teams.microsoft.requests
    monkeypatch.setattr(sign_in, "_AFTER_FAILURE_SECONDS", 0.0)
    teams.microsoft.token_answers = []
    assert await asked(teams) == "sent"


@pytest.mark.parametrize(
    ("status", "retry_after", "seconds"),
    [(429, "2", 2.0), (429, None, None), (429, "soon", None), (429, "9999999", 600.0), (429, "-1", 0.0), (429, "nan", None),
     (500, None, None), (502, None, None), (503, "1", 1.0), (504, None, None), (412, None, None), (408, None, None)],
)  # fmt: skip
async def test_a_busy_service_is_asked_again(
    teams: Teams, status: int, retry_after: str | None, seconds: float | None
) -> None:
    teams.microsoft.answers = [(status, retry_after)] * 2
    assert await asked(teams) == "sent"
    assert teams.waits == [seconds] * 2
    assert len(teams.microsoft.sent) == 1


async def test_retry_after_a_moment(teams: Teams) -> None:
    moment = format_datetime(datetime.now(timezone.utc) + timedelta(seconds=30), usegmt=True)
    teams.microsoft.answers = [(429, moment)]
    assert await asked(teams) == "sent"
    assert 25 < (teams.waits[0] or 0) <= 30


@pytest.mark.parametrize("status", [403, 404, 405, 410, 301, 307])
async def test_a_refusal_for_good_is_final(teams: Teams, status: int) -> None:
    teams.microsoft.answers = [(status, None)]
    assert await asked(teams) == f"status {status}"
    assert teams.microsoft.sent == []
    assert not [path for path in teams.microsoft.requests if path.startswith("elsewhere")]


@pytest.mark.parametrize("status", [400, 413])
async def test_a_card_that_teams_refuses_arrives_as_words(teams: Teams, status: int) -> None:
    teams.microsoft.answers = [(status, None)]
    assert await asked(teams, "vraag") == "sent"
    (sent,) = teams.microsoft.sent
    assert "attachments" not in sent.activity
    assert (sent.activity["textFormat"], sent.activity["text"]) == ("plain", "U zei: vraag")


@pytest.mark.parametrize("status", [400, 413])
async def test_when_the_words_are_refused_as_well_it_is_final(teams: Teams, status: int) -> None:
    teams.microsoft.answers = [(status, None)] * 2
    assert await asked(teams) == f"status {status}"
    assert teams.microsoft.sent == []


async def test_a_service_that_is_gone_is_for_later(opening: Opening, microsoft: Microsoft) -> None:
    async with opening() as teams:
        address = {"service_url": "http://127.0.0.1:9/", "conversation": "a", "bot": "b"}
        with pytest.raises(Undeliverable, match="not allowed"):
            await teams.channel.send_later(address, "x")
    async with opening(teams_service_hosts="127.0.0.1:9") as teams:
        with pytest.raises(TryLater):
            await teams.channel.send_later(address, "x")


async def test_the_token_goes_only_to_hosts_on_the_list(teams: Teams) -> None:
    """Also when the list became shorter after the question came in."""
    address = {"service_url": "https://smba.trafficmanager.net/emea/", "conversation": "a", "bot": "b"}
    with pytest.raises(Undeliverable, match="not allowed"):
        await teams.channel.send_later(address, "x")
    assert teams.microsoft.requests == []


async def test_after_a_failure_half_way_only_the_rest_is_sent(teams: Teams) -> None:
    text = " ".join(f"woord{n}" for n in range(5500))
    teams.microsoft.answers = [(201, None), (503, None), (201, None), (429, "0")]
    assert await asked(teams, text) == "sent"
    shown = [text for sent in teams.microsoft.sent for text in texts(sent.card)]
    assert len(teams.microsoft.sent) >= 3
    assert " ".join(shown).split() == f"U zei: {text}".split()


@pytest.mark.parametrize(
    "error", [TryLater(1), Undeliverable("status 404"), RuntimeError("the client has been closed")]
)
async def test_a_failing_typing_does_not_cost_the_answer(
    teams: Teams, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(teams.channel, "_connector", _Failing(teams.channel._connector, error))
    assert await asked(teams) == "sent"
    assert teams.microsoft.typing == []


class _Failing:
    """A connector whose typing never arrives."""

    def __init__(self, connector: Any, error: Exception) -> None:
        self._connector = connector
        self._error = error

    async def send(self, address: Any, activity: Any) -> None:
        if activity["type"] == "typing":
            raise self._error
        await self._connector.send(address, activity)
