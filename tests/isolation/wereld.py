"""The tenants to walk through: example work made by the actions of the program, a row in every table that is left,
visitors for every role, and canaries in all of it."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.utils.timezone import make_aware

import billing.example
import casework.example
import governance.example
from billing.begroting.actions import draw_up_begroting
from billing.begroting.rules import BegrotingInvoer
from casework.avgverzoek.actions import (
    decide_avgverzoek,
    note_avgverzoek,
    take_avgverzoek_step,
    tell_avgverzoek,
)
from casework.avgverzoek.rules import Besluit, Verteld, Verzoek
from casework.cijfers.voorbeeld import before
from casework.concept.actions import save_concept
from casework.concept.rules import Plek
from casework.consultatie.actions import ask_consultatie, give_advice
from casework.consultatie.rules import Vraag
from casework.contact.actions import note_melding, pass_on_melding
from casework.contact.rules import MeldingInvoer
from casework.dossier.actions import change_fase, open_dossier, release_dossier
from casework.dossier.rules import PersoonInvoer
from casework.hulpvraag.actions import add_hulpvraag
from casework.intake.actions import stop_intake
from casework.intake.rules import StopInvoer
from casework.intake.voorbeeld import fill_first_talks, fill_intake
from casework.inzageverzoek.actions import ask_inzageverzoek, make_overview, note_identity
from casework.models import Consultatie, Dossier, Overname
from casework.overdracht.actions import offer_overdracht
from casework.overdracht.overname import accept_overname
from casework.registratie.actions import register_dossier
from casework.risico.voorbeeld import fill_risico
from casework.team.actions import add_teamlid
from casework.team.rules import TeamInvoer
from casework.vervanging.actions import arrange_vervanging
from casework.wissen.actions import propose_wisverzoek
from casework.wissen.rules import REDENEN
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import User
from dekkend.accounts.roles import ROLES
from dekkend.accounts.weergave.actions import save_weergave
from dekkend.accounts.weergave.rules import Keuze
from dekkend.api.views import document_of
from dekkend.core.clock import now, today
from dekkend.core.period import Kwartaal
from dekkend.isolation.context import inside
from dekkend.national.models import OntvangenRegistratie
from dekkend.national.navraag.actions import ask_navraag
from dekkend.national.uitlevering.actions import make_uitlevering
from governance.models import Overleg, Uitnodiging
from tenants.models import Gemeente, Gemeenteaanbod, Tenant
from tenants.onboarding.aansluiting import rules as aansluiten
from tenants.onboarding.aansluiting.actions import invite_gemeente, make_letter
from tenants.onboarding.aansluiting.meedoen import actor_for, open_link, prove_by_code
from tenants.onboarding.contacten.actions import name_contacts
from tenants.onboarding.contacten.rules import ContactInvoer
from tenants.onboarding.models import Aansluiting
from tenants.onboarding.stukken import voorbeeld
from tenants.post.models import Uitbak
from tenants.tenant.membership import take_part
from tenants.werkgebied.actions import ask_change
from tenants.werkgebied.rules import Wijziging
from tests.api.documents import BASE, operations
from tests.casework.afsluiten import afsluiten, offer_to_colleague
from tests.casework.conftest import agree
from tests.isolation.bezoeker import EVERYTHING, NOBODY, Bezoeker
from tests.isolation.kanaries import LETTERS, Nest, models_of
from tests.isolation.loper import Buurt
from tests.isolation.rijen import make_row
from tests.isolation.wegen import urlconf_of, wegen_of
from tests.playing.base import playing

CONTACTEN = {
    soort: ContactInvoer(soort, "Anna (voorbeeld)", "anna@example.org", **extra)
    for soort, extra in {
        "aandachtsfunctionaris": {},
        "bestuurlijk": {},
        "financieel": {"kvk": "12345678", "iban": "NL91ABNA0417164300", "efactuur": "0106:12345678"},
    }.items()
}
ZEELAND = ("GM0687", "GM0654", "GM0664", "GM0677")
Make = Callable[..., Any]


def roles_of(kind: str) -> list[str]:
    return [code for code, role in ROLES.items() if kind in role.kinds]


def work_of_a_regio(tenant: Tenant, actor: Callable[..., Actor]) -> None:
    """Everybody's first weeks; a dossier that was closed, and a begroting that a colleague has drawn up."""
    with inside(tenant):
        coordinator = actor(tenant, "zorgcoordinator")
        casework.example.build(coordinator)
        second = actor(tenant, "zorgcoordinator", naam="Tweede zorgcoordinator (voorbeeld)")
        casework.example.build(second)
        _count_a_quarter(coordinator)
        _close_and_leave(coordinator, second)
        _hand_to_each_other(coordinator, second)
        _work_along(coordinator, second)
        _begin_to_type(coordinator)
        _hold_intakes(coordinator, actor(tenant, "gedragswetenschapper"))
        _ask_what_is_held(coordinator)
        _use_rights(coordinator)
        _ask_for_another_area(actor(tenant, "ketenregisseur"))
        for role in roles_of("regio"):
            actor(tenant, role, naam=f"Aan tafel {role} (voorbeeld)")
        overleg = governance.example.build(actor(tenant, "ketenregisseur"))[0]
        Overleg.objects.filter(pk=overleg.pk).update(begin=now() - timedelta(hours=2), eind=now() - timedelta(hours=1))
        Uitnodiging.objects.filter(overleg=overleg).update(status="mislukt")
        mine, colleague = (
            actor(tenant, "financieel_medewerker"),
            actor(tenant, "financieel_medewerker", naam="Tweede financieel (voorbeeld)"),
        )
        billing.example.build(colleague, mine, today().year + 1)
        draw_up_begroting(actor=colleague, invoer=_begroting(today().year + 2))


