# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Every header compiles alone, with nothing included before it."""

import concurrent.futures
import subprocess
import sys

import source

PARTS = 2
PACKAGES = ['gio-2.0', 'gsl', 'libxml-2.0', 'sqlite3', 'pangocairo']


def compile_alone(tree, compiler, flags, name):
    command = compiler + ['-std=c17', '-D_DEFAULT_SOURCE', '-fsyntax-only', '-Wall', '-Wextra', '-Wno-unused-parameter',
                          '-Werror', '-xc', '-'] + flags
    text = f'#include "{tree.root / name}"\n'
    done = subprocess.run(command, input=text, capture_output=True, text=True, cwd=tree.root)
    return done.stderr if done.returncode else ''


def main():
    tree = source.Tree(sys.argv[1])
    compiler = sys.argv[2:] or ['cc']
    flags = [f'-I{tree.root / f}' for f in ('include', 'sim', 'ui', 'tests')]
    flags += subprocess.run(['pkg-config', '--cflags'] + PACKAGES, capture_output=True, text=True,
                            check=True).stdout.split()
    names = tree.under('include', '.h') + tree.under('sim', '.h') + tree.under('ui', '.h')
    with concurrent.futures.ThreadPoolExecutor(PARTS) as pool:
        answers = list(pool.map(lambda n: compile_alone(tree, compiler, flags, n), names))
    for name, answer in zip(names, answers):
        if answer:
            print(f'{name}:1: does not compile alone\n{answer}')
    return 1 if any(answers) else 0


if __name__ == '__main__':
    sys.exit(main())
