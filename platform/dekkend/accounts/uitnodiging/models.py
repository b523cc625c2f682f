"""The table of invitations."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from dekkend.accounts.gast.models import GAST_OP_DE_KAART, GAST_VAN_EEN, VanEenGast
from dekkend.accounts.roles import ROLES
from dekkend.accounts.uitnodiging.rules import UITNODIGING


class Accountuitnodiging(VanEenGast):
    """Somebody is asked to make an account with these roles. Of the link only the hash is kept.

    `verstuurd_at` is empty while the last mail could not be sent. `gemaakt_door` is empty for the first one of an
    organisation: nobody was there yet, so the platform's beheerder asked.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    naam = models.CharField("naam", max_length=200)
    email = models.EmailField("e-mailadres", max_length=254)
    rollen = ArrayField(models.CharField(max_length=40, choices=[(k, v.label) for k, v in ROLES.items()]))
    status = models.CharField("status", max_length=20, choices=list(UITNODIGING.states.items()))
    hash = models.CharField(max_length=64, unique=True)
    gemaakt_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="uitgenodigd door", related_name="+"
    )
    gemaakt_at = models.DateTimeField("uitgenodigd")
    verstuurd_at = models.DateTimeField("e-mail verstuurd", null=True)
    vervalt_at = models.DateTimeField("geldig tot")
    afgehandeld_at = models.DateTimeField("afgehandeld", null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, verbose_name="account", related_name="+"
    )

    class Meta:
        verbose_name = "accountuitnodiging"
        verbose_name_plural = "accountuitnodigingen"
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=Q(status="open"), name="accountuitnodiging_een_open"),
            models.CheckConstraint(
                condition=Q(status__in=list(UITNODIGING.states)), name="accountuitnodiging_bekende_status"
            ),
            models.CheckConstraint(
                condition=Q(rollen__contained_by=list(ROLES), rollen__len__gt=0),
                name="accountuitnodiging_bekende_rollen",
            ),
            models.CheckConstraint(
                condition=Q(status="open", afgehandeld_at=None) | (~Q(status="open") & Q(afgehandeld_at__isnull=False)),
                name="accountuitnodiging_afgehandeld",
            ),
            models.CheckConstraint(
                condition=Q(status="aangenomen", user__isnull=False) | (~Q(status="aangenomen") & Q(user=None)),
                name="accountuitnodiging_aangenomen_door",
            ),
            models.CheckConstraint(condition=GAST_VAN_EEN, name="accountuitnodiging_gast_van_een"),
            models.CheckConstraint(condition=GAST_OP_DE_KAART, name="accountuitnodiging_gast_op_de_kaart"),
        ]

    def __str__(self) -> str:
        return self.naam
