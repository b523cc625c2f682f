"""Screens of the working area, in a regio."""

from django.urls import path

from tenants.werkgebied import views
from tenants.werkgebied.aanbod import views as aanbod

AANBOD = "werkgebied/aanbod/<uuid:gemeenteaanbod_id>/"

urlpatterns = [
    path("werkgebied/", views.werkgebied, name="werkgebied"),
    path("werkgebied/wijzigen/", views.werkgebied_wijzigen, name="werkgebied_wijzigen"),
    path("werkgebied/bevestigen/", views.werkgebied_bevestigen, name="werkgebied_bevestigen"),
    path("werkgebied/aanvragen/<uuid:opdracht_id>/intrekken/", views.werkgebied_intrekken, name="werkgebied_intrekken"),
    path("werkgebied/aanbieden/", aanbod.gemeente_aanbieden, name="gemeente_aanbieden"),
    path(f"{AANBOD}aannemen/", aanbod.aanbod_aannemen, name="aanbod_aannemen"),
    path(f"{AANBOD}weigeren/", aanbod.aanbod_weigeren, name="aanbod_weigeren"),
    path(f"{AANBOD}intrekken/", aanbod.aanbod_intrekken, name="aanbod_intrekken"),
    path("werkgebied/geschiedenis/", views.werkgebied_geschiedenis, name="werkgebied_geschiedenis"),
]
