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
# By language: what is typed in translations, and what is meant: French signs stand behind a blank that does not break.
# catalogues.py --signs [FILE.po...] goes over catalogues alone, all of the tree if none is named.
SIGNS = {'fr': [(re.compile(r'(?<=[^\s"]) (?=[:»](?=[\s"]|$|[.,;)]))'), '\u00a0'), (re.compile(r'(?<=[^\s"]) (?=[;?!](?=[\s"]|$))'), '\u202f'),
                (re.compile('« '), '«\u00a0'), (re.compile(r"(?<=[A-Za-zÀ-ÿ])'(?=[a-zà-ÿ])"), '’')]}
DATE = re.compile(r'^"POT-Creation-Date: .*\n', re.M)


def catalogues():
    return sorted((SOURCE / 'po').glob('**/*.po'))


def signs(paths):
    """Sets the signs of translations, line by line; nothing else of a catalogue is touched."""
    for path in paths:
        text = path.read_text(encoding='utf-8')
        language = re.search(r'^"Language: (\w+)', text, re.M)
        rules = SIGNS.get(language.group(1), []) if language else []
        rows, is_said = text.split('\n'), False
        for i, row in enumerate(rows):
            is_said = row.startswith('msgstr') or is_said and row.startswith('"')
            for pattern, sign in rules if is_said else []:
                rows[i] = pattern.sub(sign, rows[i])
        if rules:
            path.write_text('\n'.join(rows), encoding='utf-8')
            subprocess.run(['msgcat', path, '-o', path], check=True)


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
    signs(catalogues())


if __name__ == '__main__':
    if len(sys.argv) > 1 and sys.argv[1] == '--signs':
        sys.exit(signs([pathlib.Path(name) for name in sys.argv[2:]] or catalogues()))
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    update(pathlib.Path(sys.argv[1]).resolve())
