from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "dekkend.api"
    label = "api"
    verbose_name = "API"
