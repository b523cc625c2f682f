"""No tenant: there is nothing here. Every known host has the urls of its own kind."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
