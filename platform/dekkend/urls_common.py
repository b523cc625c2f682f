"""Pages and API that every kind of tenant has."""

from django.urls import include, path

from dekkend.api.views import OpenApi
from dekkend.web.well_known import security_txt

urlpatterns = [
    path("", include("dekkend.web.urls")),
    path("", include("dekkend.beheer.urls")),
    path("", include("tenants.urls")),
    path("", include("tenants.post.urls")),
    path("account/", include("dekkend.login.urls")),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("api/v1/openapi.json", OpenApi.as_view(), name="api_openapi"),
    path("api/v1/", include("tenants.api_urls")),
]
