"""Conversation ids that cannot be guessed, each with a token that only we can make. Nothing is stored."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from bot.errors import AccessError

_ID_BYTES = 18
_MAX_ID_CHARS = 64


class Conversations:
    """Issues and checks conversations with one secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def start(self) -> tuple[str, str]:
        """A new (id, token)."""
        conversation = secrets.token_urlsafe(_ID_BYTES)
        return conversation, self._token(conversation)

    def check(self, conversation: str, token: str | None) -> None:
        """Raises AccessError unless the token belongs to this conversation."""
        expected = self._token(conversation[:_MAX_ID_CHARS])
        if token is None or not hmac.compare_digest(expected.encode(), token.encode("utf-8", "replace")):
            raise AccessError("Dit gesprek is niet bekend.", "Begin een nieuw gesprek.")

    def fingerprint(self, conversation: str) -> str:
        """The name of a conversation in the store: always the same, and not to be turned back."""
        message = f"fingerprint {conversation}".encode("utf-8", "replace")
        return hmac.new(self._secret, message, hashlib.sha256).hexdigest()[:32]

    def _token(self, conversation: str) -> str:
        digest = hmac.new(self._secret, f"conversation {conversation}".encode("utf-8", "replace"), hashlib.sha256)
        return base64.urlsafe_b64encode(digest.digest()).decode().rstrip("=")


def own_secret(var_dir: Path) -> bytes:
    """This installation's own secret: made at the first start, readable by its owner only."""
    path = var_dir / "secret.key"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(32))
    return path.read_bytes()
