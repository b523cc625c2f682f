"""The API about keeping dossiers: only a regio has them."""

from django.urls import path

from casework.bewaren.api import BewaardeDossiersApi, BewaarstopOpheffingApi, BewaarstoppenApi

urlpatterns = [
    path("bewaarde-dossiers", BewaardeDossiersApi.as_view(), name="api_bewaarde_dossiers"),
    path("dossiers/<uuid:dossier_id>/bewaarstops", BewaarstoppenApi.as_view(), name="api_bewaarstops"),
    path("bewaarstops/<uuid:bewaarstop_id>/opheffing", BewaarstopOpheffingApi.as_view(), name="api_bewaarstop_weg"),
]
