"""Pages of requests of persons over their data. In a regio only: a gemeente has no dossiers."""

from django.urls import path

from casework.avgverzoek import views
from casework.avgverzoek.rules import STAPPEN

EEN = "avg-verzoeken/<uuid:avgverzoek_id>/"

urlpatterns = [
    path("dossiers/<uuid:dossier_id>/avg-verzoek/", views.dossier_avgverzoek, name="dossier_avgverzoek"),
    path("avg-verzoeken/", views.avgverzoek_lijst, name="avgverzoek_lijst"),
    path(EEN, views.avgverzoek, name="avgverzoek"),
    path(f"{EEN}verlengen/", views.avgverzoek_verlengen, name="avgverzoek_verlengen"),
    path(f"{EEN}beslissen/", views.avgverzoek_beslissen, name="avgverzoek_beslissen"),
    path(f"{EEN}vertellen/", views.avgverzoek_vertellen, name="avgverzoek_vertellen"),
    path(f"{EEN}opheffen/", views.avgverzoek_opheffen, name="avgverzoek_opheffen"),
    *(path(f"{EEN}{stap}/", views.avgverzoek_stap, {"stap": stap}, name=f"avgverzoek_{stap}") for stap in STAPPEN),
]
