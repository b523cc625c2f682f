"""The API of the figures: only a regio has it."""

from django.urls import path

from casework.cijfers import api

urlpatterns = [
    path("kwartalen", api.KwartalenApi.as_view(), name="api_kwartalen"),
    path("kwartalen/<str:kwartaal>", api.KwartaalApi.as_view(), name="api_kwartaal"),
    path("kwartalen/<str:kwartaal>/afsluiting", api.KwartaalAfsluitingApi.as_view(), name="api_kwartaal_afsluiting"),
    path(
        "kwartalen/<str:kwartaal>/aanvullingen", api.KwartaalAanvullingenApi.as_view(), name="api_kwartaal_aanvullingen"
    ),
]
