# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What border and layer tell is the difference of plain runs with the same luck. Usage: test_pairs.py TABARD"""

import concurrent.futures
import json
import math
import os
import statistics
import subprocess
import sys

TABARD = os.path.abspath(sys.argv[1])
ENVIRONMENT = dict(os.environ, TABARD_DATA=os.environ['TABARD_SOURCE'], LC_ALL='C.UTF-8')
# Student's 97.5 % quantile with one and two degrees of freedom (any table of the t distribution).
QUANTILE = {2: 12.7062, 3: 4.30265}
# One with which Polish units meet something at the border in the first two summers.
SEED = '2018'
# Rows that always stand in the answer.
ALWAYS = {'border': ('K10.deaths', 'border.order-to-work'), 'layer': ('K10.deaths',)}


def ask(*words):
    done = subprocess.run([TABARD, *words], env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def measures(scenario, settings, replication, removed, owner=None):
    """The measures of all in one plain run; with an owner the time from order to work is of its units alone."""
    words = [word for setting in [*settings, f'meta.remove={removed}'] for word in ('--set', setting)]
    result = ask('run', scenario, '-q', '--json', '--seed', SEED, '-r', str(replication), *words)['result']
    def is_told(i):
        return i['key'] == owner if owner and i['measure'] == 'border.order-to-work' else i['scope'] == 'all'
    return {i['measure']: i['value'] for i in result['indicators'] if is_told(i) and i['value'] is not None}


def is_near(a, b):
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)


def compare(row, there, gone):
    """What of a row of the answer differs from plain runs, or None. @there, @gone: the measures of each run."""
    name = row['measure']
    pairs = [(a[name], b[name]) for a, b in zip(there, gone) if name in a and name in b]
    differences = [row['sign'] * (a - b) for a, b in pairs]
    if row['pairs'] != len(pairs):
        return f'{name}: {row["pairs"]} pairs, not {len(pairs)}'
    if not is_near(row['with'], statistics.fmean(a[name] for a in there if name in a)):
        return f'{name}: with {row["with"]}'
    if not is_near(row['without'], statistics.fmean(b[name] for b in gone if name in b)):
        return f'{name}: without {row["without"]}'
    if not is_near(row['difference'], statistics.fmean(differences)):
        return f'{name}: {row["difference"]}, not {statistics.fmean(differences)}'
    half = QUANTILE[len(pairs)] * statistics.stdev(differences) / len(pairs) ** 0.5 if len(pairs) > 1 else None
    if half is not None and not math.isclose(row['plus-minus'], half, rel_tol=1e-5, abs_tol=1e-9):
        return f'{name}: plus-minus {row["plus-minus"]}, not {half}'
    return None


def read(verb, answer, layer):
    """The rows of an answer that speak of a layer (None: of an obstacle)."""
    names = [column['name'] for column in answer['columns']]
    for values in answer['rows']:
        row = dict(zip(names, values))
        row['difference'], row['sign'] = (row['cost'], 1) if verb == 'border' else (row['saved'], -1)
        if row.get('layer') == layer:
            yield row


def faults(verb, scenario, settings, pairs, options, removals):
    """@removals: by layer (None: the obstacle), what is removed."""
    words = [word for setting in settings for word in ('--set', setting)]
    owner = options[options.index('--owner') + 1] if '--owner' in options and verb == 'border' else None
    answer = ask(verb, scenario, '-q', '--json', '--seed', SEED, '-r', str(pairs), *options, *words)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        def play(removed):
            return list(workers.map(lambda i: measures(scenario, settings, i, removed, owner), range(pairs)))
        there = play('')
        differs = False
        for layer, removed in removals.items():
            rows = list(read(verb, answer, layer))
            gone = play(removed)
            missing = [name for name in ALWAYS[verb] if name not in [row['measure'] for row in rows]]
            yield from [f'{layer or "obstacle"}: no row {name}' for name in missing]
            yield from [f'{layer or "obstacle"}: {fault}' for row in rows if (fault := compare(row, there, gone))]
            differs |= any(row['difference'] != 0 for row in rows)
    if not differs:
        yield 'nothing differs'


def main():
    cases = [('border', 'sweden-2018', ['meta.duration=10 d'], 3, ['--obstacle', 'radio'], {None: 'radio'}),
             ('border', 'sweden-2018', ['meta.duration=15 d'], 2, ['--owner', 'PL', '--host', 'SE'], {None: 'all:PL:SE'}),
             ('layer', 'balkans-2014', [], 3, ['--layer', 'pool'], {'pool': 'pool'}),
             ('layer', 'balkans-2014', [], 2, ['--layer', 'pool', '--owner', 'DE', '--host', 'RS'], {'pool': 'pool:DE:RS'}),
             ('layer', 'two-augusts', [], 2, [], {'bilateral': 'bilateral', 'pool': 'pool', 'rescEU': 'rescEU'})]
    failed = 0
    print(f'1..{len(cases)}', flush=True)
    for i, case in enumerate(cases, 1):
        found = list(faults(*case))
        failed += bool(found)
        print('not ok' if found else 'ok', i, '-', f'{" ".join((case[0], case[1], *case[4]))} is what {case[3]} pairs of runs differ by', flush=True)
        for fault in found:
            print('#', fault, flush=True)
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
