"""Screens of the working area, in a regio."""

from django.urls import path

from tenants.werkgebied import views

urlpatterns = [
    path("werkgebied/", views.werkgebied, name="werkgebied"),
    path("werkgebied/wijzigen/", views.werkgebied_wijzigen, name="werkgebied_wijzigen"),
    path("werkgebied/bevestigen/", views.werkgebied_bevestigen, name="werkgebied_bevestigen"),
    path("werkgebied/aanvragen/<uuid:opdracht_id>/intrekken/", views.werkgebied_intrekken, name="werkgebied_intrekken"),
    path("werkgebied/geschiedenis/", views.werkgebied_geschiedenis, name="werkgebied_geschiedenis"),
]
