"""Reading a file into the sociale kaart: first on trial, then for real, and for real only when no row is wrong."""

from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models.functions import Lower

from casework.sociale_kaart import actions, bestand
from casework.sociale_kaart.bestand import NIETS_GEDAAN, Regel, Rij
from casework.sociale_kaart.models import Organisatie, Specialisme
from casework.sociale_kaart.queries import BEHEREN, KAARTGROND, differences_in, for_export
from casework.sociale_kaart.rules import VELDEN, OrganisatieInvoer, SpecialismeInvoer
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.errors import InvalidInput

NIEUW, GEWIJZIGD, GELIJK, FOUT = "nieuw", "gewijzigd", "gelijk", "fout"
UITKOMSTEN = {NIEUW: "Nieuw", GEWIJZIGD: "Wijzigt", GELIJK: "Blijft gelijk", FOUT: "Fout"}
IN_ARCHIEF = "Deze organisatie staat in het archief. Haal haar eerst terug, of haal deze rij weg."


@dataclass(frozen=True)
class Uitkomst:
    """What one row does, or why it cannot."""

    nummer: int
    naam: str
    uitkomst: str
    zinnen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Verslag:
    """What the whole file does. `gedaan` says whether it was done, or only tried."""

    rijen: list[Uitkomst]
    gedaan: bool

    def aantal(self, uitkomst: str) -> int:
        return sum(rij.uitkomst == uitkomst for rij in self.rijen)

    @property
    def fouten(self) -> int:
        return self.aantal(FOUT)

    @property
    def tellingen(self) -> list[tuple[str, int]]:
        return [(label, self.aantal(code)) for code, label in UITKOMSTEN.items()]


class _OnlyTried(Exception):
    """Rolls back what was tried."""


def try_import(*, actor: Actor, tekst: str) -> Verslag:
    """What would happen, row by row; nothing is kept. Raises InvalidInput when it is no such file, and Hidden."""
    rows: list[Uitkomst] = []
    try:
        with transaction.atomic():
            rows += _apply_all(actor, tekst)
            raise _OnlyTried
    except _OnlyTried:
        return Verslag(rows, gedaan=False)


def do_import(*, actor: Actor, tekst: str) -> Verslag:
    """All rows or none. Raises InvalidInput when one row is wrong, and Hidden."""
    with transaction.atomic():
        verslag = Verslag(_apply_all(actor, tekst), gedaan=True)
        if verslag.fouten:
            raise InvalidInput({"bestand": [f"{_wrong(verslag.fouten)} {NIETS_GEDAAN}"]})
        record(
            "sociale_kaart_ingelezen",
            actor=actor,
            object_type="sociale_kaart",
            object_id="",
            ground=KAARTGROND,
            nieuw=verslag.aantal(NIEUW),
            gewijzigd=verslag.aantal(GEWIJZIGD),
            gelijk=verslag.aantal(GELIJK),
        )
    return verslag


def _wrong(count: int) -> str:
    return "1 rij is fout." if count == 1 else f"{count} rijen zijn fout."


def _apply_all(actor: Actor, tekst: str) -> list[Uitkomst]:
    require(actor, BEHEREN)
    rows = bestand.read(tekst)
    names = [row.naam.lower() for row in rows]
    known = {one.naam.lower(): one for one in Organisatie.objects.annotate(klein=Lower("naam")).filter(klein__in=names)}
    return [_outcome(row, known.get(row.naam.lower()), actor) for row in rows]


def _outcome(row: Rij, known: Organisatie | None, actor: Actor) -> Uitkomst:
    if row.fouten:
        return Uitkomst(row.nummer, row.naam, FOUT, row.fouten)
    if known is not None and known.status != "actief":
        return Uitkomst(row.nummer, row.naam, FOUT, (IN_ARCHIEF,))
    try:
        with transaction.atomic():
            outcome, told = _apply(row, known, actor)
    except InvalidInput as wrong:
        return Uitkomst(row.nummer, row.naam, FOUT, _sentences(wrong))
    return Uitkomst(row.nummer, row.naam, outcome, told)


def _sentences(wrong: InvalidInput) -> tuple[str, ...]:
    return tuple(
        f"{VELDEN.get(name, name.capitalize())}: {sentence}"
        for name, sentences in wrong.fields.items()
        for sentence in sentences
    )


def _apply(row: Rij, known: Organisatie | None, actor: Actor) -> tuple[str, tuple[str, ...]]:
    if known is None:
        made = actions.add_organisatie(actor=actor, invoer=OrganisatieInvoer(**row.velden))
        _people(row, made, actor)
        return NIEUW, ()
    before = known.versie
    values = {name: value for name, value in row.velden.items() if not (name == "nagekeken_op" and value is None)}
    changed = actions.change_organisatie(
        actor=actor, organisatie_id=known.pk, invoer=replace(actions.invoer_of(known), **values)
    )
    _people(row, changed, actor)
    after = Organisatie.objects.values_list("versie", flat=True).get(pk=known.pk)
    if after == before:
        return GELIJK, ()
    differing = [
        f"{one.veld}: van “{one.was}” naar “{one.wordt}”."
        for change in changed.wijzigingen.filter(versie__gt=before).order_by("versie")
        for one in differences_in(change)
    ]
    return GEWIJZIGD, tuple(differing)


def _people(row: Rij, organisatie: Organisatie, actor: Actor) -> None:
    if row.specialismen is not None:
        _specialismen(row.specialismen, organisatie, actor)
    by_name = {contact.naam.casefold(): contact for contact in organisatie.contacten.all()} if row.contacten else {}
    for invoer in row.contacten:
        contact = by_name.get(invoer.naam.casefold())
        if contact is None:
            actions.add_contact(actor=actor, organisatie_id=organisatie.pk, invoer=invoer)
        else:
            kept = replace(invoer, kent=tuple(contact.kent), delen=contact.delen)
            actions.change_contact(actor=actor, kaartcontact_id=contact.pk, invoer=kept)


def _specialismen(wanted: tuple[SpecialismeInvoer, ...], organisatie: Organisatie, actor: Actor) -> None:
    """As the file says: what is not in the cell goes."""
    known = {one.onderwerp: one for one in organisatie.specialismen.all()}
    for onderwerp, one in known.items():
        if onderwerp not in {invoer.onderwerp for invoer in wanted}:
            actions.remove_specialisme(actor=actor, specialisme_id=one.pk)
    for invoer in wanted:
        before = known.get(invoer.onderwerp)
        if before is None or _as_typed(before) != invoer:
            actions.set_specialisme(actor=actor, organisatie_id=organisatie.pk, invoer=invoer)


def _as_typed(one: Specialisme) -> SpecialismeInvoer:
    return SpecialismeInvoer(one.onderwerp, one.bewijs, one.toelichting)


def export(actor: Actor) -> str:
    """All that is on the map as a file, which can be read in again. Raises Hidden."""
    return bestand.write(
        Regel(
            actions.invoer_of(row),
            [_as_typed(one) for one in row.specialismen.all()],
            [actions.contact_as_typed(contact) for contact in row.contacten.all()],
        )
        for row in for_export(actor)
    )
