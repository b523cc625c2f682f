"""Pages of the sociale kaart; only a regio has one."""

from django.urls import path

from casework.contact.views import kaart_melding
from casework.sociale_kaart import onderdelen, views

urlpatterns = [
    path("sociale-kaart/", views.kaart_lijst, name="kaart_lijst"),
    path("sociale-kaart/nieuw/", views.kaart_nieuw, name="kaart_nieuw"),
    path("sociale-kaart/zoeken/", views.kaart_zoeken, name="kaart_zoeken"),
    path("sociale-kaart/termijn/", views.kaart_termijn, name="kaart_termijn"),
    path("sociale-kaart/inlezen/", onderdelen.kaart_inlezen, name="kaart_inlezen"),
    path("sociale-kaart/bestand/", onderdelen.kaart_csv, name="kaart_csv"),
    path("sociale-kaart/<uuid:organisatie_id>/", views.kaart_organisatie, name="kaart_organisatie"),
    path("sociale-kaart/<uuid:organisatie_id>/wijzigen/", views.kaart_wijzigen, name="kaart_wijzigen"),
    path("sociale-kaart/<uuid:organisatie_id>/nakijken/", views.kaart_nakijken, name="kaart_nakijken"),
    path("sociale-kaart/<uuid:organisatie_id>/archiveren/", views.kaart_archiveren, name="kaart_archiveren"),
    path("sociale-kaart/<uuid:organisatie_id>/terughalen/", views.kaart_terughalen, name="kaart_terughalen"),
    path("sociale-kaart/<uuid:organisatie_id>/melding/", kaart_melding, name="kaart_melding"),
    path("sociale-kaart/<uuid:organisatie_id>/contact/", onderdelen.kaart_contact_nieuw, name="kaart_contact_nieuw"),
    path("sociale-kaart/<uuid:organisatie_id>/specialisme/", onderdelen.kaart_specialisme, name="kaart_specialisme"),
    path(
        "sociale-kaart/contact/<uuid:kaartcontact_id>/",
        onderdelen.kaart_contact_wijzigen,
        name="kaart_contact_wijzigen",
    ),
    path(
        "sociale-kaart/contact/<uuid:kaartcontact_id>/weghalen/",
        onderdelen.kaart_contact_weghalen,
        name="kaart_contact_weghalen",
    ),
    path(
        "sociale-kaart/specialisme/<uuid:specialisme_id>/weghalen/",
        onderdelen.kaart_specialisme_weghalen,
        name="kaart_specialisme_weghalen",
    ),
]
