"""Who is behind, when to try again, and which two versions a tenant fits after it was brought up to date."""

from collections.abc import Container, Iterable

Key = tuple[str, str]

# Seconds to wait before the second attempt, the third, and so on: whoever holds the lock is given time to finish.
PAUSES = (0.25, 0.5, 1.0, 2.0)


def missing(wanted: Iterable[Key], applied: Container[Key]) -> tuple[Key, ...]:
    """Migrations that are still to come, in their order; also one that was added between two older ones."""
    return tuple(key for key in wanted if key not in applied)


def pause_after(attempt: int) -> float | None:
    """Seconds to wait after this attempt (the first is 1); None when it was the last one."""
    return PAUSES[attempt - 1] if attempt <= len(PAUSES) else None


def versions_after(new: str, current: str, previous: str) -> tuple[str, str]:
    """The version of the schema and the one before. Doing the same again does not push the previous one out."""
    return (new, previous) if new == current else (new, current)
