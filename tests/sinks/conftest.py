import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What the program writes to its log, as the settings make it; each line must be JSON."""
    root = logging.getLogger()
    [ours] = [handler for handler in root.handlers if type(handler) is logging.StreamHandler]
    stream = io.StringIO()
    twin = logging.StreamHandler(stream)
    twin.setFormatter(ours.formatter)
    # pytest listens at the root too; loggers that do not pass on have the same handler of their own
    holders = [root, *(logging.getLogger(name) for name in ("gunicorn.error",))]
    for holder in holders:
        holder.addHandler(twin)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    for holder in holders:
        holder.removeHandler(twin)
