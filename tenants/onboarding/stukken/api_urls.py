"""The API of the documents and the akkoorden, in a regio."""

from django.urls import path

from tenants.onboarding.stukken.api import AkkoordenApi, StukApi, StukIntrekkingApi, StukkenApi, StukPdfApi

urlpatterns = [
    path("stukken", StukkenApi.as_view(), name="api_stukken"),
    path("stukken/<uuid:stuk_id>", StukApi.as_view(), name="api_stuk"),
    path("stukken/<uuid:stuk_id>/pdf", StukPdfApi.as_view(), name="api_stuk_pdf"),
    path("stukken/<uuid:stuk_id>/intrekking", StukIntrekkingApi.as_view(), name="api_stuk_intrekking"),
    path("aansluitingen/<uuid:aansluiting_id>/akkoorden", AkkoordenApi.as_view(), name="api_akkoorden"),
]
