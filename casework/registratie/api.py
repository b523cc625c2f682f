"""The registration of a dossier in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.navraag.api import NavraagSerializer
from casework.navraag.queries import navragen_of
from casework.registratie import actions, queries
from casework.registratie.models import Registratie
from casework.registratie.queries import RegistratieStatus
from casework.registratie.rules import POSTSTATUS, REGISTRATIE
from dekkend.api.input import Invoer
from dekkend.api.views import ApiView


class RegistratieSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(help_text="Onder dit kenmerk, en geen ander, kent CoMensha de registratie.")
    soort = serializers.ChoiceField(
        list(REGISTRATIE.states.items()),
        help_text="alleen_telling: er was geen toestemming, het dossier telt alleen mee.",
    )
    status = serializers.ChoiceField(list(POSTSTATUS.items()))
    versie = serializers.IntegerField()
    kwartaal = serializers.CharField(help_text="Het kwartaal waarin dit dossier meetelt, bijvoorbeeld 2026-Q4.")
    dossier = serializers.UUIDField(source="dossier_id")
    geregistreerdOp = serializers.DateTimeField(source="geregistreerd_at")
    verstuurdOp = serializers.DateTimeField(source="verstuurd_at", allow_null=True)
    ontvangenOp = serializers.DateTimeField(source="beantwoord_at", allow_null=True)
    reden = serializers.CharField(help_text="Waarom de brief is geweigerd; anders leeg.")
    navragen = NavraagSerializer(many=True, help_text="Wat CoMensha over deze registratie vroeg.")


def _answer(registratie: Registratie, post: RegistratieStatus) -> dict[str, Any]:
    values = {name: getattr(registratie, name) for name in ("id", "soort", "versie", "kwartaal", "dossier_id")}
    times = {name: getattr(registratie, name) for name in ("geregistreerd_at", "verstuurd_at")}
    navragen = list(navragen_of(registratie))
    return dict(RegistratieSerializer({**values, **times, **vars(post), "navragen": navragen}).data)


class RegistratieInvoerSerializer(Invoer):
    gezien = serializers.CharField(
        default=None,
        allow_null=True,
        max_length=64,
        help_text="Het merk van het voorbeeld. Is er daarna iets veranderd, dan gaat er niets weg.",
    )
    anderePersoon = serializers.BooleanField(
        source="andere_persoon",
        default=False,
        help_text="Er is iemand geregistreerd die erop lijkt, en dat is een ander.",
    )


class RegistratieVoorbeeldSerializer(serializers.Serializer[Any]):
    gezien = serializers.CharField(help_text="Stuur dit mee bij het versturen.")
    inhoud = serializers.JSONField(help_text="Precies wat er gaat; null zonder toestemming.")
    htcds = serializers.DictField(child=serializers.CharField(), help_text="Dezelfde gegevens in HTCDS 2.0.")
    ontbreekt = serializers.ListField(child=serializers.CharField())
    volledig = serializers.IntegerField(help_text="Hoeveel procent er bekend is.")
    elders = serializers.ListField(
        child=serializers.CharField(), help_text="Nummers van dossiers met een registratie van iemand die erop lijkt."
    )


class RegistratieVoorbeeldApi(ApiView):
    required_rights = {"get": "registratie_versturen"}

    @extend_schema(
        operation_id="registratie_voorbeeld",
        summary="Wat er nu naar CoMensha zou gaan",
        responses=RegistratieVoorbeeldSerializer,
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        found = queries.voorbeeld(self.actor, dossier_id)
        inhoud = found.brief.model_dump(mode="json") if found.brief else None
        elders = [one.zaak.nummer for one in found.elders.dossiers] if found.elders else []
        return Response(RegistratieVoorbeeldSerializer({**vars(found), "inhoud": inhoud, "elders": elders}).data)


class RegistratiesApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "registratie_versturen"}

    @extend_schema(
        operation_id="registratie", summary="De registratie van een dossier", responses=RegistratieSerializer
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        registratie = queries.look_at_registratie(self.actor, dossier_id)
        return Response(_answer(registratie, queries.status_of_registratie(registratie)))

    @extend_schema(
        operation_id="registratie_versturen",
        summary="Een dossier registreren bij CoMensha",
        description=(
            "Met geldige toestemming gaan de gegevens van de persoon mee; zonder toestemming telt het alleen mee "
            "(soort alleen_telling). Elk dossier heeft één registratie: een tweede aanroep geeft dezelfde terug (200) "
            "en stuurt alleen een nieuwe versie als er iets is gewijzigd. De body mag leeg zijn."
        ),
        request=RegistratieInvoerSerializer,
        examples=[OpenApiExample("Zoals het er nu staat", value={"anderePersoon": True}, request_only=True)],
        responses={201: RegistratieSerializer, 200: RegistratieSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(RegistratieInvoerSerializer)
        registratie, new = actions.register_dossier(actor=self.actor, dossier_id=dossier_id, **sent.validated_data)
        post = queries.status_of_registratie(registratie)
        return Response(_answer(registratie, post), status=201 if new else 200)
