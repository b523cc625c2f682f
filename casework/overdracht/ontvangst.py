"""Opening a letter about handing over, on either side. Each may come twice, or after something that crossed it."""

from typing import Any
from uuid import UUID

from casework.attenderen import tell_coordinators, tell_owner
from casework.bewaren.queries import is_held
from casework.cijfers.actions import release_counted
from casework.dossier.history import happened
from casework.dossier.rules import DOSSIER
from casework.overdracht import overname as overnames
from casework.overdracht.inhoud import pack, unpack
from casework.overdracht.letters import Aanbod, Antwoord, Inhoud, Intrekking, Ontvangen, OverdrachtBrief
from casework.overdracht.models import Overdracht, Overname
from casework.overdracht.queries import GROND as AANGEBODEN
from casework.overdracht.rules import DOEL, OVERDRACHT, OVERNAME
from casework.overdracht.stappen import GROND, end, note, take_back_offer, write
from casework.records import lock_dossier
from casework.registratie.actions import hand_over_registratie, register_taken_over
from casework.toestemming.queries import valid_ground
from casework.vervanging.queries import is_candidate
from casework.wissen.legen import empty_handed_over, keep_handed_over
from dekkend.accounts.actor import Actor, system_actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Refused
from dekkend.isolation.context import current_schema
from tenants.post.public import Envelope
from tenants.public import names_of

ONBEKEND = "Dit aanbod kennen wij niet."


def receive_overdracht(envelope: Envelope, brief: OverdrachtBrief) -> None:
    """Raises Refused for what does not fit; the sender hears why."""
    if str(brief.kenmerk) != envelope.key:
        raise Refused("Het kenmerk in de brief past niet bij de envelop.")
    handle: dict[type, Any] = {
        Aanbod: _offered,
        Intrekking: _withdrawn,
        Inhoud: _contents,
        Antwoord: _answered,
        Ontvangen: _arrived,
    }
    handle[type(brief.deel)](envelope, brief.kenmerk, brief.deel, system_actor(current_schema(), "regio"))


# At the regio that takes over


def _overname(envelope: Envelope, kenmerk: UUID) -> Overname:
    rows = Overname.objects.select_for_update().filter(afzender=envelope.sender, kenmerk=kenmerk)
    found = rows.first()
    if found is None:
        raise Refused(ONBEKEND)
    return found


def _offered(envelope: Envelope, kenmerk: UUID, aanbod: Aanbod, actor: Actor) -> None:
    if Overname.objects.filter(afzender=envelope.sender, kenmerk=kenmerk).exists():
        return
    told = aanbod.model_dump(exclude={"soort", "fase"})
    overname = Overname(afzender=envelope.sender, kenmerk=kenmerk, status=OVERNAME.initial, ontvangen_at=now(), **told)
    overname.save(force_insert=True)
    overnames.note("overname_aangeboden", overname, actor)
    tell_coordinators("dossier_aangeboden", actor)


def _withdrawn(envelope: Envelope, kenmerk: UUID, _: Intrekking, actor: Actor) -> None:
    overname = _overname(envelope, kenmerk)
    if overname.status in ("ingetrokken", "geweigerd"):
        return
    overnames.note(overnames.step(overname, "intrekken"), overname, actor)


def _contents(envelope: Envelope, kenmerk: UUID, inhoud: Inhoud, actor: Actor) -> None:
    """The dossier becomes ours, and its sender hears under which number."""
    overname = _overname(envelope, kenmerk)
    if overname.status == "ontvangen":
        return
    OVERNAME.take("ontvangen", overname.status)
    regio = names_of([envelope.sender]).get(envelope.sender, "")
    decided_by = overname.beslist_door_id
    keeps = decided_by is not None and is_candidate(decided_by)
    dossier = unpack(inhoud, regio=regio, zorgcoordinator=decided_by if keeps else None)
    overname.dossier = dossier
    code = overnames.step(overname, "ontvangen")
    said = f"Overgenomen van {regio}. Het nummer daar was {inhoud.nummer}."
    happened(code, dossier, actor=actor, ground=AANGEBODEN, tekst=said, overname=str(overname.pk))
    if inhoud.geregistreerd:
        register_taken_over(actor=actor, dossier=dossier, ground=AANGEBODEN)
    overnames.answer(overname, 2, Ontvangen(nummer=dossier.nummer))


# At the regio that hands over


def _overdracht(envelope: Envelope, kenmerk: UUID) -> Overdracht:
    """Locked, with its dossier."""
    rows = Overdracht.objects.filter(ontvanger=envelope.sender, pk=kenmerk)
    seen = rows.first()
    if seen is None:
        raise Refused(ONBEKEND)
    dossier = lock_dossier(seen.dossier_id)
    found = rows.select_for_update().get()
    found.dossier = dossier
    return found


def _answered(envelope: Envelope, kenmerk: UUID, antwoord: Antwoord, actor: Actor) -> None:
    overdracht = _overdracht(envelope, kenmerk)
    if overdracht.status in (("verstuurd", "voltooid") if antwoord.ja else ("geweigerd",)):
        return
    OVERDRACHT.take("versturen" if antwoord.ja else "weigeren", overdracht.status)
    overdracht.beantwoord_at, overdracht.beantwoord_door = now(), antwoord.contact
    if antwoord.ja:
        _send_dossier(overdracht, actor)
        return
    overdracht.weiger_reden = antwoord.reden
    note(end(overdracht, "weigeren"), overdracht, actor, reden=antwoord.reden)


def _send_dossier(overdracht: Overdracht, actor: Actor) -> None:
    """As it is at this moment; from now on nobody changes it here. Was it closed meanwhile, or did the ground run out,
    then the offer goes."""
    dossier = overdracht.dossier
    open_still = any(edge.name == "overdragen" and edge.source == dossier.fase for edge in DOSSIER.edges)
    if not open_still or valid_ground(dossier, DOEL, overdracht.ontvanger) is None:
        take_back_offer(overdracht, actor)
        return
    write(overdracht, 2, pack(dossier))
    overdracht.fase_voor = dossier.fase
    dossier.fase = DOSSIER.take("overdragen", dossier.fase).target
    dossier.save(update_fields=["fase", "gewijzigd_at"])
    edge = OVERDRACHT.take("versturen", overdracht.status)
    overdracht.status = edge.target
    overdracht.save()
    note(edge.audit, overdracht, actor)


def _arrived(envelope: Envelope, kenmerk: UUID, ontvangen: Ontvangen, actor: Actor) -> None:
    """Only now it goes here: the other regio has all of it. The keys follow by a task, which no transaction can take
    back. While a stop holds, all of it stays here to be read, is nobody's work, and goes when the
    stop is lifted."""
    overdracht = _overdracht(envelope, kenmerk)
    if overdracht.status == "voltooid":
        return
    OVERDRACHT.take("voltooien", overdracht.status)
    dossier = overdracht.dossier
    hand_over_registratie(actor=actor, dossier=dossier, ground=GROND)
    release_counted(dossier)
    tell_owner("overdracht_voltooid", dossier, actor)
    if is_held(dossier):
        keep_handed_over(dossier)
    else:
        DOSSIER.take("afstaan", dossier.fase)
        empty_handed_over(dossier.pk)
    overdracht.nummer_daar = ontvangen.nummer
    code = end(overdracht, "voltooien")
    record(code, actor=actor, object_type="dossier", object_id=dossier.pk, ground=GROND, overdracht=str(overdracht.pk))
