#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Finds in sim/output/ the measures that runs tell, and writes their names for translators. Usage:

    measures.py FILE            writes po/terms/measures.h anew
    measures.py FILE --check    fails when the file is not what sim/output/ says

A measure that ui/report/report_measure.c has words for is left out: it is said by them. Of the others the window makes
its name from what stands behind the point; an ending that tells of a quantile is translated for all of them at once.
Of their units the day is another sign in some languages."""

import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
NAME = re.compile(r'"([A-Za-z0-9]+\.[a-z0-9][-a-z0-9]*)"')
ENDING = re.compile(r'-(?:median|mean|p90|p95)$')
UNSEEN = {'example': 'the example for authors is in no list of outputs'}


def read(name):
    return (SOURCE / name).read_text(encoding='utf-8')


def services():
    """Measures of lifelines end in them, and are made from a sentence with the service in it."""
    found = re.search(r'tbr_lifeline_names.*?\{(.*?)\}', read('sim/world/lifeline_names.c'), re.S)
    return re.findall(r'"([a-z]+)"', found.group(1))


def measures():
    names = set()
    for path in sorted((SOURCE / 'sim/output').glob('**/*.c')):
        names.update(NAME.findall(path.read_text(encoding='utf-8')))
    return sorted(n for n in names if not n.endswith('-')) + [f'lifeline.{s}' for s in services()]


def write():
    said = set(re.findall(r'\{ "([A-Za-z0-9.-]+)",(?: \.title| \.figure)', read('ui/report/report_measure.c')))
    lines = ['/* SPDX-License-Identifier: GPL-3.0-or-later */', '/* Copyright 2026 The tabard authors */',
             '/* Names of measures that runs tell, for translators alone: written by assets/build/measures.py,',
             '   compiled by nobody. */']
    # what the other lists have is translated there
    done = set(re.findall(r'N_ \("(.*)"\)', read('po/words.h') + read('po/terms/terms.h')))
    for name in measures():
        group, point, plain = name.partition('.')
        plain = ENDING.sub('', plain).replace('-', ' ')
        if name in said or group in UNSEEN or plain in done:
            continue
        done.add(plain)
        lines += [f'/* translators: {name} */', f'N_ ("{plain}")']
    lines += ['/* translators: the sign of days behind a number, "3 d" */', 'N_ ("d")']
    return '\n'.join(lines + [''])


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    path = pathlib.Path(sys.argv[1])
    if len(sys.argv) == 2:
        path.write_text(write(), encoding='utf-8')
    elif path.read_text(encoding='utf-8') != write():
        sys.exit(f'{path} is not what sim/output/ says: python3 assets/build/measures.py {path}')


if __name__ == '__main__':
    main()
