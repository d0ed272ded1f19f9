"""Errors as RFC 9457 problem details in Dutch; one place, and never a stack trace."""

from __future__ import annotations

from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from actions.rekenregels import InvoerFout
from bot.errors import AccessError, BanenwijzerError, BusyError, InputError, MessageError, NotFoundError, StoreError

log = structlog.get_logger(__name__)

_TITLES = {
    400: "Dit verzoek is niet te lezen",
    401: "Geen toegang",
    403: "Geen toegang",
    404: "Niet gevonden",
    405: "Dit kan hier niet",
    413: "Te groot",
    415: "Onbekende soort inhoud",
    422: "Dit verzoek klopt niet",
    429: "Te veel verzoeken",
    500: "Er ging iets mis bij ons",
    503: "Nog niet klaar",
}
_STATUS: dict[type[BanenwijzerError], int] = {
    MessageError: 422, NotFoundError: 404, InputError: 422, AccessError: 401, BusyError: 429, StoreError: 503,
}  # fmt: skip
_MAX_NAME_CHARS = 60
_FIELD_MESSAGES = {
    "missing": "ontbreekt",
    "string_type": "moet tekst zijn",
    "string_too_long": "is te lang",
    "string_too_short": "is leeg",
    "int_parsing": "moet een heel getal zijn",
    "less_than_equal": "is te groot",
    "greater_than_equal": "is te klein",
    "model_attributes_type": "moet een JSON-object zijn",
    "dict_type": "moet een JSON-object zijn",
    "value_error": "klopt niet",
    "literal_error": "is geen van de keuzes",
    "extra_forbidden": "is onbekend",
}


def problem(status: int, detail: str, **extra: Any) -> JSONResponse:
    body = _body(status, detail, **extra)
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else None
    return JSONResponse(body, status_code=status, media_type="application/problem+json", headers=headers)


def as_problem(error: BanenwijzerError) -> dict[str, Any]:
    """The body alone, for where a response has begun already."""
    status, detail = _status_and_detail(error)
    return _body(status, detail)


def too_busy(error: BusyError) -> JSONResponse:
    response = problem(429, str(error))
    response.headers["Retry-After"] = str(error.seconds)
    return response


def install(app: FastAPI) -> None:
    """Make every error that this app raises a problem detail; faults are caught by `middleware.CatchFaults`."""
    app.add_exception_handler(BanenwijzerError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


async def _ours(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, BanenwijzerError)
    if isinstance(error, BusyError):
        return too_busy(error)
    status, detail = _status_and_detail(error)
    if isinstance(error, InvoerFout) and error.veld:
        return problem(status, detail, fouten=[{"veld": error.veld, "melding": detail}])
    return problem(status, detail)


def _status_and_detail(error: BanenwijzerError) -> tuple[int, str]:
    """What is our own fault is logged, and told without its particulars."""
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    if status < 500:
        return status, str(error)
    log.error("request_failed", kind=type(error).__name__)
    return status, "Dit lukt nu niet. Probeer het later opnieuw."


def _body(status: int, detail: str, **extra: Any) -> dict[str, Any]:
    return {"type": "about:blank", "title": _TITLES.get(status, "Fout"), "status": status, "detail": detail, **extra}


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    errors = error.errors()
    if any(item["type"] == "json_invalid" for item in errors):
        return problem(400, "De inhoud is geen geldige JSON.")
    fields = [
        {
            "veld": ".".join(_place(part) for part in item["loc"] if part not in ("body", "query", "path")) or "inhoud",
            "melding": _field_message(item),
        }
        for item in errors[:20]
    ]
    detail = "; ".join(f"{field['veld']} {field['melding']}" for field in fields) + "."
    return problem(422, detail, fouten=fields)


def _place(part: str | int) -> str:
    """A step to the field; a name that a caller made up may hold what UTF-8 cannot."""
    return str(part)[:_MAX_NAME_CHARS].encode("utf-8", "replace").decode()


def _field_message(item: dict[str, Any]) -> str:
    """A pydantic error in Dutch; a ValueError of ours is Dutch already."""
    own = (item.get("ctx") or {}).get("error")
    return str(own) if isinstance(own, ValueError) else _FIELD_MESSAGES.get(item["type"], "klopt niet")


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    details = {
        400: "De inhoud is niet te lezen. Stuur geldige JSON in UTF-8.",
        404: f"Er is niets op {request.url.path}.",
        405: f"{request.method} kan niet op {request.url.path}.",
    }
    detail = details.get(error.status_code) or (
        error.detail if error.status_code < 500 else "Probeer het later opnieuw."
    )
    return problem(error.status_code, detail)
