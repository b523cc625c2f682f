"""An invented caseload for the demo, made through the same actions as real work. Nobody in it exists."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from casework.adviesvraag import voorbeeld as adviesvragen
from casework.afronding.voorbeeld import close_one, prepare_the_end
from casework.avgverzoek.voorbeeld import ask_for_rights
from casework.bewaren.actions import stop_destruction
from casework.cijfers.voorbeeld import close_a_quarter
from casework.contact.actions import close_melding, note_melding
from casework.contact.rules import MeldingInvoer
from casework.document.voorbeeld import fill_documents
from casework.dossier.actions import change_fase, open_dossier, open_dossier_from_melding, write_note
from casework.dossier.rules import PersoonInvoer
from casework.herkenning.actions import add_punt
from casework.hulpvraag.voorbeeld import ask_for_help
from casework.intake.voorbeeld import fill_first_talks, fill_intake
from casework.intrekking.actions import withdraw_registratie
from casework.meldcode import voorbeeld as meldcode
from casework.naam.actions import add_naam
from casework.opruimen import voorbeeld as opruimen
from casework.pijlers.voorbeeld import fill_pijlers
from casework.registratie.actions import register_dossier
from casework.registratie.rules import DOEL
from casework.risico.voorbeeld import fill_risico
from casework.sociale_kaart import voorbeeld as sociale_kaart
from casework.taak.actions import add_taak, take_taak_step
from casework.taak.rules import TaakInvoer
from casework.team.voorbeeld import fill_team
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from casework.toestemming.voorbeeld import fill_toestemmingen
from casework.uitstel.actions import record_uitstel
from casework.verwijzing.actions import refer_melding
from casework.verwijzing.rules import Verwijsinvoer
from casework.waarschuwing.actions import set_waarschuwing, withdraw_waarschuwing
from casework.waarschuwing.rules import WaarschuwingInvoer
from casework.zorgactie.voorbeeld import ask_provisions, find_help
from casework.zrm.actions import record_meting
from casework.zrm.rules import DOMEINEN, Score, ZrmInvoer
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from tenants.public import members_of


def build(actor: Actor) -> None:
    """A zorgcoördinator's first weeks: new meldingen, a closed one, and dossiers with and without consent."""
    codes = [member.gm_code for member in members_of(actor.tenant, today())] or [""]
    sociale_kaart.build(actor, codes)
    adviesvragen.build(actor)
    opruimen.build(actor)
    _new_meldingen(actor, codes)
    _registered(actor, codes)
    counted = _counted(actor, codes)
    ended = close_one(actor, codes[0])
    close_a_quarter(actor, ended)
    stop_destruction(
        actor=actor,
        dossier_id=ended,
        reden="klacht",
        opnieuw_bekijken=today() + timedelta(days=180),
        toelichting="De klacht over de opvang loopt nog (voorbeeld).",
    )
    noa = PersoonInvoer(roepnaam="Noa (voorbeeld)", gender="vrouw", gm_code=codes[-1])
    newest = open_dossier(actor=actor, persoon=noa).pk
    fill_first_talks(actor, soon=newest, missed=counted)
    ask_for_rights(actor, newest)
    later = today() + timedelta(days=30)
    record_uitstel(actor=actor, dossier_id=newest, reden="eerst_vertrouwen", opnieuw_datum=later)


