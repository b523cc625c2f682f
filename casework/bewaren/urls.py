"""Screens about keeping: only a regio has them."""

from django.urls import path

from casework.bewaren import views

urlpatterns = [
    path("bewaren/", views.bewaren_lijst, name="bewaren_lijst"),
    path("dossiers/<uuid:dossier_id>/bewaren/", views.dossier_bewaren, name="dossier_bewaren"),
    path("bewaarstops/<uuid:bewaarstop_id>/opheffen/", views.bewaarstop_opheffen, name="bewaarstop_opheffen"),
]
