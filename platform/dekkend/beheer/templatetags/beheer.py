"""Names of roles and rights in templates."""

from collections.abc import Collection

from django import template

from dekkend.accounts.roles import RIGHTS, ROLES

register = template.Library()


@register.filter
def rolnamen(codes: Collection[str]) -> str:
    """ "Bestuurder, Ketenpartner" """
    return ", ".join(ROLES[code].label for code in codes if code in ROLES)


@register.filter
def rechtnamen(codes: Collection[str]) -> str:
    """ "een melding noteren, meldingen bekijken" """
    return ", ".join(RIGHTS[code] for code in codes if code in RIGHTS)
