"""Screens of the register."""

from django.urls import path

from tenants.register.aanvullen.views import aanvulling_intrekken, gemeente_aanvullen, gemeente_leemten
from tenants.register.views import gemeente, gemeente_lijst

urlpatterns = [
    path("gemeenten/", gemeente_lijst, name="gemeente_lijst"),
    path("gemeenten/niet-bekend/", gemeente_leemten, name="gemeente_leemten"),
    path("gemeenten/aanvullingen/<uuid:opdracht_id>/intrekken/", aanvulling_intrekken, name="aanvulling_intrekken"),
    path("gemeenten/<str:gm_code>/aanvullen/", gemeente_aanvullen, name="gemeente_aanvullen"),
    path("gemeenten/<str:gm_code>/", gemeente, name="gemeente"),
]
