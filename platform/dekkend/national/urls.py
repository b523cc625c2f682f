"""Screens of the national tier."""

from django.urls import include, path

from dekkend.national.cijferstand.views import cijferstand
from dekkend.national.navraag.views import registratie_navraag
from dekkend.national.registraties import views
from dekkend.national.uitlevering import views as uitlevering
from dekkend.national.volledigheid.views import registratie_volledigheid

urlpatterns = [
    path("", include("dekkend.national.dekking.urls")),
    path("cijfers/", cijferstand, name="cijferstand"),
    path("registraties/", views.registratie_lijst, name="registratie_lijst"),
    path("registraties/volledigheid/", registratie_volledigheid, name="registratie_volledigheid"),
    path("registraties/<uuid:sleutel>/", views.registratie, name="registratie"),
    path("registraties/<uuid:sleutel>/navraag/", registratie_navraag, name="registratie_navraag"),
    path("uitleveringen/", uitlevering.uitlevering_lijst, name="uitlevering_lijst"),
    path("uitleveringen/nieuw/", uitlevering.uitlevering_nieuw, name="uitlevering_nieuw"),
    path("uitleveringen/<uuid:uitlevering_id>/", uitlevering.uitlevering, name="uitlevering"),
    path("uitleveringen/<uuid:uitlevering_id>/melden/", uitlevering.uitlevering_melden, name="uitlevering_melden"),
]
