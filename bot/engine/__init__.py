"""The dialogue engine: Rasa behind loopback. Runs on Python 3.10 in .venv-rasa; the app never imports it."""
