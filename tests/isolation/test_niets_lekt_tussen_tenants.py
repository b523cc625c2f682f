"""The walk over every address of every kind of tenant, with the ids of others; and what it has to have seen.

`LOPER_VOLLEDIG=1` asks everything with every role, also where a sample of two says the same.
"""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from django.test import Client

from dekkend.accounts.actor import Actor
from dekkend.accounts.roles import rights_of
from tenants.models import Tenant
from tests.access.tabel import API, PAGINAS
from tests.isolation.kanaries import LEFT_OUT, may_hold_text, models_of, name_of
from tests.isolation.loper import Buurt, Loper
from tests.isolation.putten import Putten
from tests.isolation.wereld import build, roles_of
from tests.tellingen import Telling

KINDS = ("regio", "zeeland", "gemeente", "landelijk", "kluis")
# Whose things everybody here asks for; the first one with every method.
PAIRS = {
    "regio": ("zeeland", "gemeente", "landelijk"),
    "zeeland": ("regio",),
    "gemeente": ("regio", "landelijk"),
    "landelijk": ("regio", "gemeente"),
    "kluis": ("regio",),
}
# Open here to a role, though the table of access speaks of a record that this tenant does not have.
OPEN_HERE = {"gemeente": {"api_melding", "melding", "melding_wijzigen", "melding_afsluiten", "melding_doorgeven"}}
# Open by the table of access, but without work there to do: why.
CLOSED_HERE = {"gemeente": {"wisverzoek_bevestigen": "een gemeente heeft geen dossiers"}}
# What only answers in circumstances that this walk does not make. Asked all the same, with what is of others. Why.
IN_OTHER_CIRCUMSTANCES = {
    "gast_termijn": "alleen voor een gast; zie tests/accounts/test_gast_uitnodigen.py",
    "overdracht_terughalen": "alleen als de ander het niet kreeg; zie tests/casework/test_dossier_overdragen.py",
    "api_dossier_overdrachten": "vraagt een vastgelegde grond; zie tests/casework/test_eerst_de_grond.py",
    "overname_aannemen": "alleen zolang een aanbod wacht; zie tests/casework/test_dossier_overdragen.py",
    "overname_weigeren": "alleen zolang een aanbod wacht; zie tests/casework/test_dossier_overdragen.py",
    "api_aansluiting_intrekken": "nu niet aan de beurt; zie tests/tenants/test_gemeente_aansluiten.py",
    "api_aansluiting_vertrek": "nu niet aan de beurt; zie tests/tenants/test_gemeente_aansluiten.py",
    "api_afrondingspunt_intrekking": "nu niet aan de beurt; zie tests/casework/test_dossier_afronden.py",
    "api_afsluiting": "nu niet aan de beurt; zie tests/casework/test_dossier_afronden.py",
    "api_heropening": "nu niet aan de beurt; zie tests/casework/test_dossier_afronden.py",
    "api_nazorg_stappen": "nu niet aan de beurt; zie tests/casework/test_dossier_afronden.py",
    "api_wisseling_intrekking": "nu niet aan de beurt; zie tests/casework/test_dossier_naar_een_collega.py",
    "api_wisseling_kennismaking": "nu niet aan de beurt; zie tests/casework/test_dossier_naar_een_collega.py",
    "api_wisseling_overname": "nu niet aan de beurt; zie tests/casework/test_dossier_naar_een_collega.py",
    "api_wisseling_weigering": "nu niet aan de beurt; zie tests/casework/test_dossier_naar_een_collega.py",
    "api_kwartaal_afsluiting": "vraagt wat er is bekeken; zie tests/casework/test_kwartaal_afsluiten.py",
    "api_kwartaal_aanvullingen": "vraagt wat er is bekeken; zie tests/casework/test_kwartaal_afsluiten.py",
    "api_melding_dossier": "vraagt een eigen dossier; zie tests/casework/test_persoon_herkennen.py",
    "melding_bij_dossier": "alleen bij een naam die past; zie tests/casework/test_persoon_herkennen.py",
    "api_melding_verwijzing": "nu niet aan de beurt; zie tests/casework/test_melding_verwijzen.py",
    "api_melding_terughaling": "nu niet aan de beurt; zie tests/casework/test_melding_verwijzen.py",
    "melding_terughalen": "alleen na een verwijzing; zie tests/casework/test_melding_verwijzen.py",
    "opruimen_bevestigen": "vraagt een voorstel van een ander; zie tests/casework/test_losse_stukken_opruimen.py",
    "opruimen_afwijzen": "alleen zolang een voorstel wacht; zie tests/casework/test_losse_stukken_opruimen.py",
    "api_opruimen_bevestigd": "vraagt een voorstel van een ander; zie tests/casework/test_losse_stukken_opruimen.py",
    "api_opruimen_afgewezen": "alleen zolang een voorstel wacht; zie tests/casework/test_losse_stukken_opruimen.py",
    "stukstop_opheffen": "alleen zolang een bewaarstop staat; zie tests/casework/test_losse_stukken_bewaren.py",
    "api_stukstop_weg": "alleen zolang een bewaarstop staat; zie tests/casework/test_losse_stukken_bewaren.py",
    "api_bewaarstop_weg": "alleen zolang een bewaarstop staat; zie tests/casework/test_dossiers_bewaren.py",
    "api_signalering_besluit": "nu niet aan de beurt; zie tests/casework/test_meldcode_doorlopen.py",
    "api_signalering_heropening": "nu niet aan de beurt; zie tests/casework/test_meldcode_doorlopen.py",
    "api_hulp_stappen": "nu niet aan de beurt; zie tests/casework/test_strafrecht_en_hulp_bijhouden.py",
    "api_aangeboden_zorgactie": "alleen voor een gast; zie tests/casework/test_zorgacties_aanbieden_en_volgen.py",
    "api_zorgcontacten": "nu niet aan de beurt; zie tests/casework/test_zorgacties_aanbieden_en_volgen.py",
    "api_zorgactie_antwoord": "alleen voor een gast; zie tests/casework/test_zorgacties_aanbieden_en_volgen.py",
    "zorgactie_antwoord": "alleen voor een gast; zie tests/casework/test_zorgacties_aanbieden_en_volgen.py",
    "api_agendapunt_weg": "nu niet aan de beurt; zie tests/governance/test_dossiers_op_de_agenda.py",
    "api_overname_besluit": "nu niet aan de beurt; zie tests/casework/test_dossier_overdragen.py",
    "api_schadevergoeding_stappen": "nu niet aan de beurt; zie tests/casework/test_strafrecht_en_hulp_bijhouden.py",
    "api_schadevergoedingen": "nu niet aan de beurt; zie tests/casework/test_strafrecht_en_hulp_bijhouden.py",
    "api_slachtofferrechten": "nu niet aan de beurt; zie tests/casework/test_strafrecht_en_hulp_bijhouden.py",
    "api_strafzaak_stappen": "nu niet aan de beurt; zie tests/casework/test_strafrecht_en_hulp_bijhouden.py",
    "api_termijn_uitkomst": "nu niet aan de beurt; zie tests/casework/test_verblijfsrecht_bijhouden.py",
    "api_verblijfsspoor_stappen": "nu niet aan de beurt; zie tests/casework/test_verblijfsrecht_bijhouden.py",
    "api_intake_stappen": "nu niet aan de beurt; zie tests/casework/test_intake_houden.py",
    "api_intakegesprek": "nu niet aan de beurt; zie tests/casework/test_intake_houden.py",
    "api_intakegesprek_stappen": "nu niet aan de beurt; zie tests/casework/test_intake_houden.py",
    "api_rechtenuitleg_intrekking": "nu niet aan de beurt; zie tests/casework/test_intake_houden.py",
    "api_consultatie_advies": "nu niet aan de beurt; zie tests/casework/test_intake_houden.py",
    "api_consultatie_besluit": "nu niet aan de beurt; zie tests/casework/test_intake_houden.py",
    "api_consultatie_intrekking": "nu niet aan de beurt; zie tests/casework/test_intake_houden.py",
    "api_risico_correctie": "nu niet aan de beurt; zie tests/casework/test_risico_bekijken.py",
    "api_risico_intrekking": "nu niet aan de beurt; zie tests/casework/test_risico_bekijken.py",
    "api_zrm_correctie": "nu niet aan de beurt; zie tests/casework/test_zelfredzaamheid_meten.py",
    "api_zrm_intrekking": "nu niet aan de beurt; zie tests/casework/test_zelfredzaamheid_meten.py",
    "navraag_beantwoorden": "alleen zolang een vraag open staat; zie tests/national/test_navraag_en_uitlevering.py",
    "aansluiting_eerste_mail": "alleen na het aansluiten; zie tests/tenants/test_gemeente_aansluiten.py",
    "werkgebied_intrekken": "alleen zolang een opdracht wacht; zie tests/tenants/test_opdracht_intrekken.py",
    "weergave_bewaren": "vraagt een lijst met een filter; zie tests/web/test_weergave_bewaren.py",
    "cijferopgave_opnieuw": "alleen na een weigering; zie tests/casework/test_kwartaal_afsluiten.py",
    "kwartaal_afsluiten": "alleen het oudste dat open staat; zie tests/casework/test_kwartaal_afsluiten.py",
    "account_signup": "niemand schrijft zichzelf in",
    "mfa_edit_webauthn": "vraagt een passkey; zie tests/accounts",
    "mfa_remove_webauthn": "vraagt een passkey; zie tests/accounts",
    "aansluiten_inloggen": "vraagt een inlogdienst; zie tests/tenants/test_gemeente_logt_in_als_bewijs.py",
    "aansluiten_inloggen_terug": "vraagt een inlogdienst; zie tests/tenants/test_gemeente_logt_in_als_bewijs.py",
    "organisatie_login": "vraagt een inlogdienst; zie tests/accounts",
    "organisatie_terug": "vraagt een inlogdienst; zie tests/accounts",
    "tweede_stap": "alleen voor wie nog geen tweede stap heeft",
}
LEAST_FOREIGN_IDS = 20
# Operations beside others at the same address.
CALLED_ELSEWHERE = {
    ("api_zorgacties", "post"): "vraagt een vastgelegde grond; zie tests/casework/test_eerst_de_grond.py",
    ("api_agendapunten", "post"): "vraagt een vastgelegde grond; zie tests/governance/test_dossiers_op_de_agenda.py",
    ("api_stukken", "post"): "vraagt een echte pdf; zie tests/tenants/test_stukken_en_contacten.py",
    ("api_team", "post"): "vraagt een collega die er nog niet in zit; zie tests/casework/test_samen_in_een_dossier.py",
    ("api_opruimvoorstellen", "post"): "vraagt wat weg mag; zie tests/casework/test_losse_stukken_opruimen.py",
    ("api_registratieintrekkingen", "post"): "vraagt een registratie; zie tests/casework/test_registratie_intrekken.py",
    ("api_wisselingen", "post"): "nu niet aan de beurt; zie tests/casework/test_dossier_naar_een_collega.py",
}
# The passkeys of a visitor: nobody in the walk has one. They are tried with a passkey in software in tests/accounts.
OF_A_PASSKEY = {"mfa_edit_webauthn", "mfa_remove_webauthn"}


