"""The intake in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.intake import actions, gesprekken, queries
from casework.intake.rules import (
    ALLE_ONDERDELEN,
    BEGREPEN,
    GEBIEDEN,
    GESPREK,
    HERINNEREN,
    INTAKE,
    LANGST_REGEL,
    LANGST_TEKST,
    PLEKKEN,
    RECHTENUITLEG,
    STOPREDENEN,
    TOLKEN,
    UITKOMSTEN,
    Beschrijving,
    GesprekInvoer,
    RechtenuitlegInvoer,
    StopInvoer,
    UitkomstInvoer,
)
from casework.kenmerken import JA_NEE_ONBEKEND
from dekkend.api.editing import PARAMETER, TAGGED, etag, version_of
from dekkend.api.input import Invoer
from dekkend.api.views import ApiView

_TEKST: dict[str, Any] = {"default": "", "allow_blank": True, "max_length": LANGST_TEKST}
_REGEL: dict[str, Any] = {"default": "", "allow_blank": True, "max_length": LANGST_REGEL}
FIRST = 1
INTAKESTAPPEN = {"afronden": "Intake afronden", "stoppen": "Nu niet verder", "hervatten": "Intake weer oppakken"}
GESPREKSTAPPEN = {**UITKOMSTEN, "herinneren": "De persoon is herinnerd", "herstellen": "De uitkomst klopt niet"}


class IntakegesprekInvoerSerializer(Invoer):
    geplandOp = serializers.DateTimeField(source="gepland_at")
    plek = serializers.ChoiceField(list(PLEKKEN.items()), default="kantoor")
    waar = serializers.CharField(**_REGEL)
    taal = serializers.CharField(**_REGEL)
    tolk = serializers.ChoiceField(list(TOLKEN.items()), default="niet_nodig")
    herinneren = serializers.ChoiceField(list(HERINNEREN.items()), default="bellen")
    afspraak = serializers.CharField(**_TEKST, help_text="Hoe de persoon veilig te bereiken is.")

    def invoer(self) -> GesprekInvoer:
        return GesprekInvoer(**self.validated_data)


class IntakegesprekStapSerializer(Invoer):
    stap = serializers.ChoiceField(list(GESPREKSTAPPEN.items()))
    aanwezig = serializers.CharField(**_REGEL)
    verslag = serializers.CharField(**_TEKST, help_text="Verplicht als het gesprek er was.")


class IntakeBeschrijvingSerializer(Invoer):
    veiligNu = serializers.ChoiceField(list(JA_NEE_ONBEKEND.items()), source="veilig_nu", default="onbekend")
    veiligheid = serializers.CharField(**_TEKST)
    risicos = serializers.CharField(**_TEKST)
    verhaal = serializers.CharField(**_TEKST)
    behoeften = serializers.CharField(**_TEKST)
    wensen = serializers.CharField(**_TEKST)
    mogelijkheden = serializers.CharField(**_TEKST)
    geenHulpvraag = serializers.BooleanField(source="geen_hulpvraag", default=False)


class IntakeStapSerializer(Invoer):
    stap = serializers.ChoiceField(list(INTAKESTAPPEN.items()))
    reden = serializers.ChoiceField(
        list(STOPREDENEN.items()), default="", allow_blank=True, help_text="Verplicht bij stoppen."
    )
    toelichting = serializers.CharField(**_TEKST)
    opnieuwDatum = serializers.DateField(source="opnieuw_op", default=None, allow_null=True)


class RechtenuitlegInvoerSerializer(Invoer):
    datum = serializers.DateField()
    onderdelen = serializers.ListField(
        child=serializers.ChoiceField(list(ALLE_ONDERDELEN.items())), allow_empty=False, max_length=len(ALLE_ONDERDELEN)
    )
    taal = serializers.CharField(max_length=LANGST_REGEL)
    tolk = serializers.ChoiceField(list(TOLKEN.items()), default="niet_nodig")
    begrepen = serializers.ChoiceField(list(BEGREPEN.items()), default="ja")
    schriftelijk = serializers.BooleanField(default=False)
    toelichting = serializers.CharField(**_TEKST)

    def invoer(self) -> RechtenuitlegInvoer:
        values = dict(self.validated_data)
        return RechtenuitlegInvoer(onderdelen=tuple(values.pop("onderdelen")), **values)


class IntakegesprekSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    status = serializers.ChoiceField(list(GESPREK.states.items()))
    geplandOp = serializers.DateTimeField(source="gepland_at")
    plek = serializers.ChoiceField(list(PLEKKEN.items()))
    waar = serializers.CharField()
    taal = serializers.CharField()
    tolk = serializers.ChoiceField(list(TOLKEN.items()))
    herinneren = serializers.ChoiceField(list(HERINNEREN.items()))
    afspraak = serializers.CharField()
    herinnerdOp = serializers.DateTimeField(source="herinnerd_at", allow_null=True)
    aanwezig = serializers.CharField()
    verslag = serializers.CharField()


class RechtenuitlegSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    gebied = serializers.ChoiceField(list(GEBIEDEN.items()))
    status = serializers.ChoiceField(list(RECHTENUITLEG.states.items()))
    datum = serializers.DateField()
    onderdelen = serializers.ListField(child=serializers.ChoiceField(list(ALLE_ONDERDELEN.items())))
    taal = serializers.CharField()
    tolk = serializers.ChoiceField(list(TOLKEN.items()))
    begrepen = serializers.ChoiceField(list(BEGREPEN.items()))
    schriftelijk = serializers.BooleanField()
    toelichting = serializers.CharField()


class IntakeSerializer(serializers.Serializer[Any]):
    dossier = serializers.UUIDField(source="dossier_id")
    status = serializers.ChoiceField(list(INTAKE.states.items()))
    versie = serializers.IntegerField()
    begonnenOp = serializers.DateTimeField(source="begonnen_at")
    veiligNu = serializers.ChoiceField(list(JA_NEE_ONBEKEND.items()), source="veilig_nu")
    veiligheid = serializers.CharField()
    risicos = serializers.CharField()
    verhaal = serializers.CharField()
    behoeften = serializers.CharField()
    wensen = serializers.CharField()
    mogelijkheden = serializers.CharField()
    geenHulpvraag = serializers.BooleanField(source="geen_hulpvraag")
    stopReden = serializers.ChoiceField(list(STOPREDENEN.items()), source="stop_reden", allow_blank=True)
    opnieuwDatum = serializers.DateField(source="opnieuw_op", allow_null=True)
    afgerondOp = serializers.DateTimeField(source="afgerond_at", allow_null=True)


class IntakeGeheelSerializer(serializers.Serializer[Any]):
    """Everything of one intake."""

    intake = IntakeSerializer(allow_null=True)
    ontbreekt = serializers.ListField(
        child=serializers.CharField(), help_text="Wat er nog moet gebeuren voor het afronden, in zinnen."
    )
    gesprekken = IntakegesprekSerializer(many=True)
    rechtenuitleg = RechtenuitlegSerializer(many=True)


class IntakeApi(ApiView):
    required_rights = {"get": "dossier_inzien", "put": "dossier_openen"}

    @extend_schema(
        operation_id="intake",
        summary="De intake van een dossier, met wat er nog ontbreekt",
        description="Is er nog geen intake, dan begint zij met versie 1: stuur die mee in If-Match.",
        parameters=[TAGGED],
        responses=IntakeGeheelSerializer,
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        found = queries.intake_of(self.actor, dossier_id)
        headers = etag(found.intake.versie if found.intake else FIRST)
        return Response(IntakeGeheelSerializer(found).data, headers=headers)

    @extend_schema(
        operation_id="intake_beschrijven",
        summary="Vastleggen wat er in de intake is verteld",
        parameters=[PARAMETER, TAGGED],
        request=IntakeBeschrijvingSerializer,
        examples=[
            OpenApiExample(
                "Een veilige plek",
                value={"veiligNu": "ja", "veiligheid": "Slaapt in de opvang."},
                request_only=True,
            )
        ],
        responses=IntakeSerializer,
    )
    def put(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(IntakeBeschrijvingSerializer)
        intake = actions.describe_intake(
            actor=self.actor,
            dossier_id=dossier_id,
            invoer=Beschrijving(**sent.validated_data),
            versie=version_of(request),
        )
        return Response(IntakeSerializer(intake).data, headers=etag(intake.versie))


class IntakeStappenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="intake_stap",
        summary="De intake afronden, laten rusten of weer oppakken",
        request=IntakeStapSerializer,
        examples=[
            OpenApiExample("De persoon wil nu niet", value={"stap": "stoppen", "reden": "wil_niet"}, request_only=True)
        ],
        responses=IntakeSerializer,
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(IntakeStapSerializer)
        values = dict(sent.validated_data)
        stap = values.pop("stap")
        if stap == "stoppen":
            intake = actions.stop_intake(actor=self.actor, dossier_id=dossier_id, invoer=StopInvoer(**values))
        else:
            step = actions.finish_intake if stap == "afronden" else actions.resume_intake
            intake = step(actor=self.actor, dossier_id=dossier_id)
        return Response(IntakeSerializer(intake).data)


class IntakegesprekkenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="intakegesprek_plannen",
        summary="Een intakegesprek plannen; het eerste begint de intake",
        request=IntakegesprekInvoerSerializer,
        examples=[
            OpenApiExample("Op kantoor", value={"geplandOp": "2026-12-01T10:00:00+01:00"}, request_only=True)
        ],
        responses={201: IntakegesprekSerializer},
    )  # fmt: skip
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(IntakegesprekInvoerSerializer)
        talk = gesprekken.plan_gesprek(actor=self.actor, dossier_id=dossier_id, invoer=sent.invoer())
        return Response(IntakegesprekSerializer(talk).data, status=201)


class IntakegesprekApi(ApiView):
    required_rights = {"put": "dossier_openen"}

    @extend_schema(
        operation_id="intakegesprek_verzetten",
        summary="Een intakegesprek verzetten of de afspraak wijzigen",
        request=IntakegesprekInvoerSerializer,
        examples=[
            OpenApiExample("Een dag later", value={"geplandOp": "2026-12-02T10:00:00+01:00"}, request_only=True)
        ],
        responses=IntakegesprekSerializer,
    )  # fmt: skip
    def put(self, request: Request, intakegesprek_id: UUID) -> Response:
        sent = self.checked(IntakegesprekInvoerSerializer)
        talk = gesprekken.move_gesprek(actor=self.actor, gesprek_id=intakegesprek_id, invoer=sent.invoer())
        return Response(IntakegesprekSerializer(talk).data)


class IntakegesprekStappenApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="intakegesprek_stap",
        summary="Vastleggen hoe een gesprek ging, dat de persoon is herinnerd, of dat de uitkomst niet klopt",
        request=IntakegesprekStapSerializer,
        examples=[OpenApiExample("De persoon is herinnerd", value={"stap": "herinneren"}, request_only=True)],
        responses=IntakegesprekSerializer,
    )
    def post(self, request: Request, intakegesprek_id: UUID) -> Response:
        sent = self.checked(IntakegesprekStapSerializer)
        values = dict(sent.validated_data)
        if values["stap"] in UITKOMSTEN:
            talk = gesprekken.close_gesprek(
                actor=self.actor, gesprek_id=intakegesprek_id, invoer=UitkomstInvoer(**values)
            )
        else:
            step = gesprekken.note_reminded if values["stap"] == "herinneren" else gesprekken.reopen_gesprek
            talk = step(actor=self.actor, gesprek_id=intakegesprek_id)
        return Response(IntakegesprekSerializer(talk).data)


class RechtenuitlegApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="rechtenuitleg_vastleggen",
        summary="Vastleggen welke rechten en plichten zijn uitgelegd; één regel per gebied",
        request=RechtenuitlegInvoerSerializer,
        examples=[
            OpenApiExample(
                "Bedenktijd en opvang, in het Engels",
                value={"datum": "2026-11-20", "onderdelen": ["bedenktijd", "opvang"], "taal": "Engels"},
                request_only=True,
            )
        ],
        responses={201: RechtenuitlegSerializer(many=True)},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(RechtenuitlegInvoerSerializer)
        rows: Any = actions.explain_rights(actor=self.actor, dossier_id=dossier_id, invoer=sent.invoer())
        return Response(RechtenuitlegSerializer(rows, many=True).data, status=201)


class RechtenuitlegIntrekkingApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="rechtenuitleg_intrekken",
        summary="Intrekken dat rechten zijn uitgelegd",
        request=None,
        responses=RechtenuitlegSerializer,
    )
    def post(self, request: Request, rechtenuitleg_id: UUID) -> Response:
        row = actions.withdraw_rechtenuitleg(actor=self.actor, rechtenuitleg_id=rechtenuitleg_id)
        return Response(RechtenuitlegSerializer(row).data)
