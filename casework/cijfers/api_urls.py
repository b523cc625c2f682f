"""The API of the figures: only a regio has it."""

from django.urls import path

from casework.cijfers import api
from casework.cijfers.adres import KWARTAAL

urlpatterns = [
    path("kwartalen", api.KwartalenApi.as_view(), name="api_kwartalen"),
    path(f"kwartalen/{KWARTAAL}", api.KwartaalApi.as_view(), name="api_kwartaal"),
    path(f"kwartalen/{KWARTAAL}/afsluiting", api.KwartaalAfsluitingApi.as_view(), name="api_kwartaal_afsluiting"),
    path(f"kwartalen/{KWARTAAL}/aanvullingen", api.KwartaalAanvullingenApi.as_view(), name="api_kwartaal_aanvullingen"),
]