@pytest.fixture(autouse=True)
def _own_wisregister(settings: Any, tmp_path: Path) -> None:
    """What is destroyed in a walk is written down where no transaction takes it back."""
    settings.WISREGISTER = str(tmp_path / "wisregister.jsonl")


@pytest.fixture(autouse=True)
def _proven_for_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """A walk takes longer than five minutes; what asks to prove anew who one is, would else end it."""
    monkeypatch.setattr("dekkend.accounts.stepup.MINUTES", 60)


def closed_to_all(buurt: Buurt) -> set[str]:
    """Addresses that no role of this kind of tenant may open, by the table of access."""
    kind = buurt.tenant.kind
    roles = set(roles_of(kind))
    rights = rights_of(roles)
    found = set(CLOSED_HERE.get(kind, {}))
    for weg in buurt.wegen:
        who = [PAGINAS[weg.name]] if weg.name in PAGINAS else list(API.get(weg.name, {}).values())
        within = [bool(entry & roles) if isinstance(entry, frozenset) else _gives(entry, rights) for entry in who]
        if who and not any(within) and weg.name not in OPEN_HERE.get(kind, ()):
            found.add(weg.name)
    return found


def _gives(entry: str, rights: frozenset[str]) -> bool:
    return entry in {"open", "ingelogd", "link"} or entry in rights


