"""A canary in every field that may hold free text, of every row of a tenant: found by looking at the models.

A canary is `KANARIE`, a letter for the tenant, two that fill up, and five for model, field and row: so short that it
fits in almost any field. One look for the beginning, which names the tenant, finds them all.
"""

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import IntegrityError, models, transaction
from django.db.models import Field, Model

from dekkend.isolation.context import inside
from dekkend.keys.fields import SealedDateField, SealedJSONField, SealedTextField
from tenants.models import Tenant
from tests.isolation.rijen import make_row
from tests.playing.base import playing

ROOT = "KANARIE"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Behind the letter, so that the letter itself is whole wherever base64 cuts its groups.
FILL = "QX"
CODE = 5
LENGTH = len(ROOT) + 1 + len(FILL) + CODE
TEXT = (models.CharField, models.TextField, models.JSONField, models.FileField, ArrayField, SealedTextField)
CLOSED = {"in", "regex", "iregex", "contained_by"}
HASH = "een controlegetal of handtekening, geen tekst"
NAMES_A_TABLE = "noemt een tabel of een recht; gelijk in elke tenant"
MAKES_A_GUEST = "maakt van wie hier staat een gast, met andere rechten; zie tests/access"
A_NUMBER = "getallen en namen van groepen, geen tekst; elke andere waarde is niet te lezen"
LOOKED_UP = "een code of kenmerk waarop het programma zoekt; elke andere waarde maakt de regel onvindbaar"

# Fields that hold no free text, though their type would allow it. Field: why.
LEFT_OUT = {
    "contenttypes.ContentType.app_label": NAMES_A_TABLE,
    "contenttypes.ContentType.model": NAMES_A_TABLE,
    "auth.Permission.name": NAMES_A_TABLE,
    "auth.Permission.codename": NAMES_A_TABLE,
    "sessions.Session.session_data": HASH,
    "audit.AuditEvent.code": LOOKED_UP,
    "audit.AuditEvent.request_id": LOOKED_UP,
    "audit.AuditEvent.object_type": LOOKED_UP,
    "audit.AuditEvent.object_id": LOOKED_UP,
    "casework.Termijn.code": LOOKED_UP,
    "casework.Persoon.geboortejaar": A_NUMBER,
    "casework.Cijferopgave.inhoud": A_NUMBER,
    "kluis.Kluiscijfer.inhoud": A_NUMBER,
    "casework.Toestemming.ontvanger": LOOKED_UP,
    "casework.Grondslag.ontvanger": LOOKED_UP,
    "casework.Concept.waar": LOOKED_UP,
    "audit.AuditSeal.root": HASH,
    "audit.AuditSeal.previous": HASH,
    "audit.AuditSeal.hash": HASH,
    "audit.AuditSeal.signature": HASH,
    "audit.AuditPruning.hash": HASH,
    "audit.AuditPruning.signature": HASH,
    "audit.Verwerking.parent_span_id": HASH,
    "audit.Verwerking.data_subject_id": HASH,
    "accounts.User.password": HASH,
    "accounts.User.gast_organisatie": MAKES_A_GUEST,
    "accounts.ApiToken.hash": HASH,
    "accounts.ApiToken.rechten": LOOKED_UP,
    "accounts.ApiToken.gronden": LOOKED_UP,
    "accounts.Weergave.lijst": LOOKED_UP,
    "accounts.Accountuitnodiging.hash": HASH,
    "accounts.Accountuitnodiging.gast_organisatie": MAKES_A_GUEST,
    "account.EmailConfirmation.key": HASH,
    "mfa.Authenticator.data": HASH,
    "usersessions.UserSession.session_key": LOOKED_UP,
    "usersessions.UserSession.data": HASH,
    "opdracht.Opdracht.soort": LOOKED_UP,
    "onboarding.Aansluiting.link_hash": HASH,
    "onboarding.Aansluiting.browser_hash": HASH,
    "onboarding.Aansluiting.code_hash": HASH,
    "onboarding.Aansluiting.tenant_schema": LOOKED_UP,
    "onboarding.Stuk.sha256": HASH,
    "onboarding.Akkoord.sha256": HASH,
    "post.Uitbak.ontvanger": LOOKED_UP,
    "post.Uitbak.soort": LOOKED_UP,
    "post.Uitbak.controlegetal": HASH,
    "post.Inbak.afzender": LOOKED_UP,
    "post.Inbak.soort": LOOKED_UP,
    "post.Inbak.controlegetal": HASH,
    "casework.Melding.afzender": LOOKED_UP,
    "casework.Melding.doorgegeven_aan": LOOKED_UP,
    "casework.Verwijzing.regio": LOOKED_UP,
    "casework.Registratie.vingerafdruk": HASH,
    "casework.Inzageverzoek.sha256": HASH,
    "casework.Registratie.ontvanger": LOOKED_UP,
    "billing.Maatstaf.hash": HASH,
    "billing.Verdeling.hash": HASH,
    "national.OntvangenRegistratie.afzender": LOOKED_UP,
    "national.Cijferstand.regio": LOOKED_UP,
    "kluis.Kluiscijfer.afzender": LOOKED_UP,
}


def models_of(kind: str) -> list[type[Model]]:
    """Every table of a kind of tenant, also those of others and those between two."""
    names = set(settings.TENANT_TYPES[kind]["APPS"])
    found = [config for config in apps.get_app_configs() if config.name in names]
    return [model for config in found for model in config.get_models(include_auto_created=True) if model._meta.managed]


