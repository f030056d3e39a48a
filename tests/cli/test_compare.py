# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What compare, effects and best tell is what the rows of kpi.csv say. Usage: test_compare.py TABARD"""

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


def check_common_luck(one, _):
    """The land burned answers whether asking at once helps, and the same luck saves at least five times the runs."""
    told = {(row[0], row[1]): row[-1] for row in json.loads(tabard('compare', one, '-m', 'K13.burned', '--json'))['rows']}
    factor = told[(2, 'K13.burned')]
    assert factor >= 5, f'the same luck saves {factor} times the runs only'
    assert f'{factor:.1f}' in tabard('compare', one, '-m', 'K13.burned'), 'the factor is not printed'


def check_words(one, other):
    told = tabard('compare', one)
    assert 'before: point 0, ask when-short, known 0.4\n' in told and 'point 3: ask at-once, known 1\n' in told, told
    told = tabard('compare', one, other)
    assert 'point 0: ask when-short, known 0.4\n' in told and 'point 3: ask at-once, known 0.8, before: ask at-once, known 1\n' in told, told


def check_nothing(one, other):
    """What differs in no pair is said in a sentence, not in a table without rows."""
    told = tabard('compare', one, '-m', 'K12.live-rescues')
    assert 'nothing differs: 3 figures of points were compared' in told and 'plus-minus' not in told, told


def analyse(rows):
    """Squares and degrees by source, of a table of replications by the four points of the design."""
    mean = statistics.mean(sum(rows, []))
    ask = [statistics.mean([row[i] for row in rows for i in pair]) for pair in ((0, 1), (2, 3))]
    known = [statistics.mean([row[i] for row in rows for i in pair]) for pair in ((0, 2), (1, 3))]
    cells = [statistics.mean(column) for column in zip(*rows)]
    n = len(rows)
    squares = {'luck': 4 * sum((statistics.mean(row) - mean) ** 2 for row in rows),
               'ask': 2 * n * sum((x - mean) ** 2 for x in ask), 'known': 2 * n * sum((x - mean) ** 2 for x in known),
               'ask x known': n * sum((cells[2 * i + j] - ask[i] - known[j] + mean) ** 2 for i in (0, 1) for j in (0, 1)),
               'all': sum((x - mean) ** 2 for row in rows for x in row)}
    squares['rest'] = squares['all'] - sum(squares[name] for name in ('luck', 'ask', 'known', 'ask x known'))
    return squares, {'luck': n - 1, 'ask': 1, 'known': 1, 'ask x known': 1, 'rest': 3 * (n - 1), 'all': 4 * n - 1}


def check_effect(told, rows):
    """One measure: what is told, by source, against its table."""
    squares, degrees = analyse(rows)
    for source, square in squares.items():
        assert math.isclose(told[source][0], square, rel_tol=1e-6, abs_tol=1e-9 * squares['all']), f'{source}: {told[source]}, not {square}'
        assert told[source][1] == degrees[source], f'{source}: {told[source][1]} degrees'
    if squares['rest'] > 1e-6 * squares['all']:
        f = squares['ask'] / (squares['rest'] / degrees['rest'])
        assert math.isclose(told['ask'][2], f, rel_tol=1e-4, abs_tol=1e-6), f'F {told["ask"][2]}, not {f}'


def check_effects(one, _):
    there = values(one)
    told = {}
    for measure, source, squares, _share, degrees, f, _p, _means in json.loads(tabard('effects', one, '--json'))['rows']:
        told.setdefault(measure, {})[source] = squares, degrees, f
    right = 0
    for measure in sorted({m for _, m in there}):
        points = [there.get((p, measure), {}) for p in range(4)]
        rows = [[point[r] for point in points] for r in range(6) if all(r in point for point in points)]
        if len(rows) < 2 or len({x for row in rows for x in row}) == 1:
            assert measure not in told, f'{measure} does not vary'
            continue
        check_effect(told[measure], rows)
        right += 1
    assert right == len(told) and right > 5, f'{right} measures, {len(told)} told'


def check_best(one, _):
    """Means and half-widths; six runs are too few to choose."""
    there = [values(one)[p, 'K08.unmet-need-hours'] for p in range(4)]
    told = json.loads(tabard('best', one, '-m', 'K08.unmet-need-hours', '--within', 1, '--smallest', '--json'))['rows']
    for point, (number, _label, mean, half, left) in enumerate(told):
        runs = [there[point][r] for r in range(6)]
        assert number == point and left == 'yes', 'six runs decide nothing'
        assert near(mean, statistics.mean(runs)) and near(half, STUDENT[5] * statistics.stdev(runs) / math.sqrt(6)), f'{mean} {half}'


