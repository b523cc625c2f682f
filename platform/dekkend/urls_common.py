"""Pages and API that every kind of tenant has."""

from django.urls import include, path
from drf_spectacular.views import SpectacularJSONAPIView

urlpatterns = [
    path("", include("dekkend.web.urls")),
    path("", include("dekkend.beheer.urls")),
    path("", include("tenants.urls")),
    path("", include("tenants.post.urls")),
    path("account/", include("allauth.urls")),
    path("api/v1/openapi.json", SpectacularJSONAPIView.as_view(), name="openapi"),
    path("api/v1/", include("tenants.api_urls")),
]
