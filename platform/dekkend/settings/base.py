"""Everything that is the same everywhere."""

from dekkend.settings.api import *  # noqa: F403
from dekkend.settings.apps import *  # noqa: F403
from dekkend.settings.auth import *  # noqa: F403
from dekkend.settings.database import *  # noqa: F403
from dekkend.settings.environment import value
from dekkend.settings.logs import *  # noqa: F403
from dekkend.settings.tasks import *  # noqa: F403
from dekkend.settings.web import *  # noqa: F403

DEBUG = False
SECRET_KEY = value("SECRET_KEY")
ROOT_PROVIDER = value("ROOT_PROVIDER", "file")
ROOT_KEY = value("ROOT_KEY")
DEFAULT_FROM_EMAIL = "dekkend@localhost"