def name_of(column: "Field[Any, Any]") -> str:
    return f"{column.model._meta.label}.{column.name}"


def closed_by_a_rule(model: type[Model]) -> set[str]:
    """Fields that the database holds to a list or a pattern."""
    rules = [rule for rule in model._meta.constraints if isinstance(rule, models.CheckConstraint)]
    return {name for rule in rules for name, lookup in _lookups(rule.condition) if lookup in CLOSED}


def _lookups(condition: Any) -> Iterator[tuple[str, str]]:
    for part in getattr(condition, "children", ()):
        if isinstance(part, tuple):
            name, _, lookup = part[0].partition("__")
            yield name, lookup
        else:
            yield from _lookups(part)


def may_hold_text(column: "Field[Any, Any]") -> bool:
    """A choice, a key, a list that the database knows and what is too short for a word are no free text."""
    inner = column.base_field if isinstance(column, ArrayField) else column
    chosen = inner.choices or column.primary_key or column.is_relation
    roomy = inner.max_length is None or inner.max_length >= LENGTH
    free = isinstance(column, TEXT) and not isinstance(column, SealedDateField)
    return free and not chosen and roomy and column.name not in closed_by_a_rule(column.model)


def planted_fields(model: type[Model]) -> list["Field[Any, Any]"]:
    return [column for column in model._meta.local_fields if may_hold_text(column) and name_of(column) not in LEFT_OUT]


@dataclass
class Nest:
    """The canaries of one tenant: which word was planted where."""

    tenant: Tenant
    letter: str
    words: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def root(self) -> str:
        return ROOT + self.letter + FILL

    def word(self, place: str) -> str:
        number, code = len(self.words), ""
        for _ in range(CODE):
            number, rest = divmod(number, len(LETTERS))
            code = LETTERS[rest] + code
        self.words[self.root + code] = place
        return self.root + code

    def plant(self) -> None:
        """In every row that is there now. As the owner: a log line cannot be changed by anybody else."""
        with playing(False), inside(self.tenant):
            for model in models_of(self.tenant.kind):
                self._plant_in(model, planted_fields(model))

    def _plant_in(self, model: type[Model], columns: list["Field[Any, Any]"]) -> None:
        """A row may have to leave a field empty; a field that every row leaves empty gets a row of its own."""
        rows = list(model._default_manager.all())
        self.rows[model._meta.label] = len(rows)
        planted = {column for row in rows if columns for column in self._plant_row(row, columns)}
        for column in columns:
            if column not in planted:
                row = make_row(model, column)
                planted.update(self._plant_row(row, columns))
                assert column in planted, f"geen rij die tekst bewaart in {name_of(column)}"

    def _plant_row(self, row: Model, columns: list["Field[Any, Any]"]) -> list["Field[Any, Any]"]:
        if self._saved(row, columns):
            return columns
        return [column for column in columns if self._saved(row, [column])]

    def _saved(self, row: Model, columns: list["Field[Any, Any]"]) -> bool:
        before = {column.attname: getattr(row, column.attname) for column in columns}
        for column in columns:
            setattr(row, column.attname, self._value(column, row))
        try:
            with transaction.atomic():
                row.save(update_fields=[column.attname for column in columns])
        except IntegrityError:
            for name, value in before.items():
                setattr(row, name, value)
            return False
        return True

    def _value(self, column: "Field[Any, Any]", row: Model) -> Any:
        word = self.word(f"{name_of(column)} {row.pk}")
        if isinstance(column, models.JSONField | SealedJSONField):
            return with_word(getattr(row, column.attname), word)
        if isinstance(column, ArrayField):
            return [word]
        if isinstance(column, models.EmailField):
            return f"{word.lower()}@example.org"
        return f"https://{word.lower()}.example.org/" if isinstance(column, models.URLField) else word


def with_word(value: Any, word: str) -> Any:
    """The same shape with a word more."""
    if isinstance(value, list):
        return [*value, word]
    return {**value, "kanarie": word} if isinstance(value, dict) else word


def spellings(root: str) -> Iterator[str]:
    """How the beginning of a canary looks in base64, whatever stands before it, and in hexadecimal."""
    for plain in (root.encode(), root.lower().encode()):
        yield plain.hex()
        for gap in range(3):
            before = (gap * 8 + 5) // 6
            whole = (gap + len(plain)) * 8 // 6
            yield base64.b64encode(b"\0" * gap + plain).decode()[before:whole]


class Spotter:
    """Finds the canaries of these nests in text, in any case and spelling. Made after they were planted."""

    def __init__(self, nests: Iterable[Nest]) -> None:
        made = list(nests)
        self.known = {word: f"{nest.tenant.schema_name} {place}" for nest in made for word, place in nest.words.items()}
        self.encoded = {spelling: nest.root for nest in made for spelling in spellings(nest.root)}
        self.plain = re.compile(f"(?:{'|'.join(nest.root for nest in made)})[A-Z]{{0,{CODE}}}", re.IGNORECASE)

    def found_in(self, text: str) -> list[str]:
        """Where what was found had been planted."""
        return sorted(set(self._found(text)))

    def _found(self, text: str) -> Iterator[str]:
        if ROOT.lower() in text.lower():
            for word in self.plain.findall(text):
                yield self.known.get(word.upper(), word.upper())
        for spelling, root in self.encoded.items():
            if spelling in text:
                yield f"{root} (gecodeerd)"