def _count_a_quarter(coordinator: Actor) -> None:
    """Somebody in the last quarter, which waits; the vault refused what was sent of the one before."""
    persoon = PersoonInvoer(roepnaam="Kim (voorbeeld)", naam="Kim Kwartaal (voorbeeld)")
    dossier = open_dossier(actor=coordinator, persoon=persoon)
    last = make_aware(datetime.combine(before(Kwartaal.of(today())).begin, time(12)))
    Dossier.objects.filter(pk=dossier.pk).update(geopend_at=last)
    register_dossier(actor=coordinator, dossier_id=dossier.pk)
    Uitbak.objects.filter(soort="cijfers").update(bezorgd_at=now(), uitkomst="geweigerd")


def _hand_to_each_other(coordinator: Actor, second: Actor) -> None:
    """Proposals that wait for each of the two."""
    for giver, taker in ((coordinator, second), *[(second, coordinator)] * 3):
        dossier = open_dossier(actor=giver, persoon=PersoonInvoer(roepnaam="Wisselt (voorbeeld)"))
        offer_to_colleague(giver, taker, dossier)


def _work_along(coordinator: Actor, second: Actor) -> None:
    """A place in a team for each way to stop it, for both."""
    for owner, helper in ((coordinator, second), (second, coordinator)) * 2:
        dossier = open_dossier(actor=owner, persoon=PersoonInvoer(roepnaam="Samen (voorbeeld)"))
        assert helper.user_id is not None
        invoer = TeamInvoer("zorgcoordinator", today(), None, "Samen naar de zitting (voorbeeld).")
        add_teamlid(actor=owner, dossier_id=dossier.pk, gebruiker_id=helper.user_id, invoer=invoer)


def _ask_for_another_area(actor: Actor) -> None:
    """A gemeente that no regio has."""
    free = Gemeente.objects.filter(einde=None).exclude(deelnames__isnull=False).order_by("code")[0]
    month = (today() + timedelta(days=32)).replace(day=1)
    ask_change(actor=actor, wijziging=Wijziging(vanaf=month, erbij=frozenset({free.code})))


def offer_gemeenten(regios: list[Tenant]) -> None:
    """Each regio offers one of its gemeenten to the next. As the owner, like the inrichter."""
    with playing(False):
        for here, there in zip(regios, [*regios[1:], *regios[:1]], strict=True):
            part = here.deelnames.filter(rol="randgemeente").order_by("gemeente").first()
            if part is not None and here.pk != there.pk:
                Gemeenteaanbod.objects.create(
                    gemeente_id=part.gemeente_id, van=here, naar=there, vanaf=today() + timedelta(days=40),
                    aangeboden_at=now(),
                )  # fmt: skip


