"""Starting the companion with the session, where a person asks for it."""

from .switch import is_on as is_on
from .switch import turn_off as turn_off
from .switch import turn_on as turn_on
