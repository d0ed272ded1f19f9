"""The few words that only Slack's messages need; what the assistant says stands in domain.yml."""

from __future__ import annotations

COMMAND = "/banenafspraak"

BRONNEN = "Bronnen"
BEREKEND = "Zo is dit berekend"
CHOOSE = "Bedoelt u:"
ASK_ON = "U kunt ook vragen:"
GOOD = "Goed antwoord"
NOT_GOOD = "Niet goed"
SHARE = "Deel in kanaal"
ANSWER = "Antwoord"

THANKS_GOOD = "Dank u. Ik heb uw oordeel bewaard: goed antwoord."
THANKS_NOT_GOOD = "Dank u. Ik heb uw oordeel bewaard: niet goed."
NOT_KEPT = "Uw oordeel kan ik niet meer bewaren. Dit antwoord staat er niet meer."
FOREIGN = "Deze werkruimte mag de assistent niet gebruiken. Vraag het aan uw beheerder."
OTHERS_CHOICE = "Deze keuze hoort bij de vraag van iemand anders. Stel uw eigen vraag: noem mij in een bericht."
CANNOT_NOW = "Dit lukt nu niet. Probeer het later opnieuw."

HOME_TITLE = "Banenwijzer"
HOME_HOW = (
    "*Zo stelt u een vraag*\n"
    "• Stuur mij een bericht in het tabblad Berichten.\n"
    "• Noem mij in een kanaal. Ik antwoord in een draad.\n"
    f"• Typ `{COMMAND}` met uw vraag. Alleen u ziet het antwoord, tot u het deelt.\n"
    "• Kies bij een bericht het menu Meer acties en dan Zoek dit op."
)
HOME_QUESTIONS = "*Vaak gesteld*"
HOME_PRIVACY = "Deel geen persoonsgegevens, zoals een BSN of een diagnose."


def chosen(titel: str) -> str:
    """What stands where the buttons were."""
    return f"U koos: {titel}"


def shared_by(user: str) -> str:
    """user: Slack's id of a person, which Slack shows as the name."""
    return f"Gedeeld door <@{user}>. Banenwijzer is een digitale assistent."
