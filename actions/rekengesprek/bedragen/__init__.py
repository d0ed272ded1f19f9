"""Percentages, wages and contract hours of one person, for the calculations of an amount."""
