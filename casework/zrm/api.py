"""The Zelfredzaamheid-Matrix in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.zrm import actions, queries
from casework.zrm.rules import (
    DOMEINEN,
    HOOGST,
    INSTRUMENTEN,
    KLEINSTE_AANTAL,
    LAAGST,
    LANGST_NAAM,
    LANGST_NOTITIE,
    LANGST_REDEN,
    NIET_GESCOORD,
    ZRMMETING,
    Score,
    ZrmInvoer,
)
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class ScoreInvoerSerializer(Invoer):
    domein = serializers.ChoiceField(list(DOMEINEN.items()))
    score = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=LAAGST, max_value=HOOGST, help_text="Null: geen score."
    )
    reden = serializers.ChoiceField(
        list(NIET_GESCOORD.items()), default="", allow_blank=True, help_text="Verplicht als er geen score is."
    )
    notitie = serializers.CharField(default="", allow_blank=True, max_length=LANGST_NOTITIE)


class ZrmInvoerSerializer(Invoer):
    datum = serializers.DateField(help_text="De dag waarop is gescoord.")
    scorer = serializers.CharField(
        default="",
        allow_blank=True,
        max_length=LANGST_NAAM,
        help_text="Wie scoorde. Leeg: de gebruiker van het token.",
    )
    scores = ScoreInvoerSerializer(many=True, help_text="Alle dertien domeinen, elk één keer.")

    def invoer(self) -> ZrmInvoer:
        values = self.validated_data
        scores = tuple(Score(**one) for one in values["scores"])
        return ZrmInvoer(datum=values["datum"], scorer=values["scorer"], scores=scores)


class ZrmCorrectieSerializer(ZrmInvoerSerializer):
    reden = serializers.CharField(max_length=LANGST_REDEN, help_text="Waarom de vorige versie niet klopte.")


class ZrmIntrekkingSerializer(Invoer):
    reden = serializers.CharField(max_length=LANGST_REDEN)


class ScoreSerializer(serializers.Serializer[Any]):
    domein = serializers.ChoiceField(list(DOMEINEN.items()))
    score = serializers.IntegerField(allow_null=True)
    reden = serializers.ChoiceField(list(NIET_GESCOORD.items()), allow_blank=True)


class ScoreNotitieSerializer(ScoreSerializer):
    notitie = serializers.CharField()


class ZrmKortSerializer(serializers.Serializer[Any]):
    """Without the notes."""

    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    instrument = serializers.ChoiceField(list(INSTRUMENTEN.items()))
    datum = serializers.DateField()
    scorer = serializers.CharField(help_text="Leeg: wie het vastlegde.")
    status = serializers.ChoiceField(list(ZRMMETING.states.items()))
    correctieVan = serializers.UUIDField(source="correctie_van_id", allow_null=True)
    vastgelegdDoor = serializers.CharField(source="vastgelegd_door.naam", default=None, allow_null=True)
    vastgelegdOp = serializers.DateTimeField(source="vastgelegd_at")
    vervallenOp = serializers.DateTimeField(source="vervallen_at", allow_null=True)


class ZrmLijstSerializer(ZrmKortSerializer):
    scores = ScoreSerializer(source="scores.all", many=True)


class ZrmSerializer(ZrmKortSerializer):
    reden = serializers.CharField(help_text="Waarom deze versie de vorige vervangt.")
    intrekReden = serializers.CharField(source="intrek_reden")
    scores = ScoreNotitieSerializer(source="scores.all", many=True)


class DomeinUitkomstSerializer(serializers.Serializer[Any]):
    domein = serializers.ChoiceField(list(DOMEINEN.items()))
    aantal = serializers.IntegerField(
        allow_null=True,
        help_text=f"Bij hoeveel mensen dit domein twee keer is gescoord. Null: minder dan {KLEINSTE_AANTAL}.",
    )
    verandering = serializers.DecimalField(
        max_digits=3, decimal_places=1, allow_null=True, help_text="Gemiddelde verandering in stappen van de schaal."
    )


class RegioUitkomstSerializer(serializers.Serializer[Any]):
    jaar = serializers.IntegerField()
    tot = serializers.DateField(allow_null=True, help_text="De laatste dag die meetelt: het einde van een kwartaal.")
    domeinen = DomeinUitkomstSerializer(many=True)


_TWAALF = [{"domein": domein, "score": 3} for domein in list(DOMEINEN)[:-1]]
METING = OpenApiExample(
    "Twaalf domeinen gescoord, justitie niet",
    value={"datum": "2026-11-20", "scores": [*_TWAALF, {"domein": "justitie", "reden": "niet_van_toepassing"}]},
    request_only=True,
)
CORRECTIE = OpenApiExample(
    "De dag klopte niet",
    value={**METING.value, "reden": "De dag klopte niet."},
    request_only=True,
)


class ZrmMetingenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "zrm_vastleggen"}

    @extend_schema(
        operation_id="zrm_lijst",
        summary="Alle metingen van zelfredzaamheid in een dossier, met vervallen versies, de nieuwste eerst",
        responses=page_of(ZrmLijstSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.look_at_metingen(self.actor, dossier_id), ZrmLijstSerializer)

    @extend_schema(
        operation_id="zrm_vastleggen",
        summary="Een meting van zelfredzaamheid vastleggen",
        request=ZrmInvoerSerializer,
        responses={201: ZrmSerializer},
        examples=[METING],
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(ZrmInvoerSerializer)
        meting = actions.record_meting(actor=self.actor, dossier_id=dossier_id, invoer=sent.invoer())
        return Response(ZrmSerializer(meting).data, status=201)


class ZrmMetingApi(ApiView):
    required_rights = {"get": "dossier_inzien"}

    @extend_schema(operation_id="zrm_meting", summary="Een meting, met de notities", responses=ZrmSerializer)
    def get(self, request: Request, meting_id: UUID) -> Response:
        return Response(ZrmSerializer(queries.meting_for(self.actor, meting_id).meting).data)


class ZrmCorrectieApi(ApiView):
    required_rights = {"post": "zrm_vastleggen"}

    @extend_schema(
        operation_id="zrm_corrigeren",
        summary="Een meting vervangen door een nieuwe versie; de vorige blijft te lezen",
        request=ZrmCorrectieSerializer,
        examples=[CORRECTIE],
        responses={201: ZrmSerializer},
    )
    def post(self, request: Request, meting_id: UUID) -> Response:
        sent = self.checked(ZrmCorrectieSerializer)
        meting = actions.correct_meting(
            actor=self.actor, meting_id=meting_id, invoer=sent.invoer(), reden=sent.validated_data["reden"]
        )
        return Response(ZrmSerializer(meting).data, status=201)


class ZrmIntrekkingApi(ApiView):
    required_rights = {"post": "zrm_vastleggen"}

    @extend_schema(
        operation_id="zrm_intrekken",
        summary="Een meting intrekken die niet in dit dossier hoort",
        request=ZrmIntrekkingSerializer,
        examples=[
            OpenApiExample(
                "In het verkeerde dossier", value={"reden": "Hoort bij een ander dossier."}, request_only=True
            )
        ],
        responses=ZrmSerializer,
    )
    def post(self, request: Request, meting_id: UUID) -> Response:
        sent = self.checked(ZrmIntrekkingSerializer)
        meting = actions.withdraw_meting(actor=self.actor, meting_id=meting_id, **sent.validated_data)
        return Response(ZrmSerializer(meting).data)


class ZrmUitkomstApi(ApiView):
    required_rights = {"get": "uitkomsten_inzien"}

    @extend_schema(
        operation_id="zrm_uitkomst",
        summary="Uitkomst van de regio per domein: aantallen en gemiddelde verandering, niemand herkenbaar",
        parameters=[OpenApiParameter("jaar", int, description="Standaard het lopende jaar.")],
        responses=RegioUitkomstSerializer,
    )
    def get(self, request: Request) -> Response:
        jaar = queries.year_of(request.query_params.get("jaar", ""))
        return Response(RegioUitkomstSerializer(queries.regio_uitkomst(self.actor, jaar)).data)
