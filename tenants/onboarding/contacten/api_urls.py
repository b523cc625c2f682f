"""The API of the contacts of a gemeente, in a regio."""

from django.urls import path

from tenants.onboarding.contacten.api import ContactApi, ContactenApi

urlpatterns = [
    path("aansluitingen/<uuid:aansluiting_id>/contacten", ContactenApi.as_view(), name="api_contacten"),
    path(
        "aansluitingen/<uuid:aansluiting_id>/contacten/<uuid:aansluitcontact_id>",
        ContactApi.as_view(),
        name="api_contact",
    ),
]
