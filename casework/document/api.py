"""Documents in the API: which there are, adding one, and the file itself."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from casework.document import actions, queries
from casework.document.rules import DOCUMENT, LANGST_REDEN, LANGST_TITEL, SOORTEN, DocumentInvoer
from dekkend.api.input import InhoudField, Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView
from dekkend.web.uploads import checked as checked_upload


class BestandRenderer(BaseRenderer):
    """The bytes as they are."""

    media_type = "application/octet-stream"
    format = "bin"
    charset = None
    render_style = "binary"

    def render(self, data: Any, accepted_media_type: str | None = None, renderer_context: Any = None) -> Any:
        return data if isinstance(data, bytes) else JSONRenderer().render(data)


class DocumentSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    dossier = serializers.UUIDField(source="dossier_id")
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    titel = serializers.CharField()
    bestandsnaam = serializers.CharField()
    bestandstype = serializers.CharField()
    grootte = serializers.IntegerField(help_text="In bytes.")
    versie = serializers.IntegerField()
    status = serializers.ChoiceField(list(DOCUMENT.states.items()))
    toegevoegdOp = serializers.DateTimeField(source="toegevoegd_at")
    ingetrokkenOp = serializers.DateTimeField(source="ingetrokken_at", allow_null=True)


class DocumentInvoerSerializer(Invoer):
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    titel = serializers.CharField(max_length=LANGST_TITEL)
    bestandsnaam = serializers.CharField(max_length=255, help_text="Met de uitgang, bijvoorbeeld brief.pdf.")
    bestand = InhoudField(help_text="Een pdf, png, jpg, docx, xlsx of txt van hoogstens 25 MB, in base64.")
    vorigeVersie = serializers.UUIDField(
        source="vorige", allow_null=True, default=None, help_text="Het document waarvan dit de volgende versie is."
    )


class DocumentIntrekkingSerializer(Invoer):
    reden = serializers.CharField(max_length=LANGST_REDEN)


class DocumentenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "dossier_openen"}

    @extend_schema(
        operation_id="documenten_lijst",
        summary="De documenten in een dossier: wat geldt eerst",
        responses=page_of(DocumentSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        found = queries.documenten_of(self.actor, dossier_id)
        return self.page([*found.geldend, *found.eerder], DocumentSerializer)

    @extend_schema(
        operation_id="document_toevoegen",
        summary="Een document toevoegen, of een volgende versie; het wordt versleuteld bewaard",
        request=DocumentInvoerSerializer,
        examples=[
            OpenApiExample(
                "Een brief",
                value={
                    "soort": "brief",
                    "titel": "Brief van de school (voorbeeld)",
                    "bestandsnaam": "brief.txt",
                    "bestand": "QnJpZWYgKHZvb3JiZWVsZCku",
                },
                request_only=True,
            )
        ],
        responses={201: DocumentSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(DocumentInvoerSerializer).validated_data
        file = checked_upload(SimpleUploadedFile(sent["bestandsnaam"], sent["bestand"]))
        found = actions.add_document(
            actor=self.actor,
            dossier_id=dossier_id,
            invoer=DocumentInvoer(sent["soort"], sent["titel"], file.name, file.content_type),
            content=sent["bestand"],
            vorige=sent["vorige"],
        )
        return Response(DocumentSerializer(found).data, status=201)


class DocumentBestandApi(ApiView):
    required_rights = {"get": "dossier_inzien"}
    renderer_classes = [BestandRenderer, JSONRenderer]

    @extend_schema(
        operation_id="document_bestand",
        summary="Het bestand van een document; dit komt in het logboek",
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, document_id: UUID) -> Response:
        found = queries.download_for(self.actor, document_id)
        named = content_disposition_header(as_attachment=True, filename=found.naam) or "attachment"
        headers = {"Content-Disposition": named}
        return Response(found.content, headers=headers, content_type="application/octet-stream")


class DocumentIntrekkingApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="document_intrekken",
        summary="Een document intrekken, met de reden; de vorige versie geldt dan weer",
        request=DocumentIntrekkingSerializer,
        examples=[
            OpenApiExample("Verkeerd dossier", value={"reden": "Hoort bij een ander (voorbeeld)."}, request_only=True)
        ],
        responses={201: DocumentSerializer},
    )
    def post(self, request: Request, document_id: UUID) -> Response:
        sent = self.checked(DocumentIntrekkingSerializer)
        found = actions.withdraw_document(actor=self.actor, document_id=document_id, **sent.validated_data)
        return Response(DocumentSerializer(found).data, status=201)


class DocumentHerstelApi(ApiView):
    required_rights = {"post": "dossier_openen"}

    @extend_schema(
        operation_id="document_terugzetten",
        summary="Een ingetrokken document terugzetten",
        request=None,
        responses={201: DocumentSerializer},
    )
    def post(self, request: Request, document_id: UUID) -> Response:
        found = actions.restore_document(actor=self.actor, document_id=document_id)
        return Response(DocumentSerializer(found).data, status=201)
