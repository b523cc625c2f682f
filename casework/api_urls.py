"""The API of casework. A gemeente shares it; its roles have no right beyond the meldingen."""

from django.urls import path

from casework.adviesvraag.api import (
    AdviesTellingApi,
    AdviesvraagApi,
    AdviesvraagIntrekkingApi,
    AdviesvraagMeldingApi,
    AdviesvragenApi,
)
from casework.afronding.api import (
    AfrondingApi,
    AfrondingspuntenApi,
    AfrondingspuntIntrekkingApi,
    AfrondingUitkomstApi,
    AfsluitingApi,
    HeropeningApi,
    NazorgmomentenApi,
    NazorgStappenApi,
)
from casework.caseload.api import CaseloadApi
from casework.consultatie.api import (
    ConsultatieAdviesApi,
    ConsultatieBesluitApi,
    ConsultatieIntrekkingApi,
    ConsultatiesApi,
    DossierConsultatiesApi,
)
from casework.contact.api import MeldingApi, MeldingenApi
from casework.document.api import DocumentBestandApi, DocumentenApi, DocumentHerstelApi, DocumentIntrekkingApi
from casework.dossier.api import DossierApi, DossiersApi
from casework.gezag.api import GezagApi
from casework.grondslag.api import GrondslagEindeApi, GrondslagenApi
from casework.herkenning.api import (
    HerkenningenApi,
    HerkenningspuntApi,
    HerkenningspuntenApi,
    MeldingBijDossierApi,
)
from casework.hulp.api import HulpApi, HulpStappenApi
from casework.hulpvraag.api import HulpvraagApi, HulpvraagStappenApi, HulpvragenApi
from casework.intake.api import (
    IntakeApi,
    IntakegesprekApi,
    IntakegesprekkenApi,
    IntakegesprekStappenApi,
    IntakeStappenApi,
    RechtenuitlegApi,
    RechtenuitlegIntrekkingApi,
)
from casework.intrekking.api import RegistratieintrekkingenApi
from casework.naam.api import NaamIntrekkingApi, NamenApi
from casework.navraag.api import NavraagApi
from casework.overdracht.api import (
    DossierOverdrachtenApi,
    OverdrachtenApi,
    OverdrachtIntrekkingApi,
    OvernameBesluitApi,
    OvernamesApi,
)
from casework.pijlers.api import TermijnUitkomstApi
from casework.registratie.api import RegistratiesApi, RegistratieVoorbeeldApi
from casework.risico.api import RisicoCorrectieApi, RisicoIntrekkingApi, RisicotaxatieApi, RisicotaxatiesApi
from casework.strafrecht.api import (
    SchadevergoedingenApi,
    SchadevergoedingStappenApi,
    SlachtofferrechtenApi,
    StrafzaakStappenApi,
    StrafzakenApi,
)
from casework.taak.api import TaakApi, TaakStappenApi, TakenApi
from casework.team.api import TeamApi, TeamlidEindeApi
from casework.toestemming.api import IntrekkingApi, ToestemmingenApi
from casework.uitstel.api import UitstelApi
from casework.verblijfsrecht.api import VerblijfsspoorStappenApi, VerblijfssporenApi
from casework.verwijzing.api import MeldingTerughalingApi, MeldingVerwijzingApi
from casework.voorziening.api import VoorzieningenApi
from casework.waarschuwing.api import WaarschuwingenApi, WaarschuwingHerstelApi, WaarschuwingIntrekkingApi
from casework.wisseling.api import (
    WisselingenApi,
    WisselingIntrekkingApi,
    WisselingKennismakingApi,
    WisselingOvernameApi,
    WisselingWeigeringApi,
)
from casework.zorgactie import api as zorgactie
from casework.zrm.api import ZrmCorrectieApi, ZrmIntrekkingApi, ZrmMetingApi, ZrmMetingenApi, ZrmUitkomstApi

