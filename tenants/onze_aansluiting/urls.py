"""Pages of a gemeente about how she takes part."""

from django.urls import path

from tenants.onze_aansluiting.views import onze_aansluiting, onze_contacten

urlpatterns = [
    path("aansluiting/", onze_aansluiting, name="onze_aansluiting"),
    path("aansluiting/contacten/", onze_contacten, name="onze_contacten"),
]
