"""What a granted request sets going, in the transaction of the decision."""

from casework.avgverzoek.models import Avgverzoek
from casework.avgverzoek.queries import receivers_of
from casework.avgverzoek.rules import RUIM, STIL
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.overdracht.models import Overdracht
from casework.overdracht.stappen import take_back_offer
from casework.registratie.actions import retract_on_request
from casework.taak.actions import add_taak
from casework.taak.rules import TaakInvoer
from casework.wissen.actions import propose_wisverzoek, reject_wisverzoek
from casework.wissen.models import Wisverzoek
from casework.wissen.rules import WISVERZOEK
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Refused

LOOPT_NOG = (
    "Dit dossier loopt nog, dus het kan nog niet worden vernietigd. Sluit het eerst af, of wijs het verzoek deels toe."
)
_WERK = {
    "rectificatie": "Gegevens verbeteren na een AVG-verzoek",
    "wissing": "Een deel van de gegevens wissen na een AVG-verzoek",
    "overdraagbaarheid": "Gegevens meegeven na een AVG-verzoek",
}


def carry_through(verzoek: Avgverzoek, dossier: Dossier, actor: Actor, ground: str) -> None:
    """Raises Refused when a dossier that is to be erased cannot go yet."""
    if verzoek.besluit not in RUIM:
        return
    if verzoek.recht == "wissing" and verzoek.besluit == "toegewezen":
        verzoek.wisverzoek = _proposal(dossier, actor)
        return
    others = [naam for naam in receivers_of(dossier.pk) if naam != "CoMensha"]
    if verzoek.recht in ("beperking", "bezwaar"):
        _stop(verzoek, dossier, actor, ground)
    if dossier.fase not in VOORBIJ:
        _give_work(verzoek, dossier, actor, others)


def undo(verzoek: Avgverzoek, actor: Actor) -> None:
    """The decision is looked at again: what it proposed is taken back, as far as nobody decided on it."""
    proposed = verzoek.wisverzoek
    if proposed is not None and proposed.status == WISVERZOEK.initial:
        reject_wisverzoek(actor=actor, wisverzoek_id=proposed.pk)


def _proposal(dossier: Dossier, actor: Actor) -> Wisverzoek:
    if dossier.fase not in VOORBIJ:
        raise Refused(LOOPT_NOG)
    waiting = Wisverzoek.objects.filter(dossier=dossier, status=WISVERZOEK.initial).first()
    return waiting or propose_wisverzoek(actor=actor, dossier_id=dossier.pk, reden="op_verzoek")


def _stop(verzoek: Avgverzoek, dossier: Dossier, actor: Actor, ground: str) -> None:
    retract_on_request(actor=actor, dossier=dossier, ground=ground, tekst="De betrokkene vroeg dit.")
    if verzoek.recht == "beperking" or verzoek.tegen == STIL:
        offers = Overdracht.objects.select_for_update(of=("self",)).select_related("dossier")
        for offer in offers.filter(dossier=dossier, status="aangeboden"):
            take_back_offer(offer, actor)


def _give_work(verzoek: Avgverzoek, dossier: Dossier, actor: Actor, others: list[str]) -> None:
    dag = max(verzoek.uiterlijk, today())
    work = []
    if verzoek.recht in _WERK:
        work.append(TaakInvoer("anders", _WERK[verzoek.recht], dag, verzoek.gedaan))
    if others and verzoek.recht != "overdraagbaarheid":
        work.append(TaakInvoer("overleggen", "Vertel wie gegevens kreeg wat er is besloten", dag, "\n".join(others)))
    for taak in work:
        add_taak(actor=actor, dossier_id=dossier.pk, invoer=taak)
