"""Every page of the app: a router each."""

from fastapi import APIRouter

from .. import i18n
from . import home, more, styles

ROUTERS: tuple[APIRouter, ...] = (styles.router, home.router, more.router, i18n.router)
