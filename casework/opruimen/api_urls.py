"""The API about what became no dossier, and about the terms: in a regio and in a gemeente."""

from django.urls import path

from casework.bewaren.api import BewaartermijnenApi
from casework.opruimen.api import (
    LosseStukkenApi,
    OpruimafwijzingApi,
    OpruimbevestigingApi,
    OpruimvoorstelApi,
    OpruimvoorstellenApi,
)
from casework.stukstop.api import StukstopOpheffingApi, StukstopsApi

EEN = "opruimvoorstellen/<uuid:opruimvoorstel_id>"

urlpatterns = [
    path("losse-stukken", LosseStukkenApi.as_view(), name="api_losse_stukken"),
    path("losse-stukken/<uuid:los_stuk_id>/bewaarstops", StukstopsApi.as_view(), name="api_stukstops"),
    path("stukstops/<uuid:stukstop_id>/opheffing", StukstopOpheffingApi.as_view(), name="api_stukstop_weg"),
    path("opruimvoorstellen", OpruimvoorstellenApi.as_view(), name="api_opruimvoorstellen"),
    path(EEN, OpruimvoorstelApi.as_view(), name="api_opruimvoorstel"),
    path(f"{EEN}/bevestiging", OpruimbevestigingApi.as_view(), name="api_opruimen_bevestigd"),
    path(f"{EEN}/afwijzing", OpruimafwijzingApi.as_view(), name="api_opruimen_afgewezen"),
    path("bewaartermijnen", BewaartermijnenApi.as_view(), name="api_bewaartermijnen"),
]
