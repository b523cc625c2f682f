"""Where a value could end up that must stay sealed: dumps, the write-ahead log, Redis, logs, mail, media.

Every sink becomes files, because searching is done by grep. What has to be written out for that goes into a folder that
only this user can read and that is gone afterwards.
"""

import base64
import binascii
import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import redis
from django.conf import settings
from django.db import connections

from infra.local.folder import MARKER, DataFolder, LocalError
from tenants.tenant.provision import pg_dump_path

_OURS = {"secrets.json", "secrets.new"}
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")


@dataclass(frozen=True)
class Sink:
    """`files` is empty for a sink that is there and holds nothing."""

    name: str
    files: tuple[Path, ...]
    mail: bool = False

    @property
    def size(self) -> int:
        return sum(file.stat().st_size for file in self.files if file.exists())


def sinks(folder: DataFolder, work: Path) -> Iterator[Sink]:
    """All of them, made ready one after another. `work` is for what has to be written out."""
    yield Sink("dump van de gegevens", (_dump("default", work),))
    yield Sink("dump van de sleutels", (_dump("sleutels", work),))
    yield Sink("logboek van de database (WAL)", tuple(_files(folder.postgres / "pg_wal")))
    yield Sink("Redis, levend", (_live_redis(work),))
    yield Sink("Redis, op schijf", tuple(_files(folder.redis)))
    mail = tuple(_files(folder.path / "mail"))
    yield Sink("e-mail", (*mail, *_unfolded(mail, work)), mail=True)
    yield Sink("logs", tuple(_files(folder.logs)))
    yield Sink("media en andere bestanden", tuple(_rest(folder, work)))


def _dump(alias: str, work: Path) -> Path:
    """Plain SQL, as a backup would hold it. Raises LocalError when the database does not let itself be dumped."""
    place = connections[alias].settings_dict
    target = work / f"{alias}.sql"
    environ = {**os.environ, "PGHOST": place["HOST"], "PGPORT": str(place["PORT"] or 5432)}
    environ |= {"PGUSER": place["USER"], "PGPASSWORD": place["PASSWORD"]}
    command = [pg_dump_path(), "--no-owner", "--file", str(target), "--dbname", place["NAME"]]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise LocalError(f"pg_dump lukt niet:\n{done.stderr.strip()}")
    return target


def _live_redis(work: Path) -> Path:
    """Every key with its value; what is packed as base64 in a message also unpacked."""
    url = settings.CELERY_BROKER_URL
    path = url.removeprefix("redis+socket://")
    line = redis.Redis(unix_socket_path=path) if path != url else redis.Redis.from_url(url)
    target = work / "redis.live"
    with target.open("wb") as file:
        for key in line.scan_iter(count=1000):
            value = _value(line, key)
            file.write(key + b"\n" + value + b"\n" + b"\n".join(_unpacked(value)) + b"\n")
    line.close()
    return target


def _value(line: Any, key: bytes) -> bytes:
    kind = line.type(key).decode()
    read: dict[str, Any] = {
        "string": lambda: line.get(key),
        "list": lambda: line.lrange(key, 0, -1),
        "set": lambda: list(line.smembers(key)),
        "zset": lambda: line.zrange(key, 0, -1),
        "hash": lambda: [part for pair in line.hgetall(key).items() for part in pair],
        "stream": lambda: [json.dumps(line.xrange(key), default=repr).encode()],
    }
    found = read[kind]() if kind in read else line.dump(key)
    return b"\n".join(found) if isinstance(found, list) else found or b""


def _unpacked(value: bytes) -> Iterator[bytes]:
    for packed in _BASE64.findall(value):
        try:
            yield base64.b64decode(packed, validate=True)
        except binascii.Error:
            continue


def _unfolded(mails: tuple[Path, ...], work: Path) -> Iterator[Path]:
    """A mail breaks its lines, also in the middle of a word."""
    for mail in mails:
        target = work / f"{mail.name}.ontvouwd"
        target.write_bytes(re.sub(rb"=?\r?\n[ \t]?", b"", mail.read_bytes()))
        yield target


def _rest(folder: DataFolder, work: Path) -> Iterator[Path]:
    """Everything else in the data folder, but for our own secrets and for data folders of others below it."""
    done = {folder.postgres, folder.redis, folder.logs, folder.path / "mail", folder.run, work}
    for entry in sorted(folder.path.iterdir()):
        if entry in done or entry.name in _OURS or (entry.is_dir() and (entry / MARKER).exists()):
            continue
        yield from _files(entry)


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    elif place.is_dir() and not place.is_symlink():
        yield from (file for file in sorted(place.rglob("*")) if file.is_file() and not file.is_symlink())
