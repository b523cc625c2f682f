"""The tabs above every page of a dossier, and its trail of crumbs."""

from uuid import UUID

from django.urls import reverse

from casework.dossier.models import Dossier
from dekkend.web.parts import Crumbs, Tab

_TABS = (
    ("dossier", "Tijdlijn"),
    ("dossier_hulpvragen", "Hulpvragen"),
    ("dossier_pijlers", "Pijlers"),
    ("dossier_registratie", "Toestemming en registratie"),
    ("dossier_zrm", "Zelfredzaamheid"),
    ("dossier_afronding", "Afronding"),
    ("dossier_logboek", "Wie heeft gekeken"),
)


def dossier_tabs(dossier_id: UUID, current: str) -> list[Tab]:
    return [Tab(label, reverse(name, args=[dossier_id]), current=name == current) for name, label in _TABS]


def dossier_crumbs(dossier: Dossier | None = None, here: str = "") -> Crumbs:
    """From the list, by the dossier, to the page we are on."""
    top = ("Dossiers", reverse("dossier_lijst"))
    if dossier is None:
        return top, (here, "")
    page = reverse("dossier", args=[dossier.pk]) if here else ""
    return (top, (dossier.nummer, page), (here, "")) if here else (top, (dossier.nummer, page))


def pijler_crumbs(dossier: Dossier, pijler: str, here: str = "", page: str = "") -> Crumbs:
    """The same below the page of the pillars; `page` is the url name of the pillar when we are on a page below it."""
    top = (*dossier_crumbs(dossier, "Pijlers")[:-1], ("Pijlers", reverse("dossier_pijlers", args=[dossier.pk])))
    if not here:
        return (*top, (pijler, ""))
    return (*top, (pijler, reverse(page, args=[dossier.pk])), (here, ""))
