"""From the numbers and choices of a message to the fields of a calculator."""
