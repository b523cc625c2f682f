"""Screens of the documents: those of the regio, and those of the gemeente with its link."""

from django.urls import path

from tenants.onboarding.stukken import meedoen_views, views

urlpatterns = [
    path("aansluitingen/stukken/", views.stuk_lijst, name="stuk_lijst"),
    path("aansluitingen/stukken/nieuw/", views.stuk_nieuw, name="stuk_nieuw"),
    path("aansluitingen/stukken/<uuid:stuk_id>/", views.stuk, name="stuk"),
    path("aansluitingen/stukken/<uuid:stuk_id>/download/", views.stuk_pdf, name="stuk_pdf"),
    path("aansluitingen/stukken/<uuid:stuk_id>/intrekken/", views.stuk_intrekken, name="stuk_intrekken"),
    path("aansluiten/stukken/", meedoen_views.aansluiten_stukken, name="aansluiten_stukken"),
    path("aansluiten/stukken/<uuid:stuk_id>/download/", meedoen_views.aansluiten_stuk, name="aansluiten_stuk"),
    path("aansluiten/akkoord/", meedoen_views.aansluiten_akkoord, name="aansluiten_akkoord"),
]
