"""What a file is by its content, what that is called in Chinese, and the endings it may go under."""

import codecs
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, Literal

Family = Literal["image", "pdf", "video", "audio", "chat", "bill", "mail", "other"]

# As far as a file is looked into before its kind is told; a PDF may begin a little way in.
HEAD = 1024
# An encrypted Office file says so in its directory, which may lie anywhere.
DIRECTORY = 16_000_000
# Text of two bytes a character is known by its first two.
BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What no other text holds: controls but tab, line ends, page break and the end mark of old DOS.
CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1a\x1b")


@dataclass(frozen=True)
class Kind:
    """A kind that is taken in. The first of `endings` is the usual one."""

    name: str
    family: Family
    word: str
    endings: tuple[str, ...]


@dataclass(frozen=True)
class Foreign:
    """A kind that is not taken in, and what its owner can do about it.

    `by_ending`: its content tells nothing, or no more than that it is a package or a text; its name says what it is.
    """

    word: str
    advice: str
    endings: tuple[str, ...] = ()
    by_ending: bool = False


ACCEPTED: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("JPEG", "image", "JPEG 图片", (".jpg", ".jpeg", ".jpe", ".jfif")),
        Kind("PNG", "image", "PNG 图片", (".png",)),
        Kind("WebP", "image", "WebP 图片", (".webp",)),
        Kind("HEIC", "image", "HEIC 图片", (".heic", ".heif", ".hif")),
        Kind("GIF", "image", "GIF 图片", (".gif",)),
        Kind("TIFF", "image", "TIFF 图片", (".tif", ".tiff")),
        Kind("PDF", "pdf", "PDF", (".pdf",)),
        Kind("MP4", "video", "MP4 录像", (".mp4", ".m4v")),
        Kind("MOV", "video", "MOV 录像", (".mov", ".qt")),
        Kind("3GP", "video", "3GP 录像", (".3gp", ".3gpp", ".3g2")),
        Kind("M4A", "audio", "M4A 录音", (".m4a",)),
        Kind("MP3", "audio", "MP3 录音", (".mp3",)),
        Kind("AMR", "audio", "AMR 录音", (".amr", ".awb")),
        Kind("WAV", "audio", "WAV 录音", (".wav",)),
        Kind("TXT", "chat", "文字（TXT）", (".txt",)),
        Kind("CSV", "chat", "表格文字（CSV）", (".csv",)),
        # Of sheets bills alone are taken in (probe/text.py): what they print is chosen row by row.
        Kind("XLSX", "bill", "Excel 表格（XLSX）", (".xlsx",)),
        Kind("EML", "mail", "邮件（EML）", (".eml",)),
        # By its content alone: these endings promise a page or data.
        Kind("TALK", "chat", "导出的聊天记录（MHT、网页、JSON）", ()),
    )
}
# Kinds that share one container: what they hold, and not the container, decides what they are.
CONTAINED = ("MP4", "MOV", "3GP", "M4A")

_VIDEO = "原来的文件留着，另转一份 MP4 放进来，在“来源”里写明是转出来的"
_AUDIO = "原来的文件留着，另转一份 M4A 或 MP3 放进来，在“来源”里写明是转出来的"
_PICTURE = "用看图程序另存为 PNG 或 JPEG，原来的文件也留着"
_OFFICE = "打开后导出（另存为）PDF，把 PDF 放进来；原来的文件也留着"
_UNPACK = "解开，把里面要用的图片、PDF、录音、录像一个一个放进来"
_PROGRAM = "程序不能作证据文件；它运行起来是什么样子，用截屏或录屏保存"
_PAGE = "在浏览器里打开，用“打印”存成 PDF，或者截长图；原来的文件也留着"
_OFD = (
    "用能看 OFD 的软件（数科阅读器、福昕 OFD 阅读器、WPS 等）打开，导出（打印）成 PDF 放进来；电子发票也可以到开票的平台、邮件里"
    "下载 PDF 版；原来的 OFD 留着，提交时一起带上"
)
_MHT = "用 Edge 或者 Chrome 打开，“打印”存成 PDF 放进来；QQ 的聊天记录直接放进来就行，认不出的，重新导出，格式选文本文件（*.txt）；原来的文件也留着"
_HALF = "还没有下载完：等它下载完，或者重新下载一次"
_READER = "用看它的软件打开，“打印”或者“导出”成 PDF 放进来；原来的文件也留着"
_LIVE = "在手机相册里把它存成普通照片，或者解开它，取里面的 JPG、HEIC 图片放进来；原来的文件也留着"
_TEXT = "用记事本打开，另存为 .txt（编码选 UTF-8）"

