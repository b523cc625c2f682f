"""Distributions in the API. Amounts are whole cents."""
# ruff: noqa: N815 - the API speaks camelCase

from decimal import Decimal
from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from billing.verdeelsleutel import actions, queries
from billing.verdeelsleutel.models import Verdeling, VerdelingRegel
from dekkend.api.input import Invoer
from dekkend.api.views import ApiView


class BijdrageSerializer(serializers.Serializer[VerdelingRegel]):
    gmCode = serializers.CharField(source="gm_code")
    naam = serializers.CharField()
    inwoners = serializers.IntegerField()
    dagen = serializers.IntegerField(help_text="Dagen van het jaar waarop de gemeente meedoet.")
    bedragCent = serializers.IntegerField(source="bedrag_cent")


class TotalenSerializer(serializers.Serializer[Any]):
    gemeenten = serializers.IntegerField()
    inwoners = serializers.IntegerField()
    bedragCent = serializers.IntegerField()


class VerdelingKortSerializer(serializers.Serializer[Any]):
    """A distribution without its lines, to choose from."""

    id = serializers.UUIDField()
    nummer = serializers.IntegerField()
    actueel = serializers.BooleanField(source="is_actueel")
    gelijkProcent = serializers.DecimalField(5, 2, source="gelijk_procent")
    totaalCent = serializers.IntegerField(source="totaal_cent")
    berekendOp = serializers.DateTimeField(source="created_at")


class VerdelingenLijstSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    results = VerdelingKortSerializer(many=True)


class VerdelingSerializer(serializers.Serializer[Verdeling]):
    id = serializers.UUIDField()
    begroting = serializers.UUIDField(source="begroting_id")
    jaar = serializers.IntegerField(source="begroting.jaar")
    nummer = serializers.IntegerField()
    actueel = serializers.BooleanField(
        source="is_actueel", help_text="Nee als de begroting na de berekening is gewijzigd."
    )
    gelijkProcent = serializers.DecimalField(5, 2, source="gelijk_procent")
    totaalCent = serializers.IntegerField(source="totaal_cent")
    peildatum = serializers.DateField(source="maatstaf.peildatum")
    bron = serializers.CharField(source="maatstaf.bron")
    hash = serializers.CharField(help_text="sha256 over invoer en uitkomst.")
    berekendOp = serializers.DateTimeField(source="created_at")
    bijdragen = BijdrageSerializer(source="regels", many=True)
    totalen = serializers.SerializerMethodField()

    @extend_schema_field(TotalenSerializer)
    def get_totalen(self, verdeling: Verdeling) -> dict[str, int]:
        regels = list(verdeling.regels.all())
        return {
            "gemeenten": len(regels),
            "inwoners": sum(regel.inwoners for regel in regels),
            "bedragCent": sum(regel.bedrag_cent for regel in regels),
        }


class VerdelingInvoerSerializer(Invoer):
    gelijkProcent = serializers.DecimalField(
        5,
        2,
        source="gelijk_procent",
        default=Decimal(0),
        help_text="Het deel dat voor elke gemeente gelijk is; de rest gaat naar inwoners.",
    )


NAAR_INWONERS = OpenApiExample(
    "Een tiende gelijk, de rest naar inwoners", value={"gelijkProcent": "10.00"}, request_only=True
)


class VerdelingenApi(ApiView):
    required_rights = {"get": "verdeling_inzien", "post": "verdeling_vaststellen"}

    @extend_schema(
        operation_id="verdelingen_lijst",
        summary="De verdelingen van een begroting",
        description="De nieuwste eerst. De bijdrage per gemeente staat in de verdeling zelf.",
        responses=VerdelingenLijstSerializer,
    )
    def get(self, request: Request, begroting_id: UUID) -> Response:
        found = queries.verdelingen_of_id(self.actor, begroting_id)
        return Response({"count": len(found), "results": VerdelingKortSerializer(found, many=True).data})

    @extend_schema(
        operation_id="verdeling_berekenen",
        summary="Een begroting verdelen over de gemeenten van de regio",
        request=VerdelingInvoerSerializer,
        responses={201: VerdelingSerializer},
        examples=[NAAR_INWONERS],
    )
    def post(self, request: Request, begroting_id: UUID) -> Response:
        sent = self.checked(VerdelingInvoerSerializer)
        verdeling = actions.compute_verdeling(actor=self.actor, begroting_id=begroting_id, **sent.validated_data)
        return Response(VerdelingSerializer(verdeling).data, status=201)


class VerdelingApi(ApiView):
    required_rights = {"get": "verdeling_inzien"}

    @extend_schema(
        operation_id="verdeling", summary="Een verdeling met de bijdrage per gemeente", responses=VerdelingSerializer
    )
    def get(self, request: Request, verdeling_id: UUID) -> Response:
        return Response(VerdelingSerializer(queries.verdeling_by_id(self.actor, verdeling_id)).data)
