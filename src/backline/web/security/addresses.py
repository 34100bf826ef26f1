"""Addresses: this machine, the home network, everywhere else."""

import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

SIOCGIFADDR = 0x8915
HOME = tuple(map(ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
"""The networks that no router passes on to the internet (RFC 1918)."""


def is_loopback(host: str | None) -> bool:
    """Whether an address is this machine's own.

    >>> is_loopback("127.0.0.1"), is_loopback("::ffff:127.0.0.1"), is_loopback("192.168.1.7")
    (True, True, False)
    """
    found = _address(host)
    return found is not None and found.is_loopback


def is_home(host: str | None) -> bool:
    """Whether an address is one of a home network.

    >>> is_home("192.168.1.7"), is_home("172.32.0.1"), is_home("8.8.8.8"), is_home("nobody")
    (True, False, False, False)
    """
    found = _address(host)
    return found is not None and any(found in network for network in HOME)


def home_addresses() -> list[str]:
    """Return this machine's own addresses on home networks, the one most likely wanted first."""
    found = [*filter(is_home, _on_the_way())] or [*filter(is_home, _of_interfaces())]
    return list(dict.fromkeys(found))


def _on_the_way() -> Iterator[str]:
    """Yield the addresses from which home networks would be called."""
    for network in ("192.168.255.255", "10.255.255.255", "172.31.255.255"):
        # Connecting this kind of socket sends nothing; it only asks which way would be taken.
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((network, 9))
            yield str(probe.getsockname()[0])


def _of_interfaces() -> Iterator[str]:
    """Yield the address of each interface: for a network that leads nowhere else (Linux)."""
    if sys.platform != "linux":
        return
    from fcntl import ioctl  # noqa: PLC0415 - only there

    for _, name in socket.if_nameindex():
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            told = ioctl(asked, SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
            yield socket.inet_ntoa(told[20:24])


def local_name() -> str:
    """Return the name under which machines on a home network find this one, if they do."""
    name = socket.gethostname().partition(".")[0].lower()
    known = name and name.replace("-", "").isascii() and name.replace("-", "").isalnum()
    return f"{name}.local" if known else ""


def _address(host: str | None) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(host or "")
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
