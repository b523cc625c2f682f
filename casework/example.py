"""An invented caseload for the demo, made through the same actions as real work. Nobody in it exists."""

from datetime import date, timedelta

from casework.contact.actions import close_melding, note_melding
from casework.contact.rules import MeldingInvoer
from casework.dossier.actions import change_fase, open_dossier, open_dossier_from_melding, write_note
from casework.dossier.rules import PersoonInvoer
from casework.registratie.actions import DOEL, register_dossier
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from tenants.public import members_of


def build(actor: Actor) -> None:
    """A zorgcoördinator's first weeks: new meldingen, a closed one, and dossiers with and without consent."""
    codes = [member.gm_code for member in members_of(actor.tenant, today())] or [""]
    _new_meldingen(actor, codes)
    _registered(actor, codes)
    _counted(actor, codes)
    open_dossier(actor=actor, persoon=PersoonInvoer(roepnaam="Noa (voorbeeld)", gender="vrouw", gm_code=codes[-1]))


def _new_meldingen(actor: Actor, codes: list[str]) -> None:
    school = MeldingInvoer(
        omschrijving="Leerling van 15 heeft ineens dure kleding en is bang voor een oudere vriend (voorbeeld).",
        in_gevaar="nee",
        kanaal="telefoon",
        melder_soort="school",
        melder_naam="Mentor (voorbeeld)",
        melder_organisatie="Voorbeeldcollege",
        melder_telefoon="040 000 00 01",
        terugbellen="ja",
        terugbellen_wanneer="alleen onder schooltijd",
        betrokkene_naam="Luna (voorbeeld)",
        vormen=("seksuele_uitbuiting",),
        minderjarig="ja",
        gm_code=codes[-1],
    )
    police = MeldingInvoer(
        omschrijving="Man trof vannacht drie werknemers aan die in de loods moeten slapen (voorbeeld).",
        in_gevaar="ja",
        kanaal="telefoon",
        melder_soort="politie",
        melder_organisatie="Team mensenhandel (voorbeeld)",
        vormen=("arbeidsuitbuiting",),
        minderjarig="nee",
        gm_code=codes[0],
        vindplaats="Bedrijventerrein (voorbeeld)",
    )
    citizen = MeldingInvoer(
        omschrijving="Buurvrouw maakt zich zorgen over veel bezoek aan de deur (voorbeeld).",
        in_gevaar="onbekend",
        kanaal="email",
        melder_soort="burger",
    )
    note_melding(actor=actor, invoer=police)
    note_melding(actor=actor, invoer=school)
    closed = note_melding(actor=actor, invoer=citizen)
    close_melding(
        actor=actor,
        melding_id=closed.pk,
        reden="advies_gegeven",
        toelichting="Advies gegeven over Meld Misdaad Anoniem (voorbeeld).",
    )


def _registered(actor: Actor, codes: list[str]) -> None:
    """With consent, so CoMensha receives it."""
    melding = note_melding(
        actor=actor,
        invoer=MeldingInvoer(
            omschrijving="Vrouw vertelt bij de huisarts dat zij haar schuld moet aflossen met werk (voorbeeld).",
            in_gevaar="nee",
            kanaal="email",
            melder_soort="huisarts",
            vormen=("arbeidsuitbuiting", "criminele_uitbuiting"),
            gm_code=codes[0],
        ),
    )
    dossier = open_dossier_from_melding(
        actor=actor,
        melding_id=melding.pk,
        persoon=PersoonInvoer(
            naam="Amira Voorbeeld",
            roepnaam="Amira (voorbeeld)",
            geboortedatum=date(1998, 5, 14),
            gender="vrouw",
            nationaliteitsgroep="niet_eu",
        ),
    )
    write_note(actor=actor, dossier_id=dossier.pk, tekst="Kennisgemaakt. Veilige plek voor vannacht (voorbeeld).")
    change_fase(actor=actor, dossier_id=dossier.pk, stap="starten")
    yesterday = today() - timedelta(days=1)
    consent = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene", datum=yesterday, wijze="schriftelijk")
    record_toestemming(actor=actor, dossier_id=dossier.pk, invoer=consent)
    register_dossier(actor=actor, dossier_id=dossier.pk)


def _counted(actor: Actor, codes: list[str]) -> None:
    """Without consent, so only the count goes."""
    dossier = open_dossier(
        actor=actor,
        persoon=PersoonInvoer(
            roepnaam="Tariq (voorbeeld)",
            geschatte_leeftijd=17,
            gender="man",
            nationaliteitsgroep="nederlands",
            vormen=("criminele_uitbuiting",),
            gm_code=codes[-1],
        ),
    )
    refusal = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene", antwoord="nee")
    record_toestemming(actor=actor, dossier_id=dossier.pk, invoer=refusal)
    register_dossier(actor=actor, dossier_id=dossier.pk)
