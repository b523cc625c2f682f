"""An invented sociale kaart for the demo, made through the same actions as real work. None of it exists."""

from dataclasses import replace
from datetime import timedelta

from casework.sociale_kaart.actions import add_contact, add_organisatie, archive_organisatie, set_specialisme
from casework.sociale_kaart.queries import organisaties
from casework.sociale_kaart.rules import ContactInvoer, OrganisatieInvoer, SpecialismeInvoer
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today

HAVEN = OrganisatieInvoer(
    naam="Opvang De Haven (voorbeeld)",
    soort="opvang",
    plaats="",
    website="https://haven.example.org",
    email="aanmelden@haven.example.org",
    telefoon="040 000 01 01",
    aanbod=("veilige_opvang", "begeleiding"),
    aanbod_tekst="Dag en nacht bereikbaar. Meld aan per telefoon (voorbeeld).",
    doelgroep_gender=("vrouw", "anders"),
    doelgroep_leeftijd=("vanaf_18",),
    contra_indicaties=("verslaving", "lvb"),
    bekend_met_doelgroep="deels",
    consultatie="ja",
    casuistiek="ja",
    wachttijd_dagen=21,
)
STER = OrganisatieInvoer(
    naam="Behandelhuis De Ster (voorbeeld)",
    soort="lvb_zorg",
    plaats="Eindhoven",
    telefoon="040 000 01 02",
    aanbod=("veilige_opvang", "traumabehandeling", "wonen"),
    aanbod_tekst="Begint meteen met traumabehandeling. Aanmelden met een verwijzing (voorbeeld).",
    landelijk=True,
    doelgroep_gender=("vrouw", "man", "anders"),
    doelgroep_leeftijd=("van_16_tot_18", "vanaf_18"),
    contra_indicaties=("psychose",),
    bekend_met_doelgroep="goed",
    consultatie="ja",
    casuistiek="ja",
    dossierinzage="nee",
    wachttijd_dagen=56,
)
MAATJES = OrganisatieInvoer(
    naam="Maatjes Samen (voorbeeld)",
    soort="vrijwilligers",
    plaats="Eindhoven",
    email="info@maatjes.example.org",
    aanbod=("maatje", "taal_en_onderwijs"),
    bekend_met_doelgroep="niet",
    consultatie="ja",
    wachttijd_dagen=0,
)
ADVOCATEN = OrganisatieInvoer(
    naam="Advocaten Aan de Dommel (voorbeeld)",
    soort="rechtshulp",
    plaats="Eindhoven",
    aanbod=("verblijfsrecht", "strafrecht"),
    bekend_met_doelgroep="goed",
)
UITSTAP = OrganisatieInvoer(
    naam="Uitstapteam Nieuwe Weg (voorbeeld)",
    soort="uitstap",
    plaats="Veldhoven",
    aanbod=("uitstappen", "begeleiding"),
    bekend_met_doelgroep="goed",
    wachttijd_dagen=7,
)
OUD = OrganisatieInvoer(
    naam="Opvang Oude Molen (voorbeeld)", soort="opvang", aanbod=("veilige_opvang",), bekend_met_doelgroep="onbekend"
)


def build(actor: Actor, gm_codes: list[str]) -> None:
    """Six organisations, one of them archived, some not looked at for long. Nothing when there is a map already, or
    when nobody takes part in the regio yet."""
    codes = tuple(code for code in gm_codes if code)
    if not codes or organisaties(actor).exists():
        return
    haven = add_organisatie(actor=actor, invoer=replace(HAVEN, gm_codes=codes))
    ster = add_organisatie(actor=actor, invoer=STER)
    old = today() - timedelta(weeks=40)
    add_organisatie(actor=actor, invoer=replace(MAATJES, gm_codes=codes[:3], nagekeken_op=old, wachttijd_op=old))
    lawyers = add_organisatie(actor=actor, invoer=replace(ADVOCATEN, gm_codes=codes))
    leaving = add_organisatie(actor=actor, invoer=replace(UITSTAP, gm_codes=codes, nagekeken_op=old))
    gone = add_organisatie(actor=actor, invoer=replace(OUD, gm_codes=codes[:1]))
    archive_organisatie(actor=actor, organisatie_id=gone.pk, reden="gestopt")
    specialisms = (
        (haven.pk, SpecialismeInvoer("seksuele_uitbuiting", "eigen_opgave")),
        (ster.pk, SpecialismeInvoer("lvb", "keurmerk", "Erkend voor LVB (voorbeeld)")),
        (ster.pk, SpecialismeInvoer("complex_trauma", "opleiding", "Alle begeleiders volgden de training (voorbeeld)")),
        (lawyers.pk, SpecialismeInvoer("arbeidsuitbuiting", "ervaring")),
        (leaving.pk, SpecialismeInvoer("jongens_en_mannen", "samenwerking", "Veldwerk samen met de regio (voorbeeld)")),
    )
    for organisatie_id, invoer in specialisms:
        set_specialisme(actor=actor, organisatie_id=organisatie_id, invoer=invoer)
    people = (
        (haven.pk, ContactInvoer("Hanna (voorbeeld)", "teamleider", "hanna@haven.example.org", "040 000 01 11")),
        (ster.pk, ContactInvoer("Joost (voorbeeld)", "psycholoog bij intake", "", "040 000 01 12", ("lvb",))),
        (
            leaving.pk,
            ContactInvoer("Mila (voorbeeld)", "veldwerker", "", "040 000 01 13", ("jongens_en_mannen",), False),
        ),
    )
    for organisatie_id, contact in people:
        add_contact(actor=actor, organisatie_id=organisatie_id, invoer=contact)
