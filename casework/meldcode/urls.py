"""Pages of the meldcode. In a gemeente only: the regio receives the melding."""

from django.urls import path

from casework.meldcode import views

EEN = "meldcode/<uuid:signalering_id>/"

urlpatterns = [
    path("meldcode/", views.signalering_lijst, name="signalering_lijst"),
    path("meldcode/nieuw/", views.signalering_nieuw, name="signalering_nieuw"),
    path(EEN, views.signalering, name="signalering"),
    path(f"{EEN}signalen/", views.signalering_stap, {"stap": "signalen"}, name="signalering_signalen"),
    path(f"{EEN}overleg/", views.signalering_stap, {"stap": "overleg"}, name="signalering_overleg"),
    path(f"{EEN}gesprek/", views.signalering_stap, {"stap": "gesprek"}, name="signalering_gesprek"),
    path(f"{EEN}wegen/", views.signalering_stap, {"stap": "wegen"}, name="signalering_wegen"),
    path(f"{EEN}besluit/", views.signalering_besluit, name="signalering_besluit"),
    path(f"{EEN}heropenen/", views.signalering_heropenen, name="signalering_heropenen"),
    path(f"{EEN}intrekken/", views.signalering_intrekken, name="signalering_intrekken"),
]
