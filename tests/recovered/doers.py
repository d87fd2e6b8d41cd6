"""The known edits, one function each: it does its edit to a paragraph if it fits there, and says whether it did."""

import re
from collections.abc import Callable
from functools import cache

import opencc
from tests.recovered.versions import Atom, Clause, Paragraph, Truth, Work, is_word

# fmt: off
NEW_WORDS = (
    "统筹", "夯实", "拓宽", "细化", "盘活", "疏通", "翻新", "集成", "延伸", "前移",
    "下沉", "联动", "叠加", "释放", "涵养", "擦亮", "补齐", "压实", "织密", "精准",
    "稳步", "常态", "闭环", "暖心", "便捷", "普惠", "智能", "高效", "有序", "梯次",
    "错峰", "定向", "全域", "纵深", "弹性", "敏捷", "柔性", "刚性", "集约", "循环",
)
NEW_CLAUSES = (
    "为独居老人加装燃气报警器", "把闲置锅炉房改成乒乓球馆",
    "在菜市场设流动换书角", "每月十日清洗公交候车亭",
    "给行道树挂上认养牌", "让夜校开到地铁口",
    "用旧轮胎铺设儿童步道", "替快递骑手留出充电位",
    "请退休技工教修水龙头", "沿河栽种耐寒的芦苇",
)
# fmt: on
SWAPS = {",": ";、", "\uff0c": "\uff1b、", ";": ",", "\uff1b": "\uff0c", "。": ";", "、": "\uff0c"}
"""Signs and what may stand in their place; that a comma becomes one of an enumeration joins two clauses."""
FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:%|万|亿)?")
FEWEST_WORDS = 4
"""Words of a clause for each edit in it: what is left must still be the same clause."""
OFTEN = 0.4
"""How often a word is replaced right beside another where it may be: then both are one edit."""
FAR = 1.5
"""A clause moves across this many times its own length, so that it and not its neighbours has moved."""


# -- inside clauses ---------------------------------------------------------------------------------------------------


def _sites(work: Work, paragraph: Paragraph, fits: Callable[[Clause, int], bool]) -> tuple[Clause, int] | None:
    """A clause and the index of an atom that fits, with words left alone beside it."""
    sites = [
        (clause, i)
        for clause in paragraph.new
        if not clause.touched and _room(clause)
        for i in range(len(clause.atoms))
        if fits(clause, i) and _alone(clause, i)
    ]
    return work.chance.choice(sites) if sites else None


def _room(clause: Clause) -> bool:
    """Whether a clause can take one more edit and stay itself."""
    return len(clause.words()) >= FEWEST_WORDS * (1 + sum(atom.touched for atom in clause.atoms))


def _alone(clause: Clause, index: int) -> bool:
    """Whether an atom is untouched, and between it and any touched one stands a word."""
    return not clause.atoms[index].touched and all(_quiet(clause, index, step) for step in (-1, 1))


def _quiet(clause: Clause, index: int, step: int) -> bool:
    """Whether in one direction from an atom there is nothing touched up to a word, nor that."""
    at = index + step
    while 0 <= at < len(clause.atoms) and not is_word(clause.atoms[at].text):
        if clause.atoms[at].touched:
            return False
        at += step
    return not (0 <= at < len(clause.atoms) and clause.atoms[at].touched)


def _swap(work: Work, place: tuple[Clause, int], text: str, kind: str) -> bool:
    """Put another atom in the place of one."""
    clause, index = place
    gone, come = clause.atoms[index], Atom(text, touched=True)
    clause.atoms[index] = come
    gone.touched = True
    work.done.append(Truth(kind, [gone], [come]))
    return True


def _replace(work: Work, paragraph: Paragraph, kind: str) -> bool:
    place = _beside(work, paragraph) if work.chance.random() < OFTEN else None
    place = place or _sites(work, paragraph, lambda clause, i: is_word(clause.atoms[i].text))
    if place is None:
        return False
    return _swap(work, place, _fresh(work, place[0]), kind)


def _beside(work: Work, paragraph: Paragraph) -> tuple[Clause, int] | None:
    """A word right beside one that was replaced, with words left alone on its other side."""
    replaced = {id(atom) for truth in work.done if truth.kind == "replace" for atom in truth.new}
    sites = []
    for clause in paragraph.new:
        atoms = clause.atoms
        for i, step in ((i, step) for i in range(len(atoms)) for step in (-1, 1) if 0 <= i + step < len(atoms)):
            fits = is_word(atoms[i].text) and not clause.touched and _room(clause) and id(atoms[i + step]) in replaced
            if fits and not atoms[i].touched and _quiet(clause, i, -step):
                sites.append((clause, i))
    return work.chance.choice(sites) if sites else None


