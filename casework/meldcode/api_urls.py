"""The API of the meldcode, in a gemeente only."""

from django.urls import path

from casework.meldcode.api import (
    SignaleringApi,
    SignaleringBesluitApi,
    SignaleringenApi,
    SignaleringHeropeningApi,
    SignaleringIntrekkingApi,
    SignaleringStappenApi,
)

EEN = "signaleringen/<uuid:signalering_id>"

urlpatterns = [
    path("signaleringen", SignaleringenApi.as_view(), name="api_signaleringen"),
    path(EEN, SignaleringApi.as_view(), name="api_signalering"),
    path(f"{EEN}/stappen", SignaleringStappenApi.as_view(), name="api_signalering_stappen"),
    path(f"{EEN}/besluit", SignaleringBesluitApi.as_view(), name="api_signalering_besluit"),
    path(f"{EEN}/heropening", SignaleringHeropeningApi.as_view(), name="api_signalering_heropening"),
    path(f"{EEN}/intrekking", SignaleringIntrekkingApi.as_view(), name="api_signalering_intrekking"),
]
