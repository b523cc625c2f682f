"""The two logs of one tenant and the seals on the first. Append-only: nobody but the owner has UPDATE or DELETE here.

The tenant's role adds lines; seals are added by the role of the zegelbewaarder, and pruning is done by the owner.
"""

from uuid import uuid4

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.db.models.expressions import Func
from django.db.models.functions import Cast

from dekkend.audit.events import ACTIONS, OUTCOMES

STATUS_UNSET, STATUS_OK, STATUS_ERROR = 0, 1, 2


class AuditEvent(models.Model):
    """Who did or saw what, for whom, when, what for and on which ground, from where (NEN 7513). No personal data of
    others in the details. `xid` is the writing transaction: by it the zegelbewaarder knows what can still arrive."""

    at = models.DateTimeField("moment", db_index=True)
    code = models.CharField("gebeurtenis", max_length=60)
    action = models.CharField("handeling", max_length=1)
    actor_id = models.UUIDField("gebruiker", null=True)
    actor_naam = models.CharField("naam", max_length=200)
    roles = models.JSONField("rollen", default=list)
    namens = models.CharField("namens", max_length=200, blank=True, default="")
    channel = models.CharField("kanaal", max_length=10)
    address = models.CharField("adres", max_length=45, blank=True)
    request_id = models.CharField("verzoek", max_length=32, blank=True, default="")
    processing_id = models.UUIDField("verwerking", null=True)
    object_type = models.CharField("soort", max_length=60)
    object_id = models.CharField("kenmerk", max_length=64)
    purpose = models.CharField("doel", max_length=120, blank=True, default="")
    ground = models.CharField("grond", max_length=120)
    outcome = models.CharField("uitkomst", max_length=20, default="gelukt")
    details = models.JSONField("bijzonderheden", default=dict)
    xid = models.BigIntegerField(
        "transactie",
        editable=False,
        db_default=Cast(Cast(Func(function="pg_current_xact_id"), models.TextField()), models.BigIntegerField()),
    )

    append_only = True

    class Meta:
        verbose_name = "logregel"
        verbose_name_plural = "logregels"
        indexes = [
            models.Index(fields=["object_type", "object_id", "at"], name="audit_object"),
            models.Index(fields=["xid"], name="audit_transactie"),
            GinIndex(
                fields=["details"],
                opclasses=["jsonb_path_ops"],
                condition=Q(object_type__endswith="lijst"),
                name="audit_getoond_in_lijst",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(action__in=list(ACTIONS)), name="audit_bekende_handeling"),
            models.CheckConstraint(condition=Q(outcome__in=list(OUTCOMES)), name="audit_bekende_uitkomst"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d-%m-%Y %H:%M} {self.code}"


class AuditSeal(models.Model):
    """One link of the chain over the log: the hash of its lines, bound to the seal before it, signed with the
    tenant's key. Hashes are 64 hex digits, the signature 128. All below `until_xid` was sealed at `sealed_at`."""

    number = models.BigIntegerField("nummer", primary_key=True)
    form = models.PositiveSmallIntegerField("vorm")
    first_event = models.BigIntegerField("eerste logregel")
    last_event = models.BigIntegerField("laatste logregel")
    count = models.PositiveIntegerField("aantal")
    root = models.CharField("controlegetal van de regels", max_length=64)
    previous = models.CharField("controlegetal van het vorige zegel", max_length=64)
    until_xid = models.BigIntegerField("volledig tot transactie")
    sealed_at = models.DateTimeField("gezet")
    hash = models.CharField("controlegetal", max_length=64)
    signature = models.CharField("handtekening", max_length=128)

    append_only = True

    class Meta:
        verbose_name = "zegel"
        verbose_name_plural = "zegels"
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1, count__gte=1), name="zegel_telt"),
            models.UniqueConstraint(fields=["previous"], name="zegel_ketting_splitst_niet"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:8]}"


class AuditSealed(models.Model):
    """Under which seal a line lies. The key makes that a line is sealed once; a list survives that numbers of lines
    are not given in the order in which transactions end."""

    event = models.BigIntegerField("logregel", primary_key=True)
    seal = models.BigIntegerField("zegel")

    append_only = True

    class Meta:
        verbose_name = "verzegelde logregel"
        verbose_name_plural = "verzegelde logregels"

    def __str__(self) -> str:
        return f"{self.event} onder {self.seal}"


class AuditPruning(models.Model):
    """Signed proof that the lines under these seals were removed because their term had passed. The seals stay."""

    first_seal = models.BigIntegerField("eerste zegel", primary_key=True)
    last_seal = models.BigIntegerField("laatste zegel")
    count = models.PositiveBigIntegerField("aantal")
    years = models.PositiveSmallIntegerField("bewaartermijn in jaren")
    pruned_at = models.DateTimeField("opgeschoond")
    hash = models.CharField("controlegetal", max_length=64)
    signature = models.CharField("handtekening", max_length=128)

    append_only = True

    class Meta:
        verbose_name = "opschoning van het logboek"
        verbose_name_plural = "opschoningen van het logboek"
        constraints = [
            models.CheckConstraint(
                condition=Q(last_seal__gte=models.F("first_seal"), years__gte=5), name="opschoning_na_de_termijn"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_seal}–{self.last_seal}"


class Verwerking(models.Model):
    """One processing of data of a person, after the Logboek Dataverwerkingen of Logius, in its own words. Who did it
    is not here but in the log, under the same id. The person is a pseudonym that only this tenant's key can make."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    trace_id = models.CharField("trace", max_length=32)
    span_id = models.CharField("span", max_length=16, unique=True)
    parent_span_id = models.CharField("bovenliggende span", max_length=16, blank=True, default="")
    status_code = models.PositiveSmallIntegerField("status")
    name = models.CharField("actie", max_length=100)
    start_time = models.DateTimeField("begin", db_index=True)
    end_time = models.DateTimeField("einde")
    processing_activity_id = models.CharField("verwerkingsactiviteit", max_length=300)
    data_subject_id = models.CharField("betrokkene", max_length=64, db_index=True)
    data_subject_id_type = models.CharField("soort betrokkene", max_length=60)

    append_only = True

    class Meta:
        verbose_name = "verwerking"
        verbose_name_plural = "verwerkingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(status_code__in=[STATUS_UNSET, STATUS_OK, STATUS_ERROR]), name="verwerking_bekende_status"
            ),
            models.CheckConstraint(condition=Q(end_time__gte=models.F("start_time")), name="verwerking_eindigt_later"),
            models.CheckConstraint(
                condition=Q(trace_id__regex="^[0-9a-f]{32}$", span_id__regex="^[0-9a-f]{16}$"),
                name="verwerking_trace_is_hex",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start_time:%d-%m-%Y %H:%M} {self.name}"
