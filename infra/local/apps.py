from django.apps import AppConfig


class LocalConfig(AppConfig):
    name = "infra.local"
    label = "local"
    verbose_name = "Lokale diensten"
