"""Keeping the sociale kaart: adding, changing, looking again, archiving, and who works there."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Lower

from casework.sociale_kaart.models import Kaartcontact, Kaartinstelling, Kaartwijziging, Organisatie, Specialisme
from casework.sociale_kaart.queries import (
    BEHEREN,
    KAARTGROND,
    contact_to_change,
    organisatie_for,
    specialisme_to_change,
)
from casework.sociale_kaart.rules import (
    KAART,
    TERMIJN,
    ContactInvoer,
    OrganisatieInvoer,
    SpecialismeInvoer,
    Verschil,
    check_archive_reason,
    check_term,
    checked,
    checked_contact,
    checked_specialisme,
    differences,
)
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.gast.actions import follow_organisation
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import InvalidInput
from dekkend.core.merging import check_version
from tenants.public import gemeente_names

NAAM_BESTAAT = "Deze organisatie staat al op de kaart, of in het archief. Zoek haar op en wijzig haar daar."


def invoer_of(organisatie: Organisatie) -> OrganisatieInvoer:
    """An organisation as somebody would have typed it."""
    values: dict[str, Any] = {field.name: getattr(organisatie, field.name) for field in fields(OrganisatieInvoer)}
    typed: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in values.items()}
    return OrganisatieInvoer(**typed)


@transaction.atomic
def add_organisatie(*, actor: Actor, invoer: OrganisatieInvoer) -> Organisatie:
    """Raises InvalidInput by field, and Hidden for who does not manage the map."""
    require(actor, BEHEREN)
    good = checked(invoer, today())
    _check_free(good.naam, None)
    _check_gemeenten(good.gm_codes)
    at = now()
    row = Organisatie(**asdict(good), nagekeken_door_id=actor.user_id, gemaakt_at=at, gewijzigd_at=at)
    row.save(force_insert=True)
    follow_organisation(actor=actor, organisatie_id=row.pk, was=row.naam, naam=row.naam)
    _happened("toegevoegd", "organisatie_toegevoegd", row, actor)
    return row


@transaction.atomic
def change_organisatie(
    *, actor: Actor, organisatie_id: UUID, invoer: OrganisatieInvoer, versie: int | None = None
) -> Organisatie:
    """What stays as it was leaves no trace. Raises InvalidInput by field, Overtaken when a colleague changed the
    version that somebody began with, Refused in the archive, and Hidden."""
    require(actor, BEHEREN)
    row = organisatie_for(actor, organisatie_id, lock=True)
    edge = KAART.take("wijzigen", row.status)
    check_version(versie, row.versie)
    was = invoer_of(row)
    good = checked(replace(invoer, nagekeken_op=invoer.nagekeken_op or was.nagekeken_op), today())
    _check_free(good.naam, row.pk)
    _check_gemeenten(set(good.gm_codes) - set(was.gm_codes))
    differing = differences(was, good, gemeente_names({*was.gm_codes, *good.gm_codes}))
    if not differing:
        return row
    if good.nagekeken_op != was.nagekeken_op:
        row.nagekeken_door_id = actor.user_id
    if good.naam != was.naam:
        follow_organisation(actor=actor, organisatie_id=row.pk, was=was.naam, naam=good.naam)
    _fill(row, good)
    _happened("gewijzigd", edge.audit, row, actor, differing)
    return row


@transaction.atomic
def confirm_organisatie(*, actor: Actor, organisatie_id: UUID, wachttijd_dagen: int | None) -> Organisatie:
    """Somebody asked: it still holds, and this is the waiting time now (None: not known). Raises InvalidInput."""
    require(actor, BEHEREN)
    row = organisatie_for(actor, organisatie_id, lock=True)
    edge = KAART.take("nakijken", row.status)
    was = invoer_of(row)
    good = checked(replace(was, nagekeken_op=today(), wachttijd_dagen=wachttijd_dagen, wachttijd_op=today()), today())
    _fill(row, good)
    row.nagekeken_door_id = actor.user_id
    _happened("nagekeken", edge.audit, row, actor, differences(was, good))
    return row


def _fill(row: Organisatie, invoer: OrganisatieInvoer) -> None:
    for name, value in asdict(invoer).items():
        setattr(row, name, list(value) if isinstance(value, tuple) else value)


@transaction.atomic
def archive_organisatie(*, actor: Actor, organisatie_id: UUID, reden: str) -> Organisatie:
    """It stays, with its history, and no longer comes up. Raises InvalidInput, Refused and Hidden."""
    return _move(actor, organisatie_id, "archiveren", reden)


@transaction.atomic
def bring_back_organisatie(*, actor: Actor, organisatie_id: UUID) -> Organisatie:
    """Out of the archive. Raises Refused and Hidden."""
    return _move(actor, organisatie_id, "terughalen", "")


def _move(actor: Actor, organisatie_id: UUID, step: str, reden: str) -> Organisatie:
    require(actor, BEHEREN)
    row = organisatie_for(actor, organisatie_id, lock=True)
    edge = KAART.take(step, row.status)
    if edge.target == "gearchiveerd":
        check_archive_reason(reden)
    row.status, row.archief_reden = edge.target, reden
    _happened("gearchiveerd" if edge.target == "gearchiveerd" else "teruggehaald", edge.audit, row, actor)
    return row


@transaction.atomic
def add_contact(*, actor: Actor, organisatie_id: UUID, invoer: ContactInvoer) -> Kaartcontact:
    """Raises InvalidInput, Refused in the archive, and Hidden."""
    require(actor, BEHEREN)
    row = organisatie_for(actor, organisatie_id, lock=True)
    edge = KAART.take("wijzigen", row.status)
    good = checked_contact(invoer)
    made = Kaartcontact.objects.create(organisatie=row, gemaakt_at=now(), **_values(good))
    _happened("contact", edge.audit, row, actor, [Verschil("Contactpersoon", "Geen", "Toegevoegd")])
    return made


@transaction.atomic
def change_contact(
    *, actor: Actor, kaartcontact_id: UUID, invoer: ContactInvoer, versie: int | None = None
) -> Kaartcontact:
    """Raises alike."""
    contact = contact_to_change(actor, kaartcontact_id, lock=True)
    check_version(versie, contact.versie)
    good = checked_contact(invoer)
    if contact_as_typed(contact) == good:
        return contact
    for name, value in _values(good).items():
        setattr(contact, name, value)
    contact.versie += 1
    contact.save()
    differing = [Verschil("Contactpersoon", "Andere gegevens", "Gewijzigd")]
    _happened("contact", "organisatie_gewijzigd", contact.organisatie, actor, differing)
    return contact


@transaction.atomic
def remove_contact(*, actor: Actor, kaartcontact_id: UUID) -> Organisatie:
    """Gone: nobody needs the name of who no longer works there. Raises Refused and Hidden."""
    contact = contact_to_change(actor, kaartcontact_id, lock=True)
    organisatie = contact.organisatie
    contact.delete()
    _happened("contact", "organisatie_gewijzigd", organisatie, actor, [Verschil("Contactpersoon", "Een", "Weggehaald")])
    return organisatie


def contact_as_typed(contact: Kaartcontact) -> ContactInvoer:
    return ContactInvoer(
        contact.naam, contact.functie, contact.email, contact.telefoon, tuple(contact.kent), contact.delen
    )


def _values(invoer: ContactInvoer) -> Mapping[str, Any]:
    return {**asdict(invoer), "kent": list(invoer.kent)}


@transaction.atomic
def set_specialisme(*, actor: Actor, organisatie_id: UUID, invoer: SpecialismeInvoer) -> Specialisme:
    """One for each subject: what was said of it before is replaced. Raises InvalidInput, Refused and Hidden."""
    require(actor, BEHEREN)
    row = organisatie_for(actor, organisatie_id, lock=True)
    edge = KAART.take("wijzigen", row.status)
    good = checked_specialisme(invoer)
    known = row.specialismen.filter(onderwerp=good.onderwerp).first()
    was = str(known) if known else "Geen"
    made = known or Specialisme(organisatie=row, onderwerp=good.onderwerp)
    made.bewijs, made.toelichting = good.bewijs, good.toelichting
    made.save()
    _happened("specialisme", edge.audit, row, actor, [Verschil("Specialisme", was, str(made))])
    return made


@transaction.atomic
def remove_specialisme(*, actor: Actor, specialisme_id: UUID) -> Organisatie:
    """Raises Refused and Hidden."""
    found = specialisme_to_change(actor, specialisme_id)
    row = organisatie_for(actor, found.organisatie_id, lock=True)
    was = str(found)
    found.delete()
    _happened("specialisme", "organisatie_gewijzigd", row, actor, [Verschil("Specialisme", was, "Geen")])
    return row


@transaction.atomic
def set_term(*, actor: Actor, weken: int) -> None:
    """After how many weeks somebody is reminded. Raises InvalidInput and Hidden."""
    require(actor, BEHEREN)
    check_term(weken)
    row, _ = Kaartinstelling.objects.select_for_update().get_or_create(enige=True, defaults={"weken": TERMIJN})
    was, row.weken = row.weken, weken
    row.save(update_fields=["weken"])
    record(
        "kaarttermijn_gewijzigd",
        actor=actor,
        object_type="kaartinstelling",
        object_id=row.pk,
        ground=KAARTGROND,
        was=was,
        wordt=weken,
    )


def _check_free(naam: str, own: UUID | None) -> None:
    found = Organisatie.objects.annotate(klein=Lower("naam")).filter(klein=naam.lower()).values_list("pk", flat=True)
    if set(found) - {own}:
        raise InvalidInput({"naam": [NAAM_BESTAAT]})


def _check_gemeenten(codes: "set[str] | tuple[str, ...]") -> None:
    known = gemeente_names(set(codes)) if codes else {}
    unknown = sorted(set(codes) - set(known))
    if unknown:
        raise InvalidInput(
            {"gm_codes": [f"Deze codes staan niet in het register van gemeenten: {', '.join(unknown)}."]}
        )


def _happened(soort: str, code: str, row: Organisatie, actor: Actor, verschillen: Sequence[Verschil] = ()) -> None:
    """In one breath: the next version of the row, a line of its history, and one in the log."""
    if soort != "toegevoegd":
        row.versie, row.gewijzigd_at = row.versie + 1, now()
        row.save()
    Kaartwijziging.objects.create(
        organisatie=row,
        versie=row.versie,
        soort=soort,
        verschillen=[asdict(one) for one in verschillen],
        at=now(),
        door_id=actor.user_id,
    )
    record(
        code,
        actor=actor,
        object_type="organisatie",
        object_id=row.pk,
        ground=KAARTGROND,
        velden=[one.veld for one in verschillen],
    )
