"""A trusted timestamp (RFC 3161): the request that the author sends, and what the authority's reply proves.

No function here reaches the network. The request holds a digest, never a file.
"""

import re
import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.custody.timestamp import with_client as tsp_client
from kameng_docs.custody.timestamp import with_openssl as tsp_openssl
from kameng_docs.custody.timestamp.reply import GRANTED, Reply, one_line

if TYPE_CHECKING:
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

# Names under the case's folder: what is sent, what comes back, whom the author trusts.
FOLDER = "时间戳"
REQUEST = "请求.tsq"
REPLY = "答复.tsr"
ROOTS = "可信根证书"

BEIJING = timezone(timedelta(hours=8))
SHA256 = {"sha256", "2.16.840.1.101.3.4.2.1"}
MAX_REPLY = 1 << 20
WITH_MODIFICATIONS = 1

# TimeStampReq with version 1, SHA-256 and a nonce of eight bytes, in DER; certReq is true. Written out because
# rfc3161-client only takes the data itself, and what is stamped here is known by its digest alone.
_BEFORE_DIGEST = bytes.fromhex("30430201013031300d060960864801650304020105000420")
_BEFORE_NONCE = bytes.fromhex("0208")
_AFTER_NONCE = bytes.fromhex("0101ff")
_NONCE = 8


@dataclass(frozen=True)
class Stamp:
    """What a reply says of the digest asked about. `at` is in UTC.

    `checked_with` names the program that checked the signature against the author's root certificates. Where it is
    empty nobody did: time and authority are then only what the reply itself claims.
    """

    at: datetime
    authority: str
    serial: int
    checked_with: str = ""

    @property
    def beijing(self) -> datetime:
        """The same moment in 北京时间."""
        return self.at.astimezone(BEIJING)

    @property
    def told(self) -> str:
        """The stamp in one Chinese sentence, saying what was checked and what was not."""
        whose = self.authority or "（没有写名称）"
        when = f"北京时间 {self.beijing:%Y-%m-%d %H:%M:%S}（UTC {self.at:%Y-%m-%d %H:%M:%S}）"
        if self.checked_with:
            return f"时间戳：{when}，{whose} 出具；摘要一致，签名已用您放的根证书核对（{self.checked_with}）"
        return f"时间戳：{when}，自称由 {whose} 出具；签名未核，只核对了摘要一致"


@dataclass(frozen=True)
class Refusal:
    """Why a reply proves nothing. `reason` is a slug; `message` and `hint` are for the author."""

    reason: str
    message: str
    hint: str


def request(digest: str) -> bytes:
    """A request for `digest` (SHA-256 in hex) in DER, with a fresh nonce, asking for the certificate.

    Raises ValueError where that is no SHA-256. Each call gives other bytes: see `needs_new_request`.
    """
    raw = _raw(digest)
    # A first byte of 0x40–0x7F keeps the nonce positive and eight bytes long.
    nonce = bytes([0x40 | secrets.randbelow(0x40)]) + secrets.token_bytes(_NONCE - 1)
    return _BEFORE_DIGEST + raw + _BEFORE_NONCE + nonce + _AFTER_NONCE


def needs_new_request(existing: bytes | None, digest: str) -> bool:
    """Whether the request on the disk is missing or not for this digest.

    A request once written is kept, so that a build gives the same bytes again and the reply still fits its nonce.
    """
    return existing is None or _nonce_of(existing, digest) is None


def trusted(folder: Path) -> tuple[bytes, ...] | Refusal:
    """The root certificates that the author put into `folder` (*.pem), none where there is no such folder."""
    try:
        return tuple(file.read_bytes() for file in sorted(folder.glob("*.pem")) if file.is_file())
    except OSError as error:
        return _bad_roots(f"{ROOTS} 里的证书打不开（{error.strerror}）")


