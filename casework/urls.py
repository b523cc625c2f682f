"""Pages of casework. A gemeente shares them; its roles have no right beyond the meldingen."""

from django.urls import path

from casework.adviesvraag import views as adviesvraag
from casework.afronding import views as afronding
from casework.beslisboom import views as beslisboom
from casework.caseload import views as caseload
from casework.concept import views as concept
from casework.consultatie import views as consultatie
from casework.contact import views as contact
from casework.document import views as document
from casework.dossier import views as dossier
from casework.gezag import views as gezag
from casework.grondslag import views as grondslag
from casework.herinnering import views as herinnering
from casework.herkenning import views as herkenning
from casework.hulp import views as hulp
from casework.hulpvraag import views as hulpvraag
from casework.intake import views as intake
from casework.intrekking import views as intrekking
from casework.inzage import views as inzage
from casework.logboek import views as logboek
from casework.naam import views as naam
from casework.navraag import views as navraag
from casework.noodtoegang import views as noodtoegang
from casework.overdracht import views as overdracht
from casework.pijlers import views as pijlers
from casework.registratie import views as registratie
from casework.risico import views as risico
from casework.strafrecht import views as strafrecht
from casework.taak import views as taak
from casework.team import views as team
from casework.toestemming import views as toestemming
from casework.uitstel import views as uitstel
from casework.verblijfsrecht import views as verblijfsrecht
from casework.vervanging import views as vervanging
from casework.verwijzing import views as verwijzing
from casework.voorziening import views as voorziening
from casework.waarschuwing import views as waarschuwing
from casework.wisseling import views as wisseling
from casework.wissen import views as wissen
from casework.zorgactie import gastviews
from casework.zorgactie import views as zorgactie
from casework.zrm import views as zrm