FOREIGN: Mapping[str, Foreign] = {
    "Office": Foreign(
        "Office 文件（Word、Excel、PPT）", _OFFICE, (".docx", ".pptx", ".odt", ".ods", ".xlsm")
    ),
    "OLE": Foreign(
        "旧式 Office 文件（doc、xls、ppt、msg）", _OFFICE, (".doc", ".xls", ".ppt", ".wps", ".et", ".msg")
    ),
    "LOCKED": Foreign("有密码的 Office 文件", "输入密码打开，导出 PDF，把 PDF 放进来；原来的文件也留着"),
    "ZIP": Foreign("ZIP 压缩包", _UNPACK, (".zip",)),
    "LOCKED-ZIP": Foreign("有密码的 ZIP 压缩包", f"先用密码{_UNPACK}"),
    "APK": Foreign("安卓安装包（APK）", _PROGRAM, (".apk",)),
    "RAR": Foreign("RAR 压缩包", _UNPACK, (".rar",)),
    "7Z": Foreign("7z 压缩包", _UNPACK, (".7z",)),
    "GZIP": Foreign("GZIP 压缩包", _UNPACK, (".gz", ".tgz")),
    "EXE": Foreign("Windows 程序（EXE）", _PROGRAM, (".exe", ".dll", ".msi", ".scr")),
    "ELF": Foreign("Linux 程序", _PROGRAM),
    "AVI": Foreign("AVI 录像", _VIDEO, (".avi",)),
    "MATROSKA": Foreign("MKV 或 WebM 录像", _VIDEO, (".mkv", ".webm")),
    "FLV": Foreign("FLV 录像", _VIDEO, (".flv",)),
    "WMV": Foreign("WMV 录像或 WMA 录音", _VIDEO, (".wmv", ".wma", ".asf")),
    "OGG": Foreign("OGG 录音", _AUDIO, (".ogg", ".opus", ".oga")),
    "FLAC": Foreign("FLAC 录音", _AUDIO, (".flac",)),
    "AAC": Foreign("AAC 录音", _AUDIO, (".aac",)),
    "SILK": Foreign(
        "微信或 QQ 的语音（SILK）",
        "在手机上播放并录屏，把录屏放进来；或者在聊天里转成文字后截屏",
        (".silk", ".slk"),
    ),
    "AVIF": Foreign("AVIF 图片", _PICTURE, (".avif",)),
    "BMP": Foreign("BMP 图片", _PICTURE, (".bmp",)),
    "PSD": Foreign("Photoshop 文件", _PICTURE, (".psd",)),
    "SQLITE": Foreign("数据库文件", "打开软件，把要用的内容截屏，或者导出为 CSV", (".db", ".sqlite")),
    "RTF": Foreign("RTF 文件", _OFFICE, (".rtf",)),
    "HTML": Foreign("网页文件", _PAGE, (".html", ".htm", ".xhtml", ".shtml")),
    "MHT": Foreign("整页保存的网页（MHT）", _MHT, (".mht", ".mhtml")),
    "WEBARCHIVE": Foreign(
        "苹果的网页存档（webarchive）",
        "用 Safari 打开，“文件”里导出为 PDF；原来的文件也留着",
        (".webarchive",),
        True,
    ),
    "OFD": Foreign("OFD 版式文件（电子发票、公文）", _OFD, (".ofd",)),
    "XPS": Foreign("XPS 版式文件", _READER, (".xps", ".oxps")),
    "CAJ": Foreign("CAJ、CEB 一类的版式文件", _READER, (".caj", ".ceb", ".nh", ".kdh", ".sep", ".gd"), True),
    "EPUB": Foreign("电子书（EPUB、MOBI）", _READER, (".epub", ".mobi", ".azw3"), True),
    "IWORK": Foreign(
        "苹果的文稿（Pages、Numbers、Keynote）",
        "打开后导出为 PDF，把 PDF 放进来；原来的文件也留着",
        (".pages", ".numbers", ".key"),
        True,
    ),
    "MIND": Foreign("思维导图、流程图", _READER, (".xmind", ".mmap", ".vsdx", ".vsd", ".drawio"), True),
    "ONENOTE": Foreign(
        "笔记（OneNote、有道、印象笔记）", _READER, (".one", ".note", ".enex", ".notes"), True
    ),
    "LIVP": Foreign("苹果的实况照片（LIVP）", _LIVE, (".livp", ".pvt"), True),
    "XML": Foreign(
        "数据文件（XML、JSON）",
        "是电子发票的，到开票的平台下载 PDF 版；别的用浏览器打开后打印成 PDF；原来的文件也留着",
        (".xml", ".json", ".xbrl", ".har"),
        True,
    ),
    "MARKUP": Foreign("文字（Markdown、日志）", _TEXT, (".md", ".log", ".markdown", ".tsv"), True),
    "CARD": Foreign("名片或者日历文件", "打开后截屏；原来的文件也留着", (".vcf", ".ics"), True),
    "SVG": Foreign("SVG 图片", _PICTURE, (".svg", ".svgz"), True),
    "LINK": Foreign(
        "网址或者快捷方式",
        "打开它指的网页或者文件，把网页截屏、把文件本身放进来",
        (".url", ".lnk", ".webloc", ".desktop"),
        True,
    ),
    "HALF": Foreign(
        "没有下载完的文件",
        _HALF,
        (".crdownload", ".part", ".partial", ".download", ".downloading", ".xltd", ".td", ".icloud"),
        True,
    ),
    "WECHAT": Foreign(
        "微信电脑版里加了密的图片（dat）", "在微信里打开这张图片，另存为 JPG 或者 PNG 放进来", (".dat",), True
    ),
    "TAR": Foreign("TAR 压缩包", _UNPACK, (".tar", ".bz2", ".xz", ".zst", ".cab", ".lzh", ".iso", ".dmg")),
    "CAF": Foreign("CAF 录音", _AUDIO, (".caf",)),
    "AIFF": Foreign("AIFF 录音", _AUDIO, (".aiff", ".aif")),
    "AUD": Foreign("APE、MID 一类的音频", _AUDIO, (".ape", ".mid", ".midi", ".ra", ".dts"), True),
    "MPEG": Foreign(
        "MPG、TS 一类的录像",
        _VIDEO,
        (".mpg", ".mpeg", ".vob", ".ts", ".mts", ".m2ts", ".rmvb", ".rm", ".dav"),
        True,
    ),
    "JP2": Foreign("JPEG 2000 图片", _PICTURE, (".jp2", ".j2k", ".jpx")),
    "JXL": Foreign("JPEG XL 图片", _PICTURE, (".jxl",)),
    "ICO": Foreign("图标（ICO）", _PICTURE, (".ico", ".cur"), True),
    "RAW": Foreign("相机的原始照片（RAW）", _PICTURE, (".dng", ".cr2", ".cr3", ".nef", ".arw", ".raw"), True),
    "EPS": Foreign(
        "印刷文件（AI、EPS、CDR、CAD）", _READER, (".eps", ".ai", ".cdr", ".ps", ".dwg", ".dxf"), True
    ),
    "TEXT": Foreign("文字", _TEXT),
    "": Foreign("认不出是什么的内容", "用原来的软件打开，截屏，或者导出为图片或 PDF"),
}

