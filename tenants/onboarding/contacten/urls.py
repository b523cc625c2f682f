"""Screens of the contacts of a gemeente: hers with the link, and those of the regio."""

from django.urls import path

from tenants.onboarding.contacten import views

urlpatterns = [
    path("aansluiten/contacten/", views.aansluiten_contacten, name="aansluiten_contacten"),
    path("aansluitingen/<uuid:aansluiting_id>/contacten/", views.aansluiting_contacten, name="aansluiting_contacten"),
    path(
        "aansluitingen/<uuid:aansluiting_id>/contacten/<str:soort>/",
        views.aansluiting_contact,
        name="aansluiting_contact",
    ),
]
