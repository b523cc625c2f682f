"""Sending a letter and opening one. A letter is written in the transaction of the deed that it reports."""

import hashlib
from collections.abc import Collection

import structlog
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q, QuerySet
from pydantic import BaseModel

from dekkend.core.clock import now
from dekkend.core.errors import DekkendError, Refused
from dekkend.isolation import tasks
from dekkend.isolation.context import current_schema
from dekkend.keys.letters import check_signature, seal, sign, unseal
from tenants.post.kinds import Envelope, TooNew, letter_kind
from tenants.post.models import Inbak, Uitbak
from tenants.post.rules import SETTLED, context, gives_up
from tenants.tenant.models import Tenant

log = structlog.get_logger()


def send(kind: str, *, receiver: str, key: str, version: int, content: BaseModel) -> Uitbak:
    """Puts a sealed and signed letter in the out-tray. The same letter twice is one letter.

    Raises Refused when the kind is unknown or may not go from here to there.
    """
    letter = letter_kind(kind)
    sender = current_schema()
    parties = {tenant.schema_name: tenant for tenant in Tenant.objects.filter(schema_name__in=[sender, receiver])}
    if receiver not in parties or parties[receiver].kind not in letter.receiver_kinds:
        raise Refused("Deze brief kan niet naar deze ontvanger.")
    if parties[sender].kind not in letter.sender_kinds:
        raise Refused("Deze brief kan niet van hier verstuurd worden.")
    bound_to = context(sender, receiver, kind, key, version)
    sealed = seal(content.model_dump_json().encode(), to=bytes(parties[receiver].zegelsleutel), context=bound_to)
    row, _ = Uitbak.objects.get_or_create(
        ontvanger=receiver,
        soort=kind,
        sleutel=key,
        versie=version,
        defaults={
            "inhoud": sealed,
            "controlegetal": hashlib.sha256(sealed).hexdigest(),
            "handtekening": sign(sealed, schema=sender, context=bound_to),
        },
    )
    transaction.on_commit(ring)
    return row


def ring() -> None:
    from tenants.post.tasks import carry_post  # noqa: PLC0415  tasks import these actions

    tasks.ring(carry_post)


def open_letters() -> int:
    """Opens what lies unopened in this tenant's in-tray, oldest first. Returns how many were dealt with.

    Letters with one key keep their order: behind one that failed, or that another process is opening, later ones wait.
    Raises the database's error when that is away: then it is not the letter that failed.
    """
    done = 0
    for number, kind in _unopened().values_list("pk", "soort"):
        try:
            done += _open(number)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:  # noqa: BLE001  one letter never holds up the others
            log.error("brief_niet_geopend", brief=number, soort=kind, fout=type(error).__name__)
            _note_failure(number)
    return done


def _unopened() -> QuerySet[Inbak]:
    return Inbak.objects.filter(uitkomst="").order_by("id")


def thread_of(letter: Inbak) -> QuerySet[Inbak]:
    """All letters with this one's key."""
    return Inbak.objects.filter(afzender=letter.afzender, soort=letter.soort, sleutel=letter.sleutel)


def _must_wait(letter: Inbak) -> bool:
    """What another process is opening at this moment still stands as unopened here."""
    return thread_of(letter).filter(uitkomst="", versie__lt=letter.versie).exists()


def empty_answered() -> int:
    """Empties what the receivers of this tenant's letters have dealt with. Returns how many."""
    answered = Uitbak.objects.filter(geleegd_at=None, uitkomst__in=SETTLED)
    return answered.update(inhoud=b"", geleegd_at=now())


def empty_letters(keys: Collection[str]) -> int:
    """Empties all post about these keys, whatever became of it, but for what is still on its way: that is emptied
    when the answer comes. For what must be destroyed. Returns how many."""
    moment = now()
    delivered = Uitbak.objects.filter(sleutel__in=keys, geleegd_at=None, bezorgd_at__isnull=False)
    opened = Inbak.objects.filter(~Q(uitkomst=""), sleutel__in=keys, geleegd_at=None)
    return sum(trays.update(inhoud=b"", geleegd_at=moment) for trays in (delivered, opened))


@transaction.atomic
def _open(number: int) -> bool:
    letter = Inbak.objects.select_for_update(skip_locked=True).filter(pk=number, uitkomst="").first()
    if letter is None or _must_wait(letter):
        return False
    try:
        with transaction.atomic():
            _handle(letter)
        letter.uitkomst = "verwerkt"
    except TooNew as refusal:
        letter.uitkomst, letter.reden = "onbestelbaar", refusal.message[:300]
        letter.save(update_fields=["uitkomst", "reden"])
        return True
    except DekkendError as refusal:
        letter.uitkomst, letter.reden = "geweigerd", refusal.message[:300]
    letter.inhoud = b""
    letter.geopend_at = letter.geleegd_at = now()
    letter.save(update_fields=["uitkomst", "reden", "geopend_at", "inhoud", "geleegd_at"])
    return True


def _handle(letter: Inbak) -> None:
    kind = letter_kind(letter.soort)
    if thread_of(letter).filter(uitkomst="verwerkt", versie__gt=letter.versie).exists():
        raise Refused("Een latere versie van deze brief is al verwerkt.")
    receiver = current_schema()
    # Also one that is gone by now: what it sent before still counts.
    sender = Tenant.alle.filter(schema_name=letter.afzender).first()
    if sender is None or sender.kind not in kind.sender_kinds:
        raise Refused("De afzender is onbekend of mag deze brief niet sturen.")
    sealed = bytes(letter.inhoud)
    bound_to = context(letter.afzender, receiver, letter.soort, letter.sleutel, letter.versie)
    check_signature(bytes(letter.handtekening), sealed, sender=bytes(sender.tekensleutel), context=bound_to)
    content = kind.read(unseal(sealed, schema=receiver, context=bound_to))
    kind.handler(Envelope(letter.afzender, letter.soort, letter.sleutel, letter.versie), content)


@transaction.atomic
def _note_failure(number: int) -> None:
    """Counts the attempt, unless another process opened it meanwhile. When the post room gives up, the letters behind
    it may go on."""
    letter = Inbak.objects.select_for_update().filter(pk=number, uitkomst="").first()
    if letter is None:
        return
    letter.pogingen += 1
    if gives_up(letter.pogingen):
        letter.uitkomst, letter.reden = "onbestelbaar", "Openen lukte niet. De beheerder kijkt ernaar."
    letter.save(update_fields=["pogingen", "uitkomst", "reden"])
