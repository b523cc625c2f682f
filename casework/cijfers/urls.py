"""Screens of the figures: only a regio has them."""

from django.urls import path

from casework.cijfers import views
from casework.cijfers.adres import KWARTAAL

urlpatterns = [
    path("cijfers/", views.kwartaal_lijst, name="kwartaal_lijst"),
    path(f"cijfers/{KWARTAAL}/", views.kwartaal, name="kwartaal"),
    path(f"cijfers/{KWARTAAL}/afsluiten/", views.kwartaal_afsluiten, name="kwartaal_afsluiten"),
    path(f"cijfers/{KWARTAAL}/aanvullen/", views.kwartaal_aanvullen, name="kwartaal_aanvullen"),
    path("cijferopgaven/<uuid:cijferopgave_id>/opnieuw/", views.cijferopgave_opnieuw, name="cijferopgave_opnieuw"),
]
