"""Every page of the app: a router each."""

from fastapi import APIRouter

from .. import i18n
from ..live import api, socket
from . import (
    about,
    anatomy,
    breaks,
    breaks_log,
    breaks_now,
    breaks_settings,
    calendar,
    claims,
    exercises,
    hello,
    home,
    how,
    how_model,
    journal,
    licences,
    more,
    own_exercise,
    parts,
    plan,
    progress,
    recordings,
    results,
    screening,
    self_care,
    session,
    settings,
    settings_data,
    settings_lock,
    settings_people,
    settings_phone,
    styles,
    tests,
    today,
    welcome,
)

ROUTERS: tuple[APIRouter, ...] = (
    home.router, welcome.router, screening.router, about.router,
    today.router, session.router, plan.router, tests.router, results.router,
    progress.router, journal.router,
    own_exercise.router, exercises.router,  # "new" is a page, and no exercise's id
    recordings.router, self_care.router, claims.router, more.router,
    anatomy.router, how.router, how_model.router,
    breaks.router, breaks_now.router, breaks_log.router, breaks_settings.router,
    calendar.router,
    settings.router, settings_people.router, settings_data.router, settings_lock.router,
    settings_phone.router, licences.router,
    parts.router, styles.router, hello.router, i18n.router, api.router, socket.router,
)  # fmt: skip