urlpatterns = [
    path("meldingen", MeldingenApi.as_view(), name="api_meldingen"),
    path("meldingen/<uuid:melding_id>", MeldingApi.as_view(), name="api_melding"),
    path("adviesvragen", AdviesvragenApi.as_view(), name="api_adviesvragen"),
    path("uitkomsten/adviesvragen", AdviesTellingApi.as_view(), name="api_adviesvragen_telling"),
    path("adviesvragen/<uuid:adviesvraag_id>", AdviesvraagApi.as_view(), name="api_adviesvraag"),
    path("adviesvragen/<uuid:adviesvraag_id>/melding", AdviesvraagMeldingApi.as_view(), name="api_adviesvraag_melding"),
    path(
        "adviesvragen/<uuid:adviesvraag_id>/intrekking",
        AdviesvraagIntrekkingApi.as_view(),
        name="api_adviesvraag_intrekking",
    ),
    path("meldingen/<uuid:melding_id>/verwijzing", MeldingVerwijzingApi.as_view(), name="api_melding_verwijzing"),
    path("meldingen/<uuid:melding_id>/terughaling", MeldingTerughalingApi.as_view(), name="api_melding_terughaling"),
    path("herkenningen", HerkenningenApi.as_view(), name="api_herkenningen"),
    path("meldingen/<uuid:melding_id>/dossier", MeldingBijDossierApi.as_view(), name="api_melding_dossier"),
    path("dossiers/<uuid:dossier_id>/herkenningspunten", HerkenningspuntenApi.as_view(), name="api_herkenningspunten"),
    path(
        "herkenningspunten/<uuid:herkenningspunt_id>/intrekking",
        HerkenningspuntApi.as_view(),
        name="api_herkenningspunt_weg",
    ),
    path("dossiers", DossiersApi.as_view(), name="api_dossiers"),
    path("dossiers/<uuid:dossier_id>", DossierApi.as_view(), name="api_dossier"),
    path("dossiers/<uuid:dossier_id>/gezag", GezagApi.as_view(), name="api_gezag"),
    path("dossiers/<uuid:dossier_id>/grondslagen", GrondslagenApi.as_view(), name="api_grondslagen"),
    path("grondslagen/<uuid:grondslag_id>/beeindiging", GrondslagEindeApi.as_view(), name="api_grondslag_einde"),
    path("dossiers/<uuid:dossier_id>/toestemmingen", ToestemmingenApi.as_view(), name="api_toestemmingen"),
    path("dossiers/<uuid:dossier_id>/registraties", RegistratiesApi.as_view(), name="api_registraties"),
    path(
        "dossiers/<uuid:dossier_id>/registratievoorbeeld",
        RegistratieVoorbeeldApi.as_view(),
        name="api_registratie_voorbeeld",
    ),
    path(
        "dossiers/<uuid:dossier_id>/registratieintrekkingen",
        RegistratieintrekkingenApi.as_view(),
        name="api_registratieintrekkingen",
    ),
    path("navragen/<uuid:navraag_id>/antwoord", NavraagApi.as_view(), name="api_navraag_antwoord"),
    path("dossiers/<uuid:dossier_id>/uitstellen", UitstelApi.as_view(), name="api_uitstellen"),
    path("dossiers/<uuid:dossier_id>/overdrachten", DossierOverdrachtenApi.as_view(), name="api_dossier_overdrachten"),
    path("overdrachten", OverdrachtenApi.as_view(), name="api_overdrachten"),
    path("overdrachten/<uuid:overdracht_id>/intrekking", OverdrachtIntrekkingApi.as_view(), name="api_overdracht_weg"),
    path("overnames", OvernamesApi.as_view(), name="api_overnames"),
    path("overnames/<uuid:overname_id>/besluit", OvernameBesluitApi.as_view(), name="api_overname_besluit"),
    path("toestemmingen/<uuid:toestemming_id>/intrekking", IntrekkingApi.as_view(), name="api_intrekking"),
    path("dossiers/<uuid:dossier_id>/afronding", AfrondingApi.as_view(), name="api_afronding"),
    path("dossiers/<uuid:dossier_id>/afrondingspunten", AfrondingspuntenApi.as_view(), name="api_afrondingspunten"),
    path(
        "afrondingspunten/<uuid:afrondingspunt_id>/intrekking",
        AfrondingspuntIntrekkingApi.as_view(),
        name="api_afrondingspunt_intrekking",
    ),
    path("dossiers/<uuid:dossier_id>/afsluiting", AfsluitingApi.as_view(), name="api_afsluiting"),
    path("dossiers/<uuid:dossier_id>/heropening", HeropeningApi.as_view(), name="api_heropening"),
    path("dossiers/<uuid:dossier_id>/nazorgmomenten", NazorgmomentenApi.as_view(), name="api_nazorgmomenten"),
    path("nazorgmomenten/<uuid:nazorgmoment_id>/stappen", NazorgStappenApi.as_view(), name="api_nazorg_stappen"),
    path("caseload", CaseloadApi.as_view(), name="api_caseload"),
    path("wisselingen", WisselingenApi.as_view(), name="api_wisselingen"),
    path("wisselingen/<uuid:wisseling_id>/overname", WisselingOvernameApi.as_view(), name="api_wisseling_overname"),
    path("wisselingen/<uuid:wisseling_id>/weigering", WisselingWeigeringApi.as_view(), name="api_wisseling_weigering"),
    path(
        "wisselingen/<uuid:wisseling_id>/intrekking", WisselingIntrekkingApi.as_view(), name="api_wisseling_intrekking"
    ),
    path(
        "wisselingen/<uuid:wisseling_id>/kennismaking",
        WisselingKennismakingApi.as_view(),
        name="api_wisseling_kennismaking",
    ),
    path("uitkomsten/afronding", AfrondingUitkomstApi.as_view(), name="api_afronding_uitkomst"),
    path("dossiers/<uuid:dossier_id>/intake", IntakeApi.as_view(), name="api_intake"),
    path("dossiers/<uuid:dossier_id>/intake/stappen", IntakeStappenApi.as_view(), name="api_intake_stappen"),
    path("dossiers/<uuid:dossier_id>/intakegesprekken", IntakegesprekkenApi.as_view(), name="api_intakegesprekken"),
    path("intakegesprekken/<uuid:intakegesprek_id>", IntakegesprekApi.as_view(), name="api_intakegesprek"),
    path(
        "intakegesprekken/<uuid:intakegesprek_id>/stappen",
        IntakegesprekStappenApi.as_view(),
        name="api_intakegesprek_stappen",
    ),
    path("dossiers/<uuid:dossier_id>/rechtenuitleggen", RechtenuitlegApi.as_view(), name="api_rechtenuitleg"),
    path(
        "rechtenuitleggen/<uuid:rechtenuitleg_id>/intrekking",
        RechtenuitlegIntrekkingApi.as_view(),
        name="api_rechtenuitleg_intrekking",
    ),
    path("consultaties", ConsultatiesApi.as_view(), name="api_consultaties"),
    path("dossiers/<uuid:dossier_id>/consultaties", DossierConsultatiesApi.as_view(), name="api_dossier_consultaties"),
    path("consultaties/<uuid:consultatie_id>/advies", ConsultatieAdviesApi.as_view(), name="api_consultatie_advies"),
    path("consultaties/<uuid:consultatie_id>/besluit", ConsultatieBesluitApi.as_view(), name="api_consultatie_besluit"),
    path(
        "consultaties/<uuid:consultatie_id>/intrekking",
        ConsultatieIntrekkingApi.as_view(),
        name="api_consultatie_intrekking",
    ),
    path("dossiers/<uuid:dossier_id>/risicotaxaties", RisicotaxatiesApi.as_view(), name="api_risicotaxaties"),
    path("risicotaxaties/<uuid:risicotaxatie_id>", RisicotaxatieApi.as_view(), name="api_risicotaxatie"),
    path("risicotaxaties/<uuid:risicotaxatie_id>/correctie", RisicoCorrectieApi.as_view(), name="api_risico_correctie"),
    path(
        "risicotaxaties/<uuid:risicotaxatie_id>/intrekking", RisicoIntrekkingApi.as_view(), name="api_risico_intrekking"
    ),
    path("dossiers/<uuid:dossier_id>/zrmmetingen", ZrmMetingenApi.as_view(), name="api_zrm_metingen"),
    path("uitkomsten/zrm", ZrmUitkomstApi.as_view(), name="api_zrm_uitkomst"),
    path("zrmmetingen/<uuid:meting_id>", ZrmMetingApi.as_view(), name="api_zrm_meting"),
    path("zrmmetingen/<uuid:meting_id>/correctie", ZrmCorrectieApi.as_view(), name="api_zrm_correctie"),
    path("zrmmetingen/<uuid:meting_id>/intrekking", ZrmIntrekkingApi.as_view(), name="api_zrm_intrekking"),
    path("dossiers/<uuid:dossier_id>/verblijfssporen", VerblijfssporenApi.as_view(), name="api_verblijfssporen"),
    path(
        "verblijfssporen/<uuid:verblijfsspoor_id>/stappen",
        VerblijfsspoorStappenApi.as_view(),
        name="api_verblijfsspoor_stappen",
    ),
    path("dossiers/<uuid:dossier_id>/strafzaken", StrafzakenApi.as_view(), name="api_strafzaken"),
    path("strafzaken/<uuid:strafzaak_id>/stappen", StrafzaakStappenApi.as_view(), name="api_strafzaak_stappen"),
    path(
        "strafzaken/<uuid:strafzaak_id>/slachtofferrechten",
        SlachtofferrechtenApi.as_view(),
        name="api_slachtofferrechten",
    ),
    path(
        "strafzaken/<uuid:strafzaak_id>/schadevergoedingen",
        SchadevergoedingenApi.as_view(),
        name="api_schadevergoedingen",
    ),
    path(
        "schadevergoedingen/<uuid:schadevergoeding_id>/stappen",
        SchadevergoedingStappenApi.as_view(),
        name="api_schadevergoeding_stappen",
    ),
    path("dossiers/<uuid:dossier_id>/hulpvormen", HulpApi.as_view(), name="api_hulp"),
    path("hulpvormen/<uuid:hulp_id>/stappen", HulpStappenApi.as_view(), name="api_hulp_stappen"),
    path("dossiers/<uuid:dossier_id>/hulpvragen", HulpvragenApi.as_view(), name="api_hulpvragen"),
    path("hulpvragen/<uuid:hulpvraag_id>", HulpvraagApi.as_view(), name="api_hulpvraag"),
    path("hulpvragen/<uuid:hulpvraag_id>/stappen", HulpvraagStappenApi.as_view(), name="api_hulpvraag_stappen"),
    path("dossiers/<uuid:dossier_id>/documenten", DocumentenApi.as_view(), name="api_documenten"),
    path("documenten/<uuid:document_id>/bestand", DocumentBestandApi.as_view(), name="api_document_bestand"),
    path("documenten/<uuid:document_id>/intrekking", DocumentIntrekkingApi.as_view(), name="api_document_weg"),
    path("documenten/<uuid:document_id>/herstel", DocumentHerstelApi.as_view(), name="api_document_herstel"),
    path("dossiers/<uuid:dossier_id>/namen", NamenApi.as_view(), name="api_namen"),
    path("namen/<uuid:persoonsnaam_id>/intrekking", NaamIntrekkingApi.as_view(), name="api_naam_weg"),
    path("dossiers/<uuid:dossier_id>/teamleden", TeamApi.as_view(), name="api_team"),
    path("teamleden/<uuid:teamlid_id>/einde", TeamlidEindeApi.as_view(), name="api_teamlid_einde"),
    path("dossiers/<uuid:dossier_id>/taken", TakenApi.as_view(), name="api_taken"),
    path("taken/<uuid:taak_id>", TaakApi.as_view(), name="api_taak"),
    path("taken/<uuid:taak_id>/stappen", TaakStappenApi.as_view(), name="api_taak_stappen"),
    path("dossiers/<uuid:dossier_id>/waarschuwingen", WaarschuwingenApi.as_view(), name="api_waarschuwingen"),
    path(
        "waarschuwingen/<uuid:waarschuwing_id>/intrekking",
        WaarschuwingIntrekkingApi.as_view(),
        name="api_waarschuwing_weg",
    ),
    path(
        "waarschuwingen/<uuid:waarschuwing_id>/herstel",
        WaarschuwingHerstelApi.as_view(),
        name="api_waarschuwing_herstel",
    ),
    path("dossiers/<uuid:dossier_id>/voorzieningen", VoorzieningenApi.as_view(), name="api_voorzieningen"),
    path("hulpvragen/<uuid:hulpvraag_id>/zorgacties", zorgactie.ZorgactiesApi.as_view(), name="api_zorgacties"),
    path("zorgacties/<uuid:zorgactie_id>", zorgactie.ZorgactieApi.as_view(), name="api_zorgactie"),
    path(
        "zorgacties/<uuid:zorgactie_id>/stappen", zorgactie.ZorgactieStappenApi.as_view(), name="api_zorgactie_stappen"
    ),
    path("zorgacties/<uuid:zorgactie_id>/contacten", zorgactie.ZorgcontactenApi.as_view(), name="api_zorgcontacten"),
    path("zorgacties/<uuid:zorgactie_id>/opvolging", zorgactie.OpvolgingApi.as_view(), name="api_zorgactie_opvolging"),
    path("aangeboden-zorgacties", zorgactie.AangebodenZorgactiesApi.as_view(), name="api_aangeboden_zorgacties"),
    path(
        "aangeboden-zorgacties/<uuid:zorgactie_id>",
        zorgactie.AangebodenZorgactieApi.as_view(),
        name="api_aangeboden_zorgactie",
    ),
    path(
        "aangeboden-zorgacties/<uuid:zorgactie_id>/antwoord",
        zorgactie.ZorgactieAntwoordApi.as_view(),
        name="api_zorgactie_antwoord",
    ),
    path("termijnen/<uuid:termijn_id>/uitkomst", TermijnUitkomstApi.as_view(), name="api_termijn_uitkomst"),
]
