"""Bringing documents into a corpus: the original kept, its text beside it, a block in corpus.toml.

The original's bytes go to ``originals/`` untouched, the text as UTF-8 into the folder, what was read of title, place
and dates to the end of corpus.toml; before it goes what the corpus.toml of the folder they come from says. All three
count at once (`journal`), some files at a time, so that a kill leaves each document out or whole. The same bytes are
never brought in twice, and nothing is overwritten without leave. Files are converted in other processes by one
function; what decides and writes stays in this one, under a lock.
"""

import codecs
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, Final, Literal, NamedTuple

from duidu import disk, formats, parse
from duidu.errors import DuiduError, InputError, SettingError
from duidu.export.overview import Overview, overview
from duidu.formats.plain import detect
from duidu.model import Extracted
from duidu.store import blocks, converted, journal, manifest, scan, sources, workers
from duidu.store.blocks import Change, Facts
from duidu.store.manifest import Given
from duidu.store.scan import ORIGINALS
from duidu.store.sources import Source

BATCH_FILES: Final = 100
BATCH_BYTES: Final = 8_000_000
"""How much is written at once: what a kill costs at most, against the price of making it sure on the disk."""

Status = Literal["imported", "replaced", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: `file` and `original` are its text and bytes in the corpus, by name in the folder.

    `carried` names what came along from the corpus.toml beside it.
    """

    shown: str
    status: Status
    file: str = ""
    original: str = ""
    overview: Overview | None = None
    error: DuiduError | None = None
    carried: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Converted:
    """What is made of a file: its text as UTF-8, the suffix it gets, what its block says, what was made of it."""

    text: bytes
    suffix: str
    facts: Mapping[str, Any]
    overview: Overview


@dataclass(frozen=True, slots=True)
class Job:
    """A file on its way; `error` where it could not be read, `same` the text that has the same bytes already.

    `text` are the bytes of the text that was made of it where it comes from.
    """

    source: Source
    data: bytes = b""
    text: bytes = b""
    error: InputError | None = None
    same: str = ""


class Task(NamedTuple):
    """What a worker gets of a file: its name and bytes, what is said of it, the text made of it elsewhere."""

    name: str
    data: bytes
    given: Given
    text: bytes = b""


def convert(task: Task | None) -> Converted | InputError | None:
    """Return what is made of a file, or what is wrong with it; nothing of nothing."""
    if task is None:
        return None
    try:
        extracted = converted.extract(task.data, task.name)
        if task.text:
            extracted = _as_it_stood(extracted, task)
    except InputError as error:
        return error
    document = parse.parse(extracted, task.name, task.name, task.given)
    suffix = ".md" if extracted.format == "md" else ".txt"
    return Converted(_encoded(extracted), suffix, blocks.facts(document.meta), overview(document))


def _as_it_stood(extracted: Extracted, task: Task) -> Extracted:
    """What an original is, or where the text made of it was changed by hand since, that text."""
    stood = formats.extract(task.text, "a.txt")
    return extracted if stood.text == extracted.text else replace(stood, format=extracted.format)


def _encoded(extracted: Extracted) -> bytes:
    """A text as UTF-8, marked as such where it would be taken for something else."""
    data = extracted.text.encode("utf-8", "replace")
    plain = bool(data) and not extracted.text.startswith("\ufeff") and detect(data) == "utf-8"
    return data if plain else codecs.BOM_UTF8 + data


def bring(root: Path, given: Sequence[Source], today: str, *, replace: bool = False) -> Iterator[Outcome]:
    """Bring documents into a corpus and say of each, once it is safe on the disk, what became of it, in order.

    Args:
        root: The corpus; made if need be.
        given: The files.
        today: The day it is (ISO), for `retrieved`.
        replace: Whether a document of the same name gives way.

    Raises:
        InputError: if the corpus is no folder.
        SettingError: if its corpus.toml is wrong.
        StoreError: if something cannot be written; what was yielded is there.
    """
    desk = _Desk(root, today, replace=replace)
    desk.begin()
    out: deque[Job] = deque()
    batch: list[tuple[Job, Converted | InputError | None]] = []
    size = 0
    for made in workers.spread(convert, _given_out(desk, given, out), sum(source.size for source in given)):
        job = out.popleft()
        batch.append((job, made))
        size += len(job.data)
        if len(batch) == BATCH_FILES or size >= BATCH_BYTES:
            yield from desk.take(batch)
            batch, size = [], 0
    yield from desk.take(batch)


def _given_out(desk: "_Desk", given: Iterable[Source], out: "deque[Job]") -> Iterator[Task | None]:
    """What workers get of each file: nothing of one that needs no work; `out` says what they have."""
    for source in given:
        job = desk.read(source)
        out.append(job)
        yield None if job.error or job.same else Task(source.name, job.data, source.given, job.text)


@dataclass(slots=True)
class _Plan:
    """What is to be written: files by name, blocks to add, blocks to change."""

    files: dict[str, bytes] = field(default_factory=dict)
    added: dict[str, Facts] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)


class _Desk:
    """Where it is decided what becomes of each file; `data` is corpus.toml as it was read last."""

    def __init__(self, root: Path, today: str, *, replace: bool) -> None:
        self.root, self.today, self.replace = root, today, replace
        self.data = b""
        self.said: dict[str, Mapping[str, object]] = {}
        self.written: set[str] = set()
        self._originals: dict[int, list[tuple[str, Path]]] = {}
        self._checked = False

    # -- what is there

    def begin(self) -> None:
        """Look at the corpus; errors as `bring`."""
        if self.root.exists() and not self.root.is_dir():
            raise InputError("{file}: not a folder; name a folder for the corpus", file=self.root)
        if self.root.is_dir():
            with journal.locked(self.root):
                self._look()

    def _look(self) -> None:
        """Finish what a killed import left, and read corpus.toml if it is not as we left it."""
        journal.settle(self.root)
        path = self.root / manifest.NAME
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            data = b""
        except OSError as error:
            raise SettingError(
                "{file}: cannot be read ({reason}); check its permissions, or remove it",
                file=path,
                reason=disk.reason(error),
            ) from error
        if data != self.data:
            self._know(data)
            self._originals.clear()
            for file, said in self.said.items():
                self._remember(file, manifest.original(said))

    def _know(self, data: bytes) -> None:
        """Take over a corpus.toml."""
        found = manifest.read(data, self._toml)
        if found.blocks and ("document", 0) not in found.toml.places:
            raise found.toml.fault("write [[document]] before each document, so that more can be added", "document")
        self.data, self.said = data, dict(found.blocks)

    @property
    def _toml(self) -> str:
        """The name of corpus.toml in messages."""
        return scan.showable(str(self.root / manifest.NAME))

    def _remember(self, file: str, source: str) -> None:
        """Note the original that a text was made of, if both are there."""
        original = scan.original_of(self.root / file, file, source)
        if original is not None and (self.root / file).is_file():
            self._originals.setdefault(original.stat().st_size, []).append((file, original))

    def _same(self, data: bytes) -> str:
        """The text that was made of the same bytes, empty if there is none."""
        for file, original in self._originals.get(len(data), ()):
            if original.is_file() and original.read_bytes() == data:
                return file
        return ""

    def read(self, source: Source) -> Job:
        """Read a file, and see whether it is there already."""
        try:
            data, text = sources.read(source)
        except InputError as error:
            return Job(source, error=error)
        return Job(source, data, text, same="" if self.replace else self._same(data))

    # -- what becomes of it

    def take(self, batch: Sequence[tuple[Job, Converted | InputError | None]]) -> Iterator[Outcome]:
        """Write what a batch brings, then say what became of each file."""
        if not any(isinstance(made, Converted) for _, made in batch):
            yield from (self._settled(job, made) for job, made in batch)
            return
        with journal.locked(self.root):
            self._look()
            plan = _Plan()
            outcomes = [self._outcome(job, made, plan) for job, made in batch]
            self._write(plan)
        yield from outcomes

    def _settled(self, job: Job, made: Converted | InputError | None) -> Outcome:
        """The outcome of a file of which nothing is written."""
        error = job.error or (made if isinstance(made, InputError) else None)
        return Outcome(job.source.shown, "failed" if error else "unchanged", job.same, error=error)

    def _outcome(self, job: Job, made: Converted | InputError | None, plan: _Plan) -> Outcome:
        """Decide about one file, and note in the plan what it needs."""
        if not isinstance(made, Converted):
            return self._settled(job, made)
        shown, file = job.source.shown, self._file(job.source.name, made.suffix)
        same = self._same(job.data) or _same_in(plan, job.data)
        if same and not (self.replace and same == file and self._held(file) != made.text):
            return Outcome(shown, "unchanged", same)
        original = f"{ORIGINALS}/{job.source.name}"
        try:
            held, kept = self._held(file), self._held(original)
            if (held, kept) == (made.text, job.data):
                return Outcome(shown, "unchanged", file)
            gives_way = [self._gives_way(*of, shown) for of in ((file, held, made.text), (original, kept, job.data))]
        except InputError as error:
            return Outcome(shown, "failed", error=error)
        self._say(file, job, made, plan)
        plan.files |= {original: job.data, file: made.text}
        self.written |= {file, original}
        status: Status = "replaced" if any(gives_way) else "imported"
        return Outcome(shown, status, file, original, made.overview, carried=tuple(job.source.given))

    def _file(self, name: str, suffix: str) -> str:
        """The name of a text: its original's with another suffix, added where that is another original's text."""
        path = PurePosixPath(name)
        file = str(path.with_suffix(suffix))
        source = manifest.original(self.said.get(file, {}))
        if source in {"", path.name}:
            return file
        taken = f"{ORIGINALS}/{path.with_name(source)}" in self.written or scan.original_of(
            self.root / file, file, source
        )
        return name + suffix if taken else file

    def _held(self, name: str) -> bytes | None:
        """What a file of the corpus holds, None if there is none; raises InputError if it cannot be read."""
        try:
            return (self.root / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise scan.unread(name, error) from error

    def _has_room(self, name: str) -> bool:
        """Whether a file of that name can be in the corpus: no folder has it, no file stands for a folder above it."""
        above = next(path for path in (self.root / name).parents if path.exists())
        return journal.stays_inside(self.root, name) and above.is_dir() and not (self.root / name).is_dir()

    def _gives_way(self, name: str, held: bytes | None, data: bytes, shown: str) -> bool:
        """Whether a file of that name gives way to other bytes; false if there is none, or it has the same.

        Raises:
            InputError: if it does not, or a folder has the name.
        """
        if not self._has_room(name):
            raise InputError(
                "{file}: in the way of {name} is a file or folder, or a link to elsewhere; rename one of them",
                file=shown,
                name=name,
            )
        if name in self.written:
            raise InputError("{file}: another of these files became {name}; rename one of them", file=shown, name=name)
        if held is None or held == data:
            return False
        if not self.replace:
            raise InputError(
                "{file}: {name} is there already and differs; --replace puts this one in its place",
                file=shown,
                name=name,
            )
        return True

    def _say(self, file: str, job: Job, made: Converted, plan: _Plan) -> None:
        """Note what corpus.toml is to say of a document: a new block, or changes to the one it has."""
        own = _own(job.source, self.today)
        said = self.said.get(file)
        if said is None:
            self.said[file] = plan.added[file] = {**made.facts, **own}
            return
        held = self._held(f"{ORIGINALS}/{job.source.name}") or self._held(file)
        before = convert(Task(job.source.name, held, job.source.given)) if held else None
        facts = dict(before.facts) if isinstance(before, Converted) else {}
        if "retrieved" in said:
            facts["retrieved"] = said["retrieved"]
        plan.changes.append(Change(list(self.said).index(file), facts, {**made.facts, **own}))

    def _write(self, plan: _Plan) -> None:
        """Write a plan as one."""
        if not plan.files:
            return
        data = self.data
        if plan.changes:
            data = blocks.revised(data, manifest.read(data, self._toml).toml, plan.changes)
        data = blocks.appended(data, [blocks.block(file, facts) for file, facts in plan.added.items()])
        if plan.changes or not self._checked:
            manifest.read(data, self._toml)  # before it is written
        journal.write(self.root, plan.files | ({manifest.NAME: data} if data != self.data else {}))
        self._checked = True
        if plan.changes:
            self._know(data)
        self.data = data
        for file in plan.files:
            if file in self.said:
                self._remember(file, manifest.original(self.said[file]))


def _own(source: Source, today: str) -> dict[str, Any]:
    """What a block says that no text tells: what came along, the original, the day."""
    name = PurePosixPath(source.name).name
    said: dict[str, Any] = {**source.given, "retrieved": source.given.get("retrieved", today)}
    if said.get("source", name) == name:
        return {**said, "source": name}
    return {**said, "original": name}


def _same_in(plan: _Plan, data: bytes) -> str:
    """The text that is about to be made of the same bytes."""
    names = (name for name, held in plan.files.items() if name.startswith(f"{ORIGINALS}/") and held == data)
    original = next(names, "")
    if not original:
        return ""
    return list(plan.files)[list(plan.files).index(original) + 1]
