"""Starting and stopping clocks; called by the actions of the pillars, inside their transaction."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from casework.dossier.models import Dossier
from casework.pijlers.models import Termijn
from casework.pijlers.rules import TERMIJN, Term, warn_from
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now


def start_clocks(
    dossier: Dossier, zaak: UUID, terms: Iterable[Term], *, vanaf: date, eind: date | None = None
) -> list[Termijn]:
    """From this day. `eind` is the end of the period itself, which counts instead of what the term would give."""
    made = []
    for term in terms:
        last = eind if term.einde and eind is not None else term.last_day(vanaf)
        made.append(
            Termijn(
                dossier=dossier,
                pijler=term.pijler,
                zaak=zaak,
                code=term.code,
                uiterlijk=last,
                waarschuwen_vanaf=min(last, warn_from(vanaf, last, term.waarschuwen)),
                status=TERMIJN.initial,
            )
        )
    return Termijn.objects.bulk_create(made)


def stop_clocks(actor: Actor, zaak: UUID, codes: Iterable[str] | None = None) -> int:
    """What still runs is needed no longer: all of it, or only these. How many that were."""
    running = Termijn.objects.filter(zaak=zaak, status=TERMIJN.initial)
    if codes is not None:
        running = running.filter(code__in=list(codes))
    edge = TERMIJN.take("vervallen", TERMIJN.initial)
    return running.update(status=edge.target, afgehandeld_at=now(), afgehandeld_door=actor.user_id)
