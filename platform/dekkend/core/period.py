"""Calendar periods in which is counted and paid."""

from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = 3


@dataclass(frozen=True, order=True)
class Kwartaal:
    """A quarter of a calendar year, written `2026-Q4`."""

    jaar: int
    nummer: int

    @classmethod
    def of(cls, day: date) -> "Kwartaal":
        return cls(day.year, (day.month - 1) // _MONTHS + 1)

    @classmethod
    def parse(cls, text: str) -> "Kwartaal":
        """Raises ValueError when the text is no quarter."""
        jaar, _, nummer = text.partition("-Q")
        if not (jaar.isdigit() and nummer in {"1", "2", "3", "4"}):
            raise ValueError(f"geen kwartaal: {text}")
        return cls(int(jaar), int(nummer))

    @property
    def begin(self) -> date:
        return date(self.jaar, self.nummer * _MONTHS - 2, 1)

    @property
    def eind(self) -> date:
        """The last day of the quarter."""
        following = date(self.jaar + self.nummer // 4, self.nummer % 4 * _MONTHS + 1, 1)
        return following - timedelta(days=1)

    def __str__(self) -> str:
        return f"{self.jaar}-Q{self.nummer}"
