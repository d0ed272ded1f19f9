"""Why a request to /api/messages is not taken."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "body", "no_token", "token", "algorithm", "no_kid", "claims", "issuer", "audience", "expired", "not_yet_valid",
    "unknown_key", "signature", "keys_unavailable", "endorsement", "channel", "service_url", "tenant", "closed",
]  # fmt: skip

_DETAILS = {
    400: "De inhoud is geen activiteit van Teams. Stuur een JSON-object in UTF-8.",
    401: "Het token ontbreekt of klopt niet.",
    403: "Dit token geeft geen toegang tot deze bot.",
    413: "De inhoud is te groot.",
    503: "Dit lukt nu niet. Probeer het later opnieuw.",
}


class Refused(Exception):
    """A request that is not taken. status: the HTTP answer; reason: the word for counter and log."""

    def __init__(self, status: int, reason: Reason) -> None:
        super().__init__(reason)
        self.status = status
        self.reason: Reason = reason
        self.detail = _DETAILS[status]
