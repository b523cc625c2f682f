"""Screens of coverage: landelijk, in a regio and in a gemeente."""

from django.urls import path

from dekkend.national.dekking.views import dekking, dekking_csv

urlpatterns = [
    path("dekking/", dekking, name="dekking"),
    path("dekking/dekking.csv", dekking_csv, name="dekking_csv"),
]
