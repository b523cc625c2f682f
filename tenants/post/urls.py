"""Screens of the post room."""

from django.urls import path

from tenants.post.views import postkamer, postkamer_inbak, postkamer_vastgelopen

urlpatterns = [
    path("postkamer/", postkamer, name="postkamer"),
    path("postkamer/ontvangen/", postkamer_inbak, name="postkamer_inbak"),
    path("postkamer/vastgelopen/", postkamer_vastgelopen, name="postkamer_vastgelopen"),
]
