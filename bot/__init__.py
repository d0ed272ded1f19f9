"""Banenwijzer: curated, dated, sourced answers on the banenafspraak for Dutch employers."""

__version__ = "0.1.0"
