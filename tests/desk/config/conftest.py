"""Something of everything in every place, for what is asked of all addresses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from desk.config.things import put_everywhere
from desk.conftest import planted_cast


@pytest.fixture(scope="module")
def things(django_db_setup, django_db_blocker, password_hash, tmp_path_factory):
    """Made once for the module, since every question is taken back."""
    data = tmp_path_factory.mktemp("data")
    here = override_settings(ENVIRONMENT=replace(settings.ENVIRONMENT, data=data))
    with django_db_blocker.unblock(), here, transaction.atomic():
        found = put_everywhere(planted_cast(password_hash))
        assert found.browsers  # signed in before the first test, which takes back what it does
        yield found, data
        transaction.set_rollback(True)


@pytest.fixture
def here(things, settings):
    """What lies where, over the data folder in which it was put."""
    found, data = things
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data=data)
    return found
