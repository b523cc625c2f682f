"""Screens of beheer, in every kind of tenant."""

from django.urls import path

from dekkend.beheer.attenderen import views as attenderen
from dekkend.beheer.gebruikers import views as gebruikers
from dekkend.beheer.logboek.views import logboek
from dekkend.beheer.organisatie import views as organisatie
from dekkend.beheer.tokens import views as tokens
from dekkend.beheer.uitnodigen import views as uitnodigen
from dekkend.beheer.weergaven import views as weergaven

EEN = "gebruikers/<uuid:user_id>/"
WEERGAVE = "mijn-weergaven/<uuid:weergave_id>/"
UITNODIGING = "gebruikers/uitnodigingen/<uuid:accountuitnodiging_id>/"

urlpatterns = [
    path("gebruikers/", gebruikers.gebruiker_lijst, name="gebruiker_lijst"),
    path("gebruikers/uitnodigen/", uitnodigen.gebruiker_uitnodigen, name="gebruiker_uitnodigen"),
    path("gebruikers/uitnodigingen/", uitnodigen.gebruiker_uitnodigingen, name="gebruiker_uitnodigingen"),
    path(f"{UITNODIGING}opnieuw/", uitnodigen.gebruiker_uitnodiging_opnieuw, name="gebruiker_uitnodiging_opnieuw"),
    path(
        f"{UITNODIGING}intrekken/", uitnodigen.gebruiker_uitnodiging_intrekken, name="gebruiker_uitnodiging_intrekken"
    ),
    path("gebruikers/inloggen-via-organisatie/", organisatie.inlogdienst, name="inlogdienst"),
    path(
        "gebruikers/inloggen-via-organisatie/verwijderen/",
        organisatie.inlogdienst_verwijderen,
        name="inlogdienst_verwijderen",
    ),
    path(EEN, gebruikers.gebruiker, name="gebruiker"),
    path(f"{EEN}rollen/", gebruikers.gebruiker_rollen, name="gebruiker_rollen"),
    path(f"{EEN}sluiten/", gebruikers.gebruiker_sluiten, name="gebruiker_sluiten"),
    path(f"{EEN}heropenen/", gebruikers.gebruiker_heropenen, name="gebruiker_heropenen"),
    path(f"{EEN}tweede-stap/", gebruikers.gebruiker_tweede_stap, name="gebruiker_tweede_stap"),
    path(
        f"{EEN}tokens/<uuid:api_token_id>/intrekken/",
        gebruikers.gebruiker_token_intrekken,
        name="gebruiker_token_intrekken",
    ),
    path("mijn-tokens/", tokens.token_lijst, name="token_lijst"),
    path("mijn-tokens/nieuw/", tokens.token_nieuw, name="token_nieuw"),
    path("mijn-tokens/<uuid:api_token_id>/intrekken/", tokens.token_intrekken, name="token_intrekken"),
    path("mijn-e-mail/", attenderen.attenderen, name="attenderen"),
    path("mijn-weergaven/", weergaven.weergave_lijst, name="weergave_lijst"),
    path("mijn-weergaven/bewaren/", weergaven.weergave_bewaren, name="weergave_bewaren"),
    path(f"{WEERGAVE}wijzigen/", weergaven.weergave_wijzigen, name="weergave_wijzigen"),
    path(f"{WEERGAVE}eerste/", weergaven.weergave_eerste, name="weergave_eerste"),
    path(f"{WEERGAVE}weghalen/", weergaven.weergave_weghalen, name="weergave_weghalen"),
    path("uitnodiging/<str:code>/", uitnodigen.uitnodiging, name="uitnodiging"),
    path("inloggen/organisatie/", organisatie.organisatie_login, name="organisatie_login"),
    path("inloggen/organisatie/terug/", organisatie.organisatie_terug, name="organisatie_terug"),
    path("logboek/", logboek, name="logboek"),
]
