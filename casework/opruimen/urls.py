"""Screens about what became no dossier, and about the terms: in a regio and in a gemeente."""

from django.urls import path

from casework.bewaren.views import bewaartermijn_wijzigen
from casework.opruimen import views
from casework.stukstop.views import stuk_bewaren, stukstop_opheffen

EEN = "opruimen/<uuid:opruimvoorstel_id>/"

urlpatterns = [
    path("opruimen/", views.opruimen_lijst, name="opruimen_lijst"),
    path("opruimen/nieuw/", views.opruimen_voorstellen, name="opruimen_voorstellen"),
    path(EEN, views.opruimvoorstel, name="opruimvoorstel"),
    path(f"{EEN}bevestigen/", views.opruimen_bevestigen, name="opruimen_bevestigen"),
    path(f"{EEN}afwijzen/", views.opruimen_afwijzen, name="opruimen_afwijzen"),
    path("losse-stukken/<uuid:los_stuk_id>/bewaren/", stuk_bewaren, name="stuk_bewaren"),
    path("stukstops/<uuid:stukstop_id>/opheffen/", stukstop_opheffen, name="stukstop_opheffen"),
    path("bewaren/wijzigen/", bewaartermijn_wijzigen, name="bewaartermijn_wijzigen"),
]
