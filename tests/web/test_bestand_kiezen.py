"""Choosing a file: what is taken, what is refused and what is said about it."""

import io
import socket
import struct
import threading
import unicodedata
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from dekkend.core.errors import InvalidInput
from dekkend.web import uploads, virusscan
from dekkend.web.uploads import Upload, checked, clean_name

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF"


def archive(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


WORD = {"[Content_Types].xml": b"<x/>", "word/document.xml": b"<w/>"}
EXCEL = {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<w/>"}
GOOD = {
    "verslag.pdf": (PDF, "application/pdf"),
    "foto.png": (PNG, "image/png"),
    "foto.jpg": (JPG, "image/jpeg"),
    "brief.docx": (archive(WORD), uploads.OFFICE["docx"][0]),
    "lijst.xlsx": (archive(EXCEL), uploads.OFFICE["xlsx"][0]),
    "notitie.txt": ("Één regel (voorbeeld)\r\n\ten nog één".encode(), "text/plain"),
}


def upload(name: str, content: bytes, said: str = "application/octet-stream") -> Upload:
    return checked(SimpleUploadedFile(name, content, content_type=said))


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(InvalidInput) as caught:
        upload(name, content)
    [sentence] = caught.value.fields["bestand"]
    return sentence


@pytest.mark.parametrize("name", GOOD)
def test_what_we_take_is_known_by_its_contents(name: str) -> None:
    content, content_type = GOOD[name]
    taken = upload(name, content, said="text/html")
    assert (taken.name, taken.content_type, taken.size) == (name, content_type, len(content))
    assert taken.file.read() == content


@pytest.mark.parametrize(
    ("name", "expected"), [("FOTO.JPEG", "FOTO.jpg"), ("verslag", "verslag.pdf"), (".pdf", "pdf.pdf")]
)
def test_the_ending_is_ours(name: str, expected: str) -> None:
    assert upload(name, JPG if "FOTO" in name else PDF).name == expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pagina.html", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("pagina.txt", b"  <html><body onload=alert(1)>"),
        ("plaatje.svg", b'<?xml version="1.0"?><svg onload="alert(1)"/>'),
        ("plaatje.png", b"<svg xmlns='http://www.w3.org/2000/svg'>"),
        ("programma.exe", b"MZ\x90\x00\x03"),
        ("script.sh", b"#!/bin/sh\nrm -rf /"),
        ("film.gif", b"GIF89a"),
        ("archief.zip", archive({"a.txt": b"a"})),
        ("oud.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("binair.txt", b"tekst\x00met\x01tekens"),
        ("latin.txt", "één".encode("latin-1")),
    ],
)
def test_anything_else_is_refused_with_what_we_do_take(name: str, content: bytes) -> None:
    assert refusal(name, content) == uploads.TAKEN


def test_a_name_that_does_not_fit_is_said() -> None:
    assert refusal("foto.png", PDF) == uploads.OTHER_ENDING.format(found="pdf")
    assert refusal("laat.pdf", b"eerst iets anders\n%PDF-1.7") == uploads.OTHER_ENDING.format(found="txt")
    assert refusal("brief.docx", archive(EXCEL)) == uploads.OTHER_ENDING.format(found="xlsx")
    assert refusal("brief.pdf.exe", PDF) == uploads.TAKEN
    assert refusal("brief.docm", archive(WORD)) == uploads.TAKEN


@pytest.mark.parametrize(
    "part",
    ["word/vbaProject.bin", "word/vbaData.xml", "word/activeX/activeX1.bin", "word/embeddings/x.exe", "customUI/a.xml"],
)
def test_a_document_with_a_program_inside_is_refused(part: str) -> None:
    assert refusal("brief.docx", archive({**WORD, part: b"x"})) == uploads.MACROS


def test_an_empty_file_is_refused() -> None:
    assert refusal("leeg.txt", b"") == uploads.EMPTY


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    class Unread(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError("read")

    large = InMemoryUploadedFile(Unread(), "file", "groot.pdf", "application/pdf", uploads.LARGEST + 1, None)
    with pytest.raises(InvalidInput) as caught:
        checked(large, field="bijlage")
    assert caught.value.fields == {"bijlage": [uploads.TOO_LARGE]}


def test_a_file_of_exactly_the_limit_is_taken() -> None:
    assert upload("groot.pdf", PDF.ljust(uploads.LARGEST, b" ")).size == uploads.LARGEST


def test_a_document_that_would_not_stop_growing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST_UNPACKED", 1_000_000)
    bomb = archive({**WORD, "word/media/groot.bin": b"\0" * 2_000_000})
    assert len(bomb) < 10_000
    assert refusal("brief.docx", bomb) == uploads.DAMAGED
    monkeypatch.setattr(uploads, "MOST_PARTS", 5)
    assert refusal("brief.docx", archive({**WORD, **{f"{n}.xml": b"" for n in range(9)}})) == uploads.DAMAGED


@pytest.mark.parametrize("cut", [4, 30, -30, -1])
def test_a_damaged_document_is_refused(cut: int) -> None:
    assert refusal("brief.docx", archive(WORD)[:cut]) in {uploads.DAMAGED, uploads.TAKEN}


def test_an_encrypted_document_is_refused() -> None:
    """Nobody could see what is in it."""
    content = bytearray(archive(WORD))
    for place in range(len(content) - 4):
        if content[place : place + 4] == b"PK\x01\x02":
            content[place + 8] |= 1
    assert refusal("brief.docx", bytes(content)) == uploads.DAMAGED


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\mina\\verslag.pdf", "verslag"),
        ("verslag\u202efdp.exe", "verslag_fdp"),
        ("a\r\nContent-Type: text/html.pdf", "html"),
        ('"; filename="x.pdf', "filename_x"),
        ("cafe\u0301 é (1).pdf", "café é (1)"),
        (".htaccess", "htaccess"),
        ("...", "bestand"),
        ("", "bestand"),
        ("a" * 300 + ".pdf", "a" * uploads.LONGEST_NAME),
    ],
)
def test_a_name_becomes_fit_for_a_download(typed: str, name: str) -> None:
    assert clean_name(typed) == name


