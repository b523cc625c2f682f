from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "dekkend.accounts"
    label = "accounts"
    verbose_name = "gebruikers en rollen"