def _fresh(work: Work, clause: Clause) -> str:
    """A word that shares no character with a clause."""
    return work.chance.choice([word for word in NEW_WORDS if not set(word) & set(clause.text)])


def _insert(work: Work, paragraph: Paragraph, kind: str) -> bool:
    place = _sites(
        work,
        paragraph,
        lambda clause, i: i > 0 and is_word(clause.atoms[i].text) and is_word(clause.atoms[i - 1].text),
    )
    if place is None:
        return False
    clause, index = place
    if any(atom.touched for atom in clause.atoms[max(0, index - 2) : index + 2]):
        return False
    come = Atom(_fresh(work, clause), touched=True)
    clause.atoms.insert(index, come)
    work.done.append(Truth(kind, [], [come]))
    return True


def _drop(work: Work, paragraph: Paragraph, kind: str) -> bool:
    place = _sites(
        work,
        paragraph,
        lambda clause, i: (
            0 < i < len(clause.atoms) - 1
            and all(
                is_word(clause.atoms[j].text) and not clause.atoms[j].touched
                for j in (i - 1, i, i + 1)
                if j < len(clause.atoms)
            )
        ),
    )
    if place is None:
        return False
    clause, index = place
    gone = clause.atoms.pop(index)
    if set(gone.text) & set(clause.atoms[index - 1].text + clause.atoms[index].text):
        clause.atoms.insert(index, gone)
        return False
    gone.touched = True
    clause.atoms[index].touched = clause.atoms[index - 1].touched = True  # nothing may be done beside a gap
    work.done.append(Truth(kind, [gone], []))
    return True


def _figure(work: Work, paragraph: Paragraph, kind: str) -> bool:
    def fits(clause: Clause, i: int) -> bool:
        behind = clause.atoms[i + 1].text if i + 1 < len(clause.atoms) else ""
        before = clause.atoms[i - 1].text if i else ""
        figure = FIGURE.fullmatch(clause.atoms[i].text)
        return (
            bool(figure)
            and behind[:1] not in tuple("年月日届号期號-—至")
            and not re.search("[A-Za-z第—-]$", before)
            and behind[:1].strip() != ""
            and not behind[:1].isascii()
        )

    place = _sites(work, paragraph, fits)
    if place is None:
        return False
    old = place[0].atoms[place[1]].text
    digit = re.search("[0-9]", old)
    assert digit
    return _swap(work, place, old[: digit.start()] + str(int(digit[0]) % 9 + 1) + old[digit.end() :], kind)


@cache
def converter(way: str) -> opencc.OpenCC:
    return opencc.OpenCC(way)


def _script(work: Work, paragraph: Paragraph, kind: str) -> bool:
    """A whole clause in the other script."""
    fit = [
        clause
        for clause in paragraph.new
        if not clause.touched
        and not any(atom.touched for atom in clause.atoms)
        and len(converter("s2t").convert(clause.text)) == len(clause.text)
        and converter("s2t").convert(clause.text) != clause.text
    ]
    if not fit:
        return False
    clause = work.chance.choice(fit)
    gone = list(clause.atoms)
    clause.atoms = [Atom(converter("s2t").convert(atom.text), touched=True) for atom in gone]
    clause.touched = True
    for atom in gone:
        atom.touched = True
    work.done.append(Truth(kind, gone, list(clause.atoms)))
    return True


def _punctuation(work: Work, paragraph: Paragraph, kind: str) -> bool:
    place = _sites(work, paragraph, lambda clause, i: i > 0 and clause.atoms[i].text in SWAPS)
    if place is None:
        return False
    return _swap(work, place, work.chance.choice(SWAPS[place[0].atoms[place[1]].text]), kind)


# -- whole clauses ----------------------------------------------------------------------------------------------------


def _free(paragraph: Paragraph) -> list[int]:
    """The clauses that nothing was done to."""
    return [i for i, c in enumerate(paragraph.new) if not c.touched and not any(atom.touched for atom in c.atoms)]


def _clause_added(work: Work, paragraph: Paragraph, kind: str) -> bool:
    taken = {clause.text[:-1] for chapter in work.chapters for p in chapter for clause in p.new}
    fresh = [text for text in NEW_CLAUSES if text not in taken]
    if not fresh or len(paragraph.new) < 3:
        return False
    clause = Clause([Atom(work.chance.choice(fresh), touched=True), Atom(",", touched=True)], touched=True)
    paragraph.new.insert(work.chance.randrange(1, len(paragraph.new)), clause)
    work.done.append(Truth(kind, [], clause.atoms))
    return True


def _clause_dropped(work: Work, paragraph: Paragraph, kind: str) -> bool:
    fit = [i for i in _free(paragraph) if len(paragraph.new[i].words()) >= FEWEST_WORDS]
    if len(fit) < 3:
        return False
    clause = paragraph.new.pop(work.chance.choice(fit))
    _touch(clause)
    work.done.append(Truth(kind, clause.atoms, []))
    return True


