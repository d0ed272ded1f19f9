"""`python -m bot.engine --model models/x.tar.gz --port 5105`: token in BANENWIJZER_ENGINE_TOKEN."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import warnings
from pathlib import Path

os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.filterwarnings("ignore")  # deprecations inside Rasa's own pins; nothing here can mend them


def main() -> int:
    parser = argparse.ArgumentParser(prog="bot.engine", description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    arguments = parser.parse_args()
    token = os.environ.get("BANENWIJZER_ENGINE_TOKEN", "")
    if not token:
        print("BANENWIJZER_ENGINE_TOKEN is not set", file=sys.stderr)
        return 2

    from bot.engine.watch_parent import stop_with_parent

    stop_with_parent()

    import structlog

    # Rasa logs whole messages at debug level: nothing of what a user says may reach a log.
    logging.basicConfig(level=logging.ERROR)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))

    import uvicorn

    from bot.engine.dialogue import Dialogue
    from bot.engine.server import create_app

    dialogue = Dialogue.load(arguments.model)
    app = create_app(dialogue, token, arguments.model.name)
    uvicorn.run(app, host=arguments.host, port=arguments.port, ws="none", log_level="error", access_log=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
