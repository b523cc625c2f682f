"""The API of the working area, in a regio."""

from django.urls import path

from tenants.werkgebied.api import VeranderingApi, VeranderingenApi, WerkgebiedApi

urlpatterns = [
    path("werkgebied", WerkgebiedApi.as_view(), name="api_werkgebied"),
    path("werkgebied/veranderingen", VeranderingenApi.as_view(), name="api_werkgebied_veranderingen"),
    path("werkgebied/veranderingen/<uuid:opdracht_id>", VeranderingApi.as_view(), name="api_werkgebied_verandering"),
]
