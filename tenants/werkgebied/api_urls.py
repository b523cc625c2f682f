"""The API of the working area, in a regio."""

from django.urls import path

from tenants.werkgebied.api import WerkgebiedApi, WijzigingApi, WijzigingenApi

urlpatterns = [
    path("werkgebied", WerkgebiedApi.as_view(), name="api_werkgebied"),
    path("werkgebied/wijzigingen", WijzigingenApi.as_view(), name="api_werkgebied_wijzigingen"),
    path("werkgebied/wijzigingen/<uuid:opdracht_id>", WijzigingApi.as_view(), name="api_werkgebied_wijziging"),
]
