"""Custom actions in this process: no HTTP hop, no second server, and a bound on every one of them."""

from __future__ import annotations

import asyncio
from typing import Any, Optional

from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

ACTION_SECONDS = 4.0


class InProcessActions(EndpointConfig):
    """What Rasa takes for the address of an action server; it runs the action in a thread here.

    Raises RasaException, which Rasa turns into "no events", when the action fails or takes too long.
    """

    def __init__(self, package: str = "actions", seconds: float = ACTION_SECONDS) -> None:
        super().__init__(url="in-process", enable_selective_domain=True)
        self._seconds = seconds
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, *args: Any, **kwargs: Any) -> Optional[Any]:
        call = asyncio.to_thread(lambda: asyncio.run(self._executor.run(kwargs["json"])))
        try:
            return await asyncio.wait_for(call, self._seconds)
        except asyncio.TimeoutError as error:
            raise RasaException(f"action took longer than {self._seconds} s") from error
        except Exception as error:
            raise RasaException(f"action failed: {type(error).__name__}") from error
