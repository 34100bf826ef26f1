"""The certificate of the home network: made on this machine, for its own addresses."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from backline.records.app_files import CERTIFICATE, app_file, write_file

LASTS = timedelta(days=365)  # phones refuse what lasts longer than 398 days
RENEWED_BEFORE = timedelta(days=30)
HOUR = timedelta(hours=1)


def certificate(names: Sequence[str], now: datetime) -> tuple[Path, str]:
    """Return the file with key and certificate for some names, and its fingerprint.

    The one that is there is kept as long as it is for these names and lasts a month more.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    path = app_file(CERTIFICATE)
    known = _read(path)
    if known is None or _names(known) != sorted(names) or not _lasts(known, now):
        known, pem = _made(names, now)
        write_file(CERTIFICATE, pem)
    return path, fingerprint(known)


def fingerprint(known: x509.Certificate) -> str:
    """Return the SHA-256 of a certificate as browsers show it."""
    return known.fingerprint(hashes.SHA256()).hex(":").upper()


def _read(path: Path) -> x509.Certificate | None:
    try:
        pem = path.read_bytes()
        key = serialization.load_pem_private_key(pem, None)
        found = x509.load_pem_x509_certificate(pem)
    except (OSError, ValueError, TypeError):
        return None
    return found if found.public_key() == key.public_key() else None


def _names(known: x509.Certificate) -> list[str]:
    try:
        found = known.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    return sorted(str(one.value) for one in found)


def _lasts(known: x509.Certificate, now: datetime) -> bool:
    return known.not_valid_before_utc <= now <= known.not_valid_after_utc - RENEWED_BEFORE


def _made(names: Sequence[str], now: datetime) -> tuple[x509.Certificate, bytes]:
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Backline on this machine")])
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - HOUR)  # clocks differ
        .not_valid_after(now + LASTS)
        .add_extension(x509.SubjectAlternativeName([_general(one) for one in names]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        .add_extension(usage, False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    return made, private + made.public_bytes(serialization.Encoding.PEM)


def _general(name: str) -> x509.GeneralName:
    try:
        address: IPv4Address | IPv6Address = ip_address(name)
    except ValueError:
        return x509.DNSName(name)
    return x509.IPAddress(address)
