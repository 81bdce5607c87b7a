from desk.loop.inspections.conftest import SEED
from duixian.desk.records.models import Record


def test_pages(desk, frozen):
    b = desk.cast.browser("office")
    for a in (
        "",
        f"{frozen.key}/",
        f"{frozen.key}/lot/",
        f"{frozen.key}/list.csv",
        f"{frozen.key}/ranks/",
        f"{frozen.key}/sheets/",
        "recompute.py",
    ):
        r = b.get(f"/records/inspections/{a}")
        assert r.status_code == 200, a
    r = b.post(
        f"/records/inspections/{frozen.key}/lot/",
        {"do": "draw", "seed": SEED, "witness": "P1", "once": "x" * 32},
    )
    assert r.status_code == 302, r.content.decode()
    d = Record.objects.unscoped().get(kind="draw")
    print(d.values)
    r = b.get(f"/records/inspections/{frozen.key}/")
    print(r.content.decode())
    assert 0
