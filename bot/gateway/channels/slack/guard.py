"""Who may call Slack's routes, and whether what they sent can be read. Bolt answers 500 to most of these itself."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Any, Literal
from urllib.parse import parse_qs

from pydantic import ValidationError
from slack_sdk.signature import SignatureVerifier

from bot.gateway.channels.slack.shapes import Interaction
from bot.gateway.middleware import MAX_BODY_BYTES

Way = Literal["events", "commands", "interactivity"]

MAX_AGE_SECONDS = 300
_MAX_FIELDS = 100


class Refused(Exception):
    """Not from Slack, or not readable. reason: a fixed word for the counter and the log; detail: Dutch."""

    def __init__(self, status: int, reason: str, detail: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.detail = detail


class Guard:
    """Checks size, headers, age and signature of a request, in that order, before anything reads its body."""

    def __init__(self, signing_secret: str, clock: Callable[[], float] = time.time) -> None:
        self._verifier = SignatureVerifier(signing_secret)
        self._clock = clock

    def check(self, body: bytes, headers: Mapping[str, str]) -> str:
        """The body as text. Raises Refused.

        The same signature twice within five minutes is welcome: that is how Slack tries again.
        """
        if len(body) > MAX_BODY_BYTES:
            raise Refused(413, "size", "Dit verzoek is te groot.")
        timestamp, signature = headers.get("x-slack-request-timestamp"), headers.get("x-slack-signature")
        if not timestamp or not signature:
            raise Refused(401, "headers", "De handtekening van Slack ontbreekt.")
        if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12 and signature.isascii()):
            raise Refused(401, "timestamp", "Het tijdstip of de handtekening is niet te lezen.")
        if abs(self._clock() - int(timestamp)) > MAX_AGE_SECONDS:
            raise Refused(401, "old", "Dit verzoek is te oud.")
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError:
            raise Refused(400, "utf8", "De inhoud is geen UTF-8.") from None
        if not self._verifier.is_valid(text, timestamp, signature):
            raise Refused(401, "signature", "De handtekening klopt niet.")
        return text


def read(text: str, way: Way) -> dict[str, Any]:
    """The body as the object it must be on this way in. Raises Refused."""
    if way == "events":
        return shaped(_parsed(text), way)
    try:
        fields = {name: values[0] for name, values in parse_qs(text, True, max_num_fields=_MAX_FIELDS).items()}
    except ValueError:
        raise Refused(400, "form", "Het formulier is niet te lezen.") from None
    if "ssl_check" in fields:
        return fields
    if way == "interactivity":
        _require("payload" in fields)
        return shaped(_parsed(fields["payload"]), way)
    return shaped(fields, way)


def shaped(body: object, way: Way) -> dict[str, Any]:
    """The same object, when it looks like what Slack sends this way. Raises Refused."""
    if not isinstance(body, dict):
        raise Refused(400, "json", "De inhoud is geen JSON-object.")
    if way == "commands":
        _require(isinstance(body.get("command"), str))
        return body
    _require(isinstance(body.get("type"), str))
    if way == "events" and body["type"] == "url_verification":
        _require(isinstance(body.get("challenge"), str))
    if way == "events" and body["type"] == "event_callback":
        event = body.get("event")
        _require(isinstance(event, dict) and isinstance(event.get("type"), str))
    if way == "interactivity" and body["type"] in ("block_actions", "message_action"):
        try:
            click = Interaction.model_validate(body)
        except ValidationError:
            raise no_shape() from None
        _require(body["type"] != "block_actions" or bool(click.actions))
    return body


def _parsed(text: str) -> object:
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair cannot go on as UTF-8
    except (ValueError, RecursionError):
        raise Refused(400, "json", "De inhoud is geen geldige JSON.") from None
    return value


def _require(is_right: bool) -> None:
    if not is_right:
        raise no_shape()


def no_shape() -> Refused:
    return Refused(400, "shape", "De inhoud heeft niet de vorm van een bericht van Slack.")
