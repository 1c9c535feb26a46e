"""How many cases are too few to be told of."""

FEW = 5
"""As many as may be told; what is less is not."""


def are_few(cases: int) -> bool:
    """Whether so many cases are some, and too few. None is no number of anybody."""
    return 0 < cases < FEW
