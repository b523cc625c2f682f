"""The API of the finances of a region."""

from django.urls import path

from billing.begroting.api import BegrotingApi, BegrotingenApi, VaststellingApi
from billing.verdeelsleutel.api import VerdelingApi, VerdelingenApi

urlpatterns = [
    path("begrotingen", BegrotingenApi.as_view(), name="api_begrotingen"),
    path("begrotingen/<uuid:begroting_id>", BegrotingApi.as_view(), name="api_begroting"),
    path("begrotingen/<uuid:begroting_id>/vaststelling", VaststellingApi.as_view(), name="api_vaststelling"),
    path("begrotingen/<uuid:begroting_id>/verdelingen", VerdelingenApi.as_view(), name="api_verdelingen"),
    path("verdelingen/<uuid:verdeling_id>", VerdelingApi.as_view(), name="api_verdeling"),
]