def read_reply(
    reply: bytes,
    digest: str,
    *,
    sent: bytes | None = None,
    roots: Iterable[bytes] = (),
    openssl: str = "openssl",
) -> Stamp | Refusal:
    """What `reply` proves of `digest`, or why it proves nothing.

    `sent` is the request: where it is of our making, its nonce must come back. With `roots` (PEM) the signature
    must lead to one of them; without, it is not checked, and the stamp says so. `openssl` reads what
    rfc3161-client refuses (certificates out of DER order, as a chain often is), where that program is there.
    """
    raw = _raw(digest)
    if not reply or len(reply) > MAX_REPLY:
        how = "太大，不像时间戳的答复" if reply else "是空的"
        return Refusal("unreadable", f"时间戳答复{how}", "重新下载这份答复（.tsr 文件）")
    response, found = _read(reply, openssl)
    if found is None:
        return _unreadable(openssl)
    fault = _fault(found, raw, _nonce_of(sent, digest) if sent else None)
    if fault:
        return fault
    pems = tuple(roots)
    if not pems:
        return Stamp(found.at, found.authority, found.serial)
    certificates = _certificates(pems)
    if isinstance(certificates, Refusal):
        return certificates
    if response is not None:
        wrong, checker = tsp_client.refused(response, raw, certificates), "rfc3161-client"
    else:
        wrong, checker = tsp_openssl.refused(reply, digest, found.at, pems, openssl), "openssl"
    return _bad_signature(wrong) if wrong else Stamp(found.at, found.authority, found.serial, checker)


def _read(reply: bytes, openssl: str) -> tuple["TimeStampResponse | None", Reply | None]:
    """What stands in the reply, and the client's own view of it where the client can also check the signature."""
    response = tsp_client.decoded(reply)
    found = tsp_client.read(response) if response is not None else None
    # Left to openssl: DER that the client refuses, and "granted with modifications", which it does not verify.
    if found is None or found.status == WITH_MODIFICATIONS:
        return None, tsp_openssl.read(reply, openssl) or found
    return response, found


def _raw(digest: str) -> bytes:
    if not re.fullmatch("[0-9a-fA-F]{64}", digest):
        raise ValueError(f"not a SHA-256 in hex: {digest!r}")
    return bytes.fromhex(digest)


def _nonce_of(request: bytes, digest: str) -> int | None:
    """The nonce of a request that `request()` made for `digest`; None for any other bytes."""
    head = _BEFORE_DIGEST + _raw(digest) + _BEFORE_NONCE
    if len(request) != len(head) + _NONCE + len(_AFTER_NONCE):
        return None
    if not (request.startswith(head) and request.endswith(_AFTER_NONCE)):
        return None
    return int.from_bytes(request[len(head) : len(head) + _NONCE])


def _fault(found: Reply, digest: bytes, nonce: int | None) -> Refusal | None:
    """Why what was read is no stamp for the digest, whoever signed it."""
    if found.status not in GRANTED:
        why = f"：{found.why}" if found.why else ""
        return Refusal(
            "refused",
            f"时间戳机构没有同意这次请求（状态 {found.status}{why}）",
            f"按它说的原因处理，再把 {FOLDER}/{REQUEST} 发一次",
        )
    if found.algorithm not in SHA256 or found.imprint != digest.hex():
        return Refusal(
            "other-digest",
            "这份时间戳不是给现在这些证据文件的（摘要不一致）",
            "证据文件在申请以后变过，或者放错了答复；文件没错的，用现在的请求重新申请，旧的答复也留着",
        )
    if nonce is not None and found.nonce != nonce:
        return Refusal(
            "other-request",
            "这份时间戳答复的不是现在这份请求（随机数不一致）",
            f"找出与 {FOLDER}/{REQUEST} 同时得到的答复，或者用这份请求重新申请",
        )
    return None


def _unreadable(openssl: str) -> Refusal:
    if shutil.which(openssl):
        hint = "重新下载；要的是 RFC 3161 的答复（.tsr），不是网页、证书图片或 PDF"
    else:
        hint = "重新下载；若确定它没有坏，装上 openssl 再试，有些机构的答复只有它读得出"
    return Refusal("unreadable", "时间戳答复读不出来：已损坏，或者不是 RFC 3161 的答复", hint)


def _bad_signature(why: str) -> Refusal:
    return Refusal(
        "bad-signature",
        f"时间戳的签名没有通过核对（{one_line(why)}）",
        f"确认 {FOLDER}/{ROOTS}/ 里是这家机构公布的根证书；证书没错的，答复已经被改动，重新下载",
    )


def _bad_roots(message: str) -> Refusal:
    hint = "从机构的官方网站下载 PEM 格式的根证书（以 -----BEGIN CERTIFICATE----- 开头）；没有的，先把这个文件夹空着"
    return Refusal("bad-root", message, hint)


def _certificates(roots: tuple[bytes, ...]) -> list["Certificate"] | Refusal:
    found = tsp_client.certificates(roots)
    if found is None:
        return _bad_roots(f"{FOLDER}/{ROOTS}/ 里有一份读不出的证书")
    if not any(each.issuer == each.subject for each in found):
        return _bad_roots(f"{FOLDER}/{ROOTS}/ 里没有根证书（只有中间证书或出具者自己的证书）")
    return found
