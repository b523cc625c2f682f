"""Example overleggen: the zorgoverleg every four weeks of the regional centre of expertise, one meso, one macro.

Who comes to the zorgoverleg follows the description of that centre; names and addresses are invented.
"""

from datetime import date, time, timedelta

from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.core.clock import today
from governance.overleg.actions import invite, plan_overleg, plan_reeks, record_answer
from governance.overleg.models import Overleg
from governance.overleg.rules import DeelnemerInvoer, OverlegInvoer, moment

WEKEN, AANTAL = 4, 13
MONDAY, WEDNESDAY, THURSDAY = 0, 2, 3

ZORGOVERLEG = (
    ("Fatima Kaya", "Humanitas", "maatschappelijke_organisatie"),
    ("Joris Timmer", "GGD, jeugdarts", "ggd"),
    ("Anouk de Leeuw", "GGZ", "ggz"),
    ("Peter van Loon", "NEOS", "opvang"),
    ("Hanna Schipper", "Leger des Heils", "opvang"),
    ("Mees Willems", "WIJeindhoven", "wijkteam"),
)
MESO = (
    ("Saskia Brand", "Gemeente, beleid zorg en veiligheid", "gemeente"),
    ("Wout Hendriks", "Veilig Thuis", "veilig_thuis"),
    ("Nadia El Amrani", "RIEC", "riec"),
)
MACRO = (
    ("Gijs van Beek", "Wethouder van een randgemeente", "gemeente"),
    ("Elin Roos", "Openbaar Ministerie", "openbaar_ministerie"),
    ("Sven Dekker", "Politie-eenheid", "politie"),
)


def build(actor: Actor) -> list[Overleg]:
    """Nothing when there are overleggen already. The first zorgoverleg and the macro overleg are invited to."""
    if Overleg.objects.exists():
        return []
    begin = today() + timedelta(days=7)
    partner = _account("ketenpartner")
    team = [DeelnemerInvoer(partner.naam, "Politie, team mensenhandel (AVIM)", "politie", partner.email)]
    zorg = plan_reeks(
        actor=actor,
        invoer=_invoer(
            _on(begin, THURSDAY),
            (time(10), time(11, 30)),
            niveau="micro",
            soort="zorg",
            titel="Zorgoverleg mensenhandel",
            agenda="Bespreken van lopende zorg. Rondvraag.",
            plaats="Stadhuis, kamer 2.14 (voorbeeld)",
            voorzitter="zorgcoordinator",
        ),
        deelnemers=[*_invented(ZORGOVERLEG), *team],
        weken=WEKEN,
        aantal=AANTAL,
    )
    meso = plan_overleg(
        actor=actor,
        invoer=_invoer(
            _on(begin, WEDNESDAY),
            (time(13, 30), time(15)),
            niveau="meso",
            titel="Ketenoverleg mensenhandel",
            agenda="Knelpunten in de opvang. Regiobinding. Scholing van wijkteams.",
            link="https://overleg.example.org/keten",
            voorzitter="ketenregisseur",
        ),
        deelnemers=_invented(MESO),
    )
    macro = plan_overleg(
        actor=actor,
        invoer=_invoer(
            _on(begin, MONDAY),
            (time(15), time(16, 30)),
            niveau="macro",
            titel="Regionale tafel mensenhandel",
            agenda="Voortgang basisniveau. Verdeelsleutel voor volgend jaar.",
            plaats="Provinciehuis (voorbeeld)",
            voorzitter="bestuurder",
        ),
        deelnemers=_invented(MACRO),
    )
    for overleg in (zorg[0], macro):
        invite(actor=actor, overleg_id=overleg.pk)
    for deelnemer, antwoord in zip(zorg[0].deelnemers.order_by("email"), ("komt", "komt", "misschien"), strict=False):
        record_answer(actor=actor, overleg_id=zorg[0].pk, deelnemer_id=deelnemer.pk, antwoord=antwoord)
    return [*zorg, meso, macro]


def _invoer(day: date, clock: tuple[time, time], *, voorzitter: str, **words: str) -> OverlegInvoer:
    return OverlegInvoer(
        **{"soort": "", "plaats": "", "link": "", **words},
        begin=moment(day, clock[0]),
        eind=moment(day, clock[1]),
        voorzitter_id=_account(voorzitter).pk,
    )


def _on(day: date, weekday: int) -> date:
    """The first such weekday on or after a day."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _account(rol: str) -> User:
    return User.objects.filter(roltoekenningen__rol=rol).order_by("naam")[0]


def _invented(people: tuple[tuple[str, str, str], ...]) -> list[DeelnemerInvoer]:
    return [
        DeelnemerInvoer(f"{naam} (voorbeeld)", organisatie, rol, f"{naam.split()[0].lower()}@partner.example.org")
        for naam, organisatie, rol in people
    ]
