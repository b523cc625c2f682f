"""The clocks of the pillars in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.pijlers import actions
from casework.pijlers.rules import NAGEGAAN, PIJLERS, TERMIJN
from dekkend.api.input import Invoer
from dekkend.api.views import ApiView


class TermijnSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    pijler = serializers.ChoiceField(list(PIJLERS.items()))
    code = serializers.CharField()
    wat = serializers.CharField(source="term.wat")
    uiterlijk = serializers.DateField()
    waarschuwenVanaf = serializers.DateField(source="waarschuwen_vanaf")
    status = serializers.ChoiceField(list(TERMIJN.states.items()))
    bron = serializers.CharField(source="term.bron")
    bronNagegaan = serializers.ChoiceField(list(NAGEGAAN.items()), source="term.nagegaan")


class TermijnUitkomstSerializer(Invoer):
    uitkomst = serializers.ChoiceField([(edge.name, edge.label) for edge in TERMIJN.edges])


class TermijnUitkomstApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="termijn_afhandelen",
        summary="Een termijn afhandelen: gedaan, of niet meer nodig",
        request=TermijnUitkomstSerializer,
        examples=[OpenApiExample("Gedaan", value={"uitkomst": "gedaan"}, request_only=True)],
        responses={201: TermijnSerializer},
    )
    def post(self, request: Request, termijn_id: UUID) -> Response:
        sent = self.checked(TermijnUitkomstSerializer)
        termijn = actions.finish_termijn(actor=self.actor, termijn_id=termijn_id, **sent.validated_data)
        return Response(TermijnSerializer(termijn).data, status=201)
