"""Users of one tenant, their roles and their API tokens. All of it lives in the tenant's own schema."""

import hashlib
import secrets
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower

from dekkend.accounts.attendering.models import Attendering, MetVoorkeur
from dekkend.accounts.gast.models import GAST_OP_DE_KAART, GAST_VAN_EEN, VanEenGast
from dekkend.accounts.organisatie.models import Inlogdienst, Organisatiekoppeling
from dekkend.accounts.roles import ROLES
from dekkend.accounts.uitnodiging.models import Accountuitnodiging
from dekkend.accounts.weergave.models import Weergave

__all__ = [
    "Accountuitnodiging",
    "ApiToken",
    "Attendering",
    "Inlogdienst",
    "Organisatiekoppeling",
    "Roltoekenning",
    "User",
    "Weergave",
    "hash_token",
    "new_token",
]


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Without a password the account cannot log in with one."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(VanEenGast, MetVoorkeur, AbstractBaseUser):
    """Somebody who works in this tenant, or is its guest. The e-mail address is the log-in name."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    email = models.EmailField("e-mailadres", max_length=254, unique=True)
    naam = models.CharField("naam", max_length=200)
    is_active = models.BooleanField("actief", default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["naam"]

    class Meta:
        verbose_name = "gebruiker"
        verbose_name_plural = "gebruikers"
        ordering = ["naam", "email"]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="user_email_uniek"),
            models.CheckConstraint(condition=GAST_VAN_EEN, name="user_gast_van_een"),
            models.CheckConstraint(condition=GAST_OP_DE_KAART, name="user_gast_op_de_kaart"),
        ]

    def __str__(self) -> str:
        return self.naam


class Roltoekenning(models.Model):
    """A role that a user has in this tenant."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roltoekenningen")
    rol = models.CharField("rol", max_length=40, choices=[(code, role.label) for code, role in ROLES.items()])
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "roltoekenning"
        verbose_name_plural = "roltoekenningen"
        constraints = [
            models.UniqueConstraint(fields=["user", "rol"], name="roltoekenning_uniek"),
            models.CheckConstraint(condition=models.Q(rol__in=list(ROLES)), name="roltoekenning_bekende_rol"),
        ]

    def __str__(self) -> str:
        return self.get_rol_display()


class ApiToken(models.Model):
    """A key for the API, bound to one user of one tenant. Only its hash is kept.

    `rollen`, `rechten` and `gronden` narrow what it may do to a part of what its owner may do; empty is all of it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    naam = models.CharField("naam", max_length=100)
    hash = models.CharField(max_length=64, unique=True)
    rollen = ArrayField(models.CharField(max_length=40), verbose_name="rollen", default=list)
    rechten = ArrayField(models.CharField(max_length=60), verbose_name="rechten", default=list)
    gronden = ArrayField(
        models.CharField(max_length=60), verbose_name="gronden", default=list, db_default=models.Value("{}")
    )
    alleen_lezen = models.BooleanField("alleen lezen", default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    vervalt_at = models.DateTimeField("geldig tot")
    laatst_gebruikt_at = models.DateTimeField("laatst gebruikt", null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "API-token"
        verbose_name_plural = "API-tokens"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rollen__contained_by=list(ROLES)), name="api_token_bekende_rollen"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


def hash_token(token: str) -> str:
    """A token has 256 random bits, so a plain hash cannot be reversed by guessing."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    return "dkt_" + secrets.token_urlsafe(32)
