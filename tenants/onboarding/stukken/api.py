"""The documents of a regio and the akkoorden over the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from dekkend.api.input import InhoudField, Invoer
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView
from dekkend.web.uploads import checked as checked_upload
from tenants.onboarding.aansluiting.queries import RIGHT, aansluiting_for
from tenants.onboarding.stukken import actions, queries
from tenants.onboarding.stukken.rules import LONGEST_TITLE, REDENEN, SOORTEN, StukInvoer


class PdfRenderer(BaseRenderer):
    """The bytes as they are."""

    media_type = "application/pdf"
    format = "pdf"
    charset = None
    render_style = "binary"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> Any:
        return data if isinstance(data, bytes) else JSONRenderer().render(data)


class StukSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    versie = serializers.IntegerField()
    titel = serializers.CharField()
    sha256 = serializers.CharField(help_text="Controlegetal van de pdf")
    grootte = serializers.IntegerField(help_text="In bytes")
    geldigVanaf = serializers.DateField(source="geldig_vanaf")
    geldigTot = serializers.DateField(source="geldig_tot", allow_null=True, help_text="De laatste dag")
    toegevoegdOp = serializers.DateTimeField(source="toegevoegd_at")
    ingetrokkenOp = serializers.DateTimeField(source="ingetrokken_at", allow_null=True)
    intrekReden = serializers.ChoiceField(list(REDENEN.items()), source="intrek_reden", allow_blank=True)


class StukInvoerSerializer(Invoer):
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    titel = serializers.CharField(
        max_length=LONGEST_TITLE, help_text="Zoals het op het stuk staat, zonder namen van personen"
    )
    geldigVanaf = serializers.DateField(source="geldig_vanaf")
    geldigTot = serializers.DateField(source="geldig_tot", allow_null=True, default=None, help_text="De laatste dag")
    bestand = InhoudField(help_text="Een pdf van hoogstens 10 MB zonder wachtwoord, in base64")


class IntrekInvoerSerializer(Invoer):
    reden = serializers.ChoiceField(list(REDENEN.items()))


class AkkoordSerializer(serializers.Serializer[Any]):
    stuk = serializers.UUIDField(source="stuk_id")
    soort = serializers.CharField(source="stuk.soort")
    versie = serializers.IntegerField(source="stuk.versie")
    sha256 = serializers.CharField(help_text="Controlegetal van de pdf waarop akkoord is gegeven")
    besluitnummer = serializers.CharField()
    besluitdatum = serializers.DateField()
    door = serializers.CharField(help_text="Wie namens de gemeente akkoord gaf")
    gegevenOp = serializers.DateTimeField(source="gegeven_at")


CONVENANT = OpenApiExample(
    "Een convenant",
    value={
        "soort": "convenant",
        "titel": "Convenant aanpak mensenhandel (voorbeeld)",
        "geldigVanaf": "2030-01-01",
        "bestand": "JVBERi0xLjcKLi4u",
    },
    request_only=True,
)
FOUT = OpenApiExample("Er staat een fout in", value={"reden": "fout"}, request_only=True)


class StukkenApi(ApiView):
    required_rights = {"get": RIGHT, "post": RIGHT}

    @extend_schema(
        operation_id="stukken_lijst",
        summary="Alle versies van de stukken waarmee gemeenten akkoord gaan",
        parameters=PAGING,
        responses=page_of(StukSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.stukken_for(self.actor), StukSerializer)

    @extend_schema(
        operation_id="stuk_toevoegen",
        summary="De volgende versie van een stuk toevoegen",
        request=StukInvoerSerializer,
        responses={201: StukSerializer},
        examples=[CONVENANT],
    )
    def post(self, request: Request) -> Response:
        sent = dict(self.checked(StukInvoerSerializer).validated_data)
        content = checked_upload(SimpleUploadedFile("stuk.pdf", sent.pop("bestand"))).file.read()
        stuk = actions.add_stuk(actor=self.actor, invoer=StukInvoer(**sent), content=content)
        return Response(StukSerializer(stuk).data, status=201)


class StukApi(ApiView):
    required_rights = {"get": RIGHT}

    @extend_schema(operation_id="stuk", summary="Eén versie van een stuk", responses=StukSerializer)
    def get(self, request: Request, stuk_id: UUID) -> Response:
        return Response(StukSerializer(queries.stuk_for(self.actor, stuk_id)).data)


class StukPdfApi(ApiView):
    required_rights = {"get": RIGHT}
    renderer_classes = [PdfRenderer, JSONRenderer]

    @extend_schema(
        operation_id="stuk_pdf",
        summary="De pdf van een stuk; dit komt in het logboek",
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, stuk_id: UUID) -> Response:
        found = queries.download_for(self.actor, stuk_id)
        headers = {"Content-Disposition": f'attachment; filename="{found.naam}"'}
        return Response(found.content, headers=headers, content_type="application/pdf")


class StukIntrekkingApi(ApiView):
    required_rights = {"post": RIGHT}

    @extend_schema(
        operation_id="stuk_intrekken",
        summary="Een stuk intrekken; wie al akkoord gaf, kan het blijven lezen",
        request=IntrekInvoerSerializer,
        responses=StukSerializer,
        examples=[FOUT],
    )
    def post(self, request: Request, stuk_id: UUID) -> Response:
        sent = self.checked(IntrekInvoerSerializer)
        stuk = actions.withdraw_stuk(actor=self.actor, stuk_id=stuk_id, **sent.validated_data)
        return Response(StukSerializer(stuk).data)


class AkkoordenApi(ApiView):
    required_rights = {"get": RIGHT}

    @extend_schema(
        operation_id="akkoorden_lijst",
        summary="Waarmee een gemeente akkoord ging; dat u dit bekijkt, komt in het logboek",
        parameters=PAGING,
        responses=page_of(AkkoordSerializer),
    )
    def get(self, request: Request, aansluiting_id: UUID) -> Response:
        found = queries.akkoorden_for(self.actor, aansluiting_for(self.actor, aansluiting_id))
        return self.page(found, AkkoordSerializer)
