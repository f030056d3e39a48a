#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Brings new texts into the catalogues of all languages. Usage:

    catalogues.py BUILD    words.h, terms.h, measures.h and ui/report/fault_list.c are written anew, then po/*.po and po/terms/*.po are updated

BUILD is the folder of a build; ninja makes what is needed there. The date of the template is left out of the
catalogues: it changes with every text, so that any two branches would differ in it."""

import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
DATE = re.compile(r'^"POT-Creation-Date: .*\n', re.M)


def update(build):
    run = lambda *words: subprocess.run(words, cwd=SOURCE, check=True)
    run('ninja', '-C', build, 'sim/write_words', 'sim/write_terms')
    for program, target in (('write_words', 'po/words.h'), ('write_terms', 'po/terms/terms.h')):
        run(build / 'sim' / program, 'assets/map', 'scenarios', target)
    run(sys.executable, 'assets/build/measures.py', 'po/terms/measures.h')
    run(sys.executable, 'assets/build/faults.py', 'ui/report/fault_list.c')
    run('ninja', '-C', build, 'tabard-update-po', 'tabard-terms-update-po')
    for path in sorted((SOURCE / 'po').glob('**/*.po')):
        text = path.read_text(encoding='utf-8')
        path.write_text(DATE.sub('', text), encoding='utf-8')


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    update(pathlib.Path(sys.argv[1]).resolve())