def build_gemeente(actor: Actor) -> None:
    """What an aandachtsfunctionaris is working on."""
    meldcode.build(actor)


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
    referred = note_melding(actor=actor, invoer=replace(citizen, omschrijving="Ruzie thuis, met slaan (voorbeeld)."))
    refer_melding(
        actor=actor,
        melding_id=referred.pk,
        invoer=Verwijsinvoer(
            naar="veilig_thuis",
            rechtsgrond="taak",
            gedeeld="Geweld thuis, geen teken van uitbuiting (voorbeeld).",
            contact="Medewerker van dienst (voorbeeld)",
        ),
    )
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
    add_punt(actor=actor, dossier_id=dossier.pk, soort="telefoon", waarde="06 00 00 00 02")
    change_fase(actor=actor, dossier_id=dossier.pk, stap="starten")
    _measured(actor, dossier.pk)
    fill_intake(actor, dossier.pk)
    fill_risico(actor, dossier.pk)
    fill_pijlers(actor, dossier.pk)
    _planned(actor, dossier.pk)
    _warned(actor, dossier.pk)
    fill_documents(actor, dossier.pk)
    add_naam(actor=actor, dossier_id=dossier.pk, soort="schrijfwijze", naam="أميرة (voorbeeld)")
    fill_team(actor, dossier.pk)
    prepare_the_end(actor, dossier.pk)
    find_help(actor, ask_for_help(actor, dossier.pk))
    ask_provisions(actor, dossier.pk)
    yesterday = today() - timedelta(days=1)
    consent = ToestemmingInvoer(doel=DOEL, gegeven_door="betrokkene", datum=yesterday, wijze="schriftelijk")
    record_toestemming(actor=actor, dossier_id=dossier.pk, invoer=consent)
    # Where the examples are made a second time, somebody of this name is registered already.
    register_dossier(actor=actor, dossier_id=dossier.pk, andere_persoon=True)
    _sent_too_early(actor, dossier.pk)
    fill_toestemmingen(actor, dossier.pk)


def _sent_too_early(actor: Actor, dossier_id: UUID) -> None:
    """It went before it was looked through: taken back, and sent again."""
    too_early = "Verstuurd voordat de geboortedatum was nagekeken (voorbeeld)."
    withdraw_registratie(actor=actor, dossier_id=dossier_id, reden="vergissing", toelichting=too_early)
    register_dossier(actor=actor, dossier_id=dossier_id)


def _measured(actor: Actor, dossier_id: UUID) -> None:
    """Twice: at the beginning by the opvang, and again by the zorgcoördinator. Not everything got better."""
    begin = dict.fromkeys(DOMEINEN, 2) | {"huisvesting": 1, "geestelijke_gezondheid": 2, "basale_adl": 4}
    later = dict.fromkeys(DOMEINEN, 3) | {"huisvesting": 4, "geestelijke_gezondheid": 1, "basale_adl": 5}
    for days, levels, scorer in ((120, begin, "Begeleider van de opvang (voorbeeld)"), (10, later, "")):
        scores = [Score(domein, level) for domein, level in levels.items() if domein != "justitie"]
        scores.append(Score("justitie", None, "niet_van_toepassing"))
        scores[3] = replace(scores[3], notitie="Slaapt nu op een veilige plek (voorbeeld).")
        invoer = ZrmInvoer(today() - timedelta(days=days), tuple(scores), scorer)
        record_meting(actor=actor, dossier_id=dossier_id, invoer=invoer)


def _planned(actor: Actor, dossier_id: UUID) -> None:
    """What is done, and what is still to do."""
    for soort, wat, days in (
        ("bellen", "Opvang bellen over een vaste kamer (voorbeeld).", 0),
        ("afspraak", "Afspraak maken met de advocaat (voorbeeld).", 6),
    ):
        invoer = TaakInvoer(soort, wat, today() + timedelta(days=days))
        add_taak(actor=actor, dossier_id=dossier_id, invoer=invoer)
    done = add_taak(actor=actor, dossier_id=dossier_id, invoer=TaakInvoer("brief", "Brief lezen (voorbeeld).", today()))
    take_taak_step(actor=actor, taak_id=done.pk, stap="afvinken")


def _warned(actor: Actor, dossier_id: UUID) -> None:
    """One that counts, and one that does not any more."""
    mail = WaarschuwingInvoer("geen_post", "De post komt bij een ander aan (voorbeeld).")
    old = set_waarschuwing(actor=actor, dossier_id=dossier_id, invoer=mail)
    withdraw_waarschuwing(actor=actor, waarschuwing_id=old.pk, reden="Er is een postadres bij de opvang (voorbeeld).")
    phone = WaarschuwingInvoer("leest_mee", "Bel alleen tussen 9 en 12 uur, via de opvang (voorbeeld).")
    set_waarschuwing(actor=actor, dossier_id=dossier_id, invoer=phone)


def _counted(actor: Actor, codes: list[str]) -> UUID:
    """Without consent, so only the count goes. Gives the dossier."""
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
    # Where the examples are made a second time, somebody of this name is registered already.
    register_dossier(actor=actor, dossier_id=dossier.pk, andere_persoon=True)
    return dossier.pk
