"""The API of the national tier."""

from django.urls import path

from dekkend.national.cijferstand.api import CijferstandApi
from dekkend.national.navraag.api import GesteldeNavragenApi
from dekkend.national.registraties.api import OntvangenRegistratieApi, OntvangenRegistratiesApi
from dekkend.national.uitlevering.api import UitleveringenApi, UitleveringMeldingApi
from dekkend.national.volledigheid.api import RegistratieVolledigheidApi

urlpatterns = [
    path("cijferstand", CijferstandApi.as_view(), name="api_cijferstand"),
    path("registraties", OntvangenRegistratiesApi.as_view(), name="api_ontvangen_registraties"),
    path("registratiestanden", RegistratieVolledigheidApi.as_view(), name="api_registratie_volledigheid"),
    path("registraties/<uuid:sleutel>", OntvangenRegistratieApi.as_view(), name="api_ontvangen_registratie"),
    path("registraties/<uuid:sleutel>/navragen", GesteldeNavragenApi.as_view(), name="api_gestelde_navragen"),
    path("uitleveringen", UitleveringenApi.as_view(), name="api_uitleveringen"),
    path(
        "uitleveringen/<uuid:uitlevering_id>/melding", UitleveringMeldingApi.as_view(), name="api_uitlevering_melding"
    ),
]
