"""Packing a dossier into a letter, and making a dossier out of one."""

from collections.abc import Iterator
from itertools import chain
from typing import Any
from uuid import UUID

from casework.avgverzoek.stop import stop_now
from casework.avgverzoek.tekst import request_lines
from casework.bewaren.models import Bewaarstop
from casework.contact.models import Melding
from casework.document.tekst import document_lines
from casework.dossier.models import Dossier, Gebeurtenis, Persoon
from casework.dossier.rules import LEEFTIJD, PersoonInvoer, checked
from casework.gemeenten import check_gm_code
from casework.herkenning.models import Herkenningspunt
from casework.hulpvraag.tekst import open_lines
from casework.intake.tekst import intake_lines
from casework.intrekking.queries import standing
from casework.kenmerken import leeftijdsgroep
from casework.naam.tekst import name_lines
from casework.nummering.actions import take_number
from casework.overdracht.letters import Aanbod, BewaarstopDeel, Inhoud, PersoonDeel, RegelDeel, ToestemmingDeel
from casework.overdracht.models import Overdracht
from casework.pijlers.tekst import standing_lines
from casework.registratie.models import Registratie
from casework.registratie.rules import DOEL
from casework.risico.tekst import risico_lines
from casework.taak.tekst import task_lines
from casework.toestemming.models import Toestemming
from casework.voorziening.tekst import provision_lines
from casework.waarschuwing.tekst import warning_lines
from casework.zorgactie.tekst import running_lines
from casework.zrm.tekst import lines_of
from dekkend.core.clock import now, today

_PERSOON = ("naam", "roepnaam", "alias", *LEEFTIJD, "geschat_op", "minderjarig")
_KENMERKEN = ("fase", "gender", "nationaliteitsgroep", "vormen", "gm_code")
_TOESTEMMING = tuple(ToestemmingDeel.model_fields)
_BEWAARSTOP = tuple(BewaarstopDeel.model_fields)


def offer_of(overdracht: Overdracht, contact: str) -> Aanbod:
    """The minimum: what kind of case it is, and nothing by which somebody is known."""
    dossier = overdracht.dossier
    told: dict[str, Any] = {"fase": dossier.fase}
    return Aanbod(
        reden=overdracht.reden,
        rechtsgrond=overdracht.rechtsgrond,
        spoed=overdracht.spoed,
        vormen=dossier.vormen,
        leeftijdsgroep=leeftijdsgroep(dossier.persoon.leeftijd(today())),
        gm_code=dossier.gm_code,
        contact=contact,
        reageren_voor=overdracht.reageren_voor,
        **told,
    )


def pack(dossier: Dossier) -> Inhoud:
    """Everything that the next zorgcoördinator needs; who reported it stays behind and is destroyed here."""
    parts = (_timeline(dossier), _meldingen(dossier), _herkenning(dossier), _metingen(dossier), _pijlers(dossier))
    lines = sorted(chain(*parts), key=lambda line: line.at)
    registratie = Registratie.objects.filter(dossier=dossier).first()
    # Its receiver is the same for every regio; consent for all else is asked again there.
    given = Toestemming.objects.filter(dossier=dossier, doel=DOEL).order_by("vastgelegd_at")
    held = Bewaarstop.objects.filter(dossier=dossier, opgeheven_at=None).order_by("gezet_at")
    return Inhoud(
        nummer=dossier.nummer,
        geopend_at=dossier.geopend_at,
        persoon=PersoonDeel(**{name: getattr(dossier.persoon, name) for name in _PERSOON}),
        tijdlijn=lines,
        toestemmingen=[ToestemmingDeel(**{name: getattr(one, name) for name in _TOESTEMMING}) for one in given],
        # Taken back on purpose: whether it goes again is decided there, by somebody who read why on the timeline.
        bewaarstops=[BewaarstopDeel(**{name: getattr(one, name) for name in _BEWAARSTOP}) for one in held],
        geregistreerd=registratie is not None and standing(registratie) is None and not stop_now(dossier.pk),
        **{name: getattr(dossier, name) for name in _KENMERKEN},
    )


