from django.apps import AppConfig


class OpdrachtConfig(AppConfig):
    """An app of its own: its table stands in every tenant's schema, the register in `public`."""

    name = "tenants.opdracht"
    label = "opdracht"
    verbose_name = "opdrachten aan de inrichter"
