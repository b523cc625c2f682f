"""The tables of a gemeente that joins: how far it is, and each step with its moment."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from dekkend.keys.fields import SealedTextField
from tenants.onboarding.aansluiting.rules import AANSLUITING, BEWIJZEN, LIVING, PARTIJEN, VORMEN

_STATES = list(AANSLUITING.states.items())


class Aansluiting(models.Model):
    """A gemeente is asked to join this regio. One at a time for a gemeente.

    Of the link, of the browser that opened it and of the code in the letter only hashes are kept. `browser_bewezen`:
    that browser has shown that it is the gemeente's. `vertrek_op` is the last day of a gemeente that leaves.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    gm_code = models.CharField("gemeente", max_length=6)
    status = models.CharField("status", max_length=20, choices=_STATES, default=AANSLUITING.initial)
    vorm = models.CharField("vorm", max_length=10, choices=list(VORMEN.items()), blank=True, default="")
    contact_naam = SealedTextField("naam van de contactpersoon")
    contact_email = SealedTextField("e-mailadres van de contactpersoon")
    contact_adres = SealedTextField("postadres van de gemeente")
    uitgenodigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="uitgenodigd door", related_name="+"
    )
    uitgenodigd_at = models.DateTimeField("uitgenodigd")
    verstuurd_at = models.DateTimeField("e-mail verstuurd", null=True)
    vervalt_at = models.DateTimeField("geldig tot")
    herinneringen = models.PositiveSmallIntegerField("herinneringen", default=0)
    link_hash = models.CharField("hash van de link", max_length=64, unique=True)
    browser_hash = models.CharField("hash van de browser", max_length=64, blank=True, default="")
    browser_bewezen = models.BooleanField("browser heeft bewezen", default=False)
    bewijs = models.CharField("bewijs", max_length=12, choices=list(BEWIJZEN.items()), blank=True, default="")
    code_hash = models.CharField("hash van de code", max_length=64, blank=True, default="")
    code_pogingen = models.PositiveSmallIntegerField("pogingen met de code", default=0)
    code_vervalt_at = models.DateTimeField("code geldig tot", null=True)
    reden = SealedTextField("reden van weigeren of intrekken", null=True)
    opdracht = models.ForeignKey(
        "opdracht.Opdracht", on_delete=models.PROTECT, null=True, verbose_name="opdracht", related_name="+"
    )
    tenant_schema = models.CharField("omgeving van de gemeente", max_length=63, blank=True, default="")
    aangesloten_at = models.DateTimeField("aangesloten", null=True)
    vertrek_op = models.DateField("laatste dag", null=True)
    beeindigd_at = models.DateTimeField("beëindigd", null=True)
    contacten_gewist_at = models.DateTimeField("contactgegevens gewist", null=True)

    class Meta:
        verbose_name = "aansluiting"
        verbose_name_plural = "aansluitingen"
        ordering = ["-uitgenodigd_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=list(AANSLUITING.states)), name="aansluiting_bekende_status"),
            models.CheckConstraint(condition=Q(gm_code__regex=r"^GM[0-9]{4}$"), name="aansluiting_gm_code"),
            models.UniqueConstraint(
                fields=["gm_code"], condition=Q(status__in=LIVING), name="aansluiting_een_per_gemeente"
            ),
            models.CheckConstraint(
                condition=Q(status__in=LIVING, beeindigd_at=None)
                | (~Q(status__in=LIVING) & Q(beeindigd_at__isnull=False)),
                name="aansluiting_beeindigd_heeft_een_moment",
            ),
            models.UniqueConstraint(
                fields=["browser_hash"], condition=~Q(browser_hash=""), name="aansluiting_browser_uniek"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["aangesloten", "vertrokken"]) & Q(aangesloten_at=None)
                | Q(status__in=["aangesloten", "vertrokken"], aangesloten_at__isnull=False),
                name="aansluiting_aangesloten_heeft_een_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gm_code}: {self.get_status_display()}"


class Aansluitstap(models.Model):
    """A step that was taken: what, by which side, and when. The first line is the invitation itself."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    aansluiting = models.ForeignKey(Aansluiting, on_delete=models.PROTECT, related_name="stappen")
    stap = models.CharField("stap", max_length=30)
    naar = models.CharField("status erna", max_length=20, choices=_STATES)
    door = models.CharField("door", max_length=10, choices=list(PARTIJEN.items()))
    at = models.DateTimeField("moment")

    class Meta:
        verbose_name = "aansluitstap"
        verbose_name_plural = "aansluitstappen"
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(naar__in=list(AANSLUITING.states)), name="aansluitstap_bekende_status"),
            models.CheckConstraint(condition=Q(door__in=list(PARTIJEN)), name="aansluitstap_bekende_partij"),
        ]

    def __str__(self) -> str:
        return f"{self.stap} ({self.get_door_display()})"
