"""Guests exist in a regio only."""

from django.urls import path

from dekkend.beheer.gasten import views

urlpatterns = [
    path("gebruikers/gast-uitnodigen/", views.gast_uitnodigen, name="gast_uitnodigen"),
    path("gebruikers/<uuid:user_id>/gast/", views.gast_termijn, name="gast_termijn"),
]
