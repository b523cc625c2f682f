"""Risk assessments in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.risico import actions, queries
from casework.risico.models import Risicotaxatie
from casework.risico.rules import (
    ANTWOORDEN,
    LANGST_NOTITIE,
    LANGST_REDEN,
    LANGST_TEKST,
    NIVEAUS,
    RISICOTAXATIE,
    Antwoord,
    RisicoInvoer,
    vragen_op,
)
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView
from dekkend.core.clock import today

_TEKST: dict[str, Any] = {"default": "", "allow_blank": True, "max_length": LANGST_TEKST}
_VRAGEN = vragen_op(today())


class RisicoAntwoordInvoerSerializer(Invoer):
    code = serializers.ChoiceField([(one.code, one.vraag) for one in _VRAGEN])
    antwoord = serializers.ChoiceField(list(ANTWOORDEN.items()))
    notitie = serializers.CharField(
        default="", allow_blank=True, max_length=LANGST_NOTITIE, help_text="Verplicht bij ja."
    )


class RisicoInvoerSerializer(Invoer):
    datum = serializers.DateField()
    niveau = serializers.ChoiceField(list(NIVEAUS.items()))
    antwoorden = RisicoAntwoordInvoerSerializer(many=True, help_text="Elke vraag van de vragenlijst, één keer.")
    toelichting = serializers.CharField(max_length=LANGST_TEKST)
    beschermt = serializers.CharField(**_TEKST)
    signalen = serializers.CharField(**_TEKST)
    afspraken = serializers.CharField(**_TEKST)
    bijNood = serializers.CharField(source="bij_nood", **_TEKST)
    volgendeDatum = serializers.DateField(source="volgende_op", default=None, allow_null=True)

    def invoer(self) -> RisicoInvoer:
        values = {name: value for name, value in self.validated_data.items() if name != "reden"}
        return RisicoInvoer(antwoorden=tuple(Antwoord(**one) for one in values.pop("antwoorden")), **values)


class RisicoCorrectieSerializer(RisicoInvoerSerializer):
    reden = serializers.CharField(max_length=LANGST_REDEN)


class RisicoIntrekkingSerializer(Invoer):
    reden = serializers.CharField(max_length=LANGST_REDEN)


class RisicoKortSerializer(serializers.Serializer[Any]):
    """Without the answers."""

    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    status = serializers.ChoiceField(list(RISICOTAXATIE.states.items()))
    datum = serializers.DateField()
    niveau = serializers.ChoiceField(list(NIVEAUS.items()))
    instrument = serializers.CharField()
    versie = serializers.IntegerField()
    volgendeDatum = serializers.DateField(source="volgende_op")
    correctieVan = serializers.UUIDField(source="correctie_van_id", allow_null=True)
    vastgelegdOp = serializers.DateTimeField(source="vastgelegd_at")


class RisicoAntwoordSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    antwoord = serializers.ChoiceField(list(ANTWOORDEN.items()))
    notitie = serializers.CharField()


class RisicotaxatieSerializer(RisicoKortSerializer):
    toelichting = serializers.CharField()
    beschermt = serializers.CharField()
    signalen = serializers.CharField()
    afspraken = serializers.CharField()
    bijNood = serializers.CharField(source="bij_nood")
    reden = serializers.CharField()
    intrekReden = serializers.CharField(source="intrek_reden")
    antwoorden = RisicoAntwoordSerializer(many=True)

    def to_representation(self, instance: Risicotaxatie) -> dict[str, Any]:
        said = [
            {"code": code, "antwoord": one[0], "notitie": one[1]} for code, one in (instance.antwoorden or {}).items()
        ]
        texts = {name: getattr(instance, name) for name in ("toelichting", "beschermt", "signalen", "afspraken")}
        more = {"bijNood": instance.bij_nood, "reden": instance.reden, "intrekReden": instance.intrek_reden}
        return {**RisicoKortSerializer(instance).data, **texts, **more, "antwoorden": said}


_VOORBEELD: dict[str, Any] = {
    "datum": "2026-11-20",
    "niveau": "laag",
    "toelichting": "De persoon woont op een veilige plek.",
    "antwoorden": [{"code": one.code, "antwoord": "nee"} for one in _VRAGEN],
}


class RisicotaxatiesApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="risico_lijst",
        summary="Alle risicotaxaties van een dossier, met vervallen versies, de nieuwste eerst",
        responses=page_of(RisicoKortSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.look_at_taxaties(self.actor, dossier_id), RisicoKortSerializer)

    @extend_schema(
        operation_id="risico_vastleggen",
        summary="Een risicotaxatie vastleggen: antwoorden, een niveau met de reden, en een veiligheidsplan",
        request=RisicoInvoerSerializer,
        examples=[OpenApiExample("Weinig gevaar", value=_VOORBEELD, request_only=True)],
        responses={201: RisicotaxatieSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(RisicoInvoerSerializer)
        row = actions.record_risico(actor=self.actor, dossier_id=dossier_id, invoer=sent.invoer())
        return Response(RisicotaxatieSerializer(row).data, status=201)


class RisicotaxatieApi(ApiView):
    required_rights = {"get": "dossier_inzien"}

    @extend_schema(
        operation_id="risico_taxatie", summary="Een risicotaxatie, met de antwoorden", responses=RisicotaxatieSerializer
    )
    def get(self, request: Request, risicotaxatie_id: UUID) -> Response:
        return Response(RisicotaxatieSerializer(queries.taxatie_for(self.actor, risicotaxatie_id).taxatie).data)


class RisicoCorrectieApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="risico_corrigeren",
        summary="Een risicotaxatie vervangen door een nieuwe versie; de vorige blijft te lezen",
        request=RisicoCorrectieSerializer,
        examples=[
            OpenApiExample("Een andere dag", value={**_VOORBEELD, "reden": "De dag klopte niet."}, request_only=True)
        ],
        responses={201: RisicotaxatieSerializer},
    )  # fmt: skip
    def post(self, request: Request, risicotaxatie_id: UUID) -> Response:
        sent = self.checked(RisicoCorrectieSerializer)
        row = actions.correct_risico(
            actor=self.actor,
            risicotaxatie_id=risicotaxatie_id,
            invoer=sent.invoer(),
            reden=sent.validated_data["reden"],
        )
        return Response(RisicotaxatieSerializer(row).data, status=201)


class RisicoIntrekkingApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="risico_intrekken",
        summary="Een risicotaxatie intrekken die niet in dit dossier hoort",
        request=RisicoIntrekkingSerializer,
        examples=[
            OpenApiExample(
                "In het verkeerde dossier", value={"reden": "Hoort bij een ander dossier."}, request_only=True
            )
        ],
        responses=RisicotaxatieSerializer,
    )
    def post(self, request: Request, risicotaxatie_id: UUID) -> Response:
        sent = self.checked(RisicoIntrekkingSerializer)
        row = actions.withdraw_risico(
            actor=self.actor, risicotaxatie_id=risicotaxatie_id, reden=sent.validated_data["reden"]
        )
        return Response(RisicotaxatieSerializer(row).data)
