"""The example region for the demo."""

import os
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from infra.local.environment import contract
from infra.local.folder import REPOSITORY


class Command(BaseCommand):
    help = "Bouwt de voorbeeldregio. De tenants maakt de eigenaar; al het andere doet elke tenant als zichzelf."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--vullen", action="store_true", help="alleen de tweede helft: gebruikers en werk")

    def handle(self, *args: Any, **options: Any) -> None:
        from dekkend import example  # noqa: PLC0415  the models are ready only now

        if options["vullen"]:
            port = os.environ.get("PORT", "8000")
            example.fill(settings.LOCAL_DIR / "demo.json", f"http://localhost:{port}")
            return
        example.make_tenants()
        environ = {**os.environ, **contract()}
        environ.pop("OWNER_URL", None)
        subprocess.run(
            [sys.executable, REPOSITORY / "manage.py", "load_example", "--vullen"],
            env=environ,
            check=True,
        )
        self.stdout.write("De voorbeeldregio staat klaar.")
