"""Pages of the finances of a region."""

from django.urls import path

from billing.begroting import views as begroting
from billing.verdeelsleutel import views as verdeling

urlpatterns = [
    path("financien/", begroting.begroting_lijst, name="begroting_lijst"),
    path("financien/begrotingen/nieuw/", begroting.begroting_nieuw, name="begroting_nieuw"),
    path("financien/begrotingen/<uuid:begroting_id>/", begroting.begroting, name="begroting"),
    path(
        "financien/begrotingen/<uuid:begroting_id>/wijzigen/", begroting.begroting_wijzigen, name="begroting_wijzigen"
    ),
    path(
        "financien/begrotingen/<uuid:begroting_id>/vaststellen/",
        begroting.begroting_vaststellen,
        name="begroting_vaststellen",
    ),
    path("financien/begrotingen/<uuid:begroting_id>/verdelen/", verdeling.verdeling_maken, name="verdeling_maken"),
    path("financien/verdelingen/<uuid:verdeling_id>/", verdeling.verdeling, name="verdeling"),
    path("financien/verdelingen/<uuid:verdeling_id>/bijdragen.csv", verdeling.verdeling_csv, name="verdeling_csv"),
    path(
        "financien/verdelingen/<uuid:verdeling_id>/<str:gm_code>/", verdeling.verdeling_uitleg, name="verdeling_uitleg"
    ),
]
