"""The tabs above every page of a dossier, and its trail of crumbs."""

from uuid import UUID

from django.urls import reverse

from casework.avgverzoek.stop import WAAROM, stop_of
from casework.bewaren.queries import standing as holding
from casework.dossier.models import Dossier
from casework.dossier.rules import GELEEGD
from casework.overdracht.rules import ALLEEN_LEZEN
from casework.waarschuwing.queries import standing
from dekkend.web.parts import Notice, Tab, Trail

GAAT_WEG = "De bewaarstop is opgeheven: het gaat hier binnen enkele minuten weg"
_TABS = (
    ("dossier", "Tijdlijn"),
    ("dossier_intake", "Intake"),
    ("dossier_risico", "Risico's"),
    ("dossier_hulpvragen", "Hulpvragen"),
    ("dossier_pijlers", "Pijlers"),
    ("dossier_taken", "Taken"),
    ("dossier_documenten", "Documenten"),
    ("dossier_waarschuwingen", "Waarschuwingen"),
    ("dossier_registratie", "Toestemming en registratie"),
    ("dossier_zrm", "Zelfredzaamheid"),
    ("dossier_afronding", "Afronding"),
    ("dossier_logboek", "Wie heeft gekeken"),
)


def dossier_tabs(dossier_id: UUID, current: str) -> list[Tab]:
    return [Tab(label, reverse(name, args=[dossier_id]), current=name == current) for name, label in _TABS]


def dossier_crumbs(dossier: Dossier | None = None, here: str = "") -> Trail:
    """From the list, by the dossier, to the page we are on, with the warnings that stand above each of them."""
    top = ("Dossiers", reverse("dossier_lijst"))
    if dossier is None:
        return Trail([top, (here, "")])
    page = reverse("dossier", args=[dossier.pk]) if here else ""
    below = [(here, "")] if here else []
    return Trail([top, (dossier.nummer, page), *below], _warnings(dossier))


def tab_crumbs(dossier: Dossier, tab: str, page: str, here: str) -> Trail:
    """The same for a page below a tab; `page` is the url name of the tab."""
    top = (*dossier_crumbs()[:-1], (dossier.nummer, reverse("dossier", args=[dossier.pk])))
    return Trail([*top, (tab, reverse(page, args=[dossier.pk])), (here, "")], _warnings(dossier))


def pijler_crumbs(dossier: Dossier, pijler: str, here: str = "", page: str = "") -> Trail:
    """The same below the page of the pillars; `page` is the url name of the pillar when we are on a page below it."""
    top = (
        *dossier_crumbs()[:-1],
        (dossier.nummer, reverse("dossier", args=[dossier.pk])),
        ("Pijlers", reverse("dossier_pijlers", args=[dossier.pk])),
    )
    if not here:
        return Trail([*top, (pijler, "")], _warnings(dossier))
    return Trail([*top, (pijler, reverse(page, args=[dossier.pk])), (here, "")], _warnings(dossier))


def _warnings(dossier: Dossier) -> tuple[Notice, ...]:
    """Of a dossier of which nothing can be read any more, there are none."""
    if dossier.fase in GELEEGD:
        return ()
    stop = stop_of(dossier)
    held = [Notice("Verzoek van de betrokkene", WAAROM[stop])] if stop else []
    if dossier.fase == "bewaard":
        why = ". ".join(one.get_reden_display() for one in holding(dossier))
        held.append(Notice("Overgedragen, hier nog bewaard", f"{ALLEEN_LEZEN[dossier.fase]} {why or GAAT_WEG}."))
    return (*held, *(Notice(one.get_soort_display(), one.tekst) for one in standing(dossier)))
