"""The only door to billing for other apps: what each gemeente owes, as frozen dataclasses."""

from billing.verdeelsleutel.queries import BijdrageView, bijdragen_for

__all__ = ["BijdrageView", "bijdragen_for"]
