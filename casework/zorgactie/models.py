"""What was asked of an organisation for somebody, what it answered, and the contact about it."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from casework.dossier.models import Dossier
from casework.hulpvraag.models import Hulpvraag
from casework.kenmerken import JA_NEE_ONBEKEND
from casework.sociale_kaart.models import Organisatie
from casework.sociale_kaart.woorden import BEKENDHEID
from casework.zorgactie.opvolging import WIJZEN
from casework.zorgactie.rules import BEANTWOORD, DEELBAAR, GRONDSLAGEN, LOPEND, REDENEN, ZORGACTIE
from dekkend.keys.fields import SealedTextField

_GESTRAND = ("geweigerd", "gestopt")


class Zorgactie(models.Model):
    """`gedeeld` is the text that the organisation reads, as it was on that day; `delen` says what is in it.
    `volgend_contact` is the last day for the next contact, only while it runs."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="zorgacties")
    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.CASCADE, related_name="zorgacties")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+", verbose_name="organisatie")
    status = models.CharField("stand", max_length=20, choices=list(ZORGACTIE.states.items()), default=ZORGACTIE.initial)
    stand_op = models.DateField("stand sinds")
    delen = ArrayField(
        models.CharField(max_length=20, choices=list(DEELBAAR.items())), default=list, blank=True, verbose_name="delen"
    )
    gedeeld = SealedTextField("wat is gedeeld", key="dossier_id")
    grondslag = models.CharField("op welke grond", max_length=20, choices=list(GRONDSLAGEN.items()))
    grond_datum = models.DateField("besproken op")
    contact = SealedTextField("met wie gedeeld", key="dossier_id", blank=True, default="")
    waarom = SealedTextField("waarom deze organisatie", key="dossier_id", blank=True, default="")
    aangeboden_at = models.DateTimeField("aangeboden")
    aangeboden_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="aangeboden door", related_name="+"
    )
    antwoord_voor = models.DateField("antwoord gevraagd voor")
    beantwoord_at = models.DateTimeField("beantwoord", null=True)
    partner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="aangenomen door", related_name="+"
    )
    reden = models.CharField("reden", max_length=30, choices=list(REDENEN.items()), blank=True, default="")
    antwoord = SealedTextField("toelichting van het antwoord", key="dossier_id", blank=True, default="")
    bekend_met_doelgroep = models.CharField("kent de doelgroep", max_length=10, choices=list(BEKENDHEID.items()))
    consultatie = models.CharField("overlegt met ons", max_length=10, choices=list(JA_NEE_ONBEKEND.items()))
    casuistiek = models.CharField("vaste casuïstiek", max_length=10, choices=list(JA_NEE_ONBEKEND.items()))
    dossierinzage = models.CharField("inzicht in het dossier", max_length=10, choices=list(JA_NEE_ONBEKEND.items()))
    volgend_contact = models.DateField("volgend contact", null=True)
    gewijzigd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="gewijzigd door", related_name="+"
    )
    gewijzigd_at = models.DateTimeField("gewijzigd", auto_now=True)

    class Meta:
        verbose_name = "zorgactie"
        verbose_name_plural = "zorgacties"
        ordering = ["-aangeboden_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=list(ZORGACTIE.states), grondslag__in=list(GRONDSLAGEN))
                & Q(delen__contained_by=list(DEELBAAR)),
                name="zorgactie_bekend",
            ),
            models.CheckConstraint(
                condition=Q(bekend_met_doelgroep__in=list(BEKENDHEID), consultatie__in=list(JA_NEE_ONBEKEND))
                & Q(casuistiek__in=list(JA_NEE_ONBEKEND), dossierinzage__in=list(JA_NEE_ONBEKEND)),
                name="zorgactie_bekende_antwoorden",
            ),
            models.CheckConstraint(
                condition=Q(status__in=_GESTRAND, reden__in=list(REDENEN)) | ~Q(status__in=_GESTRAND) & Q(reden=""),
                name="zorgactie_gestrand_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(status__in=BEANTWOORD, beantwoord_at__isnull=False)
                | ~Q(status__in=BEANTWOORD) & Q(beantwoord_at=None),
                name="zorgactie_beantwoord_wanneer",
            ),
            models.CheckConstraint(
                condition=Q(status__in=LOPEND, volgend_contact__isnull=False)
                | ~Q(status__in=LOPEND) & Q(volgend_contact=None),
                name="zorgactie_opgevolgd_zolang_die_loopt",
            ),
            models.UniqueConstraint(
                fields=["hulpvraag", "organisatie"],
                condition=Q(status__in=("aangeboden", *LOPEND)),
                name="zorgactie_eenmaal_tegelijk",
            ),
        ]
        indexes = [
            models.Index(fields=["organisatie", "status"], name="zorgactie_van_organisatie"),
            models.Index(
                fields=["volgend_contact"], condition=Q(volgend_contact__isnull=False), name="zorgactie_op_te_volgen"
            ),
            models.Index(fields=["antwoord_voor"], condition=Q(status="aangeboden"), name="zorgactie_zonder_antwoord"),
        ]

    def __str__(self) -> str:
        return self.get_status_display()


class Zorgcontact(models.Model):
    """Contact with the organisation about a zorgactie."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="+")
    zorgactie = models.ForeignKey(Zorgactie, on_delete=models.CASCADE, related_name="contacten")
    datum = models.DateField("datum")
    wijze = models.CharField("hoe", max_length=20, choices=list(WIJZEN.items()))
    verslag = SealedTextField("wat is besproken", key="dossier_id")
    volgende = models.DateField("volgend contact")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="door", related_name="+"
    )
    vastgelegd_at = models.DateTimeField("vastgelegd")

    class Meta:
        verbose_name = "contact over een zorgactie"
        verbose_name_plural = "contacten over zorgacties"
        ordering = ["-datum", "-vastgelegd_at"]
        constraints = [
            models.CheckConstraint(condition=Q(wijze__in=list(WIJZEN)), name="zorgcontact_bekende_wijze"),
            models.CheckConstraint(condition=Q(volgende__gt=F("datum")), name="zorgcontact_volgende_later"),
        ]

    def __str__(self) -> str:
        return self.get_wijze_display()
