"""The example region: real gemeenten, invented people. Everything is made through the same actions as in real work.

First half, as the owner of all schemas: the tenants. Second half, as each tenant's own role: users and work.
"""

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

import billing.example
import casework.example
import casework.navraag.voorbeeld
import dekkend.national.voorbeeld
import governance.example
import tenants.onboarding.example
from casework.sociale_kaart.voorbeeld import STER
from dekkend.accounts.actions import create_user, issue_token
from dekkend.accounts.actor import Actor
from dekkend.accounts.factor import needs_second_factor
from dekkend.accounts.gast.rules import Gast
from dekkend.accounts.models import User
from dekkend.accounts.queries import actor_for
from dekkend.accounts.roles import ROLES
from dekkend.core.clock import today
from dekkend.isolation.context import inside
from tenants.post.actions import empty_answered, open_letters
from tenants.post.postbode import carry
from tenants.tenant.membership import take_part
from tenants.tenant.models import Tenant
from tenants.tenant.provision import NewTenant, create_tenant

TENANTS = [
    NewTenant("Zuidoost-Brabant", "ZOB", "#154273", "regio", "zuidoost-brabant.localhost"),
    NewTenant("Zeeland", "ZLD", "#00805a", "regio", "zeeland.localhost"),
    NewTenant("Gemeente Eindhoven", "EHV", "#a3143c", "gemeente", "eindhoven.localhost", "GM0772"),
    NewTenant("Gemeente Best", "BST", "#7a1f5c", "gemeente", "best.localhost", "GM0753"),
    NewTenant("Landelijk (CoMensha)", "LND", "#5b2a86", "landelijk", "landelijk.localhost"),
    NewTenant("Kluis", "KLS", "#3d4a5c", "kluis", "kluis.localhost"),
]
SINCE = date(2020, 1, 1)
# There, the receipt back, and emptying what was answered.
ROUNDS = 3
# Seed 000: the gemeenten for which the regional centre of expertise does the zorgcoördinatie.
ZUIDOOST_BRABANT = (
    "GM0772", "GM1724", "GM0753", "GM1728", "GM1706", "GM0770", "GM1771", "GM1658", "GM0820", "GM0823", "GM1667",
    "GM0848", "GM0858", "GM0861", "GM0866",
)  # fmt: skip
# Veiligheidsregio Zeeland; Middelburg stands first as the centrumgemeente in this example.
ZEELAND = (
    "GM0687", "GM0654", "GM0664", "GM0677", "GM0678", "GM0703", "GM0715", "GM0716", "GM0717", "GM0718", "GM1676",
    "GM1695", "GM1714",
)  # fmt: skip
PEOPLE = [
    ("zorgcoordinator", "Noor van Dijk"),
    ("zorgcoordinator", "Sam de Wit"),
    ("gedragswetenschapper", "Ilse Bakker"),
    ("aandachtsfunctionaris", "Yara Smit"),
    ("ketenregisseur", "Tom Visser"),
    ("bestuurder", "Karin Mulder"),
    ("financieel_medewerker", "Bram Peters"),
    ("financieel_medewerker", "Lotte Jansen"),
    ("ketenpartner", "Milan Kok"),
    ("ketenpartner", "Petra Snoek"),
    ("functioneel_beheerder", "Emma Vos"),
    ("fg", "Ruben Post"),
    ("landelijk_medewerker", "Sofie Maas"),
    ("landelijk_analist", "Daan Brouwer"),
]
# Who is a guest, and of which organisation on the sociale kaart.
GASTEN = {"Petra Snoek": STER.naam}


@dataclass(frozen=True)
class Login:
    """What demo.json holds of one user; the token itself is nowhere else. `totp_secret` is what an app would keep,
    empty for who needs no second step."""

    email: str
    password: str
    roles: list[str]
    api_token: str
    totp_secret: str = ""


def make_tenants() -> None:
    """Makes the tenants that are not there yet, and who takes part in which regio."""
    for new in TENANTS:
        if not Tenant.objects.filter(naam=new.naam).exists():
            create_tenant(new)
    for naam, codes in (("Zuidoost-Brabant", ZUIDOOST_BRABANT), ("Zeeland", ZEELAND)):
        take_part(Tenant.objects.get(naam=naam), codes, since=SINCE)


