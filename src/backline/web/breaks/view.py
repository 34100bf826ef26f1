"""How the page of a break is shown, and the addresses that keep it so."""

from dataclasses import dataclass
from urllib.parse import urlencode

HERE = "/breaks/now"


@dataclass(frozen=True, slots=True)
class View:
    """How the page is shown: on the whole screen, calm on a further one, for whom it was named.

    ``linked`` says whether the other pages of this browser are that person's, too.
    """

    full: bool = False
    calm: bool = False
    profile: str = ""
    linked: bool = True

    def address(self, **more: str) -> str:
        """Return the address of the page shown in the same way."""
        return self._address(HERE, more)

    def after(self, said: str) -> str:
        """Return where an answer leads: the whole screen says it, else the page of breaks."""
        return self.address(said=said) if self.full else f"/breaks?said={said}"

    def camera(self, offer: str) -> str:
        """Return the address at which an offer is done before the camera."""
        return self._address("/session", {"break": offer})

    def _address(self, path: str, more: dict[str, str]) -> str:
        flags = {"full": "1" if self.full else "", "calm": "1" if self.calm else ""}
        query = {**flags, "profile": self.profile, **more}
        told = urlencode({name: value for name, value in query.items() if value})
        return f"{path}?{told}" if told else path
