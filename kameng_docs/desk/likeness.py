"""How much two sentences have in common, as far as their characters tell."""


def alike(said: str, asked: str) -> float:
    """How many pairs of characters of `said` stand in `asked`; a text that stands there whole counts more."""
    pairs = {said[i : i + 2] for i in range(len(said) - 1)} or {said}
    return sum(len(pair) for pair in pairs if pair in asked) + (4 * len(said) if said in asked else 0)
