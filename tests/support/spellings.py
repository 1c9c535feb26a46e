"""Ways in which somebody may write a key, for the tests of leaks: written apart from the table of the program."""

from collections.abc import Callable

Spelling = Callable[[str], str]


def grouped(by: str) -> Spelling:
    """The signs in fours, `by` between them."""
    return lambda text: by.join(bare(text)[i : i + 4] for i in range(0, len(bare(text)), 4))


def each(by: str) -> Spelling:
    return lambda text: by.join(bare(text))


def bare(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def mapped(digits: str = "", capitals: str = "", small: str = "", pairs: str = "") -> Spelling:
    """Digits, capitals and small letters by an alphabet of their own each; `pairs` letter by letter: AАBВ."""
    table: dict[int, str] = {ord("0") + i: c for i, c in enumerate(digits)}
    table |= {ord("A") + i: c for i, c in enumerate(capitals)}
    table |= {ord("a") + i: c for i, c in enumerate(small or capitals)}
    table |= {ord(a): b for a, b in zip(pairs[::2], pairs[1::2], strict=True)}
    return lambda text: text.translate(table)


def run(first: int, length: int) -> str:
    return "".join(chr(first + i) for i in range(length))


def keycaps(text: str) -> str:
    return "".join(f"{c}\ufe0f\u20e3" if c.isdigit() else c for c in text)


BETWEEN = (
    *(
        "/",
        ":",
        "：",
        ".",
        "．",
        "_",
        "|",
        "｜",
        "·",
        "•",
        "*",
        "#",
        "~",
        "～",
        "+",
        "=",
        "^",
        "&",
        "\\",
        "、",
        ",",
        "，",
    ),
    *(
        " ",
        "\u3000",
        "\u00a0",
        "\t",
        "\n",
        "–",
        "—",
        "－",
        "…",
        "->",
        "→",
        "】【",
        ")(",
        "“”",
        "'",
        "`",
        "😀",
        "❤️",
        "\u200b",
    ),
    *("\u00ad", "\u2060", "\u202c", "。"),
)
SPELLINGS: dict[str, Spelling] = {
    "plain": str,
    "bare": bare,
    "small": str.lower,
    "wide": mapped(run(0xFF10, 10), run(0xFF21, 26), run(0xFF41, 26)),
    **{f"fours by {by!r}": grouped(by) for by in BETWEEN},
    **{f"each by {by!r}": each(by) for by in ("/", " ", "，", "\u200b", "-", "*", "😀", "\n", "、", ".")},
    "chinese": mapped("〇一二三四五六七八九"),
    "chinese zero": mapped("零一二三四五六七八九"),
    "formal": mapped("零壹贰叁肆伍陆柒捌玖"),
    "traditional": mapped("零壹貳參肆伍陸柒捌玖"),
    "spoken": mapped("洞幺两三四五六拐八勾"),
    "keycaps": keycaps,
    "circled": mapped("⓪①②③④⑤⑥⑦⑧⑨", run(0x24B6, 26), run(0x24D0, 26)),
    "circled black": mapped("⓿❶❷❸❹❺❻❼❽❾", run(0x1F150, 26)),
    "squared": mapped(capitals=run(0x1F130, 26)),
    "squared black": mapped(capitals=run(0x1F170, 26)),
    "flags": mapped(capitals=run(0x1F1E6, 26)),
    "superscript": mapped("⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": mapped("₀₁₂₃₄₅₆₇₈₉"),
    "arabic": mapped("٠١٢٣٤٥٦٧٨٩"),
    "devanagari": mapped(run(0x966, 10)),
    "thai": mapped(run(0xE50, 10)),
    "roman": mapped("0ⅠⅡⅢⅣⅤⅥⅦⅧⅨ"),
    "parenthesized": mapped("0⑴⑵⑶⑷⑸⑹⑺⑻⑼", run(0x1F110, 26), run(0x249C, 26)),
    "bold": mapped(run(0x1D7CE, 10), run(0x1D400, 26), run(0x1D41A, 26)),
    "monospace": mapped(run(0x1D7F6, 10), run(0x1D670, 26), run(0x1D68A, 26)),
    "segmented": mapped(run(0x1FBF0, 10)),
    "cyrillic": mapped(pairs="AАBВCСEЕHНKКMМOОPРTТXХYУaаcсeеoоpрxхyу"),
    "greek": mapped(pairs="AΑBΒEΕZΖHΗIΙKΚMΜNΝOΟPΡTΤYΥXΧoο"),
    "cherokee": mapped(pairs="AᎪBᏴCᏟDᎠEᎬGᏀHᎻKᏦLᏞMᎷPᏢSᏚZᏃ"),
    "lisu": mapped(pairs="AꓮBꓐCꓚDꓓEꓰFꓝGꓖHꓧJꓙKꓗLꓡMꓟNꓠPꓑSꓢTꓔXꓫZꓜ"),
    "accents": lambda text: "".join(c + "\u0301" if c.isalpha() else c for c in text),
    "struck through": "\u0336".join,
    "small capitals": mapped(pairs="AᴀBʙCᴄDᴅEᴇGɢHʜJᴊKᴋLʟMᴍNɴPᴘTᴛZᴢ"),
    "O for 0, l for 1": mapped(pairs="0O1l"),
}
