"""Looking for words in files with grep, which finds thousands at once.

The words go to it through memory, never over a disk or a command line.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from infra.dump_check.canaries import Canaries
from infra.dump_check.sinks import Sink
from infra.local.folder import LocalError

FOUND, NOTHING = 0, 1
_COPY = re.compile(rb"^COPY (\S+) \(")


@dataclass(frozen=True)
class Leak:
    """Where a value came to light, and the fields it may be of; never the value."""

    sink: str
    place: str
    fields: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.sink}, {self.place}: een waarde van {' of '.join(self.fields)}"


def search(sink: Sink, canaries: Canaries) -> list[Leak]:
    """Each place and field once. Raises LocalError when grep is not there or fails."""
    patterns = canaries.patterns(mail=sink.mail)
    found: set[Leak] = set()
    for file, offset, word in _grep(sink.files, patterns):
        fields = tuple(sorted(patterns.get(word) or {"onbekend"}))
        found.add(Leak(sink.name, _place(file, offset), fields))
    return sorted(found, key=str)


def _grep(files: Sequence[Path], patterns: Mapping[bytes, set[str]]) -> Iterator[tuple[Path, int, bytes]]:
    program = shutil.which("grep")
    if program is None:
        raise LocalError("grep is niet gevonden. Installeer het met: apt-get install grep")
    if not files or not patterns:
        return
    words = os.memfd_create("woorden")
    try:
        os.write(words, b"\n".join(sorted(patterns)) + b"\n")
        done = subprocess.run(
            [program, "-F", "-a", "-o", "-b", "-H", "-Z", "-s", "-f", f"/proc/self/fd/{words}", "--", *map(str, files)],
            env={"LC_ALL": "C"},
            pass_fds=(words,),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    finally:
        os.close(words)
    if done.returncode not in {FOUND, NOTHING} and not done.stdout:
        raise LocalError(f"Zoeken lukt niet: {done.stderr.decode(errors='replace').strip()}")
    for line in done.stdout.splitlines():
        name, _, rest = line.partition(b"\0")
        offset, _, word = rest.partition(b":")
        yield Path(os.fsdecode(name)), int(offset), word


def _place(file: Path, offset: int) -> str:
    """In a dump the table, elsewhere the file."""
    return _table_at(file, offset) if file.suffix == ".sql" else file.name


def _table_at(file: Path, offset: int) -> str:
    at, table = 0, ""
    with file.open("rb") as lines:
        for line in lines:
            if at > offset:
                break
            at += len(line)
            started = _COPY.match(line)
            table = started[1].decode() if started else table
    return table or file.name
