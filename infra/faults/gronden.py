"""The trial with registrations: at every quiet moment the national tier holds one if, and only if, it was sent and the
ground on which it went stands."""

import selectors
import subprocess
import time

from infra.faults.trial import Trial, started

BATCH = 20


class GrondTrial(Trial):
    """`letters` are steps here; the letters follow from them. Both trays are looked at in the regio."""

    def _writer(self) -> "subprocess.Popen[str]":
        return started("infra.faults.schrijver", self.sender.schema_name)  # type: ignore[attr-defined]

    def _go_through(self, selector: selectors.BaseSelector) -> None:
        for number in range(self.plan.quiet):
            self.goal = self.plan.letters * (number + 1) // self.plan.quiet
            self._until_answered(selector)
            self._retry(self._compare)
        if not self.plan.control:
            self._lose_receipts()
            self._until_answered(selector)
            self._retry(self._compare)

    def _send(self) -> None:
        if self.sent >= self.goal:
            return
        self.writing.stdin.write(f"{self.sent} {min(self.sent + BATCH, self.goal)}\n")  # type: ignore[union-attr]
        self.writing.stdin.flush()  # type: ignore[union-attr]
        self.sent = int(self.writing.stdout.readline())  # type: ignore[union-attr]
        self.changed = time.monotonic()

    def _goes_on(self) -> bool:
        if self.sent < self.goal:
            return True
        self._retry(self._look)
        return self.last[0] < self.last[1] and self._is_patient()

    def _look(self) -> None:
        answered = self._number("SELECT count(*) FROM {}", "post_uitbak", " WHERE uitkomst <> ''")
        now = (answered, self._number("SELECT count(*) FROM {}", "post_uitbak"))
        if now != self.last:
            self.last, self.changed = now, time.monotonic()

    def _compare(self) -> None:
        from casework.registratie.models import Registratie  # noqa: PLC0415  Django must be there first
        from casework.registratie.rules import DOEL  # noqa: PLC0415
        from casework.toestemming.queries import valid_ground  # noqa: PLC0415
        from dekkend.isolation.context import inside  # noqa: PLC0415
        from dekkend.national.registraties.models import OntvangenRegistratie  # noqa: PLC0415

        with inside(self.sender):  # type: ignore[arg-type]
            sent = set()
            for row in Registratie.objects.filter(soort="volledig").select_related("dossier__persoon"):
                ground = valid_ground(row.dossier, DOEL)
                sent.add((row.pk, row.versie, ground and ground.kenmerk))
        with inside(self.receiver):  # type: ignore[arg-type]
            held = OntvangenRegistratie.objects.filter(ingetrokken_at=None)
            found = set(held.values_list("sleutel", "versie", "grond_kenmerk"))
        self.found.held = len(found)
        self.found.misplaced += len(found ^ sent)
        self.found.quiet += 1

    def _count(self) -> None:
        self.found.posted = self.last[1]
        self.found.unanswered = self.last[1] - self.last[0]
