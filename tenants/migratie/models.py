"""The ledger of bringing tenants up to date. Schema `public`; only the owner reads and writes it."""

from uuid import uuid4

from django.db import models

RONDE_STATUS = {"bezig": "Bezig", "klaar": "Klaar", "mislukt": "Mislukt", "afgebroken": "Afgebroken"}
STAP_STATUS = {"gepland": "Gepland", "bezig": "Bezig", "klaar": "Klaar", "mislukt": "Mislukt", "open": "Blijven liggen"}


class Migratieronde(models.Model):
    """One run of `migrate_tenants`."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    status = models.CharField("status", max_length=10, choices=list(RONDE_STATUS.items()), default="bezig")
    begonnen_at = models.DateTimeField("begonnen", auto_now_add=True)
    geeindigd_at = models.DateTimeField("geëindigd", null=True)

    class Meta:
        verbose_name = "migratieronde"
        verbose_name_plural = "migratierondes"
        ordering = ["-begonnen_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(status__in=list(RONDE_STATUS)), name="migratieronde_status"),
        ]

    def __str__(self) -> str:
        return f"{self.begonnen_at:%Y-%m-%d %H:%M} {self.status}"


class Migratiestap(models.Model):
    """One migration in one tenant. An empty name stands for its grants and its version, which come last.

    `fout` is the class of an error, never its message: that may hold what stands in a row.
    """

    ronde = models.ForeignKey(Migratieronde, on_delete=models.CASCADE, related_name="stappen")
    tenant = models.CharField("tenant", max_length=63)
    app = models.CharField("app", max_length=100, blank=True)
    migratie = models.CharField("migratie", max_length=255, blank=True)
    status = models.CharField("status", max_length=10, choices=list(STAP_STATUS.items()), default="gepland")
    pogingen = models.PositiveSmallIntegerField("pogingen", default=0)
    begonnen_at = models.DateTimeField("begonnen", null=True)
    geeindigd_at = models.DateTimeField("geëindigd", null=True)
    fout = models.CharField("soort fout", max_length=100, blank=True)

    class Meta:
        verbose_name = "migratiestap"
        verbose_name_plural = "migratiestappen"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["ronde", "tenant", "app", "migratie"], name="migratiestap_eenmaal"),
            models.CheckConstraint(condition=models.Q(status__in=list(STAP_STATUS)), name="migratiestap_status"),
        ]

    def __str__(self) -> str:
        return f"{self.tenant} {self.app}.{self.migratie} {self.status}"
