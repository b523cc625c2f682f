"""The contacts of a gemeente over the API of the regio. A gemeente itself names them on its page."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from dekkend.api.editing import PARAMETER, TAGGED, etag, version_of
from dekkend.api.input import Invoer
from dekkend.api.paging import PAGING, page_of
from dekkend.api.views import ApiView
from tenants.onboarding.aansluiting.queries import RIGHT, aansluiting_for
from tenants.onboarding.contacten import actions, queries
from tenants.onboarding.contacten.rules import LONGEST, SOORTEN, ContactInvoer

_ONLY_FINANCE = "Alleen bij het financieel contact."


class ContactSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    soort = serializers.ChoiceField(list(SOORTEN.items()))
    versie = serializers.IntegerField(help_text='Telt de wijzigingen. Versie 2 is bij het wijzigen If-Match: "2".')
    naam = serializers.CharField()
    functie = serializers.CharField(allow_blank=True)
    email = serializers.CharField()
    telefoon = serializers.CharField(allow_blank=True)
    oin = serializers.CharField(allow_null=True, allow_blank=True, help_text=_ONLY_FINANCE)
    kvk = serializers.CharField(allow_null=True, allow_blank=True, help_text=_ONLY_FINANCE)
    iban = serializers.CharField(allow_null=True, help_text=_ONLY_FINANCE)
    efactuur = serializers.CharField(allow_null=True, help_text=_ONLY_FINANCE)
    gewijzigdOp = serializers.DateTimeField(source="gewijzigd_at")


def _text(name: str, **options: Any) -> serializers.CharField:
    return serializers.CharField(max_length=LONGEST[name], **options)


class ContactInvoerSerializer(Invoer):
    naam = _text("naam")
    functie = _text("functie", default="", allow_blank=True)
    email = _text("email")
    telefoon = _text("telefoon", default="", allow_blank=True)
    oin = _text("oin", default="", allow_blank=True, help_text="20 cijfers. " + _ONLY_FINANCE)
    kvk = _text("kvk", default="", allow_blank=True, help_text="8 cijfers. " + _ONLY_FINANCE)
    iban = _text("iban", default="", allow_blank=True, help_text=_ONLY_FINANCE)
    efactuur = _text(
        "efactuur", default="", allow_blank=True, help_text="Peppol-adres of e-mailadres. " + _ONLY_FINANCE
    )


MENS = OpenApiExample(
    "Een andere wethouder",
    value={"naam": "Karin Mulder (voorbeeld)", "functie": "wethouder", "email": "km@example.org"},
    request_only=True,
)
GELD = OpenApiExample(
    "Een ander IBAN",
    value={
        "naam": "Team facturen (voorbeeld)",
        "email": "facturen@example.org",
        "oin": "00000001001902763000",
        "iban": "NL91ABNA0417164300",
        "efactuur": "0190:00000001001902763000",
    },
    request_only=True,
)


class ContactenApi(ApiView):
    required_rights = {"get": RIGHT}

    @extend_schema(
        operation_id="contacten_lijst",
        summary="De contacten van een gemeente; dat u dit bekijkt, komt in het logboek",
        parameters=PAGING,
        responses=page_of(ContactSerializer),
    )
    def get(self, request: Request, aansluiting_id: UUID) -> Response:
        found = queries.contacten_for(self.actor, aansluiting_for(self.actor, aansluiting_id))
        return self.page(found, ContactSerializer)


class ContactApi(ApiView):
    required_rights = {"put": RIGHT}

    @extend_schema(
        operation_id="contact_wijzigen",
        summary="Een contact van een gemeente wijzigen",
        parameters=[PARAMETER, TAGGED],
        request=ContactInvoerSerializer,
        responses=ContactSerializer,
        examples=[MENS, GELD],
    )
    def put(self, request: Request, aansluiting_id: UUID, aansluitcontact_id: UUID) -> Response:
        sent = self.checked(ContactInvoerSerializer)
        found = aansluiting_for(self.actor, aansluiting_id)
        soort = queries.soort_of(found, aansluitcontact_id)
        invoer = ContactInvoer(soort=soort, **sent.validated_data)
        contact = actions.change_contact(found, actor=self.actor, invoer=invoer, versie=version_of(request))
        return Response(ContactSerializer(contact).data, headers=etag(contact.versie))