@given(st.text(max_size=300))
def test_whatever_the_name_it_is_short_and_plain(typed: str) -> None:
    name = clean_name(typed)
    assert 0 < len(name) <= uploads.LONGEST_NAME
    assert not name.startswith((".", "-", " "))
    assert not set(name) & set("/\\\"'<>;:|\r\n\0")
    assert all(unicodedata.category(sign)[0] not in "CM" or sign.isalnum() for sign in name)


@given(st.binary(max_size=600), st.sampled_from(["a.pdf", "a.png", "a.docx", "a.txt", "a", "a.exe"]))
def test_whatever_the_contents_it_is_taken_or_refused_and_nothing_else(content: bytes, name: str) -> None:
    try:
        assert upload(name, content).content_type in {kind for _, kind in GOOD.values()}
    except InvalidInput as refused:
        assert refused.fields["bestand"]


@given(st.binary(max_size=200), st.integers(0, 400))
def test_whatever_happens_to_a_document_on_the_way_it_is_taken_or_refused(noise: bytes, place: int) -> None:
    content = bytearray(archive(WORD))
    content[place : place + len(noise)] = noise
    try:
        assert upload("brief.docx", bytes(content)).content_type == uploads.OFFICE["docx"][0]
    except InvalidInput as refused:
        assert refused.fields["bestand"]


class TestAskingForViruses:
    """With something in the place of ClamAV that speaks as it does."""

    @pytest.fixture
    def asked(self, tmp_path: Path, settings: Any) -> Iterator[tuple[list[bytes], list[bytes]]]:
        """What it got, and what it is to answer."""
        got: list[bytes] = []
        answers: list[bytes] = []
        settings.CLAMD_SOCKET = str(tmp_path / "clamd")
        with socket.socket(socket.AF_UNIX) as door:
            door.bind(settings.CLAMD_SOCKET)
            door.listen()
            # it stands for another program, and never meets a tenant
            thread = threading.Thread(target=serve, args=(door, got, answers), daemon=True)  # noqa: TID251
            thread.start()
            yield got, answers
            door.shutdown(socket.SHUT_RDWR)
            thread.join(5)

    def test_it_sees_every_byte_and_decides(self, asked: tuple[list[bytes], list[bytes]]) -> None:
        got, answers = asked
        large = PDF + b"x" * (3 * virusscan.PIECE)
        answers += [b"stream: OK\0", b"stream: Win.Test.EICAR_HDB-1 FOUND\0", b"INSTREAM size limit exceeded. ERROR\0"]
        assert upload("verslag.pdf", large).file.read() == large
        assert refusal("verslag.pdf", PDF) == virusscan.FOUND
        assert refusal("verslag.pdf", PDF) == virusscan.SILENT
        assert got == [large, PDF, PDF]

    def test_without_an_answer_nothing_is_taken(self, settings: Any, tmp_path: Path) -> None:
        settings.CLAMD_SOCKET = str(tmp_path / "er is niemand")
        assert refusal("verslag.pdf", PDF) == virusscan.SILENT


def serve(door: socket.socket, got: list[bytes], answers: list[bytes]) -> None:
    """The INSTREAM of clamd: pieces with their length before them, until a piece of nothing."""
    while True:
        try:
            line = door.accept()[0]
        except OSError:
            return
        with line, line.makefile("rb") as reader:
            assert reader.read(10) == b"zINSTREAM\0"
            pieces = []
            while size := struct.unpack("!I", reader.read(4))[0]:
                pieces.append(reader.read(size))
            got.append(b"".join(pieces))
            line.sendall(answers.pop(0))
