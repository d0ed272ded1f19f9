"""The app: routes, errors, headers and the start of everything that answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, Response

from bot import __version__
from bot.gateway import api, console, page, problem_details, reken, uitleg_route, widget
from bot.gateway.channels import rest
from bot.gateway.handover import page as handover_page
from bot.gateway.handover import routes as handover_routes
from bot.gateway.limits import LimitClients
from bot.gateway.logs import configure_logs
from bot.gateway.middleware import CatchFaults, LimitBody, SecureHeaders
from bot.gateway.page import begrippen, statements
from bot.gateway.services import AppServices, services_of
from bot.settings import Settings, read_settings
from bot.store import StoreReadiness

_DESCRIPTION = "Vragen van werkgevers over de banenafspraak, beantwoord met bronnen en op datum."


def create_app(settings: Settings | None = None) -> FastAPI:
    """The ASGI app. Raises KnowledgeError or ModelError at start when there is nothing to answer with."""
    chosen = settings or read_settings()
    configure_logs(chosen.log_level)
    services = AppServices.build(chosen)  # here, not in the lifespan: a fault then reaches the command line whole

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        forgetting = asyncio.create_task(services.recorder.forget_forever())
        await services.start()
        yield
        forgetting.cancel()
        with suppress(asyncio.CancelledError):
            await forgetting
        await services.aclose()

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
    _add_middleware(app, chosen)
    app.include_router(api.router)
    app.include_router(handover_routes.router)
    app.include_router(uitleg_route.router)
    app.include_router(reken.router_for(services.builder.kennis))
    app.include_router(rest.router)
    for channel in services.channels:
        app.include_router(channel.router)
    app.include_router(page.router)
    app.include_router(begrippen.router)
    app.include_router(statements.router)
    app.include_router(handover_page.router)
    app.include_router(widget.router)
    console.install(app, chosen, services.database)

    @app.get("/healthz", tags=["beheer"], response_class=PlainTextResponse)
    async def healthz() -> str:
        """Het proces leeft."""
        return "ok"

    @app.get("/readyz", tags=["beheer"])
    async def readyz(request: Request) -> JSONResponse:
        """Klaar: het model is geladen, de dialoogmotor en de database antwoorden. Anders: 503, vragen gaan door."""
        services = services_of(request)
        has_engine = await services.engine.is_ready()
        store = await services.recorder.readiness()
        is_ready = has_engine and store is StoreReadiness.READY
        names = {channel.name for channel in services.channels}
        body = {
            "status": "ready" if is_ready else "degraded",
            "engine": has_engine,
            "index": True,
            "store": store.value,
            "entries": len(services.look_up.kennis.entries),
            "channels": {"web": True, "rest": True, "slack": "slack" in names, "teams": "teams" in names},
        }
        return JSONResponse(body, status_code=200 if is_ready else 503)

    @app.get("/metrics", tags=["beheer"], include_in_schema=False)
    async def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return app


def _add_middleware(app: FastAPI, settings: Settings) -> None:
    """From the inside out: the last one added sees a request first, and a response last."""
    app.add_middleware(LimitBody)
    app.add_middleware(LimitClients, per_minute=settings.rate_per_client, exempt=settings.exempt_networks())
    app.add_middleware(CatchFaults)
    if origins := settings.origins():
        app.add_middleware(
            CORSMiddleware, allow_origins=origins, allow_methods=["GET", "POST", "DELETE"],
            allow_headers=["Authorization", "Content-Type"], expose_headers=["Retry-After"], max_age=600,
        )  # fmt: skip
    app.add_middleware(SecureHeaders)
