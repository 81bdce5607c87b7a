"""Fills an empty desk for the browser tests and prints how to come in: `python -m e2e.seed`."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duixian.desk.config.settings")


def seed() -> dict[str, Any]:
    """Fill the database; how each of the cast comes in, and what each route may be asked for."""
    from django.contrib.auth.hashers import make_password
    from django.core.management import call_command

    from desk.conftest import PASSWORD, POSTS, planted_cast

    call_command("migrate", verbosity=0)
    cast = planted_cast(make_password(PASSWORD))
    sessions = {name: cast.browser(name).cookies["sessionid"].value for name in POSTS}
    return {"sessions": sessions, "arguments": {}}


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(seed()))
