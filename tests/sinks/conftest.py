import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.sinks.listening import listening

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What the program writes to its log; each line must be JSON."""
    with listening() as stream:
        yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
