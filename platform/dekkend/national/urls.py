"""Screens of the national tier."""

from django.urls import include, path

from dekkend.national.cijferstand.views import cijferstand
from dekkend.national.registraties import views

urlpatterns = [
    path("", include("dekkend.national.dekking.urls")),
    path("cijfers/", cijferstand, name="cijferstand"),
    path("registraties/", views.registratie_lijst, name="registratie_lijst"),
    path("registraties/<uuid:sleutel>/", views.registratie, name="registratie"),
]
