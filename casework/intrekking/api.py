"""Taking a registration back for another reason than the consent, in the API."""
# ruff: noqa: N815 - the API speaks camelCase

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from casework.intrekking import actions, queries
from casework.intrekking.queries import Ingetrokken
from casework.intrekking.rules import LANGST_TEKST, REDENEN
from casework.registratie.rules import POSTSTATUS
from dekkend.api.input import Invoer
from dekkend.api.paging import page_of
from dekkend.api.views import ApiView

STATUS = {name: POSTSTATUS[name] for name in ("verzonden", "ontvangen")}


class RegistratieintrekkingInvoerSerializer(Invoer):
    reden = serializers.ChoiceField(list(REDENEN.items()))
    toelichting = serializers.CharField(
        default="", allow_blank=True, max_length=LANGST_TEKST, help_text="Gaat niet naar CoMensha."
    )


class RegistratieintrekkingSerializer(serializers.Serializer[Any]):
    id = serializers.UUIDField(source="rij.pk")
    reden = serializers.ChoiceField(list(REDENEN.items()), source="rij.reden")
    toelichting = serializers.CharField(source="rij.toelichting")
    versie = serializers.IntegerField(source="rij.versie", help_text="Het nummer van de brief over deze registratie.")
    ingetrokkenOp = serializers.DateTimeField(source="rij.ingetrokken_at")
    status = serializers.ChoiceField(list(STATUS.items()), help_text="ontvangen: bij CoMensha is de registratie weg.")


class RegistratieintrekkingenApi(ApiView):
    required_rights = {"get": "dossier_inzien", "post": "registratie_versturen"}

    @extend_schema(
        operation_id="registratieintrekkingen_lijst",
        summary="Wanneer en waarom de registratie van een dossier is ingetrokken, de nieuwste eerst",
        responses=page_of(RegistratieintrekkingSerializer),
    )
    def get(self, request: Request, dossier_id: UUID) -> Response:
        return self.page(queries.look_at_intrekkingen(self.actor, dossier_id), RegistratieintrekkingSerializer)

    @extend_schema(
        operation_id="registratie_intrekken",
        summary="De registratie van een dossier intrekken om een andere reden dan de toestemming",
        description=(
            "CoMensha haalt de gegevens meteen weg; het dossier telt mee zonder naam. Na bezwaar kan de registratie "
            "alleen terug met een toestemming van daarna."
        ),
        request=RegistratieintrekkingInvoerSerializer,
        examples=[OpenApiExample("Bij vergissing verstuurd", value={"reden": "vergissing"}, request_only=True)],
        responses={201: RegistratieintrekkingSerializer},
    )
    def post(self, request: Request, dossier_id: UUID) -> Response:
        sent = self.checked(RegistratieintrekkingInvoerSerializer)
        row = actions.withdraw_registratie(actor=self.actor, dossier_id=dossier_id, **sent.validated_data)
        return Response(RegistratieintrekkingSerializer(Ingetrokken(row, bevestigd=False)).data, status=201)
