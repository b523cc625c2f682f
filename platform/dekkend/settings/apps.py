"""Which app lives in which kind of tenant. No app has tables both in `public` and in a tenant's schema."""

# Ours first: its `delete_tenant` asks for two people and an export, that of django-tenants for nothing.
SHARED_APPS = ["tenants", "django_tenants"]

_EVERY_TENANT = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "dekkend.audit",
    "dekkend.accounts",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "tenants.post",
    "tenants.opdracht",
]
_WITHOUT_TABLES = [
    "dekkend.web",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "drf_spectacular",
    "rest_framework",
    "dekkend.api",
    "dekkend.beheer",
    "dekkend.login",
    "dekkend.keys",
    "infra.local",
]

TENANT_TYPES = {
    "public": {"APPS": SHARED_APPS, "URLCONF": "dekkend.urls_public"},
    "regio": {
        "APPS": [*_EVERY_TENANT, "tenants.onboarding", "casework", "governance", "billing"],
        "URLCONF": "dekkend.urls_regio",
    },
    "gemeente": {"APPS": [*_EVERY_TENANT, "tenants.onze_aansluiting", "casework"], "URLCONF": "dekkend.urls_gemeente"},
    "landelijk": {"APPS": [*_EVERY_TENANT, "dekkend.national"], "URLCONF": "dekkend.urls_landelijk"},
    "kluis": {"APPS": [*_EVERY_TENANT, "dekkend.national.kluis"], "URLCONF": "dekkend.urls_kluis"},
}
HAS_MULTI_TYPE_TENANTS = True
MULTI_TYPE_DATABASE_FIELD = "kind"
TENANT_MODEL = "tenants.Tenant"
TENANT_DOMAIN_MODEL = "tenants.Domain"

INSTALLED_APPS = list(
    dict.fromkeys([*SHARED_APPS, *_WITHOUT_TABLES, *(app for kind in TENANT_TYPES.values() for app in kind["APPS"])])
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
