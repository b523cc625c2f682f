from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "dekkend.api"
    label = "api"
    verbose_name = "API"

    def ready(self) -> None:
        from dekkend.api import document  # noqa: F401, PLC0415  says how one logs in, in the document
