"""What happens to an offer to another regio when the ground for it falls: it is taken back in the same transaction."""

from casework.events import GrondVervallen
from casework.overdracht.models import Overdracht
from casework.overdracht.rules import DOEL
from casework.overdracht.stappen import take_back_offer


def take_back_on_withdrawal(event: GrondVervallen) -> None:
    """Only an offer that rests on it and was not answered: what the other regio has, it has."""
    if event.doel != DOEL:
        return
    rows = Overdracht.objects.select_for_update(of=("self",)).select_related("dossier")
    rows = rows.filter(
        dossier=event.dossier_id, ontvanger=event.ontvanger, rechtsgrond=event.soort, status="aangeboden"
    )
    for overdracht in rows:
        take_back_offer(overdracht, event.actor)