# First bytes by which a kind is known, and where they stand. The order matters: the longer before the shorter.
_MARKS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "JPEG"),
    (0, b"\x89PNG\r\n\x1a\n", "PNG"),
    (0, b"GIF87a", "GIF"),
    (0, b"GIF89a", "GIF"),
    (8, b"WEBP", "WebP"),
    (8, b"WAVE", "WAV"),
    (8, b"AVI ", "AVI"),
    *((0, mark, "TIFF") for mark in (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")),
    (0, b"%PDF-", "PDF"),
    (0, b"#!AMR", "AMR"),
    (0, b"ID3", "MP3"),
    (0, b"#!SILK", "SILK"),
    (1, b"#!SILK", "SILK"),
    (0, b"caff", "CAF"),
    (8, b"AIFF", "AIFF"),
    (8, b"AIFC", "AIFF"),
    (257, b"ustar", "TAR"),
    (0, b"BZh", "TAR"),
    (0, b"\xfd7zXZ\x00", "TAR"),
    (0, b"\x28\xb5\x2f\xfd", "TAR"),
    (0, b"MSCF", "TAR"),
    (0, b"\0\0\0\x0cjP  \r\n", "JP2"),
    (0, b"\xff\x0a", "JXL"),
    (0, b"\0\0\0\x0cJXL \r\n", "JXL"),
    (0, b"bplist00", "WEBARCHIVE"),
    (0, b"\x00\x00\x01\xba", "MPEG"),
    (0, b".RMF", "MPEG"),
    (0, b"L\0\0\0\x01\x14\x02\0", "LINK"),
    (0, b"PK\x03\x04", "ZIP"),
    (0, b"PK\x05\x06", "ZIP"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE"),
    (0, b"Rar!\x1a\x07", "RAR"),
    (0, b"7z\xbc\xaf\x27\x1c", "7Z"),
    (0, b"\x1f\x8b", "GZIP"),
    (0, b"\x7fELF", "ELF"),
    (0, b"MZ", "EXE"),
    (0, b"\x1aE\xdf\xa3", "MATROSKA"),
    (0, b"FLV\x01", "FLV"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "WMV"),
    (0, b"OggS", "OGG"),
    (0, b"fLaC", "FLAC"),
    (0, b"8BPS", "PSD"),
    (0, b"SQLite format 3\x00", "SQLITE"),
    (0, b"{\\rtf", "RTF"),
)
# What content alone says too little of: the name may say more.
_VAGUE = {"", "TEXT", "ZIP", "GZIP", "Office", "WEBARCHIVE", "TIFF", "OLE", "PDF"}
# In which an exported chat may be kept.
_OF_TALKS = {"HTML", "MHT", "XML"}
_RIFF = {"WebP", "WAV", "AVI"}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
# Kinds whose marks could be the first letters of a text.
_LIKE_WORDS = {"EXE", "MOV", "MP3", "BMP", "CAF", "AIFF", "TAR", "JXL"}
# Boxes with which a QuickTime film from before `ftyp` begins.
_OLD_FILM = {b"moov", b"mdat", b"wide", b"skip", b"pnot"}
_ENDINGS = {
    ending: name for table in (ACCEPTED, FOREIGN) for name, of in table.items() for ending in of.endings
}


def claimed(name: str) -> str:
    """The kind that the ending of a file's name promises; empty if it promises none."""
    return _ENDINGS.get(PurePath(name).suffix.lower(), "")


def is_a(kind: str) -> str:
    """What a kind, taken in or not, is said to be: 是 PNG 图片, 是文字."""
    word = ACCEPTED[kind].word if kind in ACCEPTED else FOREIGN[kind].word
    return f"是 {word}" if word[0].isascii() else f"是{word}"


def kind_of(path: Path) -> str:
    """The kind of the file at `path` by its content: a key of ACCEPTED or of FOREIGN ("" where nothing is known).

    Text is TXT, CSV or EML where its ending says so, for these differ in nothing else; so is a kind that its ending alone
    tells (`Foreign.by_ending`). A page, an MHT or JSON with a chat in it is a TALK. Raises OSError.
    """
    with path.open("rb") as file:
        return kind_within(file, path.name)


def kind_within(file: BinaryIO, name: str) -> str:
    """The same of an open file that goes by this name."""
    head = file.read(HEAD)
    kind = "" if head.startswith(BOMS) else _by_mark(head)
    if kind in _LIKE_WORDS and _is_text(head):
        kind = ""
    if kind == "OLE":
        locked = "EncryptedPackage".encode("utf-16-le") in head + file.read(DIRECTORY)
        return "LOCKED" if locked else kind
    if kind == "ZIP":
        kind = _packed(file)
    of = claimed(name)
    if not kind and _is_text(head):
        kind = of if of in {"TXT", "CSV", "EML", "HTML", "MHT"} else "MHT" if _is_mht(head, of) else "TEXT"
    if kind in _VAGUE and of in FOREIGN and FOREIGN[of].by_ending:
        kind = of
    return "TALK" if kind in _OF_TALKS and of in _OF_TALKS and _is_talk(file) else kind


def _is_talk(file: BinaryIO) -> bool:
    """Whether there is a chat in the file that can be read to its end."""
    from kameng_docs.evidence.chat import MAX_SIZE, Transcript, read

    file.seek(0)
    content = file.read(MAX_SIZE + 1)
    return len(content) <= MAX_SIZE and isinstance(read(content), Transcript)


def _is_mht(head: bytes, promised: str) -> bool:
    """A page saved whole is a letter by its form; one that goes as a letter is one."""
    return promised != "EML" and b"MIME-Version:" in head and b"multipart/related" in head


def _by_mark(head: bytes) -> str:
    for at, mark, kind in _MARKS:
        if head.startswith(mark, at) and (kind not in _RIFF or head.startswith(b"RIFF")):
            return kind
    if head[4:8] == b"ftyp":
        return _by_brand(head[8:12], head[16 : max(16, int.from_bytes(head[:4]))])
    if head[4:8] in _OLD_FILM:
        return "MOV"
    if head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE0 == 0xE0:  # noqa: PLR2004
        # The two bits of the layer are 00 in an AAC stream and never in an MP3.
        return "MP3" if head[1] & 0x06 else ("AAC" if head[1] & 0xF0 == 0xF0 else "")  # noqa: PLR2004
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return "BMP"
    return "PDF" if b"%PDF-" in head else ""


def _by_brand(brand: bytes, others: bytes) -> str:
    if brand in {b"avif", b"avis"} or (brand in {b"mif1", b"msf1"} and b"avif" in others):
        return "AVIF"
    if brand in _HEIF_BRANDS:
        return "HEIC"
    if brand == b"qt  ":
        return "MOV"
    if brand[:3] in {b"M4A", b"M4B"}:
        return "M4A"
    return "3GP" if brand[:2] == b"3g" else "MP4"


def _packed(file: BinaryIO) -> str:
    """Which kind of package a ZIP is; one whose list is broken is called a plain ZIP."""
    try:
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "ZIP"
    names = {entry.filename for entry in entries}
    if "OFD.xml" in names:
        return "OFD"
    if "FixedDocSeq.fdseq" in names or "FixedDocumentSequence.fdseq" in names:
        return "XPS"
    if "[Content_Types].xml" in names or "mimetype" in names:
        return "XLSX" if "xl/workbook.xml" in names and "xl/vbaProject.bin" not in names else "Office"
    if "AndroidManifest.xml" in names:
        return "APK"
    return "LOCKED-ZIP" if any(entry.flag_bits & 1 for entry in entries) else "ZIP"


def _is_text(head: bytes) -> bool:
    """Whether a file that begins so is text; whether it can be read to its end is asked elsewhere."""
    return head.startswith(BOMS) or not CONTROLS & set(head)
