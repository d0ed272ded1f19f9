"""The frame of every page of ours: one head, one header, one footer, one style; no script of another's."""

from __future__ import annotations

from html import escape
from pathlib import Path
from string import Template

_HERE = Path(__file__).parent

_FRAME = Template("""<!doctype html>
<html lang="nl">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>$title</title>
  <meta name="description" content="$description">
  <link rel="icon" href="/page/icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/page/site.css">
</head>
<body>
  <a class="skip" href="#inhoud">Naar de inhoud</a>
  <header>
    <p class="brand"><a href="/"><img src="/page/icon.svg" alt="" width="32" height="32"> Banenwijzer</a></p>
    <nav aria-label="Pagina's"><a href="/">Stel uw vraag</a> <a href="/begrippen">Begrippen</a></nav>
  </header>
  <main id="inhoud" tabindex="-1">
$body
  </main>
  <footer>
    <nav aria-label="Over Banenwijzer"><a href="/privacy">Privacy</a> <a href="/toegankelijkheid">Toegankelijkheid</a>
    <a href="/openapi.json">API</a> <a href="/console">Voor adviseurs</a></nav>
    <p>Banenwijzer is een digitale assistent, geen mens. Een besluit neemt UWV, de gemeente of de Belastingdienst.</p>
  </footer>
$scripts</body>
</html>
""")


def page(title: str, body: str, *, description: str = "", scripts: str = "") -> str:
    """A whole page. `body` and `scripts` are HTML of ours; title and description are text."""
    return _FRAME.substitute(
        title=escape(title), description=escape(description or title), body=body.rstrip(), scripts=scripts
    )


def fill(name: str, **values: str | int) -> str:
    """The HTML of a file here with $names filled in; the values are escaped."""
    template = Template((_HERE / name).read_text("utf-8"))
    return template.substitute({key: escape(str(value)) for key, value in values.items()})
