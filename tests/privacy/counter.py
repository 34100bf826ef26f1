"""A default route that leads to a counter: every packet that wants to leave is counted.

To be run in a network namespace of its own, and a mount namespace for the resolver's file.
"""

import fcntl
import os
import socket
import struct
import subprocess
import tempfile
import threading
from collections import Counter
from pathlib import Path

NAME = "counter0"
OWN, RESOLVER, ELSEWHERE = "198.51.100.1", "198.51.100.53", "203.0.113.7"
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
UDP, ICMP6 = 17, 58
DNS = 53


class PacketCounter:
    """Counts what is sent to anywhere but this machine, and answers names with an address."""

    def __init__(self) -> None:
        self.packets = 0
        self.queries: list[str] = []
        self.to = Counter[str]()
        self._tun = os.open("/dev/net/tun", os.O_RDWR)
        request = struct.pack("16sH", NAME.encode(), IFF_TUN | IFF_NO_PI)
        fcntl.ioctl(self._tun, TUNSETIFF, request)
        self._route()
        threading.Thread(target=self._count, daemon=True).start()

    def _route(self) -> None:
        for words in (
            "link set lo up", f"addr add {OWN}/24 dev {NAME}", f"link set {NAME} up",
            f"route add default dev {NAME}", f"-6 addr add 2001:db8::1/64 dev {NAME} nodad",
            f"-6 route add default dev {NAME}",
        ):  # fmt: skip
            subprocess.run(["ip", *words.split()], check=words.startswith("-6") is False)
        file = Path(tempfile.mkdtemp()) / "resolv.conf"
        file.write_text(f"nameserver {RESOLVER}\noptions timeout:2 attempts:1\n", "utf-8")
        subprocess.run(["mount", "--bind", file, os.path.realpath("/etc/resolv.conf")], check=True)

    def _count(self) -> None:
        while True:
            packet = os.read(self._tun, 65535)
            version = packet[0] >> 4
            if version == 6:
                if packet[6] == ICMP6 or packet[24] == 0xFF:
                    continue  # the kernel's own neighbour talk when the route comes up
                self._seen(socket.inet_ntop(socket.AF_INET6, packet[24:40]))
                continue
            self._seen(socket.inet_ntoa(packet[16:20]))
            start = (packet[0] & 15) * 4
            if packet[9] == UDP and struct.unpack("!H", packet[start + 2 : start + 4])[0] == DNS:
                self._answer(packet, start)

    def _seen(self, where: str) -> None:
        self.packets += 1
        self.to[where] += 1

    def _answer(self, packet: bytes, start: int) -> None:
        """Tell an address for every name, so that whoever asked goes on to call it."""
        message = packet[start + 8 :]
        labels, at = [], 12
        while message[at]:
            labels.append(message[at + 1 : at + 1 + message[at]].decode("ascii", "replace"))
            at += 1 + message[at]
        self.queries.append(".".join(labels))
        question = message[12 : at + 5]
        wants_ipv4 = question[-4:-2] == b"\0\1"
        flags = struct.pack("!5H", 0x8180, 1, int(wants_ipv4), 0, 0)
        answer = b"\xc0\x0c\0\1\0\1" + struct.pack("!IH", 60, 4) + socket.inet_aton(ELSEWHERE)
        body = message[:2] + flags + question + (answer if wants_ipv4 else b"")
        source_port = packet[start : start + 2]
        udp = struct.pack("!H", DNS) + source_port + struct.pack("!HH", len(body) + 8, 0) + body
        head = struct.pack(
            "!BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), 0, 0, 64, UDP, 0, packet[16:20], packet[12:16]
        )
        summed = sum(struct.unpack("!10H", head))
        summed = (summed & 0xFFFF) + (summed >> 16)
        checksum = ~((summed & 0xFFFF) + (summed >> 16)) & 0xFFFF
        os.write(self._tun, head[:10] + struct.pack("!H", checksum) + head[12:] + udp)
