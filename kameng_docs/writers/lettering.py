"""Small matters of type that all writers decide alike."""


def labelled(label: str, text: str) -> str:
    """An item's label and its text: a blank after `1.` and `-`, none after `一、` and `（1）`, which bring their own."""
    return label + gap(label) + text


def gap(label: str) -> str:
    """What stands between an item's label and its text."""
    return " " if label and label[-1].isascii() else ""


def shares(widths: tuple[float, ...], columns: int) -> tuple[float, ...]:
    """The widths of the columns as parts of one; equal parts where they are not all given."""
    if len(widths) != columns or sum(widths) <= 0:
        return (1 / columns,) * columns if columns else ()
    return tuple(width / sum(widths) for width in widths)
