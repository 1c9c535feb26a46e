"""Whose a bubble is: by the picture of its speaker beside it, by its distance from both edges, by its colour."""

from kameng_docs.reading.pictures.bubbles.colours import Colour, Ground, alike
from kameng_docs.reading.pictures.bubbles.plates import Plate
from kameng_docs.reading.proposals import Box, Side

# The share of a margin that a speaker's picture covers at least; a read mark covers less.
PICTURED = 0.12
# How much nearer to one edge than to the other a bubble has to be, in parts of the width.
NEARER = 0.05


def sides_of(ground: Ground, plates: tuple[Plate, ...]) -> dict[int, Side]:
    """The side of each plate, by its place in `plates`. What one plate does not show, others of its colour may."""
    sure = {number: side for number, plate in enumerate(plates) if (side := side_of(ground, plate.box))}
    by_colour = [(plates[number].colour, side) for number, side in sure.items()]
    return {
        number: sure.get(number) or _of_colour(plate.colour, by_colour) or _nearest(ground, plate.box)
        for number, plate in enumerate(plates)
    }


def side_of(ground: Ground, box: Box) -> Side | None:
    """What stands beside a bubble tells, then its distance from the edges; None where both are alike on both sides."""
    if side := pictured(ground, box):
        return side
    room = (ground.width - box.right) - box.left
    if abs(room) > NEARER * ground.width:
        return Side.OTHER if room > 0 else Side.ME
    return None


def pictured(ground: Ground, box: Box) -> Side | None:
    """On which side a speaker's picture stands beside a box; None where on neither, or something on both."""
    edge = max(2, round(0.012 * ground.width))
    left = ground.covered(Box(edge, box.top, max(edge, box.left - edge), box.bottom))
    right = ground.covered(Box(min(box.right + edge, ground.width), box.top, ground.width - edge, box.bottom))
    if (left > PICTURED) == (right > PICTURED):
        return None
    return Side.OTHER if left > PICTURED else Side.ME


def _of_colour(colour: Colour, known: list[tuple[Colour, Side]]) -> Side | None:
    votes = [side for other, side in known if alike(colour, other)]
    return max(set(votes), key=lambda side: (votes.count(side), side)) if votes else None


def _nearest(ground: Ground, box: Box) -> Side:
    return Side.OTHER if box.left <= ground.width - box.right else Side.ME
