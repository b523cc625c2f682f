"""Background work. Beat only wakes things; what must not be lost is a row in a table."""

from celery.schedules import crontab

from dekkend.settings.environment import value

CELERY_BROKER_URL = value("BROKER_URL", "redis://localhost:6379/0")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 60, "unacked_restore_interval": 5, "socket_timeout": 10}
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# The inrichter owns all schemas: it reads its own queue, and takes no orders from whoever reaches the broker.
CELERY_TASK_ROUTES = {"tenants.opdracht.tasks.*": {"queue": "inrichten"}}
CELERY_WORKER_ENABLE_REMOTE_CONTROL = not value("OWNER_URL")
CELERY_TIMEZONE = "Europe/Amsterdam"
CELERY_BEAT_SCHEDULE = {
    "ronde-van-de-postbode": {"task": "tenants.post.tasks.carry_post", "schedule": 10.0, "options": {"expires": 10}},
    "ronde-van-de-inrichter": {
        "task": "tenants.opdracht.tasks.carry_out_requests",
        "schedule": 10.0,
        "options": {"expires": 10},
    },
    "ronde-van-de-zegelbewaarder": {
        "task": "dekkend.audit.tasks.seal_logs",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
    "berichten-van-noodtoegang": {
        "task": "casework.noodtoegang.tasks.wake_noodberichten",
        "schedule": 15.0,
        "options": {"expires": 15},
    },
    "attenderingen": {
        "task": "dekkend.accounts.attendering.tasks.wake_attenderingen",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "attenderen-op-te-laat-werk": {
        "task": "dekkend.beheer.attenderen.tasks.wake_laat_werk",
        "schedule": crontab(hour=8, minute=0, day_of_week="mon-fri"),
        "options": {"expires": 3600},
    },
    "oude-concepten-opruimen": {
        "task": "casework.concept.tasks.wake_concepten",
        "schedule": 6 * 3600.0,
        "options": {"expires": 3600},
    },
    "toestemmingen-laten-vervallen": {
        "task": "casework.toestemming.tasks.wake_toestemmingen",
        "schedule": 600.0,
        "options": {"expires": 600},
    },
    "aanvullingen-op-cijfers": {
        "task": "casework.cijfers.tasks.wake_cijfers",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
    "vernietigen-afmaken": {
        "task": "casework.wissen.tasks.wake_wisverzoeken",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "opruimen-afmaken": {
        "task": "casework.opruimen.tasks.wake_opruimen",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "overdrachten-afmaken": {
        "task": "casework.overdracht.tasks.wake_overdrachten",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "uitnodigingen-voor-overleg": {
        "task": "governance.overleg.tasks.wake_invitations",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "termijnen-van-aansluitingen": {
        "task": "tenants.onboarding.aansluiting.tasks.wake_aansluittermijnen",
        "schedule": 600.0,
        "options": {"expires": 600},
    },
}
