"""Pages of casework. A gemeente shares them; its roles have no right beyond the meldingen."""

from django.urls import path

from casework.contact import views as contact
from casework.dossier import views as dossier
from casework.registratie import views as registratie
from casework.toestemming import views as toestemming

urlpatterns = [
    path("meldingen/", contact.melding_lijst, name="melding_lijst"),
    path("meldingen/nieuw/", contact.melding_nieuw, name="melding_nieuw"),
    path("meldingen/<uuid:melding_id>/", contact.melding, name="melding"),
    path("meldingen/<uuid:melding_id>/wijzigen/", contact.melding_wijzigen, name="melding_wijzigen"),
    path("meldingen/<uuid:melding_id>/afsluiten/", contact.melding_afsluiten, name="melding_afsluiten"),
    path("meldingen/<uuid:melding_id>/doorgeven/", contact.melding_doorgeven, name="melding_doorgeven"),
    path("meldingen/<uuid:melding_id>/dossier/", dossier.dossier_openen, name="dossier_openen"),
    path("dossiers/", dossier.dossier_lijst, name="dossier_lijst"),
    path("dossiers/nieuw/", dossier.dossier_nieuw, name="dossier_nieuw"),
    path("dossiers/<uuid:dossier_id>/", dossier.dossier, name="dossier"),
    path("dossiers/<uuid:dossier_id>/persoon/", dossier.dossier_persoon, name="dossier_persoon"),
    path("dossiers/<uuid:dossier_id>/aantekening/", dossier.dossier_aantekening, name="dossier_aantekening"),
    path("dossiers/<uuid:dossier_id>/starten/", dossier.dossier_starten, name="dossier_starten"),
    path("dossiers/<uuid:dossier_id>/heropenen/", dossier.dossier_heropenen, name="dossier_heropenen"),
    path("dossiers/<uuid:dossier_id>/afsluiten/", dossier.dossier_afsluiten, name="dossier_afsluiten"),
    path("dossiers/<uuid:dossier_id>/oppakken/", dossier.dossier_oppakken, name="dossier_oppakken"),
    path("dossiers/<uuid:dossier_id>/loslaten/", dossier.dossier_loslaten, name="dossier_loslaten"),
    path("dossiers/<uuid:dossier_id>/toestemming/", toestemming.toestemming_nieuw, name="toestemming_nieuw"),
    path("dossiers/<uuid:dossier_id>/registratie/", registratie.dossier_registratie, name="dossier_registratie"),
    path("dossiers/<uuid:dossier_id>/registratie/sturen/", registratie.registratie_sturen, name="registratie_sturen"),
    path(
        "toestemmingen/<uuid:toestemming_id>/intrekken/",
        toestemming.toestemming_intrekken,
        name="toestemming_intrekken",
    ),
]
