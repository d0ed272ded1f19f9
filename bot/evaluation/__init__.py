"""How well questions are recognised: measured on phrases that the recogniser has not seen."""
