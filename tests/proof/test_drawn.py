"""Signs told in rows are those that PDFium tells one by one."""

import ctypes

import pypdfium2
import pytest
from pypdfium2 import raw
from writers_support import CSS, DAY

from kameng_docs.blocks import Document, Paragraph, Run
from kameng_docs.proof.drawn import signs_on
from kameng_docs.writers.weasyprint import render_pdf

WORDS = "卖家承诺秒发，2026年11月22日没有发货；well-known Tiếng Việt，生僻字\U0002a6d0\U0002a6d1，قنع 45。"


@pytest.mark.parametrize("words", [WORDS, WORDS * 40, ""])
def test_each_sign_has_its_place(words):
    data = render_pdf(Document("说明", (Paragraph((Run(words),)),)), CSS, made_on=DAY).data
    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            height = page.get_height()
            told = [sign for sign in signs_on(page, height) if not sign[0].isspace()]
            assert told == list(one_by_one(page, height))
            page.close()


def one_by_one(page, height):
    text = page.get_textpage()
    left, right, low, high, across, base = (ctypes.c_double() for _ in range(6))
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, number)
        sign = "-" if code in {0x02, 0xFFFE} else "\ufffd" if code == 0 else chr(code)
        if sign.isspace():
            continue
        raw.FPDFText_GetCharBox(text, number, left, right, low, high)
        raw.FPDFText_GetCharOrigin(text, number, across, base)
        yield sign, left.value, height - high.value, right.value, height - low.value, height - base.value
    text.close()
