"""Handing dossiers to a colleague in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.wisseling import actions, queries
from casework.wisseling.rules import LANGST_TEKST, MEEST, WISSELING
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView

_TEKST: dict[str, Any] = {"max_length": LANGST_TEKST}


class WisselingInvoerSerializer(Invoer):
    naar = serializers.UUIDField(help_text="De collega.")
    dossiers = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=MEEST)
    notitie = serializers.CharField(help_text="Wat de collega moet weten; te lezen na het overnemen.", **_TEKST)
    kennismakingDatum = serializers.DateField(source="kennismaking_op")


class WisselingWeigeringSerializer(Invoer):
    reden = serializers.CharField(**_TEKST)


class WisselingKennismakingSerializer(Invoer):
    datum = serializers.DateField()


class WisselingSerializer(serializers.Serializer[Any]):
    """Without the note: that stands on the timeline once the dossier is taken over."""

    id = serializers.UUIDField()
    nummer = serializers.CharField(source="dossier.nummer")
    status = serializers.ChoiceField(list(WISSELING.states.items()))
    van = serializers.CharField(source="van.naam")
    naar = serializers.CharField(source="naar.naam")
    kennismakingDatum = serializers.DateField(source="kennismaking_op")
    kennisgemaaktDatum = serializers.DateField(source="kennisgemaakt_op", allow_null=True)
    voorgesteldOp = serializers.DateTimeField(source="voorgesteld_at")


class WisselingenApi(ApiView):
    required_rights = {"get": "dossier_openen", "post": "dossier_openen"}

    @extend_schema(
        operation_id="wisselingen_lijst",
        summary="Dossiers die collega's aan u overdragen en u aan hen, de nieuwste eerst",
        responses=page_of(WisselingSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.wisselingen_of(self.actor), WisselingSerializer)

    @extend_schema(
        operation_id="wisseling_voorstellen",
        summary="Dossiers voorstellen aan een collega; pas na het overnemen verandert er iets",
        request=WisselingInvoerSerializer,
        examples=[
            OpenApiExample(
                "Een dossier",
                value={
                    "naar": "5f0c7a52-3a55-4b43-9d3a-1f0c8f3a2b12",
                    "dossiers": ["5f0c7a52-3a55-4b43-9d3a-1f0c8f3a2b11"],
                    "notitie": "Vertrouwt vrouwen meer dan mannen (voorbeeld).",
                    "kennismakingDatum": "2026-12-01",
                },
                request_only=True,
            )
        ],
        responses={201: WisselingSerializer(many=True)},
    )
    def post(self, request: Request) -> Response:
        sent = self.checked(WisselingInvoerSerializer)
        rows = actions.propose_wisselingen(actor=self.actor, **sent.validated_data)
        return Response(WisselingSerializer(rows, many=True).data, status=201)


class WisselingOvernameApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="wisseling_aannemen",
        summary="Het dossier van een collega overnemen",
        request=None,
        responses=WisselingSerializer,
    )
    def post(self, request: Request, wisseling_id: UUID) -> Response:
        return Response(WisselingSerializer(actions.accept_wisseling(actor=self.actor, wisseling_id=wisseling_id)).data)


class WisselingIntrekkingApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="wisseling_intrekken",
        summary="Een voorstel intrekken waarop de collega nog niet antwoordde",
        request=None,
        responses=WisselingSerializer,
    )
    def post(self, request: Request, wisseling_id: UUID) -> Response:
        row = actions.withdraw_wisseling(actor=self.actor, wisseling_id=wisseling_id)
        return Response(WisselingSerializer(row).data)


class WisselingWeigeringApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="wisseling_weigeren",
        summary="Het dossier van een collega niet overnemen",
        request=WisselingWeigeringSerializer,
        examples=[OpenApiExample("Vol", value={"reden": "Mijn caseload is vol (voorbeeld)."}, request_only=True)],
        responses=WisselingSerializer,
    )
    def post(self, request: Request, wisseling_id: UUID) -> Response:
        sent = self.checked(WisselingWeigeringSerializer)
        row = actions.refuse_wisseling(actor=self.actor, wisseling_id=wisseling_id, **sent.validated_data)
        return Response(WisselingSerializer(row).data)


class WisselingKennismakingApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="wisseling_kennismaken",
        summary="Vastleggen dat u kennismaakte met de persoon",
        request=WisselingKennismakingSerializer,
        examples=[OpenApiExample("Kennisgemaakt", value={"datum": "2026-11-22"}, request_only=True)],
        responses=WisselingSerializer,
    )
    def post(self, request: Request, wisseling_id: UUID) -> Response:
        sent = self.checked(WisselingKennismakingSerializer)
        row = actions.note_meeting(actor=self.actor, wisseling_id=wisseling_id, **sent.validated_data)
        return Response(WisselingSerializer(row).data)
