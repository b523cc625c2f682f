"""What happens to an offer to another regio when the consent for it falls: it is taken back in the same transaction."""

from casework.events import ToestemmingVervallen
from casework.overdracht.models import Overdracht
from casework.overdracht.stappen import take_back_offer


def take_back_on_withdrawal(event: ToestemmingVervallen) -> None:
    """Only an offer that rests on consent and was not answered: what the other regio has, it has."""
    if event.doel != "overdracht":
        return
    rows = Overdracht.objects.select_for_update(of=("self",)).select_related("dossier")
    rows = rows.filter(
        dossier=event.dossier_id, ontvanger=event.ontvanger, rechtsgrond="toestemming", status="aangeboden"
    )
    for overdracht in rows:
        take_back_offer(overdracht, event.actor)