def _ask_what_is_held(coordinator: Actor) -> None:
    """One request in each state that asks for a next step."""
    for steps in range(3):
        dossier = open_dossier(actor=coordinator, persoon=PersoonInvoer(roepnaam="Vraagt (voorbeeld)"))
        asked = ask_inzageverzoek(
            actor=coordinator, dossier_id=dossier.pk, aanvrager="betrokkene", ontvangen_op=today()
        )
        if steps:
            make_overview(actor=coordinator, verzoek_id=asked.pk)
        if steps > 1:
            note_identity(actor=coordinator, verzoek_id=asked.pk, identiteit="bekend", wijze="persoonlijk")


def _use_rights(coordinator: Actor) -> None:
    """Requests in each state that asks for a next step, for the pages and for programs."""
    for state in ("ontvangen",) * 9 + ("besloten",) * 2 + ("verteld",) * 2 + ("ingetrokken",):
        dossier = open_dossier(actor=coordinator, persoon=PersoonInvoer(roepnaam="Vraagt (voorbeeld)"))
        said = Verzoek("beperking", "betrokkene", today(), "Zet stil (voorbeeld).")
        asked = note_avgverzoek(actor=coordinator, dossier_id=dossier.pk, invoer=said)
        if state == "ingetrokken":
            take_avgverzoek_step(actor=coordinator, verzoek_id=asked.pk, stap="intrekken", reden="Nee (voorbeeld).")
        if state in ("besloten", "verteld"):
            granted = Besluit("toegewezen", "bekend", gedaan="Staat stil (voorbeeld).")
            decide_avgverzoek(actor=coordinator, verzoek_id=asked.pk, besluit=granted)
        if state == "verteld":
            tell_avgverzoek(actor=coordinator, verzoek_id=asked.pk, verteld=Verteld(today(), "persoonlijk"))


def _hold_intakes(coordinator: Actor, adviser: Actor) -> None:
    """One that can be finished, with a new question that waits; one that goes on, and one that rests."""
    who = PersoonInvoer(roepnaam="Intake (voorbeeld)", nationaliteitsgroep="eu")
    new = [open_dossier(actor=coordinator, persoon=who).pk for _ in range(3)]
    for dossier_id in new:
        fill_intake(coordinator, dossier_id)
        fill_risico(coordinator, dossier_id)
        fill_first_talks(coordinator, soon=dossier_id, missed=dossier_id)
    add_hulpvraag(actor=coordinator, dossier_id=new[0], gebied="verblijf", vraag="Mag ik blijven? (voorbeeld)")
    asked = Consultatie.objects.get(dossier=new[0])
    give_advice(actor=adviser, consultatie_id=asked.pk, advies="Begin met rust (voorbeeld).")
    ask_consultatie(actor=coordinator, dossier_id=new[0], invoer=Vraag("En daarna? (voorbeeld)"))
    stop_intake(actor=coordinator, dossier_id=new[2], invoer=StopInvoer("wil_niet"))


def _begin_to_type(who: Actor) -> None:
    typed = {"omschrijving": ["Werkt zonder loon (voorbeeld)."]}
    save_concept(actor=who, concept_id=uuid4(), plek=Plek("melding", {}, None, ("omschrijving",)), typed=typed)


def _close_and_leave(coordinator: Actor, second: Actor) -> None:
    """A dossier each to reopen, to destroy and to take up, and somebody who stands in."""
    started = Dossier.objects.get(fase="hulpverlening", zorgcoordinator=coordinator.user_id)
    afsluiten(coordinator, started.pk, "ziet_af_van_hulp")
    old, left = Dossier.objects.filter(fase="intake", zorgcoordinator=second.user_id)[:2]
    change_fase(actor=second, dossier_id=old.pk, stap="starten")
    afsluiten(second, old.pk)
    propose_wisverzoek(actor=second, dossier_id=old.pk, reden=next(iter(REDENEN)))
    release_dossier(actor=second, dossier_id=left.pk)
    assert second.user_id is not None
    arrange_vervanging(actor=coordinator, vervanger_id=second.user_id, begin=today(), eind=today())


