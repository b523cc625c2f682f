"""Requests of persons over their data, in the API of a regio."""

from django.urls import path

from casework.avgverzoek import api

EEN = "avg-verzoeken/<uuid:avgverzoek_id>"

urlpatterns = [
    path("dossiers/<uuid:dossier_id>/avg-verzoeken", api.AvgverzoekenApi.as_view(), name="api_avgverzoeken"),
    path("avg-verzoeken", api.AvgtermijnenApi.as_view(), name="api_avgtermijnen"),
    path(f"{EEN}/verlenging", api.AvgverlengingApi.as_view(), name="api_avgverzoek_verlenging"),
    path(f"{EEN}/besluit", api.AvgbesluitApi.as_view(), name="api_avgverzoek_besluit"),
    path(f"{EEN}/mededeling", api.AvgmededelingApi.as_view(), name="api_avgverzoek_mededeling"),
    path(f"{EEN}/opheffing", api.AvgopheffingApi.as_view(), name="api_avgverzoek_opheffing"),
    path(f"{EEN}/stappen", api.AvgstappenApi.as_view(), name="api_avgverzoek_stappen"),
]
