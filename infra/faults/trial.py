"""One trial: letters are sent, two workers carry and open them and die, services go down, and then it is counted."""

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import IO

import django

from infra.faults.plan import Outcome, Plan, as_it_should
from infra.local import broker, postgres
from infra.local.environment import ensure_secrets, without_login
from infra.local.folder import REPOSITORY, locate

BATCH, BELL_SECONDS, QUIET_SECONDS, LEAD, RESERVE = 50, 1.0, 25.0, 0.03, 0.02


def run(plan: Plan) -> int:
    django.setup()
    from infra.bench import scene  # noqa: PLC0415  Django must be there first
    from infra.bench.__main__ import _prepare  # noqa: PLC0415
    from infra.faults import proef  # noqa: PLC0415

    _prepare()
    proef.register()
    kinds = ("regio", "landelijk") if plan.quiet else ("kluis", "kluis")
    with scene.tenant(kinds[0]) as sender, scene.tenant(kinds[1]) as receiver:
        proef.make_table(receiver.schema_name)
        if plan.control == "bezorgen_dan_merken":
            _without_key(receiver.schema_name)
        found = _trial(plan)(plan, sender, receiver).carry_out()
    print(json.dumps(found.line(plan.name)), flush=True)
    return 0 if as_it_should(plan, found) else 1


def _trial(plan: Plan) -> "type[Trial]":
    from infra.faults.gronden import GrondTrial  # noqa: PLC0415  it is a trial like this one

    return GrondTrial if plan.quiet else Trial


def _without_key(schema: str) -> None:
    from django.db import connection  # noqa: PLC0415
    from psycopg.sql import SQL, Identifier  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(SQL("ALTER TABLE {} DROP CONSTRAINT inbak_eenmaal").format(Identifier(schema, "post_inbak")))


def without_owner() -> dict[str, str]:
    environ = {name: word for name, word in os.environ.items() if name != "OWNER_URL"}
    for name in ("DATABASE_URL", "KEYS_URL"):
        if name in environ:
            environ[name] = without_login(environ[name])
    return environ


