"""In the API of the national tier: whose figures of a quarter are in the vault."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from dekkend.api.views import ApiView
from dekkend.national.cijferstand import queries


class RegiostandSerializer(serializers.Serializer[Any]):
    regio = serializers.CharField()
    status = serializers.ChoiceField(["ontvangen", "ontbreekt"])
    ontvangenOp = serializers.DateTimeField(source="ontvangen_at", allow_null=True)
    aanvullingen = serializers.IntegerField(help_text="Hoe vaak er daarna is aangevuld.")


class CijferstandSerializer(serializers.Serializer[Any]):
    kwartaal = serializers.CharField()
    ontvangen = serializers.IntegerField(help_text="Van hoeveel regio's de cijfers in de kluis liggen.")
    regios = RegiostandSerializer(many=True)


class CijferstandApi(ApiView):
    required_rights = {"get": queries.RIGHT}

    @extend_schema(
        operation_id="cijferstand",
        summary="Van welke regio's de cijfers van een kwartaal in de kluis liggen; nooit welke cijfers",
        parameters=[OpenApiParameter("kwartaal", str, description="Standaard het laatste dat voorbij is.")],
        responses=CijferstandSerializer,
    )
    def get(self, request: Request) -> Response:
        found = queries.volledigheid(self.actor, request.query_params.get("kwartaal", ""))
        return Response(CijferstandSerializer(found).data)
