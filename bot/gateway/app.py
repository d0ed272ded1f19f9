"""The app: routes, errors, headers and the start of everything that answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import JSONResponse, Response

from bot import __version__
from bot.gateway import api, page, problem_details
from bot.gateway.channels import rest
from bot.gateway.logs import configure_logs
from bot.gateway.middleware import LimitBody, SecureHeaders
from bot.gateway.page import begrippen
from bot.gateway.services import Services, services_of
from bot.settings import Settings, read_settings

_DESCRIPTION = "Vragen van werkgevers over de banenafspraak, beantwoord met bronnen en op datum."


def create_app(settings: Settings | None = None) -> FastAPI:
    """The ASGI app. Raises KnowledgeError or ModelError at start when there is nothing to answer with."""
    chosen = settings or read_settings()
    configure_logs(chosen.log_level)
    services = Services.build(chosen)  # here, not in the lifespan: a fault then reaches the command line whole

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        await services.engine.aclose()

    app = FastAPI(
        title="Banenwijzer",
        version=__version__,
        description=_DESCRIPTION,
        lifespan=lifespan,
        docs_url=None,  # these pages load scripts from elsewhere
        redoc_url=None,
    )
    app.state.services = services
    problem_details.install(app)
    app.add_middleware(LimitBody)
    app.add_middleware(SecureHeaders)
    app.include_router(api.router)
    app.include_router(rest.router)
    app.include_router(page.router)
    app.include_router(begrippen.router)

    @app.get("/healthz", tags=["beheer"], response_class=PlainTextResponse)
    async def healthz() -> str:
        """Het proces leeft."""
        return "ok"

    @app.get("/readyz", tags=["beheer"])
    async def readyz(request: Request) -> JSONResponse:
        """Klaar: het model is geladen en de dialoogmotor antwoordt. Zonder motor: 503, vragen gaan door."""
        services = services_of(request)
        is_ready = await services.engine.is_ready()
        body = {
            "status": "ready" if is_ready else "degraded",
            "engine": is_ready,
            "index": True,
            "entries": len(services.look_up.kennis.entries),
            "channels": {"web": True, "rest": True},
        }
        return JSONResponse(body, status_code=200 if is_ready else 503)

    @app.get("/metrics", tags=["beheer"], include_in_schema=False)
    async def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return app
