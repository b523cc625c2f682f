"""The API of joining, in a regio."""

from django.urls import path

from tenants.onboarding.aansluiting import api

urlpatterns = [
    path("aansluitingen", api.AansluitingenApi.as_view(), name="api_aansluitingen"),
    path("aansluitingen/standen", api.StandenApi.as_view(), name="api_aansluitingen_standen"),
    path("aansluitingen/<uuid:aansluiting_id>", api.AansluitingApi.as_view(), name="api_aansluiting"),
    path("aansluitingen/<uuid:aansluiting_id>/intrekken", api.IntrekkenApi.as_view(), name="api_aansluiting_intrekken"),
    path("aansluitingen/<uuid:aansluiting_id>/vertrek", api.VertrekApi.as_view(), name="api_aansluiting_vertrek"),
]
