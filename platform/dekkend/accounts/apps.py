from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "dekkend.accounts"
    label = "accounts"
    verbose_name = "gebruikers en rollen"

    def ready(self) -> None:
        from dekkend.accounts.door import EVENTS  # noqa: PLC0415
        from dekkend.audit.events import register  # noqa: PLC0415

        register(*EVENTS, purpose="bewaken van de toegang")
        self._news()

    def _news(self) -> None:
        from dekkend.accounts.events import AccountGesloten  # noqa: PLC0415
        from dekkend.accounts.weergave.actions import remove_all_of  # noqa: PLC0415
        from dekkend.core.events import subscribe  # noqa: PLC0415

        subscribe(AccountGesloten, remove_all_of)
