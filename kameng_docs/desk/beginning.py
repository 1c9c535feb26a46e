"""A name and what went wrong, in plain words → a case that asks the rest."""

from collections.abc import Mapping
from pathlib import Path

from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.opened import OpenCase
from kameng_docs.law.vocabulary import disputes
from kameng_docs.output import BusyError
from kameng_docs.starting.case import begin
from kameng_docs.starting.material import Material
from kameng_docs.starting.naming import unfit
from kameng_docs.starting.parties import FOLDER, people_in, person_of
from kameng_docs.starting.writing import NotWrittenError, Record, write_new

SHOWN = 8
"""So many kinds of dispute are offered at once."""


def kinds() -> Mapping[str, str]:
    """Every kind of dispute by its name, in plain words."""
    return {name: each.ask for name, each in disputes().items()}


def like(said: str) -> list[str]:
    """The kinds that what was said may mean, the nearest first; those that stand first where nothing was said."""
    said = "".join(said.split())
    if not said:
        return list(kinds())[:SHOWN]
    near = {name: _alike(said, f"{name}。{ask}") for name, ask in kinds().items()}
    best = max(near.values())
    ranked = sorted(near, key=lambda name: -near[name])
    # Where nothing is like it those that stand first are as good as any.
    return [name for name in ranked[:SHOWN] if near[name] * 4 >= best]


def _alike(said: str, ask: str) -> float:
    """How many pairs of characters both have; a word that stands there whole counts more."""
    pairs = {said[i : i + 2] for i in range(len(said) - 1)} or {said}
    return sum(len(pair) for pair in pairs if pair in ask) + (4 * len(said) if said in ask else 0)


def begun(desk: Desk, name: str, chosen: tuple[str, ...]) -> OpenCase | Refused:
    """A new case file with what is asked of its author, beside the person's record that all his cases share."""
    name = name.strip()
    taken = f"已经有一件叫“{name}”的案件"
    if why := unfit(name) or (taken if desk.case(name) else ""):
        return Refused(why, "换一个名字" if why == taken else "")
    file = desk.cases / f"{name}.yaml"
    try:
        _write(desk, file, chosen)
    except FileExistsError:
        return Refused(taken, "换一个名字")
    except BusyError:
        return Refused("另一个 kameng-docs 正在写这件案件", "等它写完，再试一次")
    except NotWrittenError as error:
        return Refused(error.told, "")
    except OSError as error:
        return Refused(f"写不进去：{error.strerror or error}", "看看磁盘是不是满了，文件夹是不是只读")
    return desk.case(name) or Refused("写好的案件文件不见了", "再试一次")


def _write(desk: Desk, file: Path, chosen: tuple[str, ...]) -> None:
    people = people_in(desk.cases)
    taken = [file.stem for file in (desk.cases / FOLDER).glob("*.yaml")]
    person = person_of(people, "", "", "", taken)
    note = (
        f"必填：这是谁的案件？parties/ 里有：{'、'.join(person.choices)}" if person.choices else person.note
    )
    material = Material(file.stem, desk.today(), person=person.stem, person_note=note, disputes=chosen)
    record = Record(person.stem, person.record) if person.stem else None
    write_new(file, begin(material).text, (), record, desk.shop)
