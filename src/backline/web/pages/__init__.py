"""Every page of the app: a router each."""

from importlib import import_module

from fastapi import APIRouter

NAMES = (
    "styles", "home", "welcome", "screening", "about", "today", "results", "plan", "self_care",
    "tests", "session", "progress", "journal", "own_exercise", "exercises", "recordings", "more",
    "settings", "settings_people", "settings_data", "settings_lock", "settings_phone", "licences", "hello", "parts",
)
import importlib.util
ROUTERS: list[APIRouter] = []
for _n in NAMES:
    if importlib.util.find_spec(f"backline.web.pages.{_n}"):
        try:
            ROUTERS.append(import_module(f"backline.web.pages.{_n}").router)
        except ImportError as _e:
            print("NOT YET", _n, _e)
for _n in ("i18n.route", "live.socket", "live.api"):
    ROUTERS.append(import_module(f"backline.web.{_n}").router)
