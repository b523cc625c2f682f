"""Screens of the log-in server of a gemeente: the regio's, and the way there and back."""

from django.urls import path

from tenants.onboarding.inlogdienst import views

urlpatterns = [
    path(
        "aansluitingen/<uuid:aansluiting_id>/inlogdienst/",
        views.aansluiting_inlogdienst,
        name="aansluiting_inlogdienst",
    ),
    path(
        "aansluitingen/<uuid:aansluiting_id>/inlogdienst/verwijderen/",
        views.aansluiting_inlogdienst_verwijderen,
        name="aansluiting_inlogdienst_verwijderen",
    ),
    path("aansluiten/inloggen/", views.aansluiten_inloggen, name="aansluiten_inloggen"),
    path("aansluiten/inloggen/terug/", views.aansluiten_inloggen_terug, name="aansluiten_inloggen_terug"),
]
