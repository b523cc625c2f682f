"""Pages of requests to see what is held. In a regio only: a gemeente has no dossiers."""

from django.urls import path

from casework.inzageverzoek import views

EEN = "inzageverzoeken/<uuid:inzageverzoek_id>/"

urlpatterns = [
    path("dossiers/<uuid:dossier_id>/inzageverzoek/", views.dossier_inzageverzoek, name="dossier_inzageverzoek"),
    path(EEN, views.inzageverzoek, name="inzageverzoek"),
    path(f"{EEN}maken/", views.inzageverzoek_maken, name="inzageverzoek_maken"),
    path(f"{EEN}nakijken/", views.inzageverzoek_nakijken, name="inzageverzoek_nakijken"),
    path(f"{EEN}vrijgeven/", views.inzageverzoek_vrijgeven, name="inzageverzoek_vrijgeven"),
    path(f"{EEN}uitreiken/", views.inzageverzoek_uitreiken, name="inzageverzoek_uitreiken"),
    path(f"{EEN}afwijzen/", views.inzageverzoek_afwijzen, name="inzageverzoek_afwijzen"),
]
