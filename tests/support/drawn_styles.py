"""How apps show a chat: colours, names, marks, grounds."""

from dataclasses import dataclass

from drawn_canvas import Colour

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (20, 20, 20)


@dataclass(frozen=True)
class Style:
    """How an app shows its bubbles."""

    name: str
    ground: Colour
    mine: Colour
    my_text: Colour
    other: Colour
    other_text: Colour
    radius: float = 12
    # Whose name stands above a bubble: nobody's, the others', everybody's (then with the time, as in a shop's web chat).
    names: str = ""
    read_mark: str = ""
    # The mark stands under the bubble, not beside it.
    mark_under: bool = False
    avatars: bool = True
    dark: bool = False
    # How much of the width a bubble may take; phones differ.
    wide: float = 0.62
    # A line around the other side's bubbles, which are of the page's colour.
    outline: Colour | None = None
    # Time lines and notices on plates of their own.
    pill: Colour | None = None
    # A picture behind the talk.
    wall: bool = False
    # Without the bars above and below, as somebody cuts a screenshot.
    cut: bool = False
    # No bubbles, everybody at the left under a name with the time.
    plain: bool = False
    # Several people of the other side, and the app's own offers of answers.
    group: bool = False
    chips: bool = False


STYLES = (
    Style("green", (237, 237, 237), (149, 236, 105), BLACK, WHITE, BLACK),
    Style("green-dark", (17, 17, 17), (62, 181, 117), (10, 20, 12), (44, 44, 44), (213, 213, 213), dark=True),
    Style("blue", (241, 241, 241), (0, 153, 255), WHITE, WHITE, BLACK, radius=30, names="others"),
    Style(
        "blue-dark", (20, 22, 26), (30, 90, 200), WHITE, (45, 48, 54), (220, 220, 220), radius=30, dark=True
    ),
    Style("market", (245, 245, 245), (255, 230, 0), BLACK, WHITE, BLACK, radius=24, read_mark="已读"),
    Style(
        "mall",
        (244, 245, 247),
        (211, 233, 255),
        BLACK,
        WHITE,
        BLACK,
        radius=20,
        names="others",
        read_mark="已读",
    ),
    Style("service", WHITE, (219, 236, 255), BLACK, (243, 244, 246), BLACK, radius=8, names="all"),
    Style("bare", (250, 250, 250), (178, 226, 242), BLACK, (232, 232, 232), BLACK, radius=34, avatars=False),
    Style(
        "pale",
        WHITE,
        (232, 240, 254),
        BLACK,
        WHITE,
        BLACK,
        radius=16,
        outline=(225, 225, 225),
        mark_under=True,
        read_mark="已读",
    ),
    Style("wide", (237, 237, 237), (149, 236, 105), BLACK, WHITE, BLACK, wide=0.7, cut=True),
    Style(
        "pills",
        (240, 240, 240),
        (37, 211, 102),
        BLACK,
        WHITE,
        BLACK,
        radius=24,
        pill=(215, 218, 222),
        chips=True,
    ),
    Style(
        "wall",
        (200, 215, 225),
        (120, 200, 250),
        BLACK,
        WHITE,
        BLACK,
        radius=24,
        wall=True,
        pill=(150, 165, 175),
    ),
    Style("group", (237, 237, 237), (149, 236, 105), BLACK, WHITE, BLACK, names="others", group=True),
    Style(
        "group-dark",
        (17, 17, 17),
        (62, 181, 117),
        (10, 20, 12),
        (44, 44, 44),
        (213, 213, 213),
        names="others",
        group=True,
        dark=True,
    ),
    Style("alike", (242, 243, 245), WHITE, BLACK, WHITE, BLACK, radius=10, names="all"),
    Style("plain", WHITE, WHITE, BLACK, WHITE, BLACK, names="all", plain=True),
)
