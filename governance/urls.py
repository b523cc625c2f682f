"""Pages of governance, in a regio."""

from django.urls import path

from governance.overleg import views

urlpatterns = [
    path("overleggen/", views.overleg_lijst, name="overleg_lijst"),
    path("overleggen/geweest/", views.overleg_geweest, name="overleg_geweest"),
    path("overleggen/nieuw/", views.overleg_nieuw, name="overleg_nieuw"),
    path("overleggen/<uuid:overleg_id>/", views.overleg, name="overleg"),
    path("overleggen/<uuid:overleg_id>/wijzigen/", views.overleg_wijzigen, name="overleg_wijzigen"),
    path("overleggen/<uuid:overleg_id>/uitnodigen/", views.overleg_uitnodigen, name="overleg_uitnodigen"),
    path("overleggen/<uuid:overleg_id>/opnieuw/", views.overleg_opnieuw, name="overleg_opnieuw"),
    path("overleggen/<uuid:overleg_id>/houden/", views.overleg_houden, name="overleg_houden"),
    path("overleggen/<uuid:overleg_id>/dossier/", views.overleg_dossier, name="overleg_dossier"),
    path(
        "overleggen/agendapunten/<uuid:agendapunt_id>/weghalen/", views.agendapunt_weghalen, name="agendapunt_weghalen"
    ),
    path("overleggen/<uuid:overleg_id>/afzeggen/", views.overleg_afzeggen, name="overleg_afzeggen"),
    path("overleggen/<uuid:overleg_id>/overleg.ics", views.overleg_ics, name="overleg_ics"),
    path("overleggen/<uuid:overleg_id>/presentielijst/", views.overleg_presentielijst, name="overleg_presentielijst"),
    path(
        "overleggen/<uuid:overleg_id>/deelnemers/<uuid:deelnemer_id>/antwoord/",
        views.deelnemer_antwoord,
        name="deelnemer_antwoord",
    ),
]
