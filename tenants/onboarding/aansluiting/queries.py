"""Reading aansluitingen: of the own regio for its people, and the one that a link or a browser opens."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import hash_token
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden
from tenants.onboarding.aansluiting.rules import (
    LIVING,
    OPEN,
    TERM,
    Kandidaat,
    Punt,
    checklist,
    duration,
    link_closed,
)
from tenants.onboarding.aansluiting.stappen import note_line
from tenants.onboarding.models import Aansluiting, Aansluitstap
from tenants.register.models import Gemeente
from tenants.register.queries import gemeenten
from tenants.tenant.models import Tenant
from tenants.tenant.queries import members_of, regio_of

RIGHT = "gemeenten_aansluiten"
SOON = timedelta(days=3)
# What came of an opdracht, when that may be asked again.
NOT_DONE = frozenset({"geweigerd", "mislukt", "ingetrokken"})


def _rows() -> QuerySet[Aansluiting]:
    return Aansluiting.objects.select_related("opdracht", "uitgenodigd_door")


def aansluiting_in_browser(secret: str) -> Aansluiting | None:
    """Also for a while after it is over, to say so."""
    return _rows().filter(browser_hash=hash_token(secret), vervalt_at__gt=now() - TERM).first()


def opened_by(code: str) -> Aansluiting | None:
    return _rows().filter(link_hash=hash_token(code)).first()


def why_closed(aansluiting: Aansluiting) -> str:
    """In one sentence, for a browser that is new to it; "" when the link opens it."""
    return link_closed(aansluiting.status, over=aansluiting.vervalt_at <= now(), bewezen=aansluiting.browser_bewezen)


def naam_of(gm_code: str) -> str:
    found = Gemeente.objects.filter(code=gm_code).values_list("naam", flat=True).first()
    return f"Gemeente {found}" if found else gm_code


def aansluiting_for(actor: Actor, aansluiting_id: UUID) -> Aansluiting:
    """Raises Hidden when there is none, and without the right."""
    require(actor, RIGHT)
    found = _rows().filter(pk=aansluiting_id).first()
    if found is None:
        raise Hidden
    return found


def look_at_aansluiting(actor: Actor, aansluiting_id: UUID) -> Aansluiting:
    """For the page, which names whom the link went to: with a line in the log."""
    found = aansluiting_for(actor, aansluiting_id)
    note_line("aansluiting_bekeken", found, actor)
    return found


def aansluitingen_for(actor: Actor) -> QuerySet[Aansluiting]:
    """The newest first."""
    require(actor, RIGHT)
    return _rows().order_by("-uitgenodigd_at", "id")


def steps_of(aansluiting: Aansluiting) -> list[Aansluitstap]:
    """In the order in which they were taken."""
    return list(Aansluitstap.objects.filter(aansluiting=aansluiting).order_by("at", "id"))


def checklist_of(aansluiting: Aansluiting, *, for_gemeente: bool) -> list[Punt]:
    done = {step.naar for step in steps_of(aansluiting)}
    return checklist(aansluiting.status, done, bewezen=aansluiting.browser_bewezen or not for_gemeente)


def duration_of(aansluiting: Aansluiting) -> str:
    """From the invitation until it was in; "" when it is not."""
    if aansluiting.aangesloten_at is None:
        return ""
    return duration(aansluiting.uitgenodigd_at, aansluiting.aangesloten_at)


def kandidaat_of(schema: str, gm_code: str, day: date) -> Kandidaat:
    """What speaks for and against asking this gemeente."""
    names = {view.code: view.naam for view in gemeenten(day)}
    regio = regio_of(gm_code, day)
    running = Aansluiting.objects.filter(gm_code=gm_code, status__in=LIVING).values_list("status", flat=True).first()
    return Kandidaat(
        naam=names.get(gm_code, gm_code),
        bestaat=gm_code in names,
        regio=regio.naam if regio else "",
        eigen_regio=regio is not None and regio.schema == schema,
        eigen_omgeving=Tenant.objects.filter(gemeente_id=gm_code).exists(),
        lopend=running or "",
    )


def gemeenten_to_ask(actor: Actor) -> list[tuple[str, str]]:
    """Code and name of every gemeente of today, those of the own regio first."""
    require(actor, RIGHT)
    own = [(member.gm_code, member.naam) for member in members_of(actor.tenant, today())]
    codes = {code for code, _ in own}
    return [*own, *((view.code, view.naam) for view in gemeenten(today()) if view.code not in codes)]


@dataclass(frozen=True)
class Regel:
    """A gemeente of the regio, and how far it is. `aansluiting` is the last one, None when it was never asked."""

    gm_code: str
    naam: str
    rol: str
    stand: str
    aansluiting: Aansluiting | None
    duur: str

    @property
    def is_in(self) -> bool:
        return self.stand in {"aangesloten", "eigen_omgeving"}

    @property
    def to_ask(self) -> bool:
        return self.stand not in {*LIVING, "eigen_omgeving"}


def overview_for(actor: Actor) -> list[Regel]:
    """Every gemeente of the regio, and those that were asked and are not in it yet; the centrumgemeente first."""
    require(actor, RIGHT)
    members = members_of(actor.tenant, today())
    last: dict[str, Aansluiting] = {}
    for row in _rows().order_by("uitgenodigd_at"):
        last[row.gm_code] = row
    codes = {member.gm_code for member in members}
    others = sorted(set(last) - codes)
    names = dict(Gemeente.objects.filter(code__in=others).values_list("code", "naam"))
    own = set(Tenant.objects.filter(gemeente_id__in=codes).values_list("gemeente_id", flat=True))
    asked = [_line(code, names.get(code, code), "", last.get(code), own) for code in others]
    return [*(_line(m.gm_code, m.naam, m.rol, last.get(m.gm_code), own) for m in members), *asked]


def _line(code: str, naam: str, rol: str, row: Aansluiting | None, own: Collection[str | None]) -> Regel:
    stand = row.status if row else "niet_uitgenodigd"
    if code in own and (row is None or row.status not in LIVING):
        stand = "eigen_omgeving"
    return Regel(code, naam, rol, stand, row, duration_of(row) if row else "")


def waiting_for(actor: Actor) -> list[tuple[Aansluiting, str]]:
    """What somebody of the regio has to do, with why: a code for the letter, a mail that did not go, a gemeente that
    is about to run out of time, an inrichting that was refused."""
    require(actor, RIGHT)
    refused = Q(status="wacht_op_inrichting", opdracht__status__in=NOT_DONE)
    found = []
    for row in _rows().filter(Q(status__in=OPEN) | refused).order_by("vervalt_at"):
        why = _why(row)
        if why:
            found.append((row, why))
    return found


def _why(row: Aansluiting) -> str:
    if row.status == "wacht_op_inrichting":
        return "Inrichten is niet gelukt. Lees waarom, en overleg met de gemeente."
    if row.verstuurd_at is None:
        return "De e-mail met de link is niet verstuurd. Stuur haar opnieuw."
    if row.status == "geopend" and not row.code_hash:
        return "De gemeente heeft de uitnodiging geopend. Print en verstuur de brief met de code."
    if row.vervalt_at <= now() + SOON:
        return "De termijn is bijna voorbij. Bel de gemeente, of stuur een nieuwe link."
    return ""
