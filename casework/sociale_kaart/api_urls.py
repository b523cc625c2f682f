"""The API of the sociale kaart; only a regio has one."""

from django.urls import path

from casework.sociale_kaart.api import OrganisatieApi, OrganisatiesApi

urlpatterns = [
    path("organisaties", OrganisatiesApi.as_view(), name="api_organisaties"),
    path("organisaties/<uuid:organisatie_id>", OrganisatieApi.as_view(), name="api_organisatie"),
]
