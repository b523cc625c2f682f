"""An overleg, who comes, and the invitations that are to be sent."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from dekkend.keys.fields import SealedTextField
from governance.overleg.rules import (
    ANTWOORDEN,
    NIVEAUS,
    OVERLEG,
    ROLLEN,
    SOORTEN,
    UITNODIGING_SOORTEN,
    UITNODIGING_STATUS,
    DeelnemerInvoer,
    OverlegInvoer,
    label_of,
)


class Overleg(models.Model):
    """A meeting on one of three levels. `volgnummer` is the SEQUENCE of its calendar item, `reeks` ties a series."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    niveau = models.CharField("niveau", max_length=10, choices=list(NIVEAUS.items()))
    soort = models.CharField("soort", max_length=20, blank=True, choices=list(SOORTEN.items()))
    titel = models.CharField("titel", max_length=200)
    agenda = SealedTextField("onderwerp en agenda", blank=True, default="")
    begin = models.DateTimeField("begin")
    eind = models.DateTimeField("eind")
    plaats = models.CharField("plaats", max_length=200, blank=True)
    link = models.URLField("link", max_length=500, blank=True)
    voorzitter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="voorzitter"
    )
    gepland_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="gepland door"
    )
    status = models.CharField("status", max_length=20, choices=list(OVERLEG.states.items()), default=OVERLEG.initial)
    reden = models.CharField("reden van afzeggen", max_length=500, blank=True)
    volgnummer = models.PositiveIntegerField("volgnummer", default=0)
    reeks = models.UUIDField("reeks", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    gewijzigd_at = models.DateTimeField("gewijzigd")

    class Meta:
        verbose_name = "overleg"
        verbose_name_plural = "overleggen"
        constraints = [
            models.CheckConstraint(condition=Q(eind__gt=F("begin")), name="overleg_eind_na_begin"),
            models.CheckConstraint(condition=Q(niveau__in=list(NIVEAUS)), name="overleg_bekend_niveau"),
            models.CheckConstraint(
                condition=Q(niveau="micro", soort__in=list(SOORTEN)) | (~Q(niveau="micro") & Q(soort="")),
                name="overleg_soort_hoort_bij_micro",
            ),
            models.CheckConstraint(condition=~Q(plaats="") | ~Q(link=""), name="overleg_heeft_een_plek"),
            models.CheckConstraint(condition=Q(status__in=list(OVERLEG.states)), name="overleg_bekende_status"),
            models.CheckConstraint(
                condition=(Q(status="afgezegd") & ~Q(reden="")) | (~Q(status="afgezegd") & Q(reden="")),
                name="overleg_afgezegd_met_reden",
            ),
        ]
        indexes = [
            models.Index(fields=["begin"], name="overleg_begin"),
            models.Index(fields=["reeks", "begin"], condition=Q(reeks__isnull=False), name="overleg_reeks"),
        ]

    def __str__(self) -> str:
        return self.titel

    @property
    def label(self) -> str:
        return label_of(self.niveau, self.soort)

    @property
    def plek(self) -> str:
        return self.plaats or "Online"

    @property
    def invoer(self) -> OverlegInvoer:
        return OverlegInvoer(
            niveau=self.niveau,
            soort=self.soort,
            titel=self.titel,
            agenda=self.agenda,
            begin=self.begin,
            eind=self.eind,
            plaats=self.plaats,
            link=self.link,
            voorzitter_id=self.voorzitter_id,
        )


class Deelnemer(models.Model):
    """Somebody who is invited. `user` when there is an account with this address, so that it may look in."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    overleg = models.ForeignKey(Overleg, on_delete=models.CASCADE, related_name="deelnemers")
    naam = models.CharField("naam", max_length=200)
    organisatie = models.CharField("organisatie", max_length=200, blank=True)
    rol = models.CharField("rol", max_length=40, choices=list(ROLLEN.items()))
    email = models.EmailField("e-mailadres", max_length=254)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    antwoord = models.CharField("antwoord", max_length=20, choices=list(ANTWOORDEN.items()), default="geen")

    class Meta:
        verbose_name = "deelnemer"
        verbose_name_plural = "deelnemers"
        ordering = ["organisatie", "naam"]
        constraints = [
            models.UniqueConstraint(F("overleg"), Lower("email"), name="deelnemer_eenmaal"),
            models.CheckConstraint(condition=Q(rol__in=list(ROLLEN)), name="deelnemer_bekende_rol"),
            models.CheckConstraint(condition=Q(antwoord__in=list(ANTWOORDEN)), name="deelnemer_bekend_antwoord"),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def invoer(self) -> DeelnemerInvoer:
        return DeelnemerInvoer(self.naam, self.organisatie, self.rol, self.email)


class Agendapunt(models.Model):
    """A dossier that is talked about at a micro overleg. casework knows what it is; here stands only which one."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    overleg = models.ForeignKey(Overleg, on_delete=models.CASCADE, related_name="agendapunten")
    dossier_id = models.UUIDField("dossier")
    toegevoegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="toegevoegd door"
    )
    toegevoegd_at = models.DateTimeField("toegevoegd")

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        constraints = [models.UniqueConstraint(fields=["overleg", "dossier_id"], name="agendapunt_eenmaal")]

    def __str__(self) -> str:
        return str(self.dossier_id)


class Uitnodiging(models.Model):
    """A mail with a calendar item, written with the deed and sent afterwards: one per address and volgnummer."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    overleg = models.ForeignKey(Overleg, on_delete=models.CASCADE, related_name="uitnodigingen")
    deelnemer = models.ForeignKey(
        Deelnemer, on_delete=models.SET_NULL, null=True, blank=True, related_name="uitnodigingen"
    )
    email = models.EmailField("e-mailadres", max_length=254)
    soort = models.CharField("soort", max_length=20, choices=list(UITNODIGING_SOORTEN.items()))
    volgnummer = models.PositiveIntegerField("volgnummer")
    status = models.CharField("status", max_length=20, choices=list(UITNODIGING_STATUS.items()), default="te_versturen")
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    proberen_vanaf = models.DateTimeField("proberen vanaf")
    created_at = models.DateTimeField(auto_now_add=True)
    verstuurd_at = models.DateTimeField("verstuurd", null=True, blank=True)

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint(F("overleg"), Lower("email"), F("volgnummer"), name="uitnodiging_eenmaal"),
            models.CheckConstraint(condition=Q(status__in=list(UITNODIGING_STATUS)), name="uitnodiging_bekende_status"),
            models.CheckConstraint(condition=Q(soort__in=list(UITNODIGING_SOORTEN)), name="uitnodiging_bekende_soort"),
            models.CheckConstraint(
                condition=Q(status="verstuurd", verstuurd_at__isnull=False)
                | (~Q(status="verstuurd") & Q(verstuurd_at__isnull=True)),
                name="uitnodiging_verstuurd_op",
            ),
        ]
        indexes = [
            models.Index(
                fields=["proberen_vanaf"], condition=Q(status="te_versturen"), name="uitnodiging_te_versturen"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.volgnummer}"