def check_quantiles(one, _):
    """The value between order statistics and the ends of its interval, which are values of runs."""
    there = values(one)
    rows = json.loads(tabard('quantiles', one, '--share', '0.5', '--json'))['rows']
    assert len(rows) > 20, 'nothing to tell'
    for measure, _unit, point, runs, share, value, low, high in rows:
        own = sorted(there.get((point, measure), {}).values())
        assert runs == len(own) and share == 0.5
        if own:
            assert math.isclose(value, statistics.median(own), rel_tol=1e-9, abs_tol=1e-12), f'{measure} {value}'
        # of six runs the least and the most enclose the median with 1 - 2 / 2^6, 97 %
        assert (low, high) == (own[0], own[-1]) if len(own) == 6 else low is None or low in own, f'{measure}: {low} {high}'


SCREEN = f'''<experiment xmlns="urn:tabard:experiment:1" title="Screen" scenario="{SOURCE}/scenarios/sweden-2018" replications="2" until="4 d">
  <design method="morris" trajectories="3"/><factor name="known" path="meta.known" from="0.2" to="1"/>
  <factor name="late" path="meta.report-delay" from="0 h" to="12 h"/><keep measure="K"/>
</experiment>
'''


def points_of(folder):
    """By point: the numbers of the factors, in their order."""
    found = {}
    with open(folder / 'design.csv', newline='', encoding='utf-8') as file:
        for row in csv.DictReader(file):
            found.setdefault(int(row['point']), []).append(float(row['number']))
    return found


def means_of(folder, measure, n):
    there = values(folder)
    return [statistics.mean(there[point, measure].values()) for point in range(n)]


def check_morris(one, _):
    """Effects of the steps that the design made, worked out from its points and rows."""
    folder = one.parent / 'screen'
    study(folder, SCREEN)
    points = points_of(folder)
    told = {(row[0], row[2]): row[3:] for row in json.loads(tabard('effects', folder, '--json'))['rows']}
    assert len(points) == 9 and len(told) >= 6, f'{len(points)} points, {len(told)} rows'
    for measure in sorted({m for m, _ in told}):
        y = means_of(folder, measure, 9)
        effects = {'known': [], 'late': []}
        for a in (0, 1, 3, 4, 6, 7):
            steps = [(q - p) / width for p, q, width in zip(points[a], points[a + 1], (0.8, 12))]
            assert sum(step != 0 for step in steps) == 1, steps
            for name, step in zip(effects, steps):
                effects[name] += [(y[a + 1] - y[a]) / step] if step else []
        for name, own in effects.items():
            right = [statistics.mean(map(abs, own)), statistics.mean(own), statistics.stdev(own)]
            size, low, high, mean, deviation, n = told[measure, name]
            scale = max(map(abs, own)) + 1e-9
            assert n == 3 and low - 1e-9 * scale <= size <= high + 1e-9 * scale, told[measure, name]
            assert all(math.isclose(t, r, abs_tol=1e-6 * scale) for t, r in zip((size, mean, deviation), right)), f'{measure} {name}: {told[measure, name]}, not {right}'


def check_sobol(one, _):
    """Shares of the variance, by the published estimators, from the rows."""
    folder = one.parent / 'shares'
    study(folder, SCREEN.replace('method="morris" trajectories="3"', 'method="sobol-indices" points="4"').replace('="2" until="4 d"', '="1" until="7 d"'))
    told = {(row[0], row[1]): row[2:] for row in json.loads(tabard('effects', folder, '--json'))['rows']}
    assert len(told) >= 4, told
    for (measure, name), row in told.items():
        y = means_of(folder, measure, 16)
        a, b, mixed = y[0::4], y[1::4], y[2 + (name == 'late')::4]
        mean = statistics.mean(a + b)
        variance = statistics.pvariance(a + b)
        first = sum((yb - mean) * (ym - ya) for ya, yb, ym in zip(a, b, mixed)) / 4 / variance
        total = sum((ym - ya) ** 2 for ya, ym in zip(a, mixed)) / 8 / variance
        assert math.isclose(row[0], first, rel_tol=1e-6, abs_tol=1e-6) and math.isclose(row[3], total, rel_tol=1e-6, abs_tol=1e-6), f'{measure} {name}: {row}, not {first} {total}'
        assert row[6] == 4


CHECKS = [check_points, check_studies, check_measures, check_common_luck, check_words, check_nothing, check_effects, check_best, check_quantiles, check_morris, check_sobol]


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
