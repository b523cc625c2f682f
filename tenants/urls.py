"""Screens of the register."""

from django.urls import path

from tenants.register.views import gemeente, gemeente_lijst

urlpatterns = [
    path("gemeenten/", gemeente_lijst, name="gemeente_lijst"),
    path("gemeenten/<str:gm_code>/", gemeente, name="gemeente"),
]
