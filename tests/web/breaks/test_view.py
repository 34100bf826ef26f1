"""How a break is shown stays as it is from page to page."""

import pytest

from backline.web.breaks.view import View

ANA = View(full=True, profile="ana b")


@pytest.mark.parametrize(
    ("found", "address"),
    [
        (View().address(), "/breaks/now"),
        (View(calm=True).address(), "/breaks/now?calm=1"),
        (ANA.address(offer="walk"), "/breaks/now?full=1&profile=ana+b&offer=walk"),
        (View().after("done"), "/breaks?said=done"),
        (ANA.after("done"), "/breaks/now?full=1&profile=ana+b&said=done"),
        (View().camera("hip_hinge"), "/session?break=hip_hinge"),
        (ANA.camera("hip_hinge"), "/session?full=1&profile=ana+b&break=hip_hinge"),
    ],
)
def test_addresses(found: str, address: str) -> None:
    assert found == address