def _touch(clause: Clause) -> None:
    clause.touched = True
    for atom in clause.atoms:
        atom.touched = True


def _clause_moved(work: Work, paragraph: Paragraph, kind: str) -> bool:
    """A clause moved within its paragraph or to another, edited there where the kind says so."""
    if paragraph.touched or paragraph.cut:
        return False
    fit = [i for i in _free(paragraph) if len(paragraph.new[i].words()) >= FEWEST_WORDS]
    work.chance.shuffle(fit)
    for at in fit:
        target, to = _target(work, paragraph, at)
        if to < 0:
            continue
        clause = paragraph.new.pop(at)
        gone = list(clause.atoms)
        if kind == "clause_moved_edited":
            word = work.chance.choice(clause.words())
            come = Atom(_fresh(work, clause))
            replaced = clause.atoms[word]
            clause.atoms = [come if atom is replaced else atom for atom in clause.atoms]
            work.done.append(Truth("replace", [replaced], [come]))
        target.new.insert(to, clause)
        work.done.append(Truth(kind, gone, list(clause.atoms)))
        _touch(clause)
        for atom in gone:
            atom.touched = True
        paragraph.touched = target.touched = True
        return True
    return False


def _target(work: Work, paragraph: Paragraph, at: int) -> tuple[Paragraph, int]:
    """Where a clause may go: far enough in its own paragraph, or into another; -1 for nowhere."""
    others = [
        p
        for chapter in work.chapters
        for p in chapter
        if p is not paragraph and not p.touched and len(p.new) > 2 and not p.cut
    ]
    if others and work.chance.random() < 0.5:
        target = work.chance.choice(others)
        return target, work.chance.randrange(1, len(target.new))
    own = len(paragraph.new[at].text)
    lengths = [len(clause.text) for clause in paragraph.new]
    ways = [to for to in range(len(lengths)) if sum(lengths[min(to, at) : max(to, at) + 1]) - own >= FAR * own]
    return (paragraph, work.chance.choice(ways)) if ways else (paragraph, -1)


# -- whole paragraphs -------------------------------------------------------------------------------------------------


def _numbering(work: Work, paragraph: Paragraph, kind: str) -> bool:
    if paragraph.new_sign is not paragraph.sign or paragraph.joined:
        return False
    paragraph.new_sign = Atom(f"{work.chance.randrange(50, 99)}、")
    work.done.append(Truth(kind, [paragraph.sign], [paragraph.new_sign]))
    return True


def _split(work: Work, paragraph: Paragraph, kind: str) -> bool:
    if paragraph.touched or paragraph.cut or len(paragraph.new) < 6:
        return False
    paragraph.cut = len(paragraph.new) // 2 + work.chance.choice((-1, 0))
    paragraph.touched = True
    work.done.append(Truth(kind, [atom for clause in paragraph.old for atom in clause.atoms], []))
    return True


def _merge(work: Work, paragraph: Paragraph, kind: str) -> bool:
    """The paragraph behind joined to this one."""
    chapter = next(chapter for chapter in work.chapters if paragraph in chapter)
    at = chapter.index(paragraph)
    if at + 1 >= len(chapter) or paragraph.touched or paragraph.joined:
        return False
    second = chapter[at + 1]
    if second.touched or second.joined or second.new_sign is not second.sign:
        return False
    second.joined = paragraph.touched = second.touched = True
    both = [*paragraph.old, *second.old]
    work.done.append(Truth(kind, [atom for clause in both for atom in clause.atoms], []))
    return True


def _moved(work: Work, paragraph: Paragraph, kind: str) -> bool:
    """The paragraph put into another chapter."""
    if paragraph.touched or paragraph.joined:
        return False
    chapter = next(chapter for chapter in work.chapters if paragraph in chapter)
    others = [c for c in work.chapters if c is not chapter]
    if not others or len(chapter) < 3:
        return False
    target = work.chance.choice(others)
    places = [i for i in range(len(target) + 1) if i == len(target) or not target[i].joined]
    chapter.remove(paragraph)
    target.insert(work.chance.choice(places), paragraph)
    paragraph.touched = True
    work.done.append(Truth(kind, [atom for clause in paragraph.old for atom in clause.atoms], []))
    return True


DOERS: dict[str, Callable[[Work, Paragraph, str], bool]] = {
    "replace": _replace,
    "insert": _insert,
    "drop": _drop,
    "figure": _figure,
    "script": _script,
    "punctuation": _punctuation,
    "clause_added": _clause_added,
    "clause_dropped": _clause_dropped,
    "clause_moved": _clause_moved,
    "clause_moved_edited": _clause_moved,
    "numbering": _numbering,
    "split": _split,
    "merge": _merge,
    "moved": _moved,
}