def ask_gemeente(tenant: Tenant, asking: Actor, number: int) -> tuple[UUID, str]:
    """One that no regio has: the aansluiting, and the code of its link."""
    codes: list[str] = []
    free = Gemeente.objects.filter(einde=None).exclude(deelnames__isnull=False).order_by("-code")[number]
    invoer = aansluiten.Uitnodiging(free.code, "Anna (voorbeeld)", "anna@example.org", "Postbus 1")
    with inside(tenant):
        row = invite_gemeente(actor=asking, invoer=invoer, link=lambda code: codes.append(code) or code)
    return row.pk, codes[0]


def browser_of_a_gemeente(tenant: Tenant, asking: Actor, number: int, *, bewezen: bool) -> str:
    """The secret of a browser that opened the link of a gemeente. What comes after that stays open."""
    number_of_row, code = ask_gemeente(tenant, asking, number)
    visitor = Actor(None, "", frozenset(), tenant.schema_name, tenant.kind, "web")
    with inside(tenant):
        secret = open_link(visitor=visitor, code=code)
        if bewezen:
            row = Aansluiting.objects.get(pk=number_of_row)
            brief = make_letter(actor=asking, aansluiting_id=row.pk)
            prove_by_code(row, actor=actor_for(visitor, row), code=brief.code)
            name_contacts(row, actor=actor_for(visitor, row), contacten=CONTACTEN)
    return secret


def hand_over_dossiers(regios: list[Tenant], actor: Callable[..., Actor], deliver: Callable[[], int]) -> None:
    """Each offers the next one dossiers: some wait for an answer, one was accepted and could not be opened there."""
    if len(regios) < 2:
        return
    accepted = []
    for here, there in zip(regios, [*regios[1:], regios[0]], strict=True):
        with inside(here):
            offers = [_offer(actor(here, "zorgcoordinator"), there.schema_name) for _ in range(4)]
        accepted.append((there, offers[-1]))
    deliver()
    for there, offer in accepted:
        with inside(there):
            overname = Overname.objects.get(kenmerk=offer)
            accept_overname(actor=actor(there, "zorgcoordinator"), overname_id=overname.pk)
    deliver()
    for here in regios:
        with inside(here):
            contents = Uitbak.objects.filter(soort="dossier_overdracht", versie=2, bezorgd_at=None)
            contents.update(bezorgd_at=now(), beantwoord_at=now(), uitkomst="geweigerd", reden="Niet te openen.")


def _offer(coordinator: Actor, ontvanger: str) -> UUID:
    dossier = open_dossier(actor=coordinator, persoon=PersoonInvoer(roepnaam="Verhuist (voorbeeld)"))
    agree(coordinator, dossier.pk, "overdracht", ontvanger)
    return offer_overdracht(
        actor=coordinator, dossier_id=dossier.pk, ontvanger=ontvanger, reden="verhuizing", spoed=False,
    ).pk  # fmt: skip


def _begroting(jaar: int) -> BegrotingInvoer:
    return BegrotingInvoer(
        jaar=jaar,
        basis_fte=billing.example.BASIS,
        politieregio=False,
        fte=billing.example.BASIS,
        tarief_cent=billing.example.TARIEF_CENT,
        overige_kosten_cent=0,
        overige_kosten_toelichting="",
        decentralisatie_uitkering_cent=0,
        eigen_middelen_cent=0,
    )


def work_of_a_gemeente(tenant: Tenant, actor: Callable[..., Actor]) -> None:
    with inside(tenant):
        mine = actor(tenant, "aandachtsfunctionaris")
        _begin_to_type(mine)
        casework.example.build_gemeente(mine)
        invoer = MeldingInvoer(omschrijving="Werkt zonder loon (voorbeeld).", in_gevaar="nee")
        note_melding(actor=mine, invoer=invoer)
        pass_on_melding(actor=mine, melding_id=note_melding(actor=mine, invoer=invoer).pk)


def ask_about_registrations(landelijk: Tenant, actor: Callable[..., Actor]) -> None:
    """What came in is asked about, and went out in a file of which one line was taken back."""
    with inside(landelijk):
        mine = actor(landelijk, "landelijk_medewerker")
        for row in OntvangenRegistratie.objects.filter(ingetrokken_at=None)[:3]:
            ask_navraag(actor=mine, sleutel=row.sleutel, punten=["gender"])
        for ontvanger in ("ministerie", "eigen_onderzoek"):
            made, _ = make_uitlevering(actor=mine, ontvanger=ontvanger)
            made.regels.update(ingetrokken_at=now())


