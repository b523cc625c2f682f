"""Hearing what the program writes to its log, in the form that the settings give it."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def listening() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    [ours] = [handler for handler in root.handlers if type(handler) is logging.StreamHandler]
    stream = io.StringIO()
    twin = logging.StreamHandler(stream)
    twin.setFormatter(ours.formatter)
    # pytest listens at the root too; loggers that do not pass on have the same handler of their own
    holders = [root, *(logging.getLogger(name) for name in ("gunicorn.error",))]
    for holder in holders:
        holder.addHandler(twin)
    try:
        yield stream
    finally:
        for holder in holders:
            holder.removeHandler(twin)
