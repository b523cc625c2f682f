"""Screens of the figures: only a regio has them."""

from django.urls import path

from casework.cijfers import views

urlpatterns = [
    path("cijfers/", views.kwartaal_lijst, name="kwartaal_lijst"),
    path("cijfers/<str:kwartaal>/", views.kwartaal, name="kwartaal"),
    path("cijfers/<str:kwartaal>/afsluiten/", views.kwartaal_afsluiten, name="kwartaal_afsluiten"),
    path("cijfers/<str:kwartaal>/aanvullen/", views.kwartaal_aanvullen, name="kwartaal_aanvullen"),
    path("cijferopgaven/<uuid:cijferopgave_id>/opnieuw/", views.cijferopgave_opnieuw, name="cijferopgave_opnieuw"),
]
