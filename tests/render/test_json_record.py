"""The JSON holds to its schema: keys in order, null for what could not be measured, documented."""

import json
from math import nan
from pathlib import Path

import numpy as np

from backline.motion.types import Fault, Unseen, View
from backline.render.json_record import as_json

from .planted import FAULT, MODEL, SOURCE, hold, record, rep

KEYS = {
    "": "schema backline source pose exercise definition_sha256 angles reps holds set_faults count"
    " unseen",
    "source": "file frames duration_s fps size_px",
    "pose": "model sha256 frames_with_person view view_off_deg near_side roll_deg",
    "angles": "measurable reason",
    "count": "left right both total excluded dose_met",
}
REP = (
    "side start_s turn_s end_s peak_deg peak_error_deg rom_deg dwell_s dose_met excluded_by faults"
)
HOLD = "side start_s end_s mean_deg mean_error_deg dose_met excluded_by faults"


def test_keys_stand_in_the_order_of_the_schema() -> None:
    found = as_json(record(reps=(rep(faults=(FAULT,)),)), SOURCE, MODEL)
    for part, keys in KEYS.items():
        assert " ".join(found[part] if part else found) == keys
    assert " ".join(found["reps"][0]) == REP
    assert " ".join(found["reps"][0]["faults"][0]) == "id start_s end_s worst_deg"
    held = as_json(record("strap_stretch", holds=(hold(),)), SOURCE, MODEL)
    assert " ".join(held["holds"][0]) == HOLD
    assert held["count"]["total"] == 1


def test_times_are_milliseconds_and_angles_tenths() -> None:
    one = rep(1.23456, peak_deg=np.float32(-0.04), peak_error_deg=4.449, side="unseen")
    found = as_json(record(reps=(one,)), SOURCE, MODEL)
    assert found["source"]["duration_s"] == 3.0
    assert found["pose"]["view_off_deg"] == 6.2
    assert found["reps"][0]["start_s"] == 1.235
    assert str(found["reps"][0]["peak_deg"]) == "0.0"
    assert found["reps"][0]["peak_error_deg"] == 4.4
    assert found["reps"][0]["side"] == "unseen"


def test_what_could_not_be_measured_is_null() -> None:
    fault = Fault("too_fast", 1.0, 2.0, nan)
    one = rep(peak_deg=nan, peak_error_deg=nan, rom_deg=nan, dwell_s=nan, faults=(fault,))
    judged = record(
        reps=(one,), view=View(), withheld="Nobody was seen.", unseen=(Unseen(0.0, 1.0, ("x",)),)
    )
    found = json.loads(json.dumps(as_json(judged, SOURCE, MODEL), allow_nan=False))
    assert found["angles"] == {"measurable": False, "reason": "Nobody was seen."}
    rest = {key: found["pose"][key] for key in ("view", "view_off_deg", "near_side", "roll_deg")}
    assert rest == {"view": "unknown", "view_off_deg": None, "near_side": None, "roll_deg": None}
    assert found["reps"][0]["peak_deg"] is found["reps"][0]["faults"][0]["worst_deg"] is None
    assert found["unseen"] == [{"start_s": 0.0, "end_s": 1.0, "landmarks": ["x"]}]


def test_every_key_is_documented(repo: Path) -> None:
    page = (repo / "docs" / "json.md").read_text("utf-8")
    keys = " ".join([*KEYS.values(), REP, HOLD, "id worst_deg landmarks"]).split()
    assert [key for key in keys if f"`{key}`" not in page] == []
