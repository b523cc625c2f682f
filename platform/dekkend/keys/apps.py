from django.apps import AppConfig


class KeysConfig(AppConfig):
    name = "dekkend.keys"
    label = "keys"
    verbose_name = "sleutels"
