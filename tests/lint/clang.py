# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""The second compiler's warnings, without waiting for its build: every file read by clang as gcc was told to."""

import concurrent.futures
import json
import pathlib
import shlex
import shutil
import subprocess
import sys

PARTS = 2
SKIP = 77  # meson's exit status for a test that could not be run


def arguments(command):
    """What the compiler was told, without its name and without what to write where."""
    words, kept = shlex.split(command)[1:], []
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
    build = pathlib.Path(sys.argv[1])
    entries = json.loads((build / 'compile_commands.json').read_text(encoding='utf-8'))
    with concurrent.futures.ThreadPoolExecutor(PARTS) as pool:
        answers = [answer for answer in pool.map(lambda entry: read(program, entry), entries) if answer]
    print(''.join(answers))
    return 1 if answers else 0


if __name__ == '__main__':
    sys.exit(main())
