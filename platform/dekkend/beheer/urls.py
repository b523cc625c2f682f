"""Screens of beheer, in every kind of tenant."""

from django.urls import path

from dekkend.beheer.gebruikers.views import gebruiker_lijst
from dekkend.beheer.logboek.views import logboek

urlpatterns = [
    path("gebruikers/", gebruiker_lijst, name="gebruiker_lijst"),
    path("logboek/", logboek, name="logboek"),
]
