"""The API of governance, in a regio."""

from django.urls import path

from governance.overleg.api import (
    AgendaApi,
    AgendapuntenApi,
    AgendapuntWegApi,
    OverlegApi,
    OverleggenApi,
    UitnodigingenApi,
)

urlpatterns = [
    path("overleggen", OverleggenApi.as_view(), name="api_overleggen"),
    path("overleggen/<uuid:overleg_id>", OverlegApi.as_view(), name="api_overleg"),
    path("overleggen/<uuid:overleg_id>/uitnodigingen", UitnodigingenApi.as_view(), name="api_uitnodigingen"),
    path("overleggen/<uuid:overleg_id>/dossiers", AgendapuntenApi.as_view(), name="api_agendapunten"),
    path("agendapunten/<uuid:agendapunt_id>/weghaling", AgendapuntWegApi.as_view(), name="api_agendapunt_weg"),
    path("overleggen/<uuid:overleg_id>/agenda.ics", AgendaApi.as_view(), name="api_overleg_agenda"),
]
