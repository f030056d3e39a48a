# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What every lint shares: which files there are, C text without comments, one way to report."""

import pathlib
import re
import subprocess
import sys

SKIPPED = re.compile(r'^(\.git|build[^/]*|out[^/]*|__pycache__)$')


class Report:
    """Collects faults and prints them as file:line: message."""

    def __init__(self):
        self.faults = []
        self.notes = []

    def fault(self, path, line, message):
        self.faults.append((str(path), line, message))

    def note(self, path, line, message):
        """Something to look at that does not refuse the tree."""
        self.notes.append((str(path), line, message))

    def finish(self):
        for kind, found in (('', sorted(self.faults)), ('note: ', sorted(self.notes))):
            for path, line, message in found:
                print(f'{path}:{line}: {kind}{message}')
        if self.notes:
            print(f'{len(self.notes)} notes')
        return 1 if self.faults else 0


def walk(folder, top):
    for entry in sorted(folder.iterdir()):
        if entry.name == '.git' or entry.name == '__pycache__' or (top and SKIPPED.match(entry.name)):
            continue
        if entry.is_symlink() or entry.is_file():
            yield entry
        elif entry.is_dir():
            yield from walk(entry, False)


class Tree:
    """A source tree: git's list of files where there is one, else what lies in the folders."""

    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        self.cache = {}
        names = self.from_git() or [f.relative_to(self.root).as_posix() for f in walk(self.root, True)]
        self.names = sorted(n for n in names if (self.root / n).is_file())

    def from_git(self):
        if not (self.root / '.git').exists():
            return None
        try:
            done = subprocess.run(['git', '-C', str(self.root), 'ls-files', '-z', '-co', '--exclude-standard'],
                                  capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            return None
        return [n for n in done.stdout.decode('utf-8').split('\0') if n]

    def under(self, folder, *endings):
        """Names below a folder ('' for all) that end in one of the endings."""
        start = folder + '/' if folder else ''
        return [n for n in self.names if n.startswith(start) and (not endings or n.endswith(endings))]

    def c_files(self, *folders):
        found = []
        for folder in folders or ('include', 'sim', 'ui', 'tests'):
            found += self.under(folder, '.c', '.h')
        return found

    def text(self, name):
        if name not in self.cache:
            data = (self.root / name).read_bytes()
            self.cache[name] = None if b'\0' in data else data.decode('utf-8', 'replace')
        return self.cache[name]


TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
DIRECTIVE = re.compile(r'^[ \t]*#(?:[^\n\\]|\\\n|\\.)*', re.M)


def blank(match):
    return re.sub(r'[^\n]', ' ', match.group(0))


def without_comments(text):
    """The text with comments and the inside of strings blanked; lines and columns stay."""

    def replace(match):
        found = match.group(0)
        if found[0] in '"\'':
            return found[0] + re.sub(r'[^\n]', '.', found[1:-1]) + found[-1]
        return blank(match)

    return TOKEN.sub(replace, text)


def code_only(text):
    """The text without comments, strings and preprocessor lines."""
    return DIRECTIVE.sub(blank, without_comments(text))


def strings(text):
    """The inside of every string literal."""
    for match in TOKEN.finditer(text):
        if match.group(0)[0] == '"':
            yield match.group(0)[1:-1]


def comments(text):
    for match in TOKEN.finditer(text):
        if match.group(0)[0] == '/':
            yield line_of(text, match.start()), match.group(0)


INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.M)


def includes(text):
    """(line, '<' or '"', path) of every #include outside comments."""
    bare = re.sub(r'/\*.*?\*/', blank, text, flags=re.S)
    for match in INCLUDE.finditer(bare):
        yield line_of(bare, match.start()), match.group(1), match.group(2)


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def main(check):
    """Runs check (tree, report) on the tree named on the command line."""
    if len(sys.argv) != 2:
        print(f'usage: {sys.argv[0]} ROOT', file=sys.stderr)
        sys.exit(2)
    report = Report()
    check(Tree(sys.argv[1]), report)
    sys.exit(report.finish())
