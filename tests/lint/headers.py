# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Every header compiles alone, with nothing included before it. The build shows that for each that a file includes first; the others
are compiled here."""

import concurrent.futures
import re
import subprocess
import sys

import source

PARTS = 2
INCLUDE = re.compile(r'^#\s*include\s*["<]([^">]+)[">]', re.M)
PACKAGES = ['gio-2.0', 'gsl', 'libxml-2.0', 'sqlite3', 'pangocairo']


def compile_alone(tree, compiler, flags, name):
    command = compiler + ['-std=c17', '-D_DEFAULT_SOURCE', '-fsyntax-only', '-Wall', '-Wextra', '-Wno-unused-parameter',
                          '-Werror', '-xc', '-'] + flags
    text = f'#include "{tree.root / name}"\n'
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=tree.root)
    return done.stderr if done.returncode else ''


def first_included(tree):
    """The headers that are the first include of some file, as those write them."""
    first = set()
    for name in tree.under('include', '.c') + tree.under('sim', '.c') + tree.under('ui', '.c'):
        found = INCLUDE.search(tree.text(name))
        if found:
            first.add(found.group(1))
    return first


def main():
    tree = source.Tree(sys.argv[1])
    compiler = sys.argv[2:] or ['cc']
    flags = [f'-I{tree.root / f}' for f in ('include', 'sim', 'ui', 'tests')]
    flags += subprocess.run(['pkg-config', '--cflags'] + PACKAGES, capture_output=True, text=True,
                            check=True).stdout.split()
    names = tree.under('include', '.h') + tree.under('sim', '.h') + tree.under('ui', '.h')
    first = first_included(tree)
    names = [n for n in names if n.split('/', 1)[1] not in first]
    with concurrent.futures.ThreadPoolExecutor(PARTS) as pool:
        answers = list(pool.map(lambda n: compile_alone(tree, compiler, flags, n), names))
    for name, answer in zip(names, answers):
        if answer:
            print(f'{name}:1: does not compile alone\n{answer}')
    return 1 if any(answers) else 0


if __name__ == '__main__':
    sys.exit(main())