def test_no_word_of_one_tenant_reaches_another(
    request: pytest.FixtureRequest,
    numbered_in_order: None,
    actor: Callable[..., Actor],
    browse: Callable[..., Client],
    api: Callable[..., Client],
    deliver: Callable[[], int],
    telling: Telling,
) -> None:
    tenants: dict[str, Tenant] = {name: request.getfixturevalue(name) for name in KINDS}
    begun = perf_counter()
    buurten = dict(zip(KINDS, build(tenants, actor, browse, api, deliver), strict=True))
    nests = [buurt.nest for buurt in buurten.values()]
    with Putten() as putten:
        lopers = {
            name: Loper(here, [buurten[other] for other in PAIRS[name]], nests, putten)
            for name, here in buurten.items()
        }
        closed = {name: closed_to_all(here) for name, here in buurten.items()}
        for name, loper in lopers.items():
            loper.reach(closed[name] | set(IN_OTHER_CIRCUMSTANCES), CALLED_ELSEWHERE, posting=name != "zeeland")
        for name, loper in lopers.items():
            loper.trespass(posting=name != "zeeland")
    found = [loper.verslag for loper in lopers.values()]
    _count(telling, lopers, closed)
    telling("kanaries geplant", sum(len(nest.words) for nest in nests))
    telling("kanaries gelekt", sum(len(one.leaks) for one in found))
    telling("verzoeken van de kanarieloper", f"{sum(one.asked for one in found)} in {perf_counter() - begun:.0f} s")
    assert [str(leak) for one in found for leak in one.leaks] == []
    assert [line for one in found for line in one.written] == []
    assert [line for one in found for line in one.faults] == []
    assert min(len(one.foreign) for one in found) >= LEAST_FOREIGN_IDS
    for name, loper in lopers.items():
        walked = loper.verslag.walked
        of_its_kind = [one.verslag for one in lopers.values() if one.here.tenant.kind == loper.here.tenant.kind]
        reached = set().union(*(one.reached for one in of_its_kind))
        assert {weg.name for weg in loper.here.wegen if (weg.kind, weg.name) not in walked} <= OF_A_PASSKEY, name
        missed = [weg.name for weg in loper.here.wegen if (weg.kind, weg.name) not in reached]
        excused = closed[name] | set(IN_OTHER_CIRCUMSTANCES)
        assert set(missed) <= excused, f"{name}: niet bereikt door de eigen tenant: {set(missed) - excused}"
        called = set().union(*(one.operations for one in of_its_kind))
        open_to_it = [weg for weg in loper.here.wegen if weg.name not in excused]
        asked = [(weg.kind, weg.name, method) for weg in open_to_it for method in weg.operations]
        missed_calls = {one[1:] for one in asked if one not in called}
        assert missed_calls <= set(CALLED_ELSEWHERE), f"{name}: {missed_calls - set(CALLED_ELSEWHERE)}"


