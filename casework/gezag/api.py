"""Authority in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.gezag import actions, queries
from casework.gezag.rules import LANGST, GezagInvoer
from casework.toestemming.wie_mag import GEZAG, VERDENKINGEN
from dekkend.api.input import Invoer
from dekkend.api.views import ApiView


class GezagInvoerSerializer(Invoer):
    gezag = serializers.ChoiceField(list(GEZAG.items()))
    verdenking = serializers.ChoiceField(list(VERDENKINGEN.items()))
    toelichting = serializers.CharField(max_length=LANGST, allow_blank=True, default="")


class GezagSerializer(serializers.Serializer[Any]):
    dossier = serializers.UUIDField(source="dossier_id")
    gezag = serializers.ChoiceField(list(GEZAG.items()))
    verdenking = serializers.ChoiceField(list(VERDENKINGEN.items()))
    toelichting = serializers.CharField(allow_blank=True)
    vastgelegdOp = serializers.DateTimeField(source="vastgelegd_at", allow_null=True)


class GezagApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "toestemming_vastleggen"}

    @extend_schema(
        operation_id="gezag_inzien",
        summary="Wie het gezag heeft; vastgelegdOp is leeg zolang niemand het vastlegde",
        responses=GezagSerializer,
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return Response(GezagSerializer(queries.look_at_gezag(self.actor, dossier_id)).data)

    @extend_schema(
        operation_id="gezag_vastleggen",
        summary="Vastleggen wie het gezag heeft; een toestemming die daardoor niet meer past, vervalt meteen",
        request=GezagInvoerSerializer,
        responses={201: GezagSerializer},
        examples=[
            OpenApiExample(
                "Ouders, geen vermoeden",
                value={"gezag": "ouders", "verdenking": "nee", "toelichting": "Moeder (voorbeeld)."},
                request_only=True,
            )
        ],
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(GezagInvoerSerializer)
        found = actions.record_gezag(actor=self.actor, dossier_id=dossier_id, invoer=GezagInvoer(**sent.validated_data))
        return Response(GezagSerializer(found).data, status=201)
