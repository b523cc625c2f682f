"""Where the people of this organisation log in with the organisation's own account, and who did so."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from dekkend.keys.fields import SealedTextField


class Inlogserver(models.Model):
    """A server of OpenID Connect. The `…punt` fields are addresses from its discovery document, taken over when it was
    last checked."""

    server_url = models.URLField("adres van de inlogdienst", max_length=300)
    client_id = models.CharField("client-id", max_length=200)
    geheim = SealedTextField("geheim")
    adres_door_organisatie = models.BooleanField("de organisatie controleert e-mailadressen zelf", default=False)
    issuer = models.CharField("uitgever", max_length=300)
    inlogpunt = models.URLField("inlogpunt", max_length=300)
    tokenpunt = models.URLField("tokenpunt", max_length=300)
    sleutelpunt = models.URLField("sleutelpunt", max_length=300)
    gegevenspunt = models.URLField("gegevenspunt", max_length=300, blank=True)
    met_basic = models.BooleanField("geheim in de kop van het verzoek", default=False)
    gecontroleerd_at = models.DateTimeField("gecontroleerd")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.server_url


class Inlogdienst(Inlogserver):
    """The organisation's own log-in server (OpenID Connect). There is one at most. `mfa_waarden` are values of `amr` or
    `acr` with which it says that somebody showed a second factor."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    enig = models.BooleanField(default=True, unique=True, editable=False)
    actief = models.BooleanField("in gebruik", default=True)
    mfa_waarden = ArrayField(
        models.CharField(max_length=100), verbose_name="waarden voor een tweede stap", default=list
    )
    mfa_door_organisatie = models.BooleanField("de organisatie eist zelf een tweede stap", default=False)

    class Meta:
        verbose_name = "inlogdienst"
        verbose_name_plural = "inlogdiensten"
        constraints = [models.CheckConstraint(condition=models.Q(enig=True), name="inlogdienst_is_enig")]


class Organisatiekoppeling(models.Model):
    """Which account at the organisation belongs to which user here: the hash of issuer and subject."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        verbose_name="gebruiker",
        related_name="organisatiekoppeling",
    )
    kenmerk = models.CharField("kenmerk", max_length=64, unique=True)
    gekoppeld_at = models.DateTimeField("gekoppeld")

    class Meta:
        verbose_name = "organisatiekoppeling"
        verbose_name_plural = "organisatiekoppelingen"

    def __str__(self) -> str:
        return str(self.user)
