"""Every route of a kind of tenant, and what can be filled in where an address asks for something.

What an argument stands for is read from its name: `dossier_id` is the id of a Dossier (or of what is called a dossier
on screen), `gm_code` a column of that name. A route for which nothing is found fails the walk with its name.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import connection
from django.db.models import Field, Model, Q
from django.urls import NoReverseMatch, reverse

from casework.models import Adviesvraag, Melding, Signalering
from dekkend.accounts.models import Accountuitnodiging, User, hash_token
from dekkend.core.clock import now
from dekkend.isolation.context import current_kind, current_schema, inside
from tenants.models import Gemeenteaanbod, Tenant
from tenants.onboarding.models import Aansluiting
from tests.architecture.house import is_ours, routes_in
from tests.isolation.kanaries import models_of

MOST_ROWS = 60
# What a program might call the tenant that is asked for.
NAMES_OF_A_TENANT = ("schema", "tenant", "schema_name", "regio", "afzender", "ontvanger")
Filled = dict[str, Any]


def _reset_links() -> Iterator[Filled]:
    for user in User.objects.order_by("pk")[:3]:
        yield {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}


def _confirmations() -> Iterator[Filled]:
    for address in EmailAddress.objects.order_by("pk")[:3]:
        yield {"key": EmailConfirmationHMAC(address).key}


def _invitations() -> Iterator[Filled]:
    """An open one, and the code that only its mail knows."""
    code = f"uitnodiging-{uuid4().hex}"
    Accountuitnodiging.objects.create(
        naam="Genood (voorbeeld)", email=f"{uuid4().hex}@example.org", rollen=["fg"], status="open",
        hash=hash_token(code), gemaakt_door=User.objects.order_by("pk")[0], gemaakt_at=now(),
        vervalt_at=now() + timedelta(days=1),
    )  # fmt: skip
    yield {"code": code}


def _links_of_a_gemeente() -> Iterator[Filled]:
    """One that nobody has opened yet, and the code that only its mail knows."""
    code = f"aansluiten-{uuid4().hex}"
    row = Aansluiting.objects.filter(status="uitgenodigd").order_by("uitgenodigd_at").first()
    if row is not None:
        Aansluiting.objects.filter(pk=row.pk).update(link_hash=hash_token(code))
        yield {"code": code}


def _codes() -> Iterator[Filled]:
    """Of the invitation of a colleague, and in a regio of the link of a gemeente."""
    yield from _invitations()
    if connection.tenant.kind == "regio":  # type: ignore[attr-defined]
        yield from _links_of_a_gemeente()


def _authenticators() -> Iterator[Filled]:
    for number in Authenticator.objects.order_by("pk").values_list("pk", flat=True)[:3]:
        yield {"pk": number}


def _offered() -> Iterator[Filled]:
    """Gemeenten that are offered by this regio or to it: those stand in the register."""
    here = current_schema()
    ours = Q(van__schema_name=here) | Q(naar__schema_name=here)
    for number in Gemeenteaanbod.objects.filter(ours).order_by("pk").values_list("pk", flat=True):
        yield {"gemeenteaanbod_id": number}


def _loose() -> Iterator[Filled]:
    """What may stand without a dossier."""
    if current_kind() not in ("regio", "gemeente"):
        return
    for model in (Adviesvraag, Melding, Signalering):
        for number in model.objects.order_by("-pk").values_list("pk", flat=True)[:3]:
            yield {"los_stuk_id": number}


# What no column holds: the arguments of a route, and how a tenant makes them.
MADE: dict[frozenset[str], Callable[[], Iterator[Filled]]] = {
    frozenset({"uidb36", "key"}): _reset_links,
    frozenset({"key"}): _confirmations,
    frozenset({"pk"}): _authenticators,
    frozenset({"code"}): _codes,
    frozenset({"gemeenteaanbod_id"}): _offered,
    frozenset({"los_stuk_id"}): _loose,
    frozenset({"gm_code"}): lambda: iter([{"gm_code": "GM0772"}]),
}


@dataclass
class Weg:
    """One address of the urlconf; `template` is how the document of the API writes it."""

    kind: str
    name: str
    template: str
    api: bool
    arguments: tuple[str, ...]
    ours: bool = True
    operations: dict[str, Any] = field(default_factory=dict)

    def url(self, filled: Filled) -> str:
        """Raises NoReverseMatch when these values do not fit in the address."""
        return reverse(self.name, urlconf=urlconf_of(self.kind), kwargs={name: filled[name] for name in self.arguments})

    def fits(self, filled: Filled) -> bool:
        try:
            return bool(self.url(filled))
        except NoReverseMatch:
            return False


def urlconf_of(kind: str) -> str:
    return str(settings.TENANT_TYPES[kind]["URLCONF"])


def wegen_of(kind: str) -> list[Weg]:
    """In the order of the urlconf that the settings name now."""
    found = []
    for path, pattern in routes_in(urlconf_of(kind)):
        assert pattern.name, f"{kind}: {path} heeft geen naam"
        names = tuple(pattern.pattern.converters) or tuple(re.findall(r"\(\?P<(\w+)>", str(pattern.pattern)))
        template = "/" + re.sub(r"<\w+:(\w+)>", r"{\1}", path)
        found.append(Weg(kind, pattern.name, template, path.startswith("api/"), names, is_ours(pattern)))
    return found


class Waarden:
    """What a tenant has to fill in: read once, when all rows are there."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant
        self.models = models_of(tenant.kind)
        self._found: dict[frozenset[str], list[Filled]] = {}

    def for_arguments(self, names: tuple[str, ...]) -> list[Filled]:
        wanted = frozenset(names)
        if wanted not in self._found:
            with inside(self.tenant):
                self._found[wanted] = [dict(one) for one in self._search(wanted)] if wanted else [{}]
        return self._found[wanted]

    def for_weg(self, weg: Weg) -> list[Filled]:
        return [filled for filled in self.for_arguments(weg.arguments) if weg.fits(filled)]

    def ids(self, order: str = "-pk") -> dict[str, str]:
        """For every model one id, the newest unless `order` says otherwise, under the names that a program might give
        it; and what names the tenant itself."""
        found = self._of_the_tenant()
        with inside(self.tenant):
            for model in self.models:
                key = model._default_manager.order_by(order).values_list("pk", flat=True).first()
                for name in names_of(model) if key else ():
                    found.setdefault(f"{name}_id", str(key))
                    found.setdefault(name, str(key))
        return found

    def _of_the_tenant(self) -> dict[str, str]:
        schema, host = str(self.tenant.schema_name), str(self.tenant.domains.get().domain)
        return {
            **dict.fromkeys(NAMES_OF_A_TENANT, schema),
            "tenant_id": str(self.tenant.pk),
            "host": host,
            "domain": host,
            "next": f"https://{host}/",
        }

    def _search(self, wanted: frozenset[str]) -> Iterator[Filled]:
        made = MADE.get(wanted)
        if made is not None:
            yield from made()
        for model in sorted(self.models, key=lambda model: -len(_own_names(model) & wanted)):
            attributes = _attributes(model, wanted)
            if len(attributes) == len(wanted):
                for row in model._default_manager.order_by("-pk")[:MOST_ROWS]:
                    filled = {name: getattr(row, attribute) for name, attribute in attributes.items()}
                    if all(value not in {None, ""} for value in filled.values()):
                        yield filled


def names_of(model: type[Model]) -> set[str]:
    """What a model is called in the program and on screen."""
    return {str(model._meta.model_name), re.sub(r"\W", "_", str(model._meta.verbose_name).lower())}


def _own_names(model: type[Model]) -> set[str]:
    return {f"{name}_id" for name in names_of(model)}


def _attributes(model: type[Model], wanted: frozenset[str]) -> dict[str, str]:
    """Argument and the attribute of a row that gives it."""
    own = dict.fromkeys(_own_names(model), "pk")
    columns = {column.attname: column.attname for column in model._meta.local_fields if _is_plain(column)}
    known = {**columns, **own}
    return {name: known[name] for name in wanted if name in known}


def _is_plain(column: "Field[Any, Any]") -> bool:
    return column.get_internal_type() not in {"BinaryField", "JSONField"}