def started(*words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", *words], cwd=REPOSITORY, env=without_owner(), stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@contextmanager
def workers(plan: Plan) -> Iterator[list["subprocess.Popen[str]"]]:
    """Two, without the owner's login."""
    with ExitStack() as stack:
        found = []
        for number in range(2):
            told = {"name": f"werker{number}", "passages": plan.passages, "control": plan.control, "seed": number}
            process = started("infra.faults.werker", json.dumps(told))
            stack.callback(_end, process)
            found.append(process)
        yield found


def _end(process: "subprocess.Popen[str]") -> None:
    """It kills its own child; one that waits for a child to die is stopped with that child."""
    for line in (process.stdin, process.stdout):
        if line:
            line.close()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.terminate()
        process.wait(10)


class Trial:
    def __init__(self, plan: Plan, sender: object, receiver: object) -> None:
        self.plan, self.sender, self.receiver = plan, sender, receiver
        self.found = Outcome(plan.letters)
        self.moments = iter(plan.moments())
        self.sent, self.finished = 0, 0
        self.rung = self.changed = time.monotonic()
        self.last = (0, 0)

    def carry_out(self) -> Outcome:
        begun = time.monotonic()
        self.writing = self._writer()
        try:
            self._while_it_breaks()
        finally:
            _end(self.writing)
        self.found.seconds = round(time.monotonic() - begun)
        self._count()
        return self.found

    def _writer(self) -> "subprocess.Popen[str]":
        schemas = [self.sender.schema_name, self.receiver.schema_name]  # type: ignore[attr-defined]
        return started("infra.faults.afzender", *schemas, str(self.plan.versions))

    def _while_it_breaks(self) -> None:
        with workers(self.plan) as processes, selectors.DefaultSelector() as selector:
            for process in processes:
                if process.stdout:
                    selector.register(process.stdout, selectors.EVENT_READ, process)
                self._tell(process)
            self._go_through(selector)

    def _go_through(self, selector: selectors.BaseSelector) -> None:
        self._until_answered(selector)
        if not self.plan.control:
            self._lose_receipts()
            self._until_answered(selector)

    def _until_answered(self, selector: selectors.BaseSelector) -> None:
        while self._goes_on():
            self._hear(selector)
            self._send()
            self._break()
            self._ring()

    def _lose_receipts(self) -> None:
        """As when the sender's trays are put back to a moment before the answers: everything goes once more."""
        from django.db import connection  # noqa: PLC0415
        from psycopg.sql import SQL, Identifier  # noqa: PLC0415

        from tenants.post.replay import replay  # noqa: PLC0415

        with connection.cursor() as cursor:
            cursor.execute(
                SQL("UPDATE {} SET uitkomst = '', reden = '', beantwoord_at = NULL").format(
                    Identifier(self.sender.schema_name, "post_uitbak")  # type: ignore[attr-defined]
                )
            )
        self.found.replayed = sum(line.again for line in replay())
        self.changed = time.monotonic()

    def _hear(self, selector: selectors.BaseSelector) -> None:
        for key, _ in selector.select(timeout=0.02):
            stream: IO[str] = key.fileobj  # type: ignore[assignment]
            said = stream.readline()
            if not said:
                selector.unregister(stream)
                continue
            self.changed = time.monotonic()
            if json.loads(said)["died"]:
                self.found.killed += 1
                self._tell(key.data)

    def _tell(self, worker: "subprocess.Popen[str]") -> None:
        """The next moment to die at. Who is done with one gets it, so that neither works on unharmed beside the other
        while there are deaths to go."""
        worker.stdin.write(next(self.moments, "") + "\n")  # type: ignore[union-attr]
        worker.stdin.flush()  # type: ignore[union-attr]

    def _send(self) -> None:
        """Letters keep pace with the deaths, and some are kept back, so that there is work to die in until the last."""
        share = self.found.killed / self.plan.kills if self.plan.kills else 1
        reserve = RESERVE if share < 1 else 0
        behind = self.sent / self.plan.letters <= min(share + LEAD, 1 - reserve)
        if self.sent >= self.plan.letters or not (behind or time.monotonic() - self.changed > 15 * BELL_SECONDS):
            return
        self.writing.stdin.write(f"{self.sent} {self.sent + BATCH}\n")  # type: ignore[union-attr]
        self.writing.stdin.flush()  # type: ignore[union-attr]
        self.sent = int(self.writing.stdout.readline())  # type: ignore[union-attr]
        self.changed = time.monotonic()

    def _retry(self, work: object) -> None:
        """The server may be away; what was done twice is there once."""
        from django.db import InterfaceError, OperationalError, connections  # noqa: PLC0415

        for pause in (0.2, 1, 3, None):
            try:
                work()  # type: ignore[operator]
                return
            except (OperationalError, InterfaceError):
                for alias in connections:
                    connections[alias].close()
                if pause is None:
                    raise
                time.sleep(pause)

    def _break(self) -> None:
        gone = self.sent / self.plan.letters
        folder = locate(os.environ["DEKKEND_LOCAL"])
        if self.found.restarted < self.plan.restarts and gone >= (self.found.restarted + 1) / (self.plan.restarts + 1):
            postgres.stop(folder, at_once=self.found.restarted % 2 == 1)
            postgres.start(folder, ensure_secrets(folder))
            self.found.restarted += 1
            self.changed = time.monotonic()
        if self.found.flushed < self.plan.flushes and gone >= (self.found.flushed + 1) / (self.plan.flushes + 1):
            broker.empty(folder)
            self.found.flushed += 1

    def _ring(self) -> None:
        """As beat does, more often."""
        if time.monotonic() - self.rung > BELL_SECONDS:
            self.rung = time.monotonic()
            self._bell()

    def _bell(self) -> None:
        from tenants.post.tasks import carry_post  # noqa: PLC0415

        carry_post.apply_async(expires=10)

    def _goes_on(self) -> bool:
        if self.sent < self.plan.letters:
            return True
        self._retry(self._look)
        everything = self.last == (self.plan.letters, self.plan.letters)
        return not everything and self._is_patient()

    def _is_patient(self) -> bool:
        return time.monotonic() - self.changed < QUIET_SECONDS

    def _look(self) -> None:
        now = (self._number("SELECT count(*) FROM {}", "post_uitbak", " WHERE uitkomst <> ''"), self._opened())
        if now != self.last:
            self.last, self.changed = now, time.monotonic()

    def _opened(self) -> int:
        return self._number("SELECT count(DISTINCT (sleutel, versie)) FROM {}", "proef_geopend")

    def _number(self, words: str, table: str, rest: str = "") -> int:
        from django.db import connection  # noqa: PLC0415
        from psycopg.sql import SQL, Identifier  # noqa: PLC0415

        schema = (self.sender if table == "post_uitbak" else self.receiver).schema_name  # type: ignore[attr-defined]
        with connection.cursor() as cursor:
            cursor.execute(SQL(words + rest).format(Identifier(schema, table)))
            return int(cursor.fetchone()[0])

    def _count(self) -> None:
        """Lost: sent and never dealt with. Out of order: dealt with after a later version of the same key."""
        answered, opened = self.last
        self.found.unanswered = self.plan.letters - answered
        self.found.lost = self.plan.letters - opened
        self.found.doubled = self._number("SELECT count(*) FROM {}", "proef_geopend") - opened
        self.found.out_of_order = self._number(
            "SELECT count(*) FROM (SELECT versie, max(versie) OVER (PARTITION BY sleutel ORDER BY id) AS top FROM {})"
            " AS x WHERE versie < top",
            "proef_geopend",
        )
