"""The calculators in conversation: from a messy sentence to the input of a rule, and back to a reply.

    gesprek    one turn: which of the rooms below it goes through; staat: where a calculation stands between turns;
               zeggen: what is said, as replies
    bericht    what one message says: its numbers, what it takes back or adds, which calculator it means
    personen   people in a message: how many work which hours, of whom something is said, who is there already
    dagen      whose event or date it is, what it begins or ends, in which part of a year
    bedragen   which percentage, wage and hours are those of the one person an amount is for
    velden     from what was read to the fields of a calculator; what is in doubt stays in doubt
    beurt      a calculation begins, goes on, is asked about, compared, multiplied, or carried to another

Pure functions of text, state and date; the Rasa action in actions/rekenen.py only passes things on.
"""

from actions.rekengesprek.bericht.begrip import Begrip, begrijp
from actions.rekengesprek.bericht.herken import meant
from actions.rekengesprek.beurt.verder import Beurt, Moment
from actions.rekengesprek.beurt.verhaal import passed_by
from actions.rekengesprek.gesprek import Rekengesprek
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.zeggen import Zegger

__all__ = ["Begrip", "Beurt", "Moment", "Rekengesprek", "Staat", "Zegger", "begrijp", "meant", "passed_by"]
