"""What the tables say about an intake, for the rules that see what is missing."""

from casework.consultatie.models import Consultatie
from casework.consultatie.rules import GEADVISEERD
from casework.dossier.models import Dossier
from casework.hulpvraag.queries import hulpvragen_of
from casework.intake.models import Intake, Intakegesprek, Rechtenuitleg
from casework.intake.rules import RECHTENUITLEG, Feiten, beschrijving_of


def facts_of(dossier: Dossier, intake: Intake) -> Feiten:
    """The dossier came through the gate already."""
    explained = Rechtenuitleg.objects.filter(dossier=dossier, status=RECHTENUITLEG.initial).order_by()
    return Feiten(
        gehouden=Intakegesprek.objects.filter(dossier=dossier, status="gehouden").count(),
        beschrijving=beschrijving_of(intake),
        hulpvragen=hulpvragen_of(dossier).exclude(status="vervallen").count(),
        uitgelegd=frozenset(explained.values_list("gebied", flat=True).distinct()),
        nationaliteitsgroep=dossier.nationaliteitsgroep,
        advies=Consultatie.objects.filter(dossier=dossier, status__in=GEADVISEERD).exists(),
    )
