"""Tenants, the hosts they answer to, and which gemeente takes part in which regio. Schema `public`."""

from uuid import uuid4

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django_tenants.models import DomainMixin, TenantMixin

KINDS = {"regio": "Regio", "gemeente": "Gemeente", "landelijk": "Landelijk", "kluis": "Kluis"}
MENSENHANDEL = "mensenhandel"
TAKEN = {MENSENHANDEL: "Aanpak mensenhandel"}
DEELNAME_ROLLEN = {"centrumgemeente": "Centrumgemeente", "randgemeente": "Randgemeente"}


class Living(models.Manager["Tenant"]):
    """Tenants that have a schema. A tenant that is gone keeps its row, for what others remember of it."""

    def get_queryset(self) -> models.QuerySet["Tenant"]:
        return super().get_queryset().filter(opgeheven_at=None)


class Tenant(TenantMixin):  # type: ignore[misc]
    """An organisation with a schema, a database role and users of its own. The schema name says nothing.

    The programs of `schema_versie` and of `vorige_versie` can work with the schema as it is; `rechten_versie` is that
    of its grants. A closed tenant is not served, and waits to be removed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    naam = models.CharField("naam", max_length=100, unique=True)
    kort = models.CharField("afkorting", max_length=3)
    kleur = models.CharField("merkkleur", max_length=7, default="#154273")
    kind = models.CharField("soort", max_length=10, choices=list(KINDS.items()))
    gemeente = models.ForeignKey(
        "tenants.Gemeente", on_delete=models.PROTECT, null=True, blank=True, related_name="tenants"
    )
    zegelsleutel = models.BinaryField("publieke sleutel voor verzegelen", max_length=32)
    tekensleutel = models.BinaryField("publieke sleutel voor ondertekenen", max_length=32)
    created_at = models.DateTimeField(auto_now_add=True)
    schema_versie = models.CharField("versie van het schema", max_length=16, blank=True, db_default="")
    vorige_versie = models.CharField("vorige versie van het schema", max_length=16, blank=True, db_default="")
    rechten_versie = models.CharField("versie van de rechten", max_length=16, blank=True, db_default="")
    gesloten_at = models.DateTimeField("gesloten", null=True, blank=True)
    opgeheven_at = models.DateTimeField("opgeheven", null=True, blank=True)

    objects = Living()
    alle: "models.Manager[Tenant]" = models.Manager()

    auto_create_schema = False
    auto_drop_schema = False

    class Meta:
        verbose_name = "tenant"
        verbose_name_plural = "tenants"
        ordering = ["naam"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(schema_name__regex=r"^[rglk]_[0-9a-f]{8}$"), name="tenant_schema_zegt_niets"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=list(KINDS)), name="tenant_bekende_soort"),
            models.CheckConstraint(condition=models.Q(kleur__regex=r"^#[0-9a-fA-F]{6}$"), name="tenant_kleur"),
            models.CheckConstraint(
                condition=models.Q(kind="gemeente", gemeente__isnull=False)
                | (~models.Q(kind="gemeente") & models.Q(gemeente__isnull=True)),
                name="tenant_gemeente_hoort_bij_soort",
            ),
        ]

    def __str__(self) -> str:
        return str(self.naam)


class Domain(DomainMixin):  # type: ignore[misc]
    """A host name of a tenant, in lower case and without port."""

    class Meta:
        verbose_name = "adres"
        verbose_name_plural = "adressen"

    def __str__(self) -> str:
        return str(self.domain)


# Both ends included; without an end it goes on for ever.
_DAYS = models.Func(
    "ingang",
    "einde",
    RangeBoundary(inclusive_lower=True, inclusive_upper=True),
    function="DATERANGE",
    output_field=DateRangeField(),
)


class Deelname(models.Model):
    """A gemeente takes part in a regio, for a task, from `ingang` up to and including `einde`.

    The database holds that for one task a gemeente is in one regio at most on any day, and that a regio has one
    centrumgemeente at most.
    """

    regio = models.ForeignKey(Tenant, on_delete=models.PROTECT, related_name="deelnames")
    gemeente = models.ForeignKey("tenants.Gemeente", on_delete=models.PROTECT, related_name="deelnames")
    taak = models.CharField("taak", max_length=20, choices=list(TAKEN.items()), default=MENSENHANDEL)
    rol = models.CharField("rol", max_length=20, choices=list(DEELNAME_ROLLEN.items()))
    ingang = models.DateField("ingang")
    einde = models.DateField("einde", null=True, blank=True)

    class Meta:
        verbose_name = "deelname"
        verbose_name_plural = "deelnames"
        constraints = [
            ExclusionConstraint(
                name="deelname_in_een_regio_per_dag",
                expressions=[
                    ("gemeente", RangeOperators.EQUAL),
                    ("taak", RangeOperators.EQUAL),
                    (_DAYS, RangeOperators.OVERLAPS),
                ],
            ),
            ExclusionConstraint(
                name="deelname_een_centrum_per_dag",
                expressions=[
                    ("regio", RangeOperators.EQUAL),
                    ("taak", RangeOperators.EQUAL),
                    (_DAYS, RangeOperators.OVERLAPS),
                ],
                condition=models.Q(rol="centrumgemeente"),
            ),
            models.CheckConstraint(condition=models.Q(taak__in=list(TAKEN)), name="deelname_bekende_taak"),
            models.CheckConstraint(
                condition=models.Q(einde=None) | models.Q(einde__gte=models.F("ingang")), name="deelname_periode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gemeente_id} in {self.regio_id}"


class Sjabloon(models.Model):
    """The empty schema of one kind of tenant as SQL, made once for each set of migrations."""

    kind = models.CharField("soort", max_length=10)
    vingerafdruk = models.CharField("vingerafdruk van de migraties", max_length=64)
    sql = models.TextField("SQL")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "sjabloon"
        verbose_name_plural = "sjablonen"
        constraints = [models.UniqueConstraint(fields=["kind", "vingerafdruk"], name="sjabloon_uniek")]

    def __str__(self) -> str:
        return f"{self.kind} {self.vingerafdruk[:8]}"
