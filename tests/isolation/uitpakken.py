"""Everything that is in an answer, as text: streamed, packed, or in a file inside a file."""

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

DEEPEST = 3
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_SHOWN = re.compile(r"\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]+)>")
_FOLD = re.compile(r"\r?\n[ \t]")


def text_of(response: HttpResponseBase) -> str:
    """Headers (with redirects and cookies) and body, with whatever the body holds."""
    lines = [f"{name}: {value}" for name, value in response.items()]
    lines += [cookie.OutputString() for cookie in response.cookies.values()]
    return "\n".join([*lines, *unpacked(body_of(response))])


def body_of(response: HttpResponseBase) -> bytes:
    if isinstance(response, StreamingHttpResponse):
        return b"".join(iter(response))
    return response.content if isinstance(response, HttpResponse) else b""


def unpacked(data: bytes, depth: int = 0) -> Iterator[str]:
    """The bytes as text, as text without folded lines, and the same of all that is packed in them."""
    text = data.decode("utf-8", "replace")
    yield text
    if "BEGIN:VCALENDAR" in text:
        yield _FOLD.sub("", text)
    if depth < DEEPEST:
        for inner in _inside(data):
            yield from unpacked(inner, depth + 1)


def _inside(data: bytes) -> Iterator[bytes]:
    if data.startswith(b"\x1f\x8b"):
        yield gzip.decompress(data)
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (name.encode() for name in archive.namelist())
            yield from (archive.read(name) for name in archive.namelist())
    elif data.startswith(b"%PDF"):
        for packed in _STREAM.findall(data):
            yield from _stream(packed)


def _stream(packed: bytes) -> Iterator[bytes]:
    """A stream of a PDF, and the text that it shows put together: programs cut words to move letters."""
    try:
        plain = zlib.decompressobj().decompress(packed)
    except zlib.error:
        plain = packed
    yield plain
    shown = _SHOWN.findall(plain.decode("latin-1"))
    yield "".join(literal or _from_hex(digits) for literal, digits in shown).encode()


def _from_hex(digits: str) -> str:
    raw = bytes.fromhex("".join(digits.split()).ljust(2, "0")[: len("".join(digits.split())) // 2 * 2])
    return raw.replace(b"\0", b"").decode("latin-1")
