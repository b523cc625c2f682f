from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "dekkend.audit"
    label = "audit"
    verbose_name = "logboek"
