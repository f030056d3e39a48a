# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Whether the differences in a report are those of the runs, pair by pair: paired.py REPORT A B, with the
runs of the first in A0, A1, ... and those of the other in B0, B1, ..."""
import json
import math
import os
import re
import sys

STUDENT = {2: 12.7062, 3: 4.30265}  # quantile at 97.5 % with n - 1 degrees of freedom
TOLD = {'Deaths': 'K10.deaths', 'Injured not treated in time': 'harm.injured-untreated',
        'Nights without shelter': 'harm.without-shelter', 'Units sent abroad': 'K24.units-sent',
        'Days given abroad by people': 'K26.person-days', 'From arrival to work': 'K07.arrival-to-work'}


def values(name, number):
    with open(f'{name}{number}', encoding='utf-8') as file:
        rows = json.load(file)['result']['indicators']
    return {row['measure']: row['value'] for row in rows if row['scope'] == 'all'}


def plain(cell):
    """A number as people write it: rounded to two or three digits that count, or to ones."""
    return float(re.sub(r'[≈+()\s,\u202f]', '', cell).replace('−', '-'))


def main(report, first, other):
    n = 0
    while os.path.exists(f'{first}{n}'):
        n += 1
    pairs = [(values(first, i), values(other, i)) for i in range(n)]
    text = open(report, encoding='utf-8').read()
    text = text[text.rindex('Differences over'):]
    heading = text[:text.index('<')]
    rows = re.findall(r'<tr>(.*?)</tr>', text[:text.index('</table>')], re.S)
    found = 0
    for row in rows:
        cells = [re.sub(r'<[^>]*>', '', cell).strip() for cell in re.findall(r'<t[dh][^>]*>(.*?)</t[dh]>', row, re.S)]
        if cells[0] not in TOLD:
            continue
        found += 1
        differences = [a[TOLD[cells[0]]] - b[TOLD[cells[0]]] for a, b in pairs]
        mean = sum(differences) / n
        half = STUDENT[n] * math.sqrt(sum((d - mean) ** 2 for d in differences) / (n - 1) / n)
        own = sum(a[TOLD[cells[0]]] for a, _ in pairs) / n
        told_mean, told_half = (plain(part) for part in cells[2].split('±'))
        told_own = plain(cells[1].replace('\u202f', '').split(' ')[1])
        for told, true in (told_mean, mean), (told_half, half), (told_own, own):
            # below 1 two digits are written, from there on three
            assert abs(told - true) <= abs(true) * (0.006 if abs(true) >= 1 else 0.06) + 1e-5, (cells, told, true)
        assert cells[2].startswith('(') == (abs(mean) <= half), (cells, mean, half)
    assert found == len(TOLD), (found, rows)
    print(f'{heading}: all as they should be')


main(*sys.argv[1:])
