"""The API of the national tier."""

from django.urls import path

from dekkend.national.cijferstand.api import CijferstandApi
from dekkend.national.registraties.api import OntvangenRegistratieApi, OntvangenRegistratiesApi

urlpatterns = [
    path("cijferstand", CijferstandApi.as_view(), name="api_cijferstand"),
    path("registraties", OntvangenRegistratiesApi.as_view(), name="api_ontvangen_registraties"),
    path("registraties/<uuid:sleutel>", OntvangenRegistratieApi.as_view(), name="api_ontvangen_registratie"),
]
