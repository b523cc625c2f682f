"""Tables: where they stand, what they point at, what they are called."""

import ast
import re

import pytest
from django.apps import AppConfig, apps
from django.conf import settings
from django.db import router
from django.db.models import Field, ForeignKey, ManyToManyField, Model, UUIDField
from django.db.models.fields.related import RelatedField

from tests.architecture.house import PACKAGES, app_sources, floor_of, own_apps, own_models, shown, tree_of
from tests.architecture.words import classes_in_the_list

SHARED = set(settings.SHARED_APPS)
TENANT = {app for kind, found in settings.TENANT_TYPES.items() if kind != "public" for app in found["APPS"]}
STATES = {"status", "staat", "fase", "soort", "rol", "uitkomst"}
WORD = re.compile(r"[a-z][a-z0-9_]{2,}|fg")
TRIGGER = re.compile(r"\bCREATE\s+(OR\s+REPLACE\s+)?(CONSTRAINT\s+)?TRIGGER\b", re.IGNORECASE)
ABBREVIATIONS = {"API", "CBS", "BSN", "IBAN", "OIN", "KvK", "BTW", "FG"}
# A column needs its field; a migration needs nothing else of ours.
FIELDS_IN_MIGRATIONS = {"dekkend.keys.fields"}


def _has_tables(config: AppConfig) -> bool:
    return any(model._meta.managed and not model._meta.proxy for model in config.get_models())


def _relations(model: type[Model]) -> list[RelatedField]:
    return [field for field in (*model._meta.fields, *model._meta.many_to_many) if isinstance(field, RelatedField)]


def _name(model: type[Model]) -> str:
    return model._meta.label


@pytest.mark.parametrize("config", [c for c in apps.get_app_configs() if _has_tables(c)], ids=lambda c: c.name)
def test_an_app_keeps_its_tables_in_one_place(config: AppConfig) -> None:
    """In `public`, in the tenants' schemas, or in the database of the keys; never in two of them."""
    elsewhere = {router.db_for_write(model) for model in config.get_models()} - {"default"}
    assert [config.name in SHARED, config.name in TENANT, bool(elsewhere)].count(True) == 1


def test_no_relation_points_up_the_house() -> None:
    """A foreign key given as a string is no import, so import-linter does not see it."""
    found = []
    for model in own_models():
        here = floor_of(model.__module__)
        assert here is not None, f"{_name(model)} stands on no floor"
        for field in _relations(model):
            there = floor_of(field.related_model.__module__)
            if there is not None and there > here:
                found.append(f"{_name(model)}.{field.name} → {_name(field.related_model)}")
    assert found == []


def test_billing_never_points_at_a_person() -> None:
    found = [
        f"{_name(model)}.{field.name}"
        for model in own_models()
        for field in _relations(model)
        if model.__module__.startswith("billing.") and field.related_model.__module__.startswith("casework.")
    ]
    assert found == []


def test_no_relation_crosses_from_a_tenant_to_the_register_or_back() -> None:
    """A foreign key over the border of a schema would hold tenants together that may live on different machines."""
    found = [
        f"{_name(model)}.{field.name} → {_name(field.related_model)}"
        for model in apps.get_models()
        for field in _relations(model)
        if (apps.get_app_config(model._meta.app_label).name in SHARED)
        != (apps.get_app_config(field.related_model._meta.app_label).name in SHARED)
    ]
    assert found == []


def test_no_relation_goes_to_content_types_or_permissions() -> None:
    unwanted = {"contenttypes", "auth"}
    found = [
        f"{_name(model)}.{field.name}"
        for model in own_models()
        for field in _relations(model)
        if field.related_model._meta.app_label in unwanted
    ]
    assert found == []
    assert [_name(model) for model in own_models() if any(f.name == "content_type" for f in model._meta.fields)] == []


def test_relations_between_our_tables_never_cascade_over_a_border_of_apps() -> None:
    """Removing something in one app must not silently remove work in another."""
    found = [
        f"{_name(model)}.{field.name}"
        for model in own_models()
        for field in _relations(model)
        if isinstance(field, ForeignKey)
        and field.related_model._meta.app_label != model._meta.app_label
        and field.remote_field.on_delete.__name__ == "CASCADE"
    ]
    assert found == []


def test_many_to_many_tables_are_written_out() -> None:
    """A table that Django makes by itself has no constraints, no name in the word list and no audit line."""
    found = [
        f"{_name(model)}.{field.name}"
        for model in own_models()
        for field in model._meta.many_to_many
        if isinstance(field, ManyToManyField) and field.remote_field.through._meta.auto_created
    ]
    assert found == []


@pytest.mark.parametrize("model", own_models(), ids=_name)
def test_every_table_has_a_dutch_name_of_its_own(model: type[Model]) -> None:
    given = model._meta.original_attrs
    assert {"verbose_name", "verbose_name_plural"} <= set(given), "give the Meta a verbose_name and a plural"
    for name in (str(given["verbose_name"]), str(given["verbose_name_plural"])):
        words = re.findall(r"[^\W\d_]+", name)
        assert all(word == word.lower() or word.rstrip("s") in ABBREVIATIONS for word in words), name
        assert not re.search(r"\b(the|of|and|user|event|rule|line|entry)s?\b", name), f"is this Dutch? {name}"


@pytest.mark.parametrize("model", own_models(), ids=_name)
def test_every_table_is_in_the_word_list(model: type[Model]) -> None:
    assert model.__name__ in classes_in_the_list()


def test_what_can_stand_in_an_address_has_an_unguessable_key() -> None:
    """A number in a URL tells how many there are and invites trying the next one."""
    found = [
        _name(model)
        for model in own_models()
        if hasattr(model, "get_absolute_url") and not isinstance(model._meta.pk, UUIDField)
    ]
    assert found == []


def test_states_are_readable_words() -> None:
    found = []
    for model in own_models():
        for field in model._meta.fields:
            if isinstance(field, Field) and field.choices and field.name in STATES:
                values = [str(value) for value, _ in field.flatchoices if value != ""]
                found += [f"{_name(model)}.{field.name}: {value}" for value in values if not WORD.fullmatch(value)]
    assert found == []


def test_migrations_have_names_and_stand_on_their_own() -> None:
    found = []
    for path in app_sources(migrations=True):
        if path.parent.name != "migrations" or path.stem == "__init__":
            continue
        if "_auto_" in path.stem or "merge" in path.stem or not re.match(r"\d{4}_[a-z]", path.stem):
            found.append(f"{shown(path)}: name")
        for node in ast.walk(tree_of(path)):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            ours = {name for name in names if name.split(".")[0] in PACKAGES}
            found += [f"{shown(path)}: {name}" for name in ours - FIELDS_IN_MIGRATIONS]
    assert found == []


def test_no_migration_makes_a_trigger() -> None:
    """Tenants that live on several machines cannot have triggers; append-only is held by grants."""
    migrations = app_sources(migrations=True)
    assert [shown(path) for path in migrations if TRIGGER.search(path.read_text(encoding="utf-8"))] == []


def test_every_app_with_tables_has_migrations() -> None:
    migrations = [path for path in app_sources(migrations=True) if path.parent.name == "migrations"]
    homes = {str(path.parents[1]) for path in migrations}
    assert [config.name for config in own_apps() if _has_tables(config) and config.path not in homes] == []
