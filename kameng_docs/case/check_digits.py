"""The check characters of Chinese numbers, so that a right one costs no library."""

# GB 32100: no I, O, S, V and Z; the weights are the powers of 3 modulo 31.
_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_LENGTH, _CREDIT_MODULUS = 18, 31


def check_digit(id_number: str) -> str:
    """The last sign of an 18-digit ID number by its first 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) << (17 - place) for place, digit in enumerate(id_number[:17]))
    return "10X98765432"[total % 11]


def is_credit_code(code: str) -> bool:
    """Whether that is a 统一社会信用代码 with the right check character, written in 18 plain signs and nothing else.

    One that is written with blanks or other signs is for the library to say.
    """
    if len(code) != _CREDIT_LENGTH or not (code.isascii() and code[:8].isdigit()):
        return False
    values = [_CREDIT.find(sign) for sign in code]
    total = sum(value * pow(3, place, _CREDIT_MODULUS) for place, value in enumerate(values[:-1]))
    return min(values) >= 0 and (total + values[-1]) % _CREDIT_MODULUS == 0
