"""Taking in a file. What it is follows from its contents, never from its name or from what the browser says.

Six sorts are taken. A file that is two things at once, that holds programs (macros), or that grows beyond bounds when
it is unpacked, is refused. The name is made fit for a download: no path, no invisible or turning signs, the right
ending. Whoever stores the file stores what comes out of here, and gives it out as an attachment with this type.
"""

import re
import unicodedata
import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.core.files.uploadedfile import UploadedFile

from dekkend.core.errors import InvalidInput
from dekkend.web import virusscan

LARGEST = 25 * 1024 * 1024
LARGEST_UNPACKED = 250 * 1024 * 1024
MOST_PARTS = 5_000
LONGEST_NAME = 100
OFFICE = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/document.xml"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/workbook.xml"),
}
MAGIC = {
    "pdf": ("application/pdf", b"%PDF-"),
    "png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
}
ZIP = b"PK\x03\x04"
TEXT = "text/plain"
ENDINGS = {"jpeg": "jpg"}
# Programs and what starts them, as Office keeps them inside a document.
PROGRAMS = re.compile(r"vbaproject|vbadata|activex|/embeddings/.*\.(bin|exe)|customui|\.(exe|dll|js|vbs|bat)$")
MARKUP = re.compile(rb"<\s*(!doctype|html|script|svg|\?xml|iframe|body|head)", re.IGNORECASE)

TAKEN = "Kies een bestand van een van deze soorten: pdf, png, jpg, docx, xlsx of txt."
EMPTY = "Dit bestand is leeg. Kies een ander bestand."
TOO_LARGE = "Dit bestand is te groot. Kies een bestand van hoogstens 25 MB."
MACROS = "In dit bestand zit een programma (macro). Sla het op zonder macro's en kies het opnieuw."
DAMAGED = "Dit bestand is beschadigd of niet te lezen. Sla het opnieuw op en kies het nog eens."
OTHER_ENDING = "De inhoud past niet bij de naam. Dit is een {found}-bestand. Geef het die naam en kies het opnieuw."


@dataclass(frozen=True)
class Upload:
    """What may be stored: a name of ours, the type that was found, and the size in bytes."""

    name: str
    content_type: str
    size: int
    file: IO[bytes]


def checked(file: "UploadedFile[bytes]", *, field: str = "bestand") -> Upload:
    """Raises InvalidInput under `field`, with a sentence that says what to do."""
    try:
        return _checked(file)
    except _NotTaken as refused:
        raise InvalidInput({field: [str(refused)]}) from None


class _NotTaken(Exception):
    """The sentence for the user."""


def _checked(file: "UploadedFile[bytes]") -> Upload:
    stream: IO[bytes] | None = file.file
    if not file.size or stream is None:
        raise _NotTaken(EMPTY)
    if file.size > LARGEST:
        raise _NotTaken(TOO_LARGE)
    ending, content_type = _sort_of(stream)
    given = PurePosixPath(str(file.name or "").replace("\\", "/")).suffix.lower().lstrip(".")
    if given and ENDINGS.get(given, given) != ending:
        raise _NotTaken(OTHER_ENDING.format(found=ending) if given in {*MAGIC, *OFFICE, *ENDINGS, "txt"} else TAKEN)
    if told := virusscan.fault(stream):
        raise _NotTaken(told)
    stream.seek(0)
    return Upload(f"{clean_name(str(file.name or ''))}.{ending}", content_type, file.size, stream)


def _sort_of(stream: IO[bytes]) -> tuple[str, str]:
    """Ending and type, from the first bytes; for an Office file from what is in it."""
    stream.seek(0)
    head = stream.read(512)
    for ending, (content_type, magic) in MAGIC.items():
        if head.startswith(magic):
            return ending, content_type
    if head.startswith(ZIP):
        return _office(stream)
    if _is_text(head, stream):
        return "txt", TEXT
    raise _NotTaken(TAKEN)


def _office(stream: IO[bytes]) -> tuple[str, str]:
    """Only the table of contents is read; nothing is unpacked."""
    try:
        with zipfile.ZipFile(stream) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise _NotTaken(DAMAGED) from None
    names = {part.filename for part in parts}
    for ending, (content_type, heart) in OFFICE.items():
        if {"[Content_Types].xml", heart} <= names:
            _require_harmless(parts)
            return ending, content_type
    raise _NotTaken(TAKEN)


def _require_harmless(parts: list[zipfile.ZipInfo]) -> None:
    if any(PROGRAMS.search(part.filename.lower()) for part in parts):
        raise _NotTaken(MACROS)
    encrypted = any(part.flag_bits & 1 for part in parts)
    if encrypted or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _NotTaken(DAMAGED)


def _is_text(head: bytes, stream: IO[bytes]) -> bool:
    """UTF-8 without control signs, and nothing that a browser could take for a page."""
    if MARKUP.search(head):
        return False
    stream.seek(0)
    try:
        text = stream.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not any(unicodedata.category(sign) == "Cc" and sign not in "\n\r\t\f" for sign in set(text))


def clean_name(given: str) -> str:
    """Without path, ending, and signs that hide or turn the text; never empty."""
    base = unicodedata.normalize("NFC", given.replace("\\", "/").rpartition("/")[2])
    stem = base.rpartition(".")[0] or base
    kept = "".join(sign if sign.isalnum() or sign in " _-()+," else "_" for sign in stem)
    return re.sub(r"[ _]{2,}", "_", kept).strip(" _-")[:LONGEST_NAME].strip(" _-") or "bestand"
