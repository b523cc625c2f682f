"""Requests, pages, static files, language."""

from dekkend.settings.environment import BASE_DIR, value
from dekkend.web.csp import DIRECTIVES

ROOT_URLCONF = "dekkend.urls_public"
WSGI_APPLICATION = "dekkend.wsgi.application"

MIDDLEWARE = [
    "dekkend.web.headers.SecurityHeaders",
    "dekkend.health.HealthMiddleware",
    "dekkend.audit.middleware.TraceMiddleware",
    "dekkend.sinks.requests.RequestLog",
    "dekkend.api.middleware.Problems",
    "dekkend.web.middleware.ContentPolicy",
    "django.middleware.security.SecurityMiddleware",
    "dekkend.web.headers.RefuseMalformed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tenants.tenant.middleware.TenantMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dekkend.accounts.middleware.ActorMiddleware",
    "dekkend.accounts.middleware.SecondFactorMiddleware",
    "dekkend.api.middleware.Refusals",
    "dekkend.web.middleware.ErrorPages",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "dekkend.web.context.shell",
            ],
        },
    }
]
FORM_RENDERER = "dekkend.web.forms.Renderer"
DJANGO_TABLES2_TEMPLATE = "web/table.html"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
WHITENOISE_USE_FINDERS = True
# Nobody else's page needs our files.
WHITENOISE_ALLOW_ALL_ORIGINS = False

CONTENT_SECURITY_POLICY = {"DIRECTIVES": DIRECTIVES}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
USE_X_FORWARDED_HOST = False
# The tenant middleware knows every host by name and answers 404 to any other.
ALLOWED_HOSTS = ["*"]
# How a link looks in a mail that no request led to.
WEB_ADDRESS = "https://{host}"
# A message may name what was just saved, so it stays in the session and does not travel in a cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURITY_CONTACTS = value("SECURITY_CONTACTS", "mailto:beveiliging@example.org").split()
SECURITY_POLICIES = value("SECURITY_POLICY").split()
# Of ClamAV on this machine. Empty: files are not looked at.
CLAMD_SOCKET = value("CLAMD_SOCKET")
CSRF_FAILURE_VIEW = "dekkend.web.pages.csrf_failure"
# The browser of a gemeente that joins a regio: it has no account, and no session.
AANSLUITING_COOKIE_NAME = "dekkend-aansluiting"