def fill_what_is_empty(tenant: Tenant) -> None:
    """As the owner, because nobody else may write everywhere (seals)."""
    with playing(False), inside(tenant):
        for model in models_of(tenant.kind):
            if not model._default_manager.exists():
                make_row(model)


def build(
    tenants: dict[str, Tenant], actor: Callable[..., Actor], browse: Make, api: Make, deliver: Callable[[], int]
) -> list[Buurt]:
    """`tenants` by kind or name, regio's first. Visitors log in before the canaries take their names."""
    if "zeeland" in tenants:
        with playing(False):
            take_part(tenants["zeeland"], ZEELAND, since=date(2020, 1, 1))
    for tenant in tenants.values():
        if tenant.kind == "regio":
            work_of_a_regio(tenant, actor)
        elif tenant.kind == "gemeente":
            work_of_a_gemeente(tenant, actor)
    offer_gemeenten([tenant for tenant in tenants.values() if tenant.kind == "regio"])
    deliver()
    if "landelijk" in tenants:
        ask_about_registrations(tenants["landelijk"], actor)
        deliver()
    hand_over_dossiers([tenant for tenant in tenants.values() if tenant.kind == "regio"], actor, deliver)
    for tenant in tenants.values():
        _second_factor(actor(tenant, *roles_of(tenant.kind)), tenant)
        _keep_a_view(actor(tenant, *roles_of(tenant.kind)), tenant)
    visitors = {name: _visitors(tenant, actor, browse, api) for name, tenant in tenants.items()}
    made = []
    for letter, (name, tenant) in zip(LETTERS, tenants.items(), strict=False):
        fill_what_is_empty(tenant)
        nest = Nest(tenant, letter)
        nest.plant()
        made.append(_buurt(nest, *visitors[name]))
    return made


def _keep_a_view(owner: Actor, tenant: Tenant) -> None:
    keuze = Keuze("gebruiker_lijst", "Gebruikers", {"sort": ["naam"]}, "Volgorde: naam")
    with inside(tenant):
        save_weergave(actor=owner, keuze=keuze, naam="Op naam (voorbeeld)")


def _second_factor(owner: Actor, tenant: Tenant) -> None:
    """Set up by whoever has every role; the pages about it have something to show then."""
    with inside(tenant):
        user = User.objects.get(pk=str(owner.user_id))
        TOTP.activate(user, generate_totp_secret())
        RecoveryCodes.activate(user)


def _visitors(
    tenant: Tenant, actor: Callable[..., Actor], browse: Make, api: Make
) -> tuple[list[Bezoeker], list[Bezoeker]]:
    """For each role one of each; somebody with all of them; and nobody. Who has all of them is also in the browser of
    a gemeente that joins, and nobody is in that of one that has still to show whose it is."""
    roles = roles_of(tenant.kind)
    asked = {**{role: (role,) for role in roles}, EVERYTHING: tuple(roles), NOBODY: ()}
    browsers = {name: browse(tenant, *given) for name, given in asked.items()}
    if tenant.kind == "regio":
        asking = actor(tenant, "ketenregisseur")
        with inside(tenant):
            voorbeeld.build(asking)
        ask_gemeente(tenant, asking, 2)
        for number, (name, bewezen) in enumerate({EVERYTHING: True, NOBODY: False}.items()):
            secret = browser_of_a_gemeente(tenant, asking, number, bewezen=bewezen)
            browsers[name].cookies[settings.AANSLUITING_COOKIE_NAME] = secret
    return (
        [Bezoeker(tenant, name, client) for name, client in browsers.items()],
        [Bezoeker(tenant, name, api(tenant, *given)) for name, given in asked.items()],
    )


def _buurt(nest: Nest, pages: list[Bezoeker], programs: list[Bezoeker]) -> Buurt:
    kind = nest.tenant.kind
    wegen = wegen_of(kind)
    by_path = {weg.template: weg for weg in wegen if weg.api}
    for operation in operations(document_of(urlconf_of(kind), kind)):
        by_path[f"{BASE}{operation.path}"].operations[operation.method] = operation
    return Buurt(nest, pages, programs, wegen)
