# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""clang-format 14 decides about blanks; without that very version the check is skipped."""

import shutil
import subprocess
import sys

import source

SKIP = 77  # meson's exit status for a test that could not be run
PARTS = 2


def main():
    program = shutil.which('clang-format-14')
    if program is None:
        print('clang-format-14 is not installed')
        return SKIP
    tree = source.Tree(sys.argv[1])
    names = tree.c_files()
    running = [subprocess.Popen([program, '--dry-run', '--Werror'] + names[i::PARTS], cwd=tree.root,
                                stderr=subprocess.PIPE, text=True)
               for i in range(PARTS) if names[i::PARTS]]
    failed = 0
    for process in running:
        message = process.communicate()[1]
        if process.returncode != 0:
            failed = 1
            shown = [line for line in message.split('\n') if 'error:' in line]
            print('\n'.join(shown) or message)
    if failed:
        print('to repair: clang-format-14 -i FILE')
    return failed


if __name__ == '__main__':
    sys.exit(main())
