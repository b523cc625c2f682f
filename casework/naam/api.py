"""Other names of a person in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.naam import actions, queries
from casework.naam.rules import LANGST, SOORTEN
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView


class PersoonsnaamInvoerSerializer(Invoer):
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    naam = serializers.CharField(max_length=LANGST)


class PersoonsnaamSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    naam = serializers.CharField()
    toegevoegdOp = serializers.DateTimeField(source="toegevoegd_at")


class WeggehaaldSerializer(serializers.Serializer[Any]):
    dossier = serializers.UUIDField()


class NamenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="namen_lijst",
        summary="De andere namen van de persoon van een dossier",
        responses=page_of(PersoonsnaamSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        rows: Any = queries.namen_of(self.actor, dossier_id).namen
        return self.page(rows, PersoonsnaamSerializer)

    @extend_schema(
        operation_id="naam_toevoegen",
        summary="Een andere naam toevoegen",
        request=PersoonsnaamInvoerSerializer,
        examples=[
            OpenApiExample(
                "Een schrijfwijze", value={"soort": "schrijfwijze", "naam": "أميرة (voorbeeld)"}, request_only=True
            )
        ],
        responses={201: PersoonsnaamSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(PersoonsnaamInvoerSerializer)
        found = actions.add_naam(actor=self.actor, dossier_id=dossier_id, **sent.validated_data)
        return Response(PersoonsnaamSerializer(found).data, status=201)


class NaamIntrekkingApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="naam_weghalen",
        summary="Een andere naam weghalen",
        request=None,
        responses={201: WeggehaaldSerializer},
    )
    def post(self, request: Request, persoonsnaam_id: UUID) -> Response:
        dossier = actions.remove_naam(actor=self.actor, persoonsnaam_id=persoonsnaam_id)
        return Response(WeggehaaldSerializer({"dossier": dossier}).data, status=201)
