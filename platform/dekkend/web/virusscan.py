"""Asking ClamAV on this machine whether there is a virus in a file, before anybody stores it.

Without `CLAMD_SOCKET` nothing is asked. When it is set and ClamAV does not answer, the file is refused: who set it
counts on it.
"""

import socket
import struct
from collections.abc import Iterator
from typing import IO

from django.conf import settings

SECONDS = 20
PIECE = 64 * 1024
LONGEST_ANSWER = 4096
FOUND = "In dit bestand zit een virus. Het is niet opgeslagen. Waarschuw uw ICT."
SILENT = "Wij kunnen nu niet nagaan of er een virus in dit bestand zit. Probeer het over een paar minuten opnieuw."


def fault(stream: IO[bytes]) -> str:
    """A Dutch sentence, or nothing. Reads the stream from its begin to its end."""
    if not settings.CLAMD_SOCKET:
        return ""
    try:
        answer = _ask(stream)
    except OSError:
        return SILENT
    if answer.endswith(b" FOUND"):
        return FOUND
    return "" if answer == b"stream: OK" else SILENT


def _ask(stream: IO[bytes]) -> bytes:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(SECONDS)
        line.connect(settings.CLAMD_SOCKET)
        line.sendall(b"zINSTREAM\0")
        for piece in _pieces(stream):
            line.sendall(struct.pack("!I", len(piece)) + piece)
        line.sendall(struct.pack("!I", 0))
        return line.recv(LONGEST_ANSWER).rstrip(b"\0")


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    stream.seek(0)
    while piece := stream.read(PIECE):
        yield piece
