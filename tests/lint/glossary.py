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


def meant(rows, english, known):
    """Rows that this English is about, and those of words that no text has. @known: what was found, the same in each language."""
    if english not in known:
        known[english] = [(term, cells) for _, term, cells in rows
                      if not ('but' in cells and cells['but'].search(english)) and ('english' not in cells or cells['english'].search(english))]
    return known[english]


def check_texts(report, name, language, entries, rows, known):
    """@entries: line, fuzzy, parts of a message by keyword."""
    for line, _, parts in entries:
        english = CODE.sub('', parts['msgid'])
        said = [v for k, v in parts.items() if k.startswith('msgstr') and v]
        for term, cells in meant(rows, english, known) if said else []:
            wanted = cells.get(language)
            found = [wanted.search(text) for text in said] if wanted else []
            if 'english' in cells and not all(found):
                report.fault(name, line, f'"{parts["msgid"]}": "{term}" has another word: {NAME}')
            elif 'english' not in cells and any(found):
                report.fault(name, line, f'"{parts["msgid"]}": "{next(f for f in found if f).group()}" is not used: {NAME}')


def check(tree, report, catalogues):
    """Catalogues, as (name, language, entries), against the list; a language that has no column yet is free."""
    rows, known = read(tree, report) if NAME in tree.names else [], {}
    for name, language, entries in catalogues:
        check_texts(report, name, language, entries, rows, known)
