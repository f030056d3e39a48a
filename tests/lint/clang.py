# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""The second compiler's warnings, without waiting for its build: every file read by clang as gcc was told to. Usage:
clang.py ROOT BUILD [NAME...]: only files with one of these in their name"""

import concurrent.futures
import hashlib
import json
import pathlib
import shlex
import shutil
import subprocess
import sys

import source

PARTS = 2
SKIP = 77  # meson's exit status for a test that could not be run


class Closure:
    """A file's text with that of all headers of the tree that it includes, as one hash."""

    def __init__(self, root):
        self.folders = [root / name for name in ('include', 'sim', 'ui', 'tests')]
        self.known = {}

    def direct(self, path):
        """(text, headers of the tree) of one file."""
        if path not in self.known:
            text = path.read_text(encoding='utf-8', errors='replace')
            found = []
            for _, _, name in source.includes(text):
                places = [folder / name for folder in [path.parent] + self.folders]
                found += [place.resolve() for place in places if place.is_file()][:1]
            self.known[path] = text, found
        return self.known[path]

    def hash(self, path, command):
        seen, waiting = set(), [path.resolve()]
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                waiting += self.direct(here)[1]
        whole = command + ''.join(f'\0{name}\0{self.direct(name)[0]}' for name in sorted(seen))
        return hashlib.sha256(whole.encode('utf-8')).hexdigest()


def arguments(command):
    """What the compiler was told, without its name and without what to write where."""
    words, kept = shlex.split(command), []
    words = words[2 if words[0].endswith('ccache') else 1:]
    while words:
        word = words.pop(0)
        if word in ('-o', '-MF', '-MQ'):
            words.pop(0)
        elif word not in ('-c', '-MD', '-g', '-Winvalid-pch', '-fsanitize=fuzzer-no-link'):
            kept.append(word)
    return kept


def read(program, entry):
    command = [program, '-fsyntax-only', '-Werror'] + arguments(entry['command'])
    done = subprocess.run(command, capture_output=True, text=True, cwd=entry['directory'], check=False)
    return done.stderr if done.returncode else ''


def main():
    program = shutil.which('clang-14')
    if program is None:
        print('clang-14 is not installed')
        return SKIP
    root, build = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    entries = json.loads((build / 'compile_commands.json').read_text(encoding='utf-8'))
    if len(sys.argv) > 3:
        entries = [entry for entry in entries if any(name in entry['file'] for name in sys.argv[3:])]
    # What was sound before and did not change is not read again.
    memory = build / ('clang-lint.json' if len(sys.argv) == 3 else 'clang-lint-part.json')
    sound = set(json.loads(memory.read_text(encoding='utf-8'))) if memory.exists() else set()
    closure = Closure(root)
    marks = [closure.hash(pathlib.Path(entry['directory']) / entry['file'], entry['command']) for entry in entries]
    waiting = [(mark, entry) for mark, entry in zip(marks, entries) if mark not in sound]
    with concurrent.futures.ThreadPoolExecutor(PARTS) as pool:
        answers = list(pool.map(lambda pair: read(program, pair[1]), waiting))
    sound.update(mark for (mark, _), answer in zip(waiting, answers) if not answer)
    memory.write_text(json.dumps(sorted(sound & set(marks))), encoding='utf-8')
    print(f'{len(waiting)} of {len(entries)} files read\n' + ''.join(answers))
    return 1 if any(answers) else 0


if __name__ == '__main__':
    sys.exit(main())