urlpatterns = [
    path("meldingen/", contact.melding_lijst, name="melding_lijst"),
    path("meldingen/nieuw/", contact.melding_nieuw, name="melding_nieuw"),
    path("meldingen/<uuid:melding_id>/", contact.melding, name="melding"),
    path("meldingen/<uuid:melding_id>/wijzigen/", contact.melding_wijzigen, name="melding_wijzigen"),
    path("meldingen/<uuid:melding_id>/afsluiten/", contact.melding_afsluiten, name="melding_afsluiten"),
    path("meldingen/<uuid:melding_id>/doorgeven/", contact.melding_doorgeven, name="melding_doorgeven"),
    path("meldingen/<uuid:melding_id>/dossier/", dossier.dossier_openen, name="dossier_openen"),
    path("adviesvragen/", adviesvraag.adviesvraag_lijst, name="adviesvraag_lijst"),
    path("adviesvragen/nieuw/", adviesvraag.adviesvraag_nieuw, name="adviesvraag_nieuw"),
    path("adviesvragen/telling/", adviesvraag.adviesvraag_telling, name="adviesvraag_telling"),
    path("adviesvragen/<uuid:adviesvraag_id>/", adviesvraag.adviesvraag, name="adviesvraag"),
    path("adviesvragen/<uuid:adviesvraag_id>/wijzigen/", adviesvraag.adviesvraag_wijzigen, name="adviesvraag_wijzigen"),
    path("adviesvragen/<uuid:adviesvraag_id>/melding/", adviesvraag.adviesvraag_melding, name="adviesvraag_melding"),
    path(
        "adviesvragen/<uuid:adviesvraag_id>/intrekken/",
        adviesvraag.adviesvraag_intrekken,
        name="adviesvraag_intrekken",
    ),
    path("meldingen/<uuid:melding_id>/verwijzen/", verwijzing.melding_verwijzen, name="melding_verwijzen"),
    path("meldingen/<uuid:melding_id>/verwijzing/", verwijzing.melding_verwijzing, name="melding_verwijzing"),
    path("meldingen/<uuid:melding_id>/terughalen/", verwijzing.melding_terughalen, name="melding_terughalen"),
    path("herkennen/", herkenning.herkennen, name="herkennen"),
    path("herkennen/melding/", herkenning.herkennen_melding, name="herkennen_melding"),
    path("meldingen/<uuid:melding_id>/herkennen/", herkenning.melding_herkennen, name="melding_herkennen"),
    path(
        "meldingen/<uuid:melding_id>/dossier/<uuid:dossier_id>/",
        herkenning.melding_bij_dossier,
        name="melding_bij_dossier",
    ),
    path("dossiers/<uuid:dossier_id>/herkenning/", herkenning.dossier_herkenning, name="dossier_herkenning"),
    path(
        "herkenningspunten/<uuid:herkenningspunt_id>/weghalen/",
        herkenning.herkenningspunt_weghalen,
        name="herkenningspunt_weghalen",
    ),
    path("concepten/", concept.concept_lijst, name="concept_lijst"),
    path("concepten/<uuid:concept_id>/bewaren/", concept.concept_bewaren, name="concept_bewaren"),
    path("concepten/<uuid:concept_id>/weggooien/", concept.concept_weggooien, name="concept_weggooien"),
    path("dossiers/", dossier.dossier_lijst, name="dossier_lijst"),
    path("dossiers/nieuw/", dossier.dossier_nieuw, name="dossier_nieuw"),
    path("dossiers/<uuid:dossier_id>/", dossier.dossier, name="dossier"),
    path("dossiers/<uuid:dossier_id>/persoon/", dossier.dossier_persoon, name="dossier_persoon"),
    path("dossiers/<uuid:dossier_id>/aantekening/", dossier.dossier_aantekening, name="dossier_aantekening"),
    path("dossiers/<uuid:dossier_id>/starten/", dossier.dossier_starten, name="dossier_starten"),
    path("dossiers/<uuid:dossier_id>/heropenen/", afronding.dossier_heropenen, name="dossier_heropenen"),
    path("dossiers/<uuid:dossier_id>/afsluiten/", afronding.dossier_afsluiten, name="dossier_afsluiten"),
    path("dossiers/<uuid:dossier_id>/afronding/", afronding.dossier_afronding, name="dossier_afronding"),
    path("dossiers/<uuid:dossier_id>/afronding/punt/", afronding.afrondingspunt_nieuw, name="afrondingspunt_nieuw"),
    path(
        "afrondingspunten/<uuid:afrondingspunt_id>/intrekken/",
        afronding.afrondingspunt_intrekken,
        name="afrondingspunt_intrekken",
    ),
    path("dossiers/<uuid:dossier_id>/nazorg/nieuw/", afronding.nazorg_nieuw, name="nazorg_nieuw"),
    path("nazorg/<uuid:nazorgmoment_id>/stap/", afronding.nazorg_stap, name="nazorg_stap"),
    path("afronding/uitkomst/", afronding.afronding_uitkomst, name="afronding_uitkomst"),
    path("dossiers/<uuid:dossier_id>/logboek/", logboek.dossier_logboek, name="dossier_logboek"),
    path("dossiers/<uuid:dossier_id>/vernietigen/", wissen.dossier_wissen, name="dossier_wissen"),
    path("dossiers/<uuid:dossier_id>/overdragen/", overdracht.dossier_overdragen, name="dossier_overdragen"),
    path("overdrachten/", overdracht.overname_lijst, name="overname_lijst"),
    path("overdrachten/verstuurd/", overdracht.overdracht_lijst, name="overdracht_lijst"),
    path("overdrachten/<uuid:overdracht_id>/", overdracht.overdracht, name="overdracht"),
    path("overdrachten/<uuid:overdracht_id>/intrekken/", overdracht.overdracht_intrekken, name="overdracht_intrekken"),
    path(
        "overdrachten/<uuid:overdracht_id>/terughalen/", overdracht.overdracht_terughalen, name="overdracht_terughalen"
    ),
    path("overnames/<uuid:overname_id>/", overdracht.overname, name="overname"),
    path("overnames/<uuid:overname_id>/aannemen/", overdracht.overname_aannemen, name="overname_aannemen"),
    path("overnames/<uuid:overname_id>/weigeren/", overdracht.overname_weigeren, name="overname_weigeren"),
    path("wisverzoeken/", wissen.wisverzoek_lijst, name="wisverzoek_lijst"),
    path("wisverzoeken/<uuid:wisverzoek_id>/", wissen.wisverzoek, name="wisverzoek"),
    path("wisverzoeken/<uuid:wisverzoek_id>/bevestigen/", wissen.wisverzoek_bevestigen, name="wisverzoek_bevestigen"),
    path("wisverzoeken/<uuid:wisverzoek_id>/afwijzen/", wissen.wisverzoek_afwijzen, name="wisverzoek_afwijzen"),
    path("dossiers/<uuid:dossier_id>/oppakken/", dossier.dossier_oppakken, name="dossier_oppakken"),
    path("dossiers/<uuid:dossier_id>/loslaten/", dossier.dossier_loslaten, name="dossier_loslaten"),
    path("dossiers/<uuid:dossier_id>/toestemmingen/", toestemming.dossier_toestemmingen, name="dossier_toestemmingen"),
    path("dossiers/<uuid:dossier_id>/toestemming/", toestemming.toestemming_nieuw, name="toestemming_nieuw"),
    path("toestemmingen/<uuid:toestemming_id>/bewijs/", toestemming.toestemming_bewijs, name="toestemming_bewijs"),
    path("dossiers/<uuid:dossier_id>/gezag/", gezag.dossier_gezag, name="dossier_gezag"),
    path("dossiers/<uuid:dossier_id>/grondslag/", grondslag.grondslag_nieuw, name="grondslag_nieuw"),
    path("grondslagen/<uuid:grondslag_id>/beeindigen/", grondslag.grondslag_beeindigen, name="grondslag_beeindigen"),
    path("dossiers/<uuid:dossier_id>/registratie/", registratie.dossier_registratie, name="dossier_registratie"),
    path("dossiers/<uuid:dossier_id>/registratie/sturen/", registratie.registratie_sturen, name="registratie_sturen"),
    path(
        "dossiers/<uuid:dossier_id>/registratie/voorbeeld/",
        registratie.registratie_voorbeeld,
        name="registratie_voorbeeld",
    ),
    path(
        "dossiers/<uuid:dossier_id>/registratie/beslisboom/",
        beslisboom.dossier_beslisboom,
        name="dossier_beslisboom",
    ),
    path(
        "dossiers/<uuid:dossier_id>/registratie/intrekken/",
        intrekking.registratie_intrekken,
        name="registratie_intrekken",
    ),
    path(
        "registratie-intrekkingen/<uuid:registratieintrekking_id>/bewijs/",
        intrekking.registratieintrekking_bewijs,
        name="registratieintrekking_bewijs",
    ),
    path("dossiers/<uuid:dossier_id>/registratie/uitstel/", uitstel.uitstel_nieuw, name="uitstel_nieuw"),
    path("navragen/<uuid:navraag_id>/beantwoorden/", navraag.navraag_beantwoorden, name="navraag_beantwoorden"),
    path("registreren/", beslisboom.beslisboom, name="beslisboom"),
    path(
        "toestemmingen/<uuid:toestemming_id>/intrekken/",
        toestemming.toestemming_intrekken,
        name="toestemming_intrekken",
    ),
    path("dossiers/<uuid:dossier_id>/pijlers/", pijlers.dossier_pijlers, name="dossier_pijlers"),
    path("termijnen/", pijlers.termijn_lijst, name="termijn_lijst"),
    path("termijnen/<uuid:termijn_id>/afhandelen/", pijlers.termijn_afhandelen, name="termijn_afhandelen"),
    path("dossiers/<uuid:dossier_id>/verblijfsrecht/", verblijfsrecht.dossier_verblijf, name="dossier_verblijf"),
    path(
        "dossiers/<uuid:dossier_id>/verblijfsrecht/nieuw/",
        verblijfsrecht.verblijfsspoor_nieuw,
        name="verblijfsspoor_nieuw",
    ),
    path(
        "verblijfssporen/<uuid:verblijfsspoor_id>/stap/", verblijfsrecht.verblijfsspoor_stap, name="verblijfsspoor_stap"
    ),
    path("dossiers/<uuid:dossier_id>/strafrecht/", strafrecht.dossier_strafrecht, name="dossier_strafrecht"),
    path("dossiers/<uuid:dossier_id>/strafrecht/nieuw/", strafrecht.strafzaak_nieuw, name="strafzaak_nieuw"),
    path("strafzaken/<uuid:strafzaak_id>/stap/", strafrecht.strafzaak_stap, name="strafzaak_stap"),
    path(
        "strafzaken/<uuid:strafzaak_id>/recht/",
        strafrecht.slachtofferrecht_vastleggen,
        name="slachtofferrecht_vastleggen",
    ),
    path(
        "strafzaken/<uuid:strafzaak_id>/schadevergoeding/",
        strafrecht.schadevergoeding_nieuw,
        name="schadevergoeding_nieuw",
    ),
    path(
        "schadevergoedingen/<uuid:schadevergoeding_id>/stap/",
        strafrecht.schadevergoeding_stap,
        name="schadevergoeding_stap",
    ),
    path("dossiers/<uuid:dossier_id>/hulp/", hulp.dossier_hulp, name="dossier_hulp"),
    path("dossiers/<uuid:dossier_id>/hulp/nieuw/", hulp.hulp_nieuw, name="hulp_nieuw"),
    path("hulp-en-opvang/<uuid:hulp_id>/stap/", hulp.hulp_stap, name="hulp_stap"),
    path("dossiers/<uuid:dossier_id>/hulpvragen/", hulpvraag.dossier_hulpvragen, name="dossier_hulpvragen"),
    path("dossiers/<uuid:dossier_id>/hulpvragen/nieuw/", hulpvraag.hulpvraag_nieuw, name="hulpvraag_nieuw"),
    path("hulpvragen/<uuid:hulpvraag_id>/wijzigen/", hulpvraag.hulpvraag_wijzigen, name="hulpvraag_wijzigen"),
    path("hulpvragen/<uuid:hulpvraag_id>/stap/", hulpvraag.hulpvraag_stap, name="hulpvraag_stap"),
    path("dossiers/<uuid:dossier_id>/voorzieningen/", voorziening.dossier_voorzieningen, name="dossier_voorzieningen"),
    path("dossiers/<uuid:dossier_id>/voorzieningen/bijhouden/", voorziening.voorziening_stap, name="voorziening_stap"),
    path("hulpvragen/<uuid:hulpvraag_id>/passende-hulp/", zorgactie.zorgactie_zoeken, name="zorgactie_zoeken"),
    path(
        "hulpvragen/<uuid:hulpvraag_id>/aanbieden/<uuid:organisatie_id>/",
        zorgactie.zorgactie_aanbieden,
        name="zorgactie_aanbieden",
    ),
    path("zorgacties/", gastviews.zorgactie_lijst, name="zorgactie_lijst"),
    path("zorgacties/<uuid:zorgactie_id>/", zorgactie.zorgactie, name="zorgactie"),
    path("zorgacties/<uuid:zorgactie_id>/stap/", zorgactie.zorgactie_stap, name="zorgactie_stap"),
    path("zorgacties/<uuid:zorgactie_id>/contact/", zorgactie.zorgactie_contact, name="zorgactie_contact"),
    path("zorgacties/<uuid:zorgactie_id>/opvolging/", zorgactie.zorgactie_opvolging, name="zorgactie_opvolging"),
    path("zorgacties/<uuid:zorgactie_id>/antwoord/", gastviews.zorgactie_antwoord, name="zorgactie_antwoord"),
    path("dossiers/<uuid:dossier_id>/gedeeld/", inzage.dossier_gedeeld, name="dossier_gedeeld"),
    path(
        "dossiers/<uuid:dossier_id>/noodtoegang/beeindigen/",
        noodtoegang.noodtoegang_beeindigen,
        name="noodtoegang_beeindigen",
    ),
    path("noodtoegang/", noodtoegang.noodtoegang_lijst, name="noodtoegang_lijst"),
    path("noodtoegang/openen/", noodtoegang.noodtoegang_nieuw, name="noodtoegang_nieuw"),
    path("noodtoegang/<uuid:noodtoegang_id>/", noodtoegang.noodtoegang, name="noodtoegang"),
    path("noodtoegang/<uuid:noodtoegang_id>/gezien/", noodtoegang.noodtoegang_gezien, name="noodtoegang_gezien"),
    path(
        "noodtoegang/<uuid:noodtoegang_id>/beoordelen/",
        noodtoegang.noodtoegang_beoordelen,
        name="noodtoegang_beoordelen",
    ),
    path("dossiers/<uuid:dossier_id>/intake/", intake.dossier_intake, name="dossier_intake"),
    path("dossiers/<uuid:dossier_id>/intake/beschrijven/", intake.intake_beschrijven, name="intake_beschrijven"),
    path("dossiers/<uuid:dossier_id>/intake/gesprek/", intake.intakegesprek_nieuw, name="intakegesprek_nieuw"),
    path("dossiers/<uuid:dossier_id>/intake/rechten/", intake.rechtenuitleg_nieuw, name="rechtenuitleg_nieuw"),
    path("dossiers/<uuid:dossier_id>/intake/afronden/", intake.intake_afronden, name="intake_afronden"),
    path("dossiers/<uuid:dossier_id>/intake/stoppen/", intake.intake_stoppen, name="intake_stoppen"),
    path("dossiers/<uuid:dossier_id>/intake/hervatten/", intake.intake_hervatten, name="intake_hervatten"),
    path(
        "intakegesprekken/<uuid:intakegesprek_id>/wijzigen/",
        intake.intakegesprek_verzetten,
        name="intakegesprek_verzetten",
    ),
    path(
        "intakegesprekken/<uuid:intakegesprek_id>/uitkomst/",
        intake.intakegesprek_uitkomst,
        name="intakegesprek_uitkomst",
    ),
    path(
        "intakegesprekken/<uuid:intakegesprek_id>/herinnerd/",
        intake.intakegesprek_herinnerd,
        name="intakegesprek_herinnerd",
    ),
    path(
        "intakegesprekken/<uuid:intakegesprek_id>/herstellen/",
        intake.intakegesprek_herstellen,
        name="intakegesprek_herstellen",
    ),
    path(
        "rechtenuitleg/<uuid:rechtenuitleg_id>/intrekken/",
        intake.rechtenuitleg_intrekken,
        name="rechtenuitleg_intrekken",
    ),
    path("dossiers/<uuid:dossier_id>/advies/", consultatie.consultatie_nieuw, name="consultatie_nieuw"),
    path("consultaties/", consultatie.consultatie_lijst, name="consultatie_lijst"),
    path("consultaties/<uuid:consultatie_id>/", consultatie.consultatie, name="consultatie"),
    path("consultaties/<uuid:consultatie_id>/advies/", consultatie.consultatie_advies, name="consultatie_advies"),
    path("consultaties/<uuid:consultatie_id>/besluit/", consultatie.consultatie_besluit, name="consultatie_besluit"),
    path(
        "consultaties/<uuid:consultatie_id>/intrekken/", consultatie.consultatie_intrekken, name="consultatie_intrekken"
    ),
    path("dossiers/<uuid:dossier_id>/risico/", risico.dossier_risico, name="dossier_risico"),
    path("dossiers/<uuid:dossier_id>/risico/nieuw/", risico.risico_nieuw, name="risico_nieuw"),
    path("risicotaxaties/<uuid:risicotaxatie_id>/", risico.risico_taxatie, name="risico_taxatie"),
    path("risicotaxaties/<uuid:risicotaxatie_id>/corrigeren/", risico.risico_corrigeren, name="risico_corrigeren"),
    path("risicotaxaties/<uuid:risicotaxatie_id>/intrekken/", risico.risico_intrekken, name="risico_intrekken"),
    path("dossiers/<uuid:dossier_id>/zrm/", zrm.dossier_zrm, name="dossier_zrm"),
    path("dossiers/<uuid:dossier_id>/zrm/nieuw/", zrm.zrm_nieuw, name="zrm_nieuw"),
    path("dossiers/<uuid:dossier_id>/zrm/uitdraai/", zrm.zrm_uitdraai, name="zrm_uitdraai"),
    path("zrm/uitkomst/", zrm.zrm_uitkomst, name="zrm_uitkomst"),
    path("zrm/<uuid:meting_id>/", zrm.zrm_meting, name="zrm_meting"),
    path("zrm/<uuid:meting_id>/corrigeren/", zrm.zrm_corrigeren, name="zrm_corrigeren"),
    path("zrm/<uuid:meting_id>/intrekken/", zrm.zrm_intrekken, name="zrm_intrekken"),
    path("dossiers/<uuid:dossier_id>/documenten/", document.dossier_documenten, name="dossier_documenten"),
    path("dossiers/<uuid:dossier_id>/documenten/nieuw/", document.document_nieuw, name="document_nieuw"),
    path("documenten/<uuid:document_id>/versie/", document.document_versie, name="document_versie"),
    path("documenten/<uuid:document_id>/download/", document.document_ophalen, name="document_ophalen"),
    path("documenten/<uuid:document_id>/intrekken/", document.document_intrekken, name="document_intrekken"),
    path("documenten/<uuid:document_id>/terugzetten/", document.document_terugzetten, name="document_terugzetten"),
    path("dossiers/<uuid:dossier_id>/namen/", naam.dossier_namen, name="dossier_namen"),
    path("namen/<uuid:persoonsnaam_id>/weghalen/", naam.naam_weghalen, name="naam_weghalen"),
    path("dossiers/<uuid:dossier_id>/team/", team.dossier_team, name="dossier_team"),
    path("dossiers/<uuid:dossier_id>/team/nieuw/", team.teamlid_nieuw, name="teamlid_nieuw"),
    path("teamleden/<uuid:teamlid_id>/stoppen/", team.teamlid_stoppen, name="teamlid_stoppen"),
    path("dossiers/<uuid:dossier_id>/taken/", taak.dossier_taken, name="dossier_taken"),
    path("dossiers/<uuid:dossier_id>/taken/nieuw/", taak.taak_nieuw, name="taak_nieuw"),
    path("taken/<uuid:taak_id>/wijzigen/", taak.taak_wijzigen, name="taak_wijzigen"),
    path("taken/<uuid:taak_id>/stap/", taak.taak_stap, name="taak_stap"),
    path(
        "dossiers/<uuid:dossier_id>/waarschuwingen/", waarschuwing.dossier_waarschuwingen, name="dossier_waarschuwingen"
    ),
    path(
        "dossiers/<uuid:dossier_id>/waarschuwingen/nieuw/", waarschuwing.waarschuwing_nieuw, name="waarschuwing_nieuw"
    ),
    path(
        "waarschuwingen/<uuid:waarschuwing_id>/intrekken/",
        waarschuwing.waarschuwing_intrekken,
        name="waarschuwing_intrekken",
    ),
    path(
        "waarschuwingen/<uuid:waarschuwing_id>/herstellen/",
        waarschuwing.waarschuwing_herstellen,
        name="waarschuwing_herstellen",
    ),
    path("herinneringen/", herinnering.herinnering_lijst, name="herinnering_lijst"),
    path("herinneringen/wijzigen/", herinnering.herinnering_wijzigen, name="herinnering_wijzigen"),
    path("caseload/", caseload.caseload, name="caseload"),
    path("wisselingen/", wisseling.wisseling_lijst, name="wisseling_lijst"),
    path("wisselingen/nieuw/", wisseling.wisseling_nieuw, name="wisseling_nieuw"),
    path("wisselingen/<uuid:wisseling_id>/aannemen/", wisseling.wisseling_aannemen, name="wisseling_aannemen"),
    path("wisselingen/<uuid:wisseling_id>/weigeren/", wisseling.wisseling_weigeren, name="wisseling_weigeren"),
    path("wisselingen/<uuid:wisseling_id>/intrekken/", wisseling.wisseling_intrekken, name="wisseling_intrekken"),
    path("wisselingen/<uuid:wisseling_id>/kennismaken/", wisseling.wisseling_kennismaken, name="wisseling_kennismaken"),
    path("vervanging/", vervanging.vervanging_lijst, name="vervanging_lijst"),
    path("vervanging/nieuw/", vervanging.vervanging_nieuw, name="vervanging_nieuw"),
    path("vervanging/<uuid:vervanging_id>/beeindigen/", vervanging.vervanging_beeindigen, name="vervanging_beeindigen"),
]
