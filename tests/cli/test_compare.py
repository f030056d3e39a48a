# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What compare tells is what the pairs of kpi.csv say. Usage: test_compare.py TABARD"""

import csv
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

TABARD = os.path.abspath(sys.argv[1])
SOURCE = os.environ['TABARD_SOURCE']
ENVIRONMENT = dict(os.environ, TABARD_DATA=SOURCE, LC_ALL='C.UTF-8')
# Student's quantile at 97.5 % by degrees of freedom, from any table.
STUDENT = {1: 12.706205, 2: 4.302653, 3: 3.182446, 4: 2.776445, 5: 2.570582}

EXPERIMENT = f'''<experiment xmlns="urn:tabard:experiment:1" title="Short summers" scenario="{SOURCE}/scenarios/sweden-2018"
  replications="6" until="6 d">
  <factor name="ask" path="policies.ask.kind"><level value="when-short"/><level value="at-once"/></factor>
  <factor name="known" path="meta.known" from="0.4" to="1" steps="2"/>
  <keep measure="K"/>
</experiment>
'''
OTHER = EXPERIMENT.replace('to="1"', 'to="0.8"')


def tabard(*words):
    return subprocess.run([TABARD, *map(str, words)], env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True).stdout


def study(folder, text):
    experiment = folder.with_suffix('.xml')
    experiment.write_text(text, encoding='utf-8')
    tabard('batch', experiment, '--out', folder, '-q')


def values(folder):
    """By point and measure of the whole run: {replication: value}."""
    found = {}
    with open(folder / 'kpi.csv', newline='', encoding='utf-8') as file:
        for row in csv.DictReader(file):
            if row['scope'] == 'all' and row['value']:
                found.setdefault((int(row['point']), row['measure']), {})[int(row['replication'])] = float(row['value'])
    return found


def expect(before, after):
    """Pairs, both means, their difference, half its interval and the factor; None where nothing differs."""
    both = sorted(before.keys() & after.keys())
    a, b = [before[i] for i in both], [after[i] for i in both]
    more = [y - x for x, y in zip(a, b)]
    if not any(more):
        return None
    half = factor = None
    if len(more) > 1:
        half = STUDENT[len(more) - 1] * statistics.stdev(more) / math.sqrt(len(more))
        if statistics.variance(more) > 0:
            factor = (statistics.variance(a) + statistics.variance(b)) / statistics.variance(more)
    return [len(more), statistics.mean(a), statistics.mean(b), statistics.mean(more), half, factor]


def near(told, right):
    return told is None and right is None or None not in (told, right) and math.isclose(told, right, rel_tol=1e-6, abs_tol=1e-9)


def check(words, pairs):
    """@pairs: by point and measure, values before and after."""
    told = {(row[0], row[1]): row[3:] for row in json.loads(tabard('compare', *words, '--json'))['rows']}
    right = {key: row for key, (before, after) in pairs.items() if (row := expect(before, after))}
    assert told.keys() == right.keys(), told.keys() ^ right.keys()
    assert len(right) > 5, 'nothing to compare'
    for key, row in right.items():
        assert all(map(near, told[key], row)), f'{key}: {told[key]}, not {row}'


def check_points(one, _):
    there = values(one)
    check([one], {(p, m): (there.get((0, m), {}), v) for (p, m), v in there.items() if p > 0})


def check_studies(one, other):
    there, here = values(one), values(other)
    check([one, other], {key: (there.get(key, {}), v) for key, v in here.items()})


def check_measures(one, _):
    there = values(one)
    check([one, '-m', 'K04', '-m', 'K03.'], {(p, m): (there.get((0, m), {}), v) for (p, m), v in there.items()
                                             if p > 0 and m.startswith(('K04', 'K03.'))})


def check_words(one, other):
    told = tabard('compare', one)
    assert 'before: point 0, ask when-short, known 0.4\n' in told and 'point 3: ask at-once, known 1\n' in told, told
    told = tabard('compare', one, other)
    assert 'point 0: ask when-short, known 0.4\n' in told and 'point 3: ask at-once, known 0.8, before: ask at-once, known 1\n' in told, told


CHECKS = [check_points, check_studies, check_measures, check_words]


def main():
    print(f'1..{len(CHECKS)}')
    failed = False
    with tempfile.TemporaryDirectory() as name:
        one, other = pathlib.Path(name) / 'one', pathlib.Path(name) / 'other'
        study(one, EXPERIMENT)
        study(other, OTHER)
        for number, test in enumerate(CHECKS, start=1):
            words = test.__name__.replace('check_', '').replace('_', ' ')
            try:
                test(one, other)
                print(f'ok {number} - {words}', flush=True)
            except (AssertionError, OSError, subprocess.SubprocessError) as error:
                failed = True
                print(f'not ok {number} - {words}\n# ' + str(error).replace('\n', '\n# '), flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
