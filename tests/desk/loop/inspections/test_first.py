from desk.loop.inspections.conftest import SEED
def test_pages(desk, frozen):
    b = desk.cast.browser("office")
    for a in ("", f"{frozen.key}/", f"{frozen.key}/lot/", f"{frozen.key}/list.csv", f"{frozen.key}/ranks/", f"{frozen.key}/sheets/", "recompute.py"):
        r = b.get(f"/records/inspections/{a}")
        assert r.status_code == 200, a
