"""The register over the API: which gemeenten there are, how many people live there, in which areas they lie."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from dekkend.api.views import ApiView
from tenants.register import queries


class GemeenteSerializer(serializers.Serializer[Any]):
    code = serializers.CharField(help_text="CBS-code, zoals GM0772")
    naam = serializers.CharField()
    ingang = serializers.DateField(allow_null=True, help_text="Eerste dag; leeg: van voor 2015")
    einde = serializers.DateField(allow_null=True, help_text="Laatste dag; leeg: bestaat nog")
    inwoners = serializers.IntegerField(allow_null=True)
    peildatum = serializers.DateField(allow_null=True, help_text="Van het aantal inwoners")
    inwonersAfgeleid = serializers.BooleanField(
        source="inwoners_afgeleid", help_text="Niet gepubliceerd, maar opgeteld uit de gemeenten waaruit zij ontstond"
    )
    provincie = serializers.CharField(allow_blank=True)
    veiligheidsregio = serializers.CharField(allow_blank=True)
    politieEenheid = serializers.CharField(source="politie_eenheid", allow_blank=True)
    ggdRegio = serializers.CharField(source="ggd_regio", allow_blank=True)
    arbeidsmarktregio = serializers.CharField(allow_blank=True)
    jeugdregio = serializers.CharField(allow_blank=True)
    veiligThuisRegio = serializers.CharField(source="veilig_thuis_regio", allow_blank=True)
    corop = serializers.CharField(allow_blank=True)
    vrouwenopvang = serializers.CharField(allow_blank=True, help_text="Leeg: niet bekend")
    maatschappelijkeOpvang = serializers.CharField(
        source="maatschappelijke_opvang", allow_blank=True, help_text="Leeg: niet bekend"
    )


class GemeentenSerializer(serializers.Serializer[Any]):
    count = serializers.IntegerField()
    results = GemeenteSerializer(many=True)


class ZoekSerializer(serializers.Serializer[Any]):
    provincie = serializers.CharField(required=False, default="", max_length=100, help_text="Naam van de provincie")
    zoek = serializers.CharField(required=False, default="", max_length=100, help_text="Deel van de naam, of de code")


class GemeentenApi(ApiView):
    required_rights = {"get": "register_inzien"}

    @extend_schema(
        operation_id="gemeenten_lijst",
        summary="Alle gemeenten van nu, in één antwoord",
        parameters=[ZoekSerializer],
        responses=GemeentenSerializer,
    )
    def get(self, request: Request) -> Response:
        asked = ZoekSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        found = queries.gemeenten(**asked.validated_data)
        return Response(GemeentenSerializer({"count": len(found), "results": found}).data)


class GemeenteApi(ApiView):
    required_rights = {"get": "register_inzien"}

    @extend_schema(
        operation_id="gemeente",
        summary="Een gemeente, ook een die is opgegaan in een andere",
        responses=GemeenteSerializer,
    )
    def get(self, request: Request, gm_code: str) -> Response:
        return Response(GemeenteSerializer(queries.gemeente(gm_code)).data)
