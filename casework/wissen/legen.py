"""Emptying what stands in clear about a dossier, its meldingen, and what became no dossier; the keys take the rest.

What remains is a number, moments of the work, and that there was a dossier: enough to count, and to show that it was
destroyed. The log is not touched: it names a dossier by its id only.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from casework.adviesvraag.models import Adviesvraag
from casework.afronding.models import Afrondingspunt, Afsluiting, Nazorgmoment
from casework.avgverzoek.vervallen import let_lapse as let_avgverzoeken_lapse
from casework.bewaren.models import Bewaarstop
from casework.cijfers.models import Cijferregel
from casework.concept.models import Concept
from casework.consultatie.models import Consultatie
from casework.contact.models import ONBEKEND as MELDING_ONBEKEND
from casework.contact.models import Melding
from casework.document.models import Document
from casework.dossier.models import AFGESTAAN, Dossier, Gebeurtenis, Persoon
from casework.dossier.models import ONBEKEND as DOSSIER_ONBEKEND
from casework.dossier.rules import DOSSIER, GELEEGD
from casework.gezag.models import Gezag
from casework.grondslag.models import Grondslag
from casework.herkenning.models import Herkenningspunt
from casework.hulp.models import Hulp
from casework.hulpvraag.models import Hulpvraag
from casework.intake.models import Intake, Intakegesprek, Rechtenuitleg
from casework.intrekking.models import Registratieintrekking
from casework.inzageverzoek.actions import let_lapse
from casework.meldcode.models import Meldcodestap, Signalering
from casework.naam.models import Persoonsnaam
from casework.navraag.models import Navraag
from casework.overdracht.models import Overdracht, Overname
from casework.pijlers.models import Termijn
from casework.registratie.models import Registratie
from casework.risico.models import Risicotaxatie
from casework.strafrecht.models import Strafzaak
from casework.stukstop.models import Stukstop
from casework.taak.models import Taak
from casework.team.models import Teamlid
from casework.toestemming.models import Toestemming
from casework.uitstel.models import Uitstel
from casework.verblijfsrecht.models import Verblijfsspoor
from casework.verwijzing.models import Verwijzing
from casework.voorziening.models import Voorziening
from casework.waarschuwing.models import Waarschuwing
from casework.wisseling.models import Wisseling
from casework.zorgactie.models import Zorgactie
from casework.zrm.models import Zrmmeting
from dekkend.core.clock import now
from tenants.post.public import empty_letters

PERSOON: dict[str, Any] = {
    "geschatte_leeftijd": None,
    "geschat_op": None,
    "datum_geschat": False,
    "minderjarig": "onbekend",
}


def subjects_of(dossier: Dossier) -> list[UUID]:
    """Whose keys go: of the dossier, and of each melding it came from."""
    return [dossier.pk, *Melding.objects.filter(dossier=dossier).order_by("pk").values_list("pk", flat=True)]


def erase(subjects: Collection[UUID]) -> int:
    """Whatever of these still stands in clear, is emptied; how many that was. Twice is once."""
    moment = now()
    dossiers = list(Dossier.objects.filter(pk__in=subjects).exclude(fase__in=GELEEGD).values_list("pk", flat=True))
    meldingen = Melding.objects.filter(Q(pk__in=subjects) | Q(dossier__in=dossiers), vernietigd_at=None)
    letters = _forget_post(meldingen)
    emptied = meldingen.update(**MELDING_ONBEKEND, namens_gemeente="", vernietigd_at=moment)
    letters += _empty_dossiers(dossiers, moment, **DOSSIER_ONBEKEND, fase="vernietigd", vernietigd_at=moment)
    let_lapse(dossiers)
    let_avgverzoeken_lapse(dossiers)
    empty_letters(letters)
    return len(dossiers) + emptied + _empty_loose(subjects, moment)


def _empty_loose(subjects: Collection[UUID], moment: datetime) -> int:
    """Of what became no dossier. What was counted goes on counting."""
    Stukstop.objects.filter(stuk__in=subjects).delete()
    Meldcodestap.objects.filter(signalering__in=subjects).delete()
    signaleringen = Signalering.objects.filter(pk__in=subjects, vernietigd_at=None).update(vernietigd_at=moment)
    adviesvragen = Adviesvraag.objects.filter(pk__in=subjects, vernietigd_at=None)
    return signaleringen + adviesvragen.update(vernietigd_at=moment, vrager_soort="anders")


def empty_handed_over(dossier: UUID) -> None:
    """Another regio has it by now: what `casework/overdracht/rules.py` says remains here, and nothing else."""
    moment = now()
    meldingen = Melding.objects.filter(dossier=dossier, vernietigd_at=None)
    letters = _forget_post(meldingen)
    Stukstop.objects.filter(stuk__in=meldingen.values("pk")).delete()
    meldingen.update(**MELDING_ONBEKEND, namens_gemeente="", vernietigd_at=moment)
    let_lapse([dossier])
    let_avgverzoeken_lapse([dossier])
    empty_letters(letters + _empty_dossiers([dossier], moment, **AFGESTAAN, fase="overgedragen"))


def keep_handed_over(dossier: Dossier) -> None:
    """The same, while a bewaarstop holds: all of it stays to be read, and what was asked of us the other regio
    answers."""
    dossier.fase, dossier.afgesloten_at = DOSSIER.take("aanhouden", dossier.fase).target, now()
    dossier.save(update_fields=["fase", "afgesloten_at", "gewijzigd_at"])
    let_lapse([dossier.pk])
    let_avgverzoeken_lapse([dossier.pk])


def _forget_post(meldingen: QuerySet[Melding]) -> list[str]:
    """To whom they were once referred goes. Gives the keys of the letters that brought them or took them elsewhere."""
    verwijzingen = Verwijzing.objects.filter(melding__in=meldingen)
    keys = [*meldingen.values_list("afzender_kenmerk", flat=True), *verwijzingen.values_list("pk", flat=True)]
    verwijzingen.delete()
    return [str(key) for key in keys if key]


def _forget_registering(dossiers: Collection[UUID]) -> list[UUID]:
    """Why there was no registration, or no longer. Gives the keys of the letters in which the national tier asked and
    was answered."""
    Uitstel.objects.filter(dossier__in=dossiers).delete()
    Registratieintrekking.objects.filter(dossier__in=dossiers).delete()
    navragen = Navraag.objects.filter(registratie__dossier__in=dossiers)
    asked = list(navragen.values_list("pk", flat=True))
    navragen.delete()
    return asked


def _empty_dossiers(dossiers: Collection[UUID], moment: datetime, **what_stands: Any) -> list[str]:
    """Gives the keys of the post about them."""
    registraties = Registratie.objects.filter(dossier__in=dossiers)
    registraties.update(soort="alleen_telling", toestemming=None, vingerafdruk="")
    Concept.objects.filter(dossier__in=dossiers).delete()
    Bewaarstop.objects.filter(dossier__in=dossiers).delete()
    Cijferregel.objects.filter(dossier__in=dossiers).delete()
    Toestemming.objects.filter(dossier__in=dossiers).delete()
    Grondslag.objects.filter(dossier__in=dossiers).delete()
    Gezag.objects.filter(dossier__in=dossiers).delete()
    asked = _forget_registering(dossiers)
    Zrmmeting.objects.filter(dossier__in=dossiers).delete()
    Intake.objects.filter(dossier__in=dossiers).delete()
    Intakegesprek.objects.filter(dossier__in=dossiers).delete()
    Rechtenuitleg.objects.filter(dossier__in=dossiers).delete()
    Consultatie.objects.filter(dossier__in=dossiers).delete()
    Risicotaxatie.objects.filter(dossier__in=dossiers).delete()
    Gebeurtenis.objects.filter(dossier__in=dossiers).delete()
    Termijn.objects.filter(dossier__in=dossiers).delete()
    Verblijfsspoor.objects.filter(dossier__in=dossiers).delete()
    Strafzaak.objects.filter(dossier__in=dossiers).delete()
    Hulp.objects.filter(dossier__in=dossiers).delete()
    Herkenningspunt.objects.filter(dossier__in=dossiers).delete()
    Voorziening.objects.filter(dossier__in=dossiers).delete()
    Zorgactie.objects.filter(dossier__in=dossiers).delete()
    Hulpvraag.objects.filter(dossier__in=dossiers).delete()
    Afrondingspunt.objects.filter(dossier__in=dossiers).delete()
    Afsluiting.objects.filter(dossier__in=dossiers).delete()
    Nazorgmoment.objects.filter(dossier__in=dossiers).delete()
    Taak.objects.filter(dossier__in=dossiers).delete()
    Persoonsnaam.objects.filter(dossier__in=dossiers).delete()
    Document.objects.filter(dossier__in=dossiers).delete()
    Waarschuwing.objects.filter(dossier__in=dossiers).delete()
    Wisseling.objects.filter(dossier__in=dossiers).delete()
    Teamlid.objects.filter(dossier__in=dossiers).delete()
    Persoon.objects.filter(dossier__in=dossiers).update(**PERSOON)
    Dossier.objects.filter(pk__in=dossiers).update(
        **what_stands, afgesloten_at=Coalesce("afgesloten_at", moment), gewijzigd_at=moment
    )
    keys = [*registraties.values_list("pk", flat=True), *asked]
    keys += Overdracht.objects.filter(dossier__in=dossiers).values_list("pk", flat=True)
    keys += Overname.objects.filter(dossier__in=dossiers).values_list("kenmerk", flat=True)
    return [str(key) for key in keys]
