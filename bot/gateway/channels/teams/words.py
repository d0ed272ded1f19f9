"""The few words of this channel: labels, and lines that no answer has."""

from __future__ import annotations

SOURCES = "Bronnen"
STEPS = "Zo is dit berekend"
FIGURES = "Gebruikte getallen"
ALSO_ASK = "U kunt ook vragen:"
CHOSEN = "U koos: {titel}"
GOOD, BAD = "Goed", "Niet goed"
JUDGE = "Helpt dit antwoord u?"
JUDGED = {"goed": "Uw oordeel: goed. Dank u.", "fout": "Uw oordeel: niet goed. Dank u."}
THANKS = "Dank u. Uw oordeel is bewaard."
NOT_KEPT = "Uw oordeel is nu niet bewaard. Probeer het later opnieuw."
TOO_OLD = "Dit antwoord is niet meer te beoordelen."
LOOKING = "Uw vraag is verstuurd. Het antwoord komt in dit gesprek."
OLD_BUTTON = "Deze knop werkt niet meer. Typ uw vraag."
IN_GROUP = "Noem mij met een @ in uw bericht, en stel uw vraag. Iedereen hier kan de vraag en het antwoord lezen."
NO_WORDS = "Ik kan alleen tekst lezen. Typ uw vraag."
