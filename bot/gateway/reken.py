"""The HTTP API of the calculators: what there is, what each asks, and the calculation itself.

Each calculator gets a documented route of its own. Its input is described from its fields and read by the rule
itself, so that a wrong value gets the rule's own Dutch sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Body, Request
from fastapi.openapi.models import Example
from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema, create_model

from actions.rekenregels import REKENREGELS, Rekenregel
from actions.rekenregels.uitkomst import json_safe
from actions.rekenvraag import reken, zoek_regel
from bot.gateway.reken_schemas import BerekeningOut, ProblemOut, RekenhulpOut, VeldOut, input_schema
from bot.gateway.schemas import Peildatum
from bot.gateway.services import services_of
from bot.knowledge.model import Kennis, Rekenhulp

_TAGS = ["rekenen"]
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    422: {"model": ProblemOut, "description": "De invoer klopt niet; `fouten` noemt het veld."},
    404: {"model": ProblemOut, "description": "Deze rekenhulp bestaat niet."},
}


class RekenIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    invoer: dict[str, Any]
    peildatum: Peildatum = Field(None, description="De datum waarvoor wordt gerekend; standaard vandaag.")


def router_for(kennis: Kennis) -> APIRouter:
    """The routes under /api/v1/reken, with the titles and examples of this knowledge."""
    router = APIRouter(prefix="/api/v1/reken", tags=list(_TAGS))
    router.add_api_route("", _list, methods=["GET"], response_model=list[RekenhulpOut])
    router.add_api_route(
        "/{naam}", _show, methods=["GET"], response_model=RekenhulpOut, responses={404: _PROBLEMS[404]}
    )
    for regel in REKENREGELS.values():
        hulp = kennis.rekenhulp(regel.naam)
        router.add_api_route(
            f"/{regel.naam}",
            _endpoint(regel, hulp),
            methods=["POST"],
            summary=hulp.titel,
            operation_id=f"reken_{regel.naam}",
            response_model=BerekeningOut,
            responses={422: _PROBLEMS[422]},
        )
    router.add_api_route("/{naam}", _unknown, methods=["POST"], include_in_schema=False)
    return router


def _list(request: Request) -> list[RekenhulpOut]:
    """Alle rekenhulpen met hun velden."""
    kennis = services_of(request).builder.kennis
    return [_describe(regel, kennis) for regel in REKENREGELS.values()]


def _show(naam: str, request: Request) -> RekenhulpOut:
    """Een rekenhulp met haar velden."""
    return _describe(zoek_regel(naam), services_of(request).builder.kennis)


def _unknown(naam: str) -> None:
    """Raises NotFoundError, which names the calculators there are."""
    zoek_regel(naam)


def _endpoint(regel: Rekenregel, hulp: Rekenhulp) -> Callable[..., dict[str, Any]]:
    """The route of one calculator, typed for /openapi.json by its own body."""

    def calculate(body: Any, request: Request) -> dict[str, Any]:
        services = services_of(request)
        day = body.peildatum or services.settings.default_peildatum()
        return reken(regel.naam, body.invoer, day, services.builder, today=services.settings.today()).as_dict()

    name = "".join(part.capitalize() for part in regel.naam.split("-"))
    field = Annotated[dict[str, Any], WithJsonSchema(input_schema(regel.velden, f"Invoer van {regel.naam}"))]
    model = create_model(f"Reken{name}In", __base__=RekenIn, invoer=(field, ...))
    example: Example = {"summary": hulp.titel, "value": {"invoer": json_safe(hulp.voorbeeld)}}
    calculate.__annotations__["body"] = Annotated[model, Body(openapi_examples={"voorbeeld": example})]
    calculate.__doc__ = f"{hulp.titel} De uitkomst met stappen, aannames, getallen en bronnen."
    return calculate


def _describe(regel: Rekenregel, kennis: Kennis) -> RekenhulpOut:
    hulp = kennis.rekenhulp(regel.naam)
    return RekenhulpOut(
        naam=regel.naam,
        titel=hulp.titel,
        entry=hulp.entry,
        velden=[VeldOut.of(veld) for veld in regel.velden],
        bronnen=[{"bron": ref.bron, "artikel": ref.artikel} for ref in regel.bronnen],
        voorbeeld=json_safe(hulp.voorbeeld),
    )
