"""Requests of persons over their data, in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.avgverzoek import actions, queries
from casework.avgverzoek.models import Avgverzoek
from casework.avgverzoek.rules import (
    AANVRAGERS,
    AVGVERZOEK,
    BESLUITEN,
    IDENTITEIT,
    LANGST_TEKST,
    RECHTEN,
    STAPPEN,
    TEGEN,
    VERLENGREDENEN,
    WEIGERGRONDEN,
    WIJZEN,
    Besluit,
    Verteld,
    Verzoek,
)
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView

_GROND_HELP = "Bij deels en geweigerd: een grond die bij dit recht hoort."


def _choice(choices: Any, **options: Any) -> serializers.ChoiceField:
    return serializers.ChoiceField(list(choices.items()), **options)


class AvgverzoekInvoerSerializer(Invoer):
    recht = _choice(RECHTEN)
    tegen = _choice(TEGEN, allow_blank=True, default="", help_text="Alleen bij bezwaar: waartegen.")
    wat = serializers.CharField(max_length=LANGST_TEKST)
    aanvrager = _choice(AANVRAGERS)
    ontvangenDatum = serializers.DateField(source="ontvangen_op")


class AvgverlengingInvoerSerializer(Invoer):
    reden = _choice(VERLENGREDENEN)
    verteldDatum = serializers.DateField(source="verteld_op", help_text="Binnen een maand na het verzoek.")


class AvgbesluitInvoerSerializer(Invoer):
    besluit = _choice(BESLUITEN)
    identiteit = _choice(IDENTITEIT, allow_blank=True, default="")
    grond = _choice(WEIGERGRONDEN, allow_blank=True, default="", help_text=_GROND_HELP)
    waarom = serializers.CharField(max_length=LANGST_TEKST, allow_blank=True, default="")
    gedaan = serializers.CharField(max_length=LANGST_TEKST, allow_blank=True, default="")


class AvgmededelingInvoerSerializer(Invoer):
    verteldDatum = serializers.DateField(source="op")
    wijze = _choice(WIJZEN)
    klachtVerteld = serializers.BooleanField(
        source="klacht", default=False, help_text="Nodig als niet alles is toegewezen."
    )


class AvgopheffingInvoerSerializer(Invoer):
    reden = serializers.CharField(max_length=LANGST_TEKST)
    verteldDatum = serializers.DateField(source="verteld_op", help_text="Vertel het voordat u het opheft.")


class AvgstapInvoerSerializer(Invoer):
    stap = _choice(STAPPEN)
    reden = serializers.CharField(max_length=LANGST_TEKST)


class AvgtermijnSerializer(serializers.Serializer[Any]):
    """Without what was asked."""

    id = serializers.UUIDField()
    dossierNummer = serializers.CharField(source="dossier.nummer")
    recht = _choice(RECHTEN)
    status = _choice(AVGVERZOEK.states)
    ontvangenDatum = serializers.DateField(source="ontvangen_op")
    uiterlijkDatum = serializers.DateField(source="uiterlijk")


class AvgverzoekSerializer(AvgtermijnSerializer):
    dossier = serializers.UUIDField(source="dossier_id")
    tegen = _choice(TEGEN, allow_blank=True)
    wat = serializers.CharField()
    aanvrager = _choice(AANVRAGERS)
    verlengReden = _choice(VERLENGREDENEN, source="verleng_reden", allow_blank=True)
    identiteit = _choice(IDENTITEIT, allow_blank=True)
    besluit = _choice(BESLUITEN, allow_blank=True)
    grond = _choice(WEIGERGRONDEN, allow_blank=True)
    waarom = serializers.CharField()
    gedaan = serializers.CharField()
    beslotenOp = serializers.DateTimeField(source="besloten_at", allow_null=True)
    verteldDatum = serializers.DateField(source="verteld_op", allow_null=True)
    wijze = _choice(WIJZEN, allow_blank=True)
    opheffingDatum = serializers.DateField(source="opheffing_op", allow_null=True)
    reden = serializers.CharField()


def _example(name: str, **value: Any) -> list[OpenApiExample]:
    return [OpenApiExample(name, value=value, request_only=True)]


def _made(row: Avgverzoek) -> Response:
    return Response(AvgverzoekSerializer(row).data, status=201)


class AvgtermijnenApi(ApiView):
    required_rights = {"get": queries.TERMIJNEN}

    @extend_schema(
        operation_id="avgtermijnen_lijst",
        summary="De termijnen van alle AVG-verzoeken van de regio, zonder de inhoud",
        responses=page_of(AvgtermijnSerializer),
    )
    def get(self, request: Request) -> Response:
        return self.page(queries.terms(self.actor), AvgtermijnSerializer)


class AvgverzoekenApi(ApiView):
    required_rights = {"get": queries.RIGHT, "post": queries.RIGHT}

    @extend_schema(
        operation_id="avgverzoeken_lijst",
        summary="De AVG-verzoeken bij een dossier",
        responses=page_of(AvgverzoekSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.dossier_asked_about(self.actor, dossier_id)[1], AvgverzoekSerializer)

    @extend_schema(
        operation_id="avgverzoek_vastleggen",
        summary="Een verzoek van een betrokkene vastleggen: verbeteren, wissen, stilzetten, bezwaar of meenemen",
        request=AvgverzoekInvoerSerializer,
        examples=_example(
            "De geboortedatum klopt niet", recht="rectificatie", wat="De geboortedatum klopt niet (voorbeeld).",
            aanvrager="betrokkene", ontvangenDatum="2026-11-20",
        ),
        responses={201: AvgverzoekSerializer},
    )  # fmt: skip
    def post(self, request: Request, dossier_id: UUID) -> Response:
        said = self.checked(AvgverzoekInvoerSerializer).validated_data
        return _made(actions.note_avgverzoek(actor=self.actor, dossier_id=dossier_id, invoer=Verzoek(**said)))


class AvgverlengingApi(ApiView):
    required_rights = {"post": queries.RIGHT}

    @extend_schema(
        operation_id="avgverzoek_verlengen",
        summary="De termijn van een AVG-verzoek met twee maanden verlengen",
        request=AvgverlengingInvoerSerializer,
        examples=_example("Ingewikkeld", reden="ingewikkeld", verteldDatum="2026-11-22"),
        responses={201: AvgverzoekSerializer},
    )
    def post(self, request: Request, avgverzoek_id: UUID) -> Response:
        said = self.checked(AvgverlengingInvoerSerializer).validated_data
        return _made(actions.extend_avgverzoek(actor=self.actor, verzoek_id=avgverzoek_id, **said))


class AvgbesluitApi(ApiView):
    required_rights = {"post": queries.RIGHT}

    @extend_schema(
        operation_id="avgverzoek_beslissen",
        summary="Beslissen op een AVG-verzoek, met wat daaruit volgt",
        request=AvgbesluitInvoerSerializer,
        examples=_example(
            "Toegewezen", besluit="toegewezen", identiteit="bewijs_gezien", gedaan="Verbeterd (voorbeeld)."
        ),
        responses={201: AvgverzoekSerializer},
    )
    def post(self, request: Request, avgverzoek_id: UUID) -> Response:
        said = self.checked(AvgbesluitInvoerSerializer).validated_data
        return _made(
            actions.decide_avgverzoek(actor=self.actor, verzoek_id=avgverzoek_id, besluit=Besluit(**said))
        )  # fmt: skip


class AvgmededelingApi(ApiView):
    required_rights = {"post": queries.RIGHT}

    @extend_schema(
        operation_id="avgverzoek_vertellen",
        summary="Vastleggen dat het besluit op een AVG-verzoek is verteld",
        request=AvgmededelingInvoerSerializer,
        examples=_example("In een gesprek", verteldDatum="2026-11-22", wijze="persoonlijk", klachtVerteld=True),
        responses={201: AvgverzoekSerializer},
    )
    def post(self, request: Request, avgverzoek_id: UUID) -> Response:
        said = self.checked(AvgmededelingInvoerSerializer).validated_data
        return _made(actions.tell_avgverzoek(actor=self.actor, verzoek_id=avgverzoek_id, verteld=Verteld(**said)))


class AvgopheffingApi(ApiView):
    required_rights = {"post": queries.RIGHT}

    @extend_schema(
        operation_id="avgverzoek_opheffen",
        summary="Opheffen wat een AVG-verzoek tegenhield",
        request=AvgopheffingInvoerSerializer,
        examples=_example("Het klopt nu", reden="De gegevens kloppen nu (voorbeeld).", verteldDatum="2026-11-22"),
        responses={201: AvgverzoekSerializer},
    )
    def post(self, request: Request, avgverzoek_id: UUID) -> Response:
        said = self.checked(AvgopheffingInvoerSerializer).validated_data
        return _made(actions.lift_avgverzoek(actor=self.actor, verzoek_id=avgverzoek_id, **said))


class AvgstappenApi(ApiView):
    required_rights = {"post": queries.RIGHT}

    @extend_schema(
        operation_id="avgverzoek_stap",
        summary="Een AVG-verzoek intrekken, als vergissing sluiten, of opnieuw bekijken",
        request=AvgstapInvoerSerializer,
        examples=_example("De aanvrager bedenkt zich", stap="intrekken", reden="Wil het toch niet (voorbeeld)."),
        responses={201: AvgverzoekSerializer},
    )
    def post(self, request: Request, avgverzoek_id: UUID) -> Response:
        said = self.checked(AvgstapInvoerSerializer).validated_data
        return _made(actions.take_avgverzoek_step(actor=self.actor, verzoek_id=avgverzoek_id, **said))