def fill(target: Path, base_url: str) -> None:
    """Users, log-ins and example work. What is there already stays; the file is written anew."""
    known = _known_logins(target)
    described = []
    begun = False
    for new in TENANTS:
        tenant = Tenant.objects.get(naam=new.naam)
        with inside(tenant):
            fresh = not User.objects.exists()
            users = [_login(tenant, rol, naam, known) for rol, naam in PEOPLE if tenant.kind in ROLES[rol].kinds]
            if fresh:
                begun = True
                _work(tenant)
        described.append(
            {
                "naam": tenant.naam, "kind": tenant.kind, "host": new.host, "schema": tenant.schema_name,
                "users": [vars(login) for login in users],
            }
        )  # fmt: skip
    if begun:
        _exchange()
    target.touch(mode=0o600)
    target.write_text(json.dumps({"base_url": base_url, "tenants": described}, indent=2, ensure_ascii=False) + "\n")


def _known_logins(target: Path) -> dict[tuple[str, str], Login]:
    if not target.exists():
        return {}
    tenants: list[dict[str, Any]] = json.loads(target.read_text())["tenants"]
    return {(tenant["schema"], user["email"]): Login(**user) for tenant in tenants for user in tenant["users"]}


def _login(tenant: Tenant, rol: str, naam: str, known: dict[tuple[str, str], Login]) -> Login:
    email = f"{naam.split(maxsplit=1)[0].lower()}@{tenant.domains.get().domain.split('.')[0]}.example.org"
    login = known.get((tenant.schema_name, email))
    user = User.objects.filter(email=email).first()
    if login and user:
        return login if login.totp_secret else replace(login, totp_secret=_second_step(user, rol))
    password = f"Demo-{secrets.token_hex(6)}"
    if user is None:
        gast = Gast(organisatie=GASTEN[naam]) if naam in GASTEN else None
        user = create_user(
            email=email, naam=f"{naam} (voorbeeld)", roles=[rol], kind=tenant.kind, password=password, gast=gast
        )
    else:
        user.set_password(password)
        user.save(update_fields=["password"])
    return Login(email, password, [rol], issue_token(user=user, naam="demo"), _second_step(user, rol))


def _second_step(user: User, rol: str) -> str:
    """The demo has no phone, so it keeps the secret of the app; in the database it is sealed as always."""
    if not needs_second_factor([rol]):
        return ""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    secret: str = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def _work(tenant: Tenant) -> None:
    """Example work, only in a regio and a gemeente, only once."""
    if tenant.kind == "gemeente":
        casework.example.build_gemeente(_actor("aandachtsfunctionaris", kind="gemeente"))
    if tenant.kind != "regio":
        return
    builders: list[Callable[[], object]] = [
        lambda: casework.example.build(_actor("zorgcoordinator")),
        lambda: tenants.onboarding.example.build(_actor("ketenregisseur")),
        lambda: governance.example.build(_actor("ketenregisseur")),
        lambda: billing.example.build(
            _actor("financieel_medewerker"), _actor("financieel_medewerker", 1), today().year + 1
        ),
    ]
    for build in builders:
        build()


def _exchange() -> None:
    """The national tier asks both regio's something. One answers; at the other it waits."""
    _carry_all()
    with inside(Tenant.objects.get(kind="landelijk")):
        dekkend.national.voorbeeld.build(_actor("landelijk_medewerker", kind="landelijk"))
    _carry_all()
    with inside(Tenant.objects.get(naam="Zeeland")):
        casework.navraag.voorbeeld.answer_all(_actor("zorgcoordinator"))
    _carry_all()


def _carry_all() -> None:
    """As the worker does, which is not there yet. What cannot be opened now stays for it."""
    for _ in range(ROUNDS):
        for schema in carry():
            with inside(Tenant.objects.get(schema_name=schema)):
                empty_answered()
                open_letters()


def _actor(rol: str, number: int = 0, kind: str = "regio") -> Actor:
    user = User.objects.filter(roltoekenningen__rol=rol).order_by("naam")[number]
    return actor_for(user, kind=kind, channel="taak")
