"""The database itself refuses to change or delete entries; a seal may only be erased."""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLES = {"entry": "ledger_entry", "sealed": "ledger_sealed"}
REFUSAL = "the ledger is append-only"
KEPT = ("id", "entry_id", "name")
ERASED = " OR ".join(
    (*(f"NEW.{name} <> OLD.{name}" for name in KEPT), "NEW.salt <> ''", "NEW.value <> ''")
)
SQLITE = tuple(
    f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for name, event, table, when in (
        ("ledger_entry_no_update", "UPDATE", TABLES["entry"], ""),
        ("ledger_entry_no_delete", "DELETE", TABLES["entry"], ""),
        ("ledger_sealed_only_erased", "UPDATE", TABLES["sealed"], f"WHEN {ERASED}"),
        ("ledger_sealed_no_delete", "DELETE", TABLES["sealed"], ""),
    )
)
POSTGRES = (
    f"CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
    *(
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW {when} "
        f"EXECUTE FUNCTION ledger_refuse()"
        for name, event, table, when in (
            ("ledger_entry_kept", "UPDATE OR DELETE", TABLES["entry"], ""),
            ("ledger_sealed_only_erased", "UPDATE", TABLES["sealed"], f"WHEN ({ERASED})"),
            ("ledger_sealed_no_delete", "DELETE", TABLES["sealed"], ""),
        )
    ),
)


def guard(apps: Any, schema_editor: Any) -> None:
    """Set the triggers of the database at hand."""
    vendor = schema_editor.connection.vendor
    for statement in POSTGRES if vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers, and no way back: a ledger does not become changeable."""

    dependencies = (("ledger", "0001_initial"),)
    operations = (migrations.RunPython(guard),)
