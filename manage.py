#!/usr/bin/env python
"""Command line of the platform. The Django project lives in the plain folder `platform/`."""

import os
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent / "platform"), str(Path(__file__).parent)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dekkend.settings.local")

if __name__ == "__main__":
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
