"""What the cases of one folder share: the templates, the channels, the law, the words an author may use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.channels import Channel, channel_names, channel_words, read_channels
from kameng_docs.channels.rung import RungRule
from kameng_docs.diagnostics import Diagnostic, has_errors
from kameng_docs.law.library import Library, load
from kameng_docs.law.vocabulary import disputes, facts, formerly_asked, private_questions
from kameng_docs.pipeline.own_files import faults_of_own_files
from kameng_docs.procedure.ladder import Track, ladder
from kameng_docs.resources import sandbox, template_folders, unfit


@dataclass(frozen=True)
class Workshop:
    """What the cases of one folder share: the templates, the channels, the law, the words an author may use.

    `faults` are those of our own files and of the declarations of channels, `texts` what stands in these. While there
    is an error among them no case is made: what the law says, or which papers there are, is then not known.
    """

    folders: tuple[Path, ...]
    channels: Mapping[str, Channel]
    channel_words: Mapping[str, str]
    channel_names: Mapping[str, str]
    tracks: Mapping[str, Track]
    library: Library
    vocabulary: Vocabulary
    faults: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def open_workshop(cases: Path) -> Workshop:
    """Read what the cases in the folder `cases` share. Where a file of ours is wrong, nothing but `faults` is there."""
    folders = template_folders(cases)
    faults, texts = faults_of_own_files()
    if has_errors(faults):
        nothing = Vocabulary({}, {}, {}, {})
        return Workshop(folders, {}, {}, {}, {}, Library({}, {}), nothing, faults, texts)
    sandbox.fresh()
    if faults := _unfit(folders):
        nothing = Vocabulary({}, {}, {}, {})
        return Workshop(folders, {}, {}, {}, {}, Library({}, {}), nothing, faults)
    declared = read_channels(folders)
    channels = declared.channels
    words = channel_words(channels)
    return Workshop(
        folders=folders,
        channels=channels,
        channel_words=words,
        channel_names=channel_names(channels),
        tracks={slug: _track(channel.rung) for slug, channel in channels.items()},
        library=load(),
        vocabulary=Vocabulary(
            facts={name: word.ask for name, word in facts().items() if not word.derived},
            worked_out={name: word.ask for name, word in facts().items() if word.derived},
            disputes={name: dispute.ask for name, dispute in disputes().items()},
            self_check=dict.fromkeys(private_questions(), "是、否或不清楚"),
            asked_before={name: question.name for name, question in formerly_asked().items()},
            channels={
                w: slug for w, slug in words.items() if slug not in channels or not channels[slug].overview
            },
        ),
        faults=declared.faults,
        texts=declared.texts,
    )


def _unfit(folders: tuple[Path, ...]) -> tuple[Diagnostic, ...]:
    """What lies among the author's own templates and is none; of ours there is nothing such."""
    hint = "把它从 templates/ 里拿走，换成文件本身"
    return tuple(
        Diagnostic("template.unfit-file", f"{folder.name}/{name} {wrong}，不能当模板", hint)
        for folder in folders[:-1]
        for name, wrong in unfit(folder).items()
    )


def _track(rung: RungRule) -> Track:
    """What procedure is told of a channel by its rung."""
    own = next((period for period in rung.periods if period.id == rung.lapses), None)
    return Track(rung.reaches, own or ladder().periods.get(rung.lapses))
