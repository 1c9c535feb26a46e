"""What weakens the author's own words though nobody could blame him for it."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.mistakes import mistakes_in
from kameng_docs.law.tone import listed, shouted, tones_in
from kameng_docs.rules.finding import Finding
from kameng_docs.rules.heated_words import calmer, quoted
from kameng_docs.rules.own_words import asked_for, own_words, told_events

CODE = "rule.tone"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Absolute words, accusations, demands without a day, shouting: printed all the same (channels.md §8.2 G08).

    What was said at the time cannot be changed: for want of a day 经过 is told of only where 诉求 names none either,
    and no text in which rule.common-mistake asks for a day already.
    """
    demands = {path for path, _ in asked_for(case)}
    if case.demands.reply_by is None:
        demands |= {path for path, _ in told_events(case)}
    for path, text in own_words(case):
        mistaken = any(mistakes_in(text))
        for tone, words in tones_in(text):
            if tone.keeps_out or (tone.undated and (mistaken or path not in demands)):
                continue
            yield Finding(path, f"{quoted(words)}：{tone.wrong}", calmer(tone, today))
        loud = shouted(text)
        if loud:
            yield Finding(path, f"“{loud}”：{listed().shouting_wrong}", listed().shouting_instead)
