"""Everything that answers on the host of the national tier."""

from django.urls import include, path

urlpatterns = [
    path("", include("dekkend.urls_common")),
    path("", include("dekkend.national.urls")),
    path("api/v1/", include("dekkend.national.api_urls")),
]

handler400 = "dekkend.web.pages.bad_request"
handler403 = "dekkend.web.pages.permission_denied"
handler404 = "dekkend.web.pages.not_found"
handler500 = "dekkend.web.pages.server_error"
