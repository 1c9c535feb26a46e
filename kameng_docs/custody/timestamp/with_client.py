"""A timestamp reply as rfc3161-client reads and checks it: strict DER, no program needed."""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC
from typing import TYPE_CHECKING

from kameng_docs.custody.timestamp.reply import GRANTED, Reply, one_line

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse


def certificates(pems: Iterable[bytes]) -> list["Certificate"] | None:
    """Every certificate in the PEM files; None where one of the files holds none that can be read."""
    from cryptography.x509 import load_pem_x509_certificates

    try:
        with _quiet():
            return [each for pem in pems for each in load_pem_x509_certificates(pem)]
    except _faults():
        return None


def decoded(reply: bytes) -> "TimeStampResponse | None":
    """The reply as the client decodes it; None where that is not the DER of a reply."""
    from rfc3161_client import decode_timestamp_response

    try:
        return decode_timestamp_response(reply)
    except ValueError:
        return None


def read(response: "TimeStampResponse") -> Reply | None:
    """What rfc3161-client reads. None where the reply is granted and yet holds no token that it can read."""
    if response.status not in GRANTED:
        return Reply(response.status, one_line("；".join(response.status_string)))
    try:
        with _quiet():
            info = response.tst_info
            return Reply(
                status=response.status,
                algorithm=info.message_imprint.hash_algorithm.dotted_string,
                imprint=info.message_imprint.message.hex(),
                at=info.gen_time.replace(tzinfo=UTC),
                serial=info.serial_number,
                nonce=info.nonce,
                authority=one_line(_signer(response)),
            )
    except _faults():
        return None


def _signer(response: "TimeStampResponse") -> str:
    """Organisation and name in the certificate that the reply says it is signed with; empty where it brings none."""
    from cryptography.x509 import load_der_x509_certificate
    from cryptography.x509.oid import NameOID

    signers = [(each.issuer, each.serial_number) for each in response.signed_data.signer_infos]
    for der in response.signed_data.certificates:
        certificate = load_der_x509_certificate(der)
        if (certificate.issuer, certificate.serial_number) in signers:
            names = (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME)
            found = [
                str(each.value) for name in names for each in certificate.subject.get_attributes_for_oid(name)
            ]
            return " ".join(dict.fromkeys(found))
    return ""


def refused(response: "TimeStampResponse", digest: bytes, certificates: list["Certificate"]) -> str | None:
    """Why the signature does not lead to one of the certificates; None where it does."""
    from rfc3161_client import VerifierBuilder

    roots = [each for each in certificates if each.issuer == each.subject]
    others = [each for each in certificates if each.issuer != each.subject]
    try:
        with _quiet():
            VerifierBuilder(roots=roots, intermediates=others).build().verify(response, digest)
    except _faults() as error:
        return str(error) or type(error).__name__
    return None


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the library's warnings about odd certificates: a reply is foreign, and its oddities are no news to us."""
    from cryptography.utils import CryptographyDeprecationWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        yield


def _faults() -> tuple[type[Exception], ...]:
    """What the libraries raise for foreign bytes. KeyError comes from a name whose text has no known type."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from rfc3161_client import VerificationError

    of_certificates = (x509.InvalidVersion, x509.DuplicateExtension, x509.UnsupportedGeneralNameType)
    return (VerificationError, ValueError, KeyError, UnsupportedAlgorithm, *of_certificates)
