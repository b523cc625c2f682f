"""The table of the log-in server of a gemeente that joins."""

from uuid import uuid4

from django.db import models

from dekkend.accounts.organisatie.models import Inlogserver
from tenants.onboarding.aansluiting.models import Aansluiting


class Gemeentelogin(Inlogserver):
    """Where people of this gemeente log in, as the regio learned it from the contact that it knew already. One for an
    aansluiting at most."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    aansluiting = models.OneToOneField(Aansluiting, on_delete=models.PROTECT, related_name="gemeentelogin")

    class Meta:
        verbose_name = "inlogdienst van een gemeente"
        verbose_name_plural = "inlogdiensten van gemeenten"
