from django.apps import AppConfig


class ProefConfig(AppConfig):
    name = "infra.bench.proef"
    label = "proef"
    verbose_name = "Proef"
