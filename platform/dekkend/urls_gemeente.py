"""Everything that answers on the host of a gemeente."""

from django.urls import include, path

urlpatterns = [
    path("", include("dekkend.urls_common")),
    path("", include("tenants.onze_aansluiting.urls")),
    path("", include("casework.urls")),
    path("", include("casework.meldcode.urls")),
    path("", include("casework.opruimen.urls")),
    path("", include("dekkend.national.dekking.urls")),
    path("api/v1/", include("casework.api_urls")),
    path("api/v1/", include("casework.meldcode.api_urls")),
    path("api/v1/", include("casework.opruimen.api_urls")),
]

handler400 = "dekkend.web.pages.bad_request"
handler403 = "dekkend.web.pages.permission_denied"
handler404 = "dekkend.web.pages.not_found"
handler500 = "dekkend.web.pages.server_error"
