"""Everything that answers on the host of a regio."""

from django.urls import include, path

urlpatterns = [
    path("", include("dekkend.urls_common")),
    path("", include("dekkend.beheer.gasten.urls")),
    path("", include("casework.urls")),
    path("", include("casework.avgverzoek.urls")),
    path("", include("casework.bewaren.urls")),
    path("", include("casework.opruimen.urls")),
    path("", include("casework.cijfers.urls")),
    path("", include("casework.inzageverzoek.urls")),
    path("", include("casework.sociale_kaart.urls")),
    path("", include("tenants.werkgebied.urls")),
    path("", include("tenants.onboarding.urls")),
    path("", include("dekkend.national.dekking.urls")),
    path("", include("governance.urls")),
    path("", include("billing.urls")),
    path("api/v1/", include("casework.api_urls")),
    path("api/v1/", include("casework.bewaren.api_urls")),
    path("api/v1/", include("casework.opruimen.api_urls")),
    path("api/v1/", include("casework.avgverzoek.api_urls")),
    path("api/v1/", include("casework.cijfers.api_urls")),
    path("api/v1/", include("casework.sociale_kaart.api_urls")),
    path("api/v1/", include("tenants.werkgebied.api_urls")),
    path("api/v1/", include("tenants.onboarding.api_urls")),
    path("api/v1/", include("tenants.onboarding.contacten.api_urls")),
    path("api/v1/", include("tenants.onboarding.stukken.api_urls")),
    path("api/v1/", include("governance.api_urls")),
    path("api/v1/", include("billing.api_urls")),
]

handler400 = "dekkend.web.pages.bad_request"
handler403 = "dekkend.web.pages.permission_denied"
handler404 = "dekkend.web.pages.not_found"
handler500 = "dekkend.web.pages.server_error"
