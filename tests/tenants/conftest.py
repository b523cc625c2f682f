from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dekkend.core.clock import today
from tenants.models import Deelname, Tenant
from tenants.tenant.provision import NewTenant
from tests.playing.base import playing
from tests.tenants.wegwerp import HOST, made_for_now


@pytest.fixture
def weg(django_db_setup: None, django_db_blocker: object, settings: Any, tmp_path: Path) -> Iterator[Tenant]:
    """A regio of its own, with a centrumgemeente now and a randgemeente later."""
    settings.WISREGISTER = str(tmp_path / "wisregister.jsonl")
    new = NewTenant("Regio Opheffen", "OPH", "#333333", "regio", HOST)
    with django_db_blocker.unblock(), playing(False), made_for_now(new) as made:  # type: ignore[attr-defined]
        Deelname.objects.create(
            regio=made, gemeente_id="GM0344", rol="centrumgemeente", ingang=today() - timedelta(days=30)
        )
        Deelname.objects.create(
            regio=made, gemeente_id="GM0363", rol="randgemeente", ingang=today() + timedelta(days=30)
        )
        yield made
