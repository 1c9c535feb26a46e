"""Ages that decide what somebody may do alone (民法典 第十七条至第二十条)."""

from dataclasses import dataclass
from datetime import date

from kameng_docs.declared import Files


@dataclass(frozen=True)
class Age:
    """Full years, and the statute that counts them."""

    years: int
    source: str


@dataclass(frozen=True)
class Ages:
    """By id."""

    some_capacity: Age
    own_labour: Age
    adult: Age


AGES = Files("procedure/ages.yaml", Ages)


def ages() -> Ages:
    """The ages."""
    return AGES.only()


def full_years(born_on: date, on: date) -> int:
    """How old somebody is on a day, in 周岁; who was born on 29 February grows older on 1 March."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))


def is_minor(born_on: date, on: date) -> bool:
    """Whether somebody born on that day is under age (民法典 第十七条)."""
    return full_years(born_on, on) < ages().adult.years
