"""The calculators in conversation: from a messy sentence to the input of a rule, and back to a reply.

    begrip     what one message says: its numbers, and whether it stops, confirms, asks on (achtergrond: what a
               story tells besides)
    herken     which calculator it asks for; wens: what was learned of that from examples
    geleerd    what each number is, as learned from examples: a unit, a field, or no part in it
    rollen     which numbers belong to which field (data); keuzes: how people name choices (data)
    toewijzen  numbers and choices to fields, doubts left in doubt; invullen: with what is special to a calculator
               (termijnen, taken, losse_getallen; datums, eenheden, deeltijd: parts of dates, units, fte)
    tellen     the hours of people: lijst (which numbers, what changes for one), mensen (how many work which hours),
               namen, uitgezonderd (who does not count)
    nodig      what must still be asked
    gesprek    one turn; begin: a new calculation (verhaal: what was said before of the same person); vervolg: what
               follows an outcome (schuiven: by how much); verder: how a turn ends (ask, confirm, calculate);
               staat: where it stands between turns
    waarschijnlijk  which values are to be confirmed first
    zeggen     what is said, as replies

Pure functions of text, state and date; the Rasa action in actions/rekenen.py only passes things on.
"""

from actions.rekengesprek.begrip import Begrip, begrijp
from actions.rekengesprek.gesprek import Rekengesprek
from actions.rekengesprek.herken import meant
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.verder import Beurt, Moment
from actions.rekengesprek.verhaal import passed_by
from actions.rekengesprek.zeggen import Zegger

__all__ = ["Begrip", "Beurt", "Moment", "Rekengesprek", "Staat", "Zegger", "begrijp", "meant", "passed_by"]
