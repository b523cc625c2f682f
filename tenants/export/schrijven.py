"""The files of an export: for nobody but who made them, each with its size, hash and number of rows."""

import csv
import hashlib
import io
import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from dekkend.core.errors import Refused
from tenants.opheffing.export import MANIFEST, Bestand, Manifest

_BOM = "\ufeff"
# A spreadsheet takes a text that begins so for a formula, and would carry it out.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Bestandsschrijver:
    """One file, readable for its maker only (0600)."""

    def __init__(self, folder: Path, naam: str) -> None:
        self.naam, self.bytes, self.digest = naam, 0, hashlib.sha256()
        self.regels: int | None = None
        path = folder / naam
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")

    def write(self, text: str) -> None:
        content = text.encode()
        self.digest.update(content)
        self.bytes += len(content)
        self.file.write(content)

    def close(self) -> Bestand:
        self.file.close()
        return Bestand(naam=self.naam, bytes=self.bytes, sha256=self.digest.hexdigest(), regels=self.regels)


class Map:
    """The folder that is being written, and what its manifest will name."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bestanden: list[Bestand] = []

    @contextmanager
    def file(self, naam: str) -> Iterator[Bestandsschrijver]:
        made = Bestandsschrijver(self.folder, naam)
        try:
            yield made
        finally:
            done = made.close()
        self.bestanden.append(done)

    def write_text(self, naam: str, text: str) -> None:
        with self.file(naam) as made:
            made.write(text)

    def write_rows(self, naam: str, columns: list[str], rows: Iterator[dict[str, Any]], *, plat: bool) -> int:
        """JSON Lines, and beside it the same as CSV when it is flat. Returns how many rows."""
        count = 0
        with ExitStack() as open_files:
            lines = open_files.enter_context(self.file(f"{naam}.jsonl"))
            cells = open_files.enter_context(self.file(f"{naam}.csv")) if plat else None
            if cells:
                cells.write(_BOM + csv_line(columns))
            for row in rows:
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
                if cells:
                    cells.write(csv_line([row[name] for name in columns]))
                count += 1
            for made in filter(None, (lines, cells)):
                made.regels = count
        return count

    def write_manifest(self, manifest: Manifest) -> str:
        """Returns its SHA-256."""
        text = manifest.model_dump_json(indent=1) + "\n"
        made = Bestandsschrijver(self.folder, MANIFEST)
        made.write(text)
        return made.close().sha256


def csv_line(values: list[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow([_cell(value) for value in values])
    return line.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


@contextmanager
def whole_or_nothing(target: Path) -> Iterator[Map]:
    """A folder, or a zip file when it is called so. It gets its name when it is complete; a failure leaves nothing.

    Raises Refused when the target is there already, or the disk will not have it.
    """
    if target.exists():
        raise Refused(f"Dit bestaat al: {target}. Kies een andere naam.")
    try:
        work = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except OSError:
        raise Refused(f"In deze map is niet te schrijven: {target.parent}.") from None
    try:
        made = Map(work / "export")
        made.folder.mkdir(mode=0o700)
        yield made
        ready = _packed(made.folder, work / "export.zip") if target.suffix == ".zip" else made.folder
        os.rename(ready, target)
    except OSError as error:
        raise Refused(f"De export is niet te schrijven: {error.strerror}.") from None
    finally:
        shutil.rmtree(work)


def _packed(folder: Path, target: Path) -> Path:
    with (
        os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(path, path.relative_to(folder).as_posix())
    return target
