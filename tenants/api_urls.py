"""The API of the register."""

from django.urls import path

from tenants.register.api import GemeenteApi, GemeentenApi

urlpatterns = [
    path("gemeenten", GemeentenApi.as_view(), name="api_gemeenten"),
    path("gemeenten/<str:gm_code>", GemeenteApi.as_view(), name="api_gemeente"),
]
