"""What of the intakes waits on "Mijn werk". Titles name a number, never a person."""

from datetime import date, datetime
from functools import partial

from django.urls import reverse

from casework.herinnering.queries import terms
from casework.intake import queries
from casework.intake.rules import contact_before, to_remind
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.web.work import Asked, Facts, WorkItem, as_day, day_of, together

GROEP = "Intakes"
WAAROM = {
    "onveilig": "De persoon is nu niet veilig. Regel eerst een veilige plek, en wijzig daarna de intake.",
    "verslag": "Schrijf op hoe het gesprek ging, of dat het er niet was.",
    "herinneren": "Herinner de persoon aan het gesprek, op de manier die veilig is.",
    "plannen": "Plan het eerste intakegesprek.",
    "contact": "Het gesprek was er niet. Zoek rustig opnieuw contact, en vraag of alles veilig is.",
    "opnieuw": "De persoon wilde nog niet verder. Vraag of dat nu anders is.",
}


_DOSSIER = {"dossier": "pk", "nummer": "nummer"}


@together
def waiting_for_intake(actor: Actor) -> list[Asked]:
    if actor.kind != "regio" or not may(actor, "dossier_openen"):
        return []
    known = terms(today())
    talk = {
        "pk": "pk", "dossier": "dossier", "nummer": "dossier__nummer", "gepland": "gepland_at",
        "herinneren": "herinneren", "herinnerd": "herinnerd_at",
    }  # fmt: skip
    return [
        Asked(queries.unsafe(actor), _DOSSIER, lambda one: _item("onveilig", one, today())),
        Asked(queries.talks(actor), talk, _talk),
        Asked(
            queries.not_planned(actor),
            {**_DOSSIER, "geopend": "geopend_at"},
            partial(_to_plan, dagen=known["intake_eerste"]),
        ),
        Asked(
            queries.missed(actor),
            {**_DOSSIER, "laatste": "laatste_at"},
            partial(_missed, dagen=known["intake_contact"]),
        ),
        Asked(
            queries.to_ask_again(actor),
            {**_DOSSIER, "opnieuw": "intake__opnieuw_op"},
            lambda one: _item("opnieuw", one, as_day(one["opnieuw"])),
        ),
    ]


def _talk(one: Facts) -> WorkItem | None:
    """To write down what was, or to remind of what comes; else nothing yet."""
    day = day_of(one["gepland"])
    if datetime.fromisoformat(one["gepland"]) <= now():
        return _item("verslag", one, day)
    if to_remind(one["herinneren"], day, today(), herinnerd=one["herinnerd"] is not None):
        return _item("herinneren", one, day)
    return None


def _to_plan(one: Facts, dagen: int) -> WorkItem:
    return _item("plannen", one, contact_before(day_of(one["geopend"]), dagen))


def _missed(one: Facts, dagen: int) -> WorkItem:
    """A talk that was called off before its day counts from today."""
    return _item("contact", one, contact_before(min(day_of(one["laatste"]), today()), dagen))


def _item(soort: str, one: Facts, voor: date | None) -> WorkItem:
    return WorkItem(
        title=f"Dossier {one['nummer']}",
        url=_url(soort, one),
        why=WAAROM[soort],
        due=voor,
        urgent=soort == "onveilig" or (soort == "herinneren" and voor == today()),
        group=GROEP,
    )


def _url(soort: str, one: Facts) -> str:
    if soort == "verslag":
        return reverse("intakegesprek_uitkomst", args=[one["pk"]])
    if soort == "plannen":
        return reverse("intakegesprek_nieuw", args=[one["dossier"]])
    return reverse("dossier_intake", args=[one["dossier"]])
