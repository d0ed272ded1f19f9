"""Several people in one message: how many, who, their hours, and who of them counts."""
