"""Bytes -> a complete tree beside the old one, then one atomic switch. Readers see the whole old or the whole new site."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from sitegen.errors import SitegenError, WriteError
from sitegen.model import Text
from sitegen.stages.manifest import MANIFEST
from sitegen.stages.spare import UNFINISHED, clear, files_of, follow, remove
from sitegen.stages.swap import exchange, sync
from sitegen.stamps import Stamps

__all__ = ["MANIFEST", "Stage", "all_or_nothing", "plainly", "sync"]

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class Stage:
    """A new output tree under construction, on the same file system as the output it will replace."""

    def __init__(self, output: Path, *, spare: bool = False, known: Callable[[Path], Stamps | None] = lambda output: None) -> None:
        """`spare`: the tree before the last one may stay, to be written over where it differs. `known`: of an output and its spare tree, where
        both hold the very same files and nobody has touched them."""
        self.output, self._spare = output, spare
        self.folder = output.parent / f".{output.name}.sitegen-new"
        self._made: set[str] = set()
        self._switched = self._replaces = self._keeps = False
        self._paths: Collection[str] = ()
        """Of all its files, when it is complete."""
        self._look = known
        self._known: Stamps | None = None
        """Of the output and the stage, where both hold the very same files."""
        self._at: dict[str, int] = {}
        """Where the numbers of each of these files begin."""
        self._same: set[str] = set()
        """Those that were taken over."""
        self.left = False
        """What had to go is still there: the disk refused. The next build tries again."""
        self._closed = False
        """The umask takes rights from readers."""

        self._old: dict[str, int] = {}
        """Files of the tree that the stage begins with: path -> inode."""

    def begin(self) -> None:
        """Make a stage, empty or with the spare tree in it; what a killed build left there goes first."""
        with plainly(self.output):
            if self.output.is_symlink() or (self.output.exists() and not self._is_ours()):
                raise SitegenError(
                    Text(f"输出目录 {self.output.name} 里有不是 sitegen 生成的内容，拒绝覆盖", f"{self.output.name} holds files that sitegen did not make"),
                    Text("换一个 --output 目录，或先把其中的内容移走", "choose another --output, or move its contents away first"))
            if (self.folder / UNFINISHED).exists() or (found := self._look(self.output)) is None:
                self._old = (self._spare and files_of(self.folder)) or {}
            else:
                self._known, names, numbers = found, found.files.names, found.files.numbers
                self._at = {path: 3 * at for at, path in enumerate(names)}
                self._old = dict(zip(names, numbers[::3], strict=True))
            if not self._old:
                shutil.rmtree(self.folder, ignore_errors=True)
                self.folder.mkdir(parents=True, exist_ok=True)
            if self._spare:
                (self.folder / UNFINISHED).touch()
            self._closed = bool(stat.S_IMODE(self.folder.stat().st_mode) & 0o055 != 0o055)
            if self._closed:
                self.folder.chmod(0o755)

    def _is_ours(self) -> bool:
        return (self.output / MANIFEST).is_file() or (self.output / ".sitegen-internal").is_file() or (
            self.output.is_dir() and not any(self.output.iterdir()))

    def put(self, path: str, data: bytes) -> str:
        """Write one new file; returns its sha256."""
        try:
            handle = self._opened(path)
            try:
                if self._closed:    # a web server must be able to read what is published, whatever the umask
                    os.fchmod(handle, 0o644)
                done = os.write(handle, data)
                while done < len(data):
                    done += os.write(handle, memoryview(data)[done:])
            finally:
                os.close(handle)
        except OSError as error:
            raise _refused(self.output, error) from None
        return sha256(data).hexdigest()

    def _opened(self, path: str) -> int:
        """A new file: never the old one written over, for the published tree may hold the very same."""
        place, folder = f"{self.folder}/{path}", path.rpartition("/")[0]
        if path in self._old:
            with suppress(FileNotFoundError):
                os.unlink(place)
        try:
            if folder not in self._made:
                self._make(folder)
            return os.open(place, _NEW, 0o644)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, FileExistsError):
            if not self._old:
                raise
            clear(self.folder, path)  # the old tree has something else there
            self._made.clear()
            self._make(folder)
            return os.open(place, _NEW, 0o644)

    def link(self, path: str, mark: tuple[int, int, int]) -> bool:
        """Take a file over from the output, where it still is what was written there: `mark` is (inode, size, time of the last
        change in ns). False where it is not, or cannot be taken, and must be written anew."""
        if self._known and (at := self._at.get(path, -1)) >= 0 and tuple(self._known.files.numbers[at : at + 3]) == mark:
            self._same.add(path)
            return True
        new, old = f"{self.folder}/{path}", f"{self.output}/{path}"
        try:
            found = os.lstat(old)
            if (found.st_ino, found.st_size, found.st_mtime_ns) != mark:
                return False
            if path in self._old:
                if self._old[path] == found.st_ino:
                    return True
                os.unlink(new)
            elif (folder := path.rpartition("/")[0]) not in self._made:
                self._make(folder)
            os.link(old, new, follow_symlinks=False)
        except OSError:
            return False
        return True

    def complete(self, paths: Collection[str]) -> None:
        """All of the tree is there: what the old one had beside these files goes."""
        if self._spare:
            with plainly(self.output):
                remove(self.folder, self._old.keys() - paths)
                (self.folder / UNFINISHED).unlink()
        self._paths = paths

    def drop(self, path: str) -> None:
        """Take a file back out."""
        self._same.discard(path)
        with plainly(self.output):
            os.unlink(f"{self.folder}/{path}")

    def read(self, path: str) -> bytes:
        """A file written before."""
        with plainly(self.output):
            return (self.folder / path).read_bytes()

    def _make(self, folder: str) -> None:
        """A folder and those above it, open to readers whatever the umask."""
        if folder in self._made or not folder:
            return
        self._make(folder.rpartition("/")[0])
        place = f"{self.folder}/{folder}"
        try:
            os.mkdir(place)
        except FileExistsError:     # another worker was first
            if not os.path.isdir(place):
                raise
        if self._closed:
            os.chmod(place, 0o755)
        self._made.add(folder)

    def discard(self) -> None:
        """Remove the stage; but the tree that was replaced stays for the next build where it holds what the new one holds: what
        was taken down shall not lie about."""
        if not (self._switched and self._keeps):
            shutil.rmtree(self.folder, ignore_errors=True)
            self.left = self.folder.exists()

    def settle(self) -> None:
        """Make the new tree durable, with one sync; not for one that nobody misses after a power cut, such as the preview."""
        with plainly(self.output):
            sync(self.folder)

    def switch(self) -> None:
        """Put it in the output's place in one step; the old tree is in the stage then. Not to be interrupted: see `too_late`."""
        with plainly(self.output):
            self._replaces = self.output.exists()
            if self._replaces:
                exchange(self.folder, self.output)
            else:
                os.rename(self.folder, self.output)
            self._switched = True

    def follow(self) -> None:
        """After the switch: the tree that was replaced becomes the same files as the new one, at a cost of what differs, and nothing that
        it alone held is left on the disk. Where that fails, `discard` removes it whole."""
        self._keeps = False
        if self._spare and self._replaces:
            with suppress(OSError):
                follow(self.folder, self.output, self._changed if self._known else None)
                self._keeps = True

    def stamps(self, root: Path) -> Stamps:
        """What both trees look like then. OSError where somebody else was faster."""
        if self._known and self._keeps:
            return self._known.after(root, self.folder, self._changed, [path for path in self._changed if path in self._paths])
        return Stamps.of(root, self.output, [*self._paths], self.folder if self._keeps else None)

    @cached_property
    def _changed(self) -> set[str]:
        """Files that are not what they were, or are no more."""
        return (self._at.keys() | self._paths) - self._same.intersection(self._paths)

    def back(self) -> None:
        """Undo the switch, if there was one."""
        if self._switched:
            if self._replaces:
                exchange(self.folder, self.output)
            else:
                os.rename(self.output, self.folder)
            self._switched = False


@contextmanager
def all_or_nothing(*stages: Stage) -> Iterator[None]:
    """Around switches and the commit of the record: when one of them fails, every output is what it was."""
    try:
        yield
    except BaseException:
        for stage in stages:
            stage.back()
        raise


@contextmanager
def plainly(target: Path) -> Iterator[None]:
    """Say what the disk refused; the published tree is untouched whenever this is raised."""
    try:
        yield
    except OSError as error:
        raise _refused(target, error) from None


def _refused(target: Path, error: OSError) -> WriteError:
    reason = {errno.ENOSPC: Text("磁盘已满", "the disk is full"), errno.EROFS: Text("磁盘只读", "the disk is read-only"),
              errno.EACCES: Text("没有写权限", "no permission to write"), errno.EDQUOT: Text("磁盘配额已满", "the quota is used up"),
              }.get(error.errno or 0, Text(error.strerror or str(error), error.strerror or str(error)))
    return WriteError(Text(f"无法写入输出 {target.name}：{reason.zh}；已发布的内容保持不变",
                           f"cannot write {target.name}: {reason.en}; what is published stands unchanged"),
                      Text("腾出空间或修正目录权限后重新构建", "make room or mend the folder's permissions, then build again"))
