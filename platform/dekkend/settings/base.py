"""Everything that is the same everywhere."""

from dekkend.settings import environment
from dekkend.settings.api import *  # noqa: F403
from dekkend.settings.apps import *  # noqa: F403
from dekkend.settings.auth import *  # noqa: F403
from dekkend.settings.cache import *  # noqa: F403
from dekkend.settings.database import *  # noqa: F403
from dekkend.settings.environment import value
from dekkend.settings.logs import *  # noqa: F403
from dekkend.settings.tasks import *  # noqa: F403
from dekkend.settings.web import *  # noqa: F403

LOCAL_DIR = environment.LOCAL_DIR
DEBUG = False
SECRET_KEY = value("SECRET_KEY")
ROOT_PROVIDER = value("ROOT_PROVIDER", "file")
ROOT_KEY = value("ROOT_KEY")
PKCS11_LIBRARY = value("PKCS11_LIBRARY")
PKCS11_TOKEN = value("PKCS11_TOKEN")
PKCS11_PIN = value("PKCS11_PIN")
VAULT_ADDRESS = value("VAULT_ADDRESS")
VAULT_KEY = value("VAULT_KEY")
VAULT_TOKEN = value("VAULT_TOKEN")
# Not part of the backup of the databases: it says what a restored backup may not bring back.
WISREGISTER = value("WISREGISTER", str(LOCAL_DIR / "wisregister.jsonl"))
DEFAULT_FROM_EMAIL = "dekkend@localhost"
