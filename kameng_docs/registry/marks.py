"""Order numbers, card keys and telephones as marks: the same one in two cases is seen, and none can be read off or guessed."""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from kameng_docs.output import BusyError, alone, plain_bytes, put
from kameng_docs.source import Path as Place
from kameng_docs.source import Source

KEYS = ("订单号", "支付单号", "商户单号", "卡密")
# A complaint's number says nothing when two cases share it, for one may be of both; it is only looked for.
TICKET = "编号"
# By which a complainant who calls is found; a family may have one, so two cases that share it are no finding.
PHONE = "电话"
# Shorter ones, 1001, may well be those of two shops.
LONG_ENOUGH = 6
# Beside the cases: hidden, for its owner alone, and by its ending never taken for a case.
PLACE = ".kameng-secret"
# Characters of a secret, and of a mark: eighty bits, so that a million of them do not meet by chance.
SECRET_LENGTH, LENGTH = 64, 20


def numbers_of(source: Source) -> Iterator[tuple[Place, str, str]]:
    """Where each number or card key of the orders stands, under which key, and it without blanks, hyphens and widths.

    Plain data: a case with other faults is looked at as well.
    """
    yield from _numbers(source, "交易", KEYS)


def _numbers(source: Source, part: str, keys: tuple[str, ...]) -> Iterator[tuple[Place, str, str]]:
    entries = source.data.get(part) if isinstance(source.data, dict) else None
    for i, entry in enumerate(entries if isinstance(entries, list) else [entries]):
        if not isinstance(entry, dict):
            continue
        for key in keys:
            value = entry.get(key)
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, str) and len(number := _bare(each)) >= LONG_ENOUGH:
                    yield (part, i, key), key, number


def _bare(text: str) -> str:
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()


def marks_of(source: Source, secret: bytes | None) -> dict[str, tuple[str, ...]]:
    """The marks of a case by the key they stand under; none without a secret, for they could be guessed."""
    if secret is None:
        return {}
    found: dict[str, dict[str, None]] = {}
    sought = (*_numbers(source, "进度", (TICKET,)), *_numbers(source, "消费者", (PHONE,)))
    for _, key, number in (*numbers_of(source), *sought):
        found.setdefault(key, {})[_mark(secret, key, number)] = None
    return {key: tuple(marks) for key, marks in found.items()}


def _mark(secret: bytes, key: str, number: str) -> str:
    return hmac.new(secret, f"{key}\0{number}".encode(), hashlib.sha256).hexdigest()[:LENGTH]


# For the few words that one run looks for; the secret of a folder stays as it is.
@lru_cache(maxsize=16)
def marks_sought(text: str, cases: Path) -> Mapping[str, str]:
    """The mark that a whole number or key would have in a folder of cases, by the key it may stand under; none for shorter words."""
    number = _bare(text)
    try:
        secret = _read(cases / PLACE) if len(number) >= LONG_ENOUGH else None
    except OSError:
        secret = None
    return {key: _mark(secret, key, number) for key in (*KEYS, TICKET, PHONE)} if secret else {}


def secret_of(cases: Path) -> bytes | None:
    """The secret of a folder of cases, made when it is first asked for; None where it can be neither read nor written."""
    place = cases / PLACE
    try:
        if (known := _read(place)) is None:
            with alone(place):
                # Another process may have made it meanwhile.
                if (known := _read(place)) is None:
                    known = fresh_secret()
                    put(place, known)
    except (OSError, BusyError):
        return None
    return known


def fresh_secret() -> bytes:
    """One that nobody can guess."""
    import secrets

    return secrets.token_hex(SECRET_LENGTH // 2).encode()


def _read(place: Path) -> bytes | None:
    """Raises OSError where something else stands there: it is not overwritten."""
    data = plain_bytes(place, SECRET_LENGTH)
    if data is None and (place.exists() or place.is_symlink()):
        # Another process may have made it between the two looks.
        data = plain_bytes(place, SECRET_LENGTH)
        if data is None:
            raise FileExistsError(place)
    return data if data is not None and len(data) == SECRET_LENGTH else None