def _count(telling: Telling, lopers: dict[str, Loper], closed: dict[str, set[str]]) -> None:
    wegen = {(weg.kind, weg.name) for loper in lopers.values() for weg in loper.here.wegen}
    walked = {one for loper in lopers.values() for one in loper.verslag.walked}
    reached = {one for loper in lopers.values() for one in loper.verslag.reached}
    telling("routes gelopen / geregistreerd =", f"{len(walked)}/{len(wegen)} ({100 * len(walked) // len(wegen)} %)")
    telling("routes bereikt door de eigen tenant", len(reached), van=len(wegen - reached) + len(reached))
    telling("routes die daar voor geen enkele rol bestaan", len(wegen - reached))


@pytest.mark.parametrize("kind", ["regio", "gemeente", "landelijk", "kluis"])
def test_every_kind_of_tenant_has_something_to_plant_in(kind: str) -> None:
    assert (
        len([column for model in models_of(kind) for column in model._meta.local_fields if may_hold_text(column)]) > 9
    )


def test_what_is_left_out_is_still_there() -> None:
    """A field that is gone, or that could not hold a canary anyway, needs no reason."""
    kinds = ("regio", "gemeente", "landelijk", "kluis")
    columns = [column for kind in kinds for model in models_of(kind) for column in model._meta.local_fields]
    assert set(LEFT_OUT) - {name_of(column) for column in columns if may_hold_text(column)} == set()
    assert all(LEFT_OUT.values())
