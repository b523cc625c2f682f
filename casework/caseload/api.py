"""How heavy the work is, in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.caseload import queries
from dekkend.api.views import ApiView

_GETAL: dict[str, Any] = {"max_digits": 12, "decimal_places": 2}


class CaseloadLastSerializer(serializers.Serializer[Any]):
    naam = serializers.CharField()
    dossiers = serializers.IntegerField()
    punten = serializers.DecimalField(**_GETAL)
    weken = serializers.DecimalField(help_text="Deel van een volle werkweek.", **_GETAL)


class CaseloadSerializer(serializers.Serializer[Any]):
    eigen = CaseloadLastSerializer()
    team = CaseloadLastSerializer(many=True)
    samen = CaseloadLastSerializer()
    inwoners = serializers.IntegerField()
    fteInwoners = serializers.DecimalField(
        source="fte_inwoners", help_text="Minstens 0,1 fte per 100.000 inwoners (CoMensha).", **_GETAL
    )


class CaseloadApi(ApiView):
    required_rights = {"get": "dossier_openen"}

    @extend_schema(
        operation_id="caseload",
        summary="Hoe zwaar uw caseload is, die van het team, en de norm; van collega's alleen aantallen",
        responses=CaseloadSerializer,
    )
    def get(self, request: Request) -> Response:
        return Response(CaseloadSerializer(queries.caseload_of(self.actor)).data)
