"""Checking the export of a tenant: without one that is whole, nothing is removed.

An export is a folder or a zip file with a `manifest.json`:

    {"formaat": "dekkend-export", "versie": 1, "tenant": "r_8f3a21c0", "gemaakt_at": "2027-01-31T09:00:00+00:00",
     "bestanden": [{"naam": "dossiers.json", "bytes": 1234, "sha256": "…"}]}

that names every other file in it. Whoever took the export over gives the SHA-256 of the manifest, so what is checked
here is what they have.
"""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Literal, Protocol

from pydantic import AwareDatetime, BaseModel, ValidationError

from dekkend.core.errors import Refused

MANIFEST = "manifest.json"
_PIECE = 1 << 20


class Bestand(BaseModel):
    naam: str
    bytes: int
    sha256: str
    regels: int | None = None


class Manifest(BaseModel):
    formaat: Literal["dekkend-export"]
    versie: Literal[1]
    tenant: str
    gemaakt_at: AwareDatetime
    bestanden: list[Bestand]


class _Source(Protocol):
    def names(self) -> set[str]: ...
    def open(self, name: str) -> IO[bytes]: ...


class _Folder:
    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self) -> set[str]:
        return {found.relative_to(self.path).as_posix() for found in self.path.rglob("*") if found.is_file()}

    def open(self, name: str) -> IO[bytes]:
        return (self.path / name).open("rb")


class _Zip:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive

    def names(self) -> set[str]:
        return {info.filename for info in self.archive.infolist() if not info.is_dir()}

    def open(self, name: str) -> IO[bytes]:
        return self.archive.open(name)


def check_export(path: Path, sha256: str, *, schema: str, since: datetime) -> None:
    """Reads all of it. Raises Refused when it is another tenant's, older than `since`, not whole or not the same."""
    try:
        with _opened(path) as source:
            manifest = _manifest(source, sha256)
            if manifest.tenant != schema:
                raise Refused("Deze export is van een andere tenant.")
            if manifest.gemaakt_at < since:
                raise Refused("Deze export is van voor het sluiten van de omgeving. Maak een nieuwe.")
            _check_files(source, manifest)
    except (OSError, zipfile.BadZipFile, RuntimeError):
        raise Refused(f"De export is niet te lezen: {path}.") from None


@contextmanager
def _opened(path: Path) -> Iterator[_Source]:
    if path.is_dir():
        yield _Folder(path)
    else:
        with zipfile.ZipFile(path) as archive:
            yield _Zip(archive)


def _manifest(source: _Source, sha256: str) -> Manifest:
    if MANIFEST not in source.names():
        raise Refused(f"In de export zit geen {MANIFEST}.")
    with source.open(MANIFEST) as file:
        text = file.read()
    if hashlib.sha256(text).hexdigest() != sha256.strip().lower():
        raise Refused("Het controlegetal klopt niet met het manifest van deze export.")
    try:
        return Manifest.model_validate_json(text)
    except ValidationError:
        raise Refused("Het manifest van de export is niet te begrijpen.") from None


def _check_files(source: _Source, manifest: Manifest) -> None:
    named, there = {file.naam for file in manifest.bestanden}, source.names() - {MANIFEST}
    if not manifest.bestanden or named != there:
        odd = ", ".join(sorted(named ^ there)) or "geen enkel bestand"
        raise Refused(f"In de export zit niet wat het manifest noemt: {odd}.")
    for file in manifest.bestanden:
        if _measure(source, file.naam) != (file.bytes, file.sha256.lower()):
            raise Refused(f"Dit bestand van de export is beschadigd of veranderd: {file.naam}.")


def _measure(source: _Source, name: str) -> tuple[int, str]:
    digest, size = hashlib.sha256(), 0
    with source.open(name) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()
