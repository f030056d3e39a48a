# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""One thing has one word: what English calls by a term of the trade has its word in every catalogue (po/glossary.csv)."""

import csv
import re

NAME = 'po/glossary.csv'
# what is said between these is for programs: <objective>, `services`
CODE = re.compile(r'<[^<>]*>|`[^`]*`')


def read(tree, report):
    """Rows of the list: line, term, pattern of the English, patterns by language, pattern of what is not meant."""
    lines = [(n, row) for n, row in enumerate(tree.text(NAME).split('\n'), 1) if row and not row.startswith('#')]
    rows = []
    for n, row in zip([n for n, _ in lines][1:], csv.DictReader([row for _, row in lines])):
        if None in row or None in row.values():
            report.fault(NAME, n, 'has more or fewer cells than the first row')
            continue
        cells = {k: re.compile(v, re.I) for k, v in row.items() if k != 'term' and v}
        rows.append((n, row['term'], cells))
    return rows


def check_texts(report, name, language, entries, rows):
    """@entries: line, fuzzy, parts of a message by keyword."""
    for line, _, parts in entries:
        english = CODE.sub('', parts['msgid'])
        for key, said in parts.items():
            if not key.startswith('msgstr') or not said:
                continue
            for _, term, cells in rows:
                wanted = cells.get(language)
                if wanted is None or 'but' in cells and cells['but'].search(english):
                    continue
                found = wanted.search(said)
                if 'english' not in cells and found:
                    report.fault(name, line, f'"{parts["msgid"]}": "{found.group()}" is not used: {NAME}')
                elif 'english' in cells and cells['english'].search(english) and not found:
                    report.fault(name, line, f'"{parts["msgid"]}": "{term}" has another word: {NAME}')


def check(tree, report, name, language, entries):
    """A catalogue against the list; a language that has no column yet is free."""
    if NAME in tree.names:
        check_texts(report, name, language, entries, read(tree, report))
