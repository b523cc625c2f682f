"""What a person does with a letter that could not be opened: offer it again, or give it up for a reason.

A reason is chosen from a list: a text could tell about the person, and it stays when the contents are gone.
"""

from django.db import transaction
from django.db.models import QuerySet

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, Refused
from tenants.post.actions import ring, thread_of
from tenants.post.models import Inbak, Uitbak
from tenants.post.rules import REDENEN

RIGHT = "post_beheren"
GROUND = "recht om vastgelopen brieven te behandelen"


def dead_received() -> QuerySet[Inbak]:
    return Inbak.objects.filter(uitkomst="onbestelbaar", geleegd_at=None).order_by("id")


def dead_sent() -> QuerySet[Uitbak]:
    return Uitbak.objects.filter(uitkomst="onbestelbaar", geleegd_at=None).order_by("id")


@transaction.atomic
def offer_again(*, actor: Actor, bak: str, brief: int) -> None:
    """What was received is opened again; what was sent is carried again. Raises Hidden without the right or for one
    that is not stuck, Refused when a later version was dealt with."""
    letter = _stuck(actor, bak, brief)
    if isinstance(letter, Inbak):
        if thread_of(letter).filter(uitkomst="verwerkt", versie__gt=letter.versie).exists():
            raise Refused("Een latere versie van deze brief is al verwerkt. Geef deze brief op.")
        letter.pogingen, letter.bericht_terug = 0, False
    else:
        letter.bezorgd_at = letter.beantwoord_at = None
    letter.uitkomst = letter.reden = ""
    letter.save()
    _note("brief_opnieuw_aangeboden", actor, letter)
    transaction.on_commit(ring)


@transaction.atomic
def give_up(*, actor: Actor, bak: str, brief: int, reden: str) -> None:
    """The contents go. What was received is refused with the reason, and the sender hears so. Raises Hidden alike."""
    letter = _stuck(actor, bak, brief)
    letter.reden = f"Opgegeven: {REDENEN[reden]}."
    letter.inhoud, letter.geleegd_at = b"", now()
    if isinstance(letter, Inbak):
        letter.uitkomst, letter.bericht_terug = "geweigerd", False
    letter.save()
    _note("brief_opgegeven", actor, letter, reden=reden)
    transaction.on_commit(ring)


def _stuck(actor: Actor, bak: str, brief: int) -> Inbak | Uitbak:
    require(actor, RIGHT)
    trays: QuerySet[Inbak] | QuerySet[Uitbak] = dead_received() if bak == "in" else dead_sent()
    letter = trays.select_for_update().filter(pk=brief).first()
    if letter is None:
        raise Hidden("Deze brief is niet vastgelopen.")
    return letter


def _note(code: str, actor: Actor, letter: Inbak | Uitbak, **details: str) -> None:
    bak = "inbak" if isinstance(letter, Inbak) else "uitbak"
    record(
        code, actor=actor, object_type="brief", object_id=str(letter.pk), ground=GROUND,
        bak=bak, soort=letter.soort, versie=letter.versie, **details,
    )  # fmt: skip
