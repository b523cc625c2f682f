"""Screens of joining, on the host of a regio: for its own people, and for the gemeente with its link."""

from django.urls import include, path

from tenants.onboarding.aansluiting import meedoen_views, views

urlpatterns = [
    path("aansluitingen/", views.aansluiting_lijst, name="aansluiting_lijst"),
    path("aansluitingen/nieuw/", views.aansluiting_nieuw, name="aansluiting_nieuw"),
    path("aansluitingen/<uuid:aansluiting_id>/", views.aansluiting, name="aansluiting"),
    path("aansluitingen/<uuid:aansluiting_id>/opnieuw/", views.aansluiting_opnieuw, name="aansluiting_opnieuw"),
    path("aansluitingen/<uuid:aansluiting_id>/brief/", views.aansluiting_brief, name="aansluiting_brief"),
    path("aansluitingen/<uuid:aansluiting_id>/intrekken/", views.aansluiting_intrekken, name="aansluiting_intrekken"),
    path(
        "aansluitingen/<uuid:aansluiting_id>/eerste-mail/",
        views.aansluiting_eerste_mail,
        name="aansluiting_eerste_mail",
    ),
    path("aansluitingen/<uuid:aansluiting_id>/vertrek/", views.aansluiting_vertrek, name="aansluiting_vertrek"),
    path("aansluiten/", meedoen_views.aansluiten, name="aansluiten"),
    path("aansluiten/link/<str:code>/", meedoen_views.aansluiten_openen, name="aansluiten_openen"),
    path("aansluiten/bewijs/", meedoen_views.aansluiten_bewijs, name="aansluiten_bewijs"),
    path("aansluiten/afronden/", meedoen_views.aansluiten_afronden, name="aansluiten_afronden"),
    path("aansluiten/weigeren/", meedoen_views.aansluiten_weigeren, name="aansluiten_weigeren"),
    path("", include("tenants.onboarding.contacten.urls")),
    path("", include("tenants.onboarding.inlogdienst.urls")),
    path("", include("tenants.onboarding.stukken.urls")),
]