def _timeline(dossier: Dossier) -> Iterator[RegelDeel]:
    """What was measured goes along in full, so not also that it was."""
    rows = Gebeurtenis.objects.filter(dossier=dossier).exclude(soort__startswith="zrm_").select_related("door")
    for one in rows:
        yield RegelDeel(soort=one.soort, at=one.at, door=one.door.naam if one.door else "", tekst=one.tekst)


def _metingen(dossier: Dossier) -> Iterator[RegelDeel]:
    for at, door, tekst in lines_of(dossier):
        yield RegelDeel(soort="zrm_gemeten", at=at, door=door, tekst=tekst)


def _pijlers(dossier: Dossier) -> Iterator[RegelDeel]:
    lines = (
        standing_lines(dossier),
        open_lines(dossier),
        running_lines(dossier),
        intake_lines(dossier),
        risico_lines(dossier),
        provision_lines(dossier),
        task_lines(dossier),
        request_lines(dossier),
        name_lines(dossier),
        document_lines(dossier),
        warning_lines(dossier),
    )
    for at, soort, tekst in chain.from_iterable(lines):
        yield RegelDeel(soort=soort, at=at, door="", tekst=tekst)


def _meldingen(dossier: Dossier) -> Iterator[RegelDeel]:
    for melding in Melding.objects.filter(dossier=dossier):
        place = f"\nGevonden in: {melding.vindplaats}" if melding.vindplaats else ""
        yield RegelDeel(
            soort="melding_overgekomen", at=melding.ontvangen_at, door="", tekst=f"{melding.omschrijving}{place}"
        )


def _herkenning(dossier: Dossier) -> Iterator[RegelDeel]:
    for one in Herkenningspunt.objects.filter(dossier=dossier):
        tekst = f"{one.get_soort_display()}: {one.waarde}"
        yield RegelDeel(soort="herkenningspunt_toegevoegd", at=one.vastgelegd_at, door="", tekst=tekst)


def unpack(inhoud: Inhoud, *, regio: str, zorgcoordinator: UUID | None) -> Dossier:
    """A dossier of our own, with a number and a key of our own. Raises InvalidInput when our rules do not allow it."""
    said = inhoud.persoon.model_dump(exclude={"geschat_op"})
    tidy = checked(
        PersoonInvoer(
            **said, gender=inhoud.gender, nationaliteitsgroep=inhoud.nationaliteitsgroep, vormen=tuple(inhoud.vormen),
            gm_code=inhoud.gm_code,
        ),
        today(),
    )  # fmt: skip
    check_gm_code(tidy.gm_code)
    dossier = Dossier(
        nummer=take_number(soort="dossier", dag=today()),
        zorgcoordinator_id=zorgcoordinator,
        geopend_at=now(),
        **{name: getattr(inhoud, name) for name in _KENMERKEN},
    )
    dossier.save(force_insert=True)
    persoon = {name: getattr(inhoud.persoon, name) for name in _PERSOON}
    Persoon(dossier=dossier, **persoon).save(force_insert=True)
    for line in inhoud.tijdlijn:
        Gebeurtenis.objects.create(dossier=dossier, soort=line.soort, at=line.at, tekst=_signed(line, regio))
    for given in inhoud.toestemmingen:
        Toestemming.objects.create(dossier=dossier, **given.model_dump())
    for held in inhoud.bewaarstops:
        Bewaarstop.objects.create(dossier=dossier, **held.model_dump())
    return dossier


def _signed(line: RegelDeel, regio: str) -> str:
    """Who wrote it there has no account here, so the name stands below the text."""
    who = f"{line.door}, {regio}" if line.door else regio
    return f"{line.tekst}\n\n{who}".strip()
