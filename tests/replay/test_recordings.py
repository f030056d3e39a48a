# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Records runs with orders and replays them. Usage: test_recordings.py TABARD"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
TABARD = os.path.abspath(sys.argv[1])
ENVIRONMENT = dict(os.environ, TABARD_DATA=str(HERE.parent.parent), LC_ALL='C.UTF-8')
LENGTH = '10d'
HALF = '4d'


def tabard(*words):
    done = subprocess.run([TABARD, *map(str, words)], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f'tabard {" ".join(map(str, words))}: exit {done.returncode}: {done.stderr.strip()}')
    return done.stdout


def digest(text):
    return re.search(r'digest ([0-9a-f]{16})', text).group(1)


def run(*more):
    return digest(tabard('run', 'sweden-2018', '-q', '--until', LENGTH, *more))


def recall_order(home):
    """An order that recalls a unit an hour into work that lasts longer."""
    run('--out', home / 'plain')
    begun = {}
    for line in (home / 'plain' / 'trace.txt').read_text(encoding='utf-8').splitlines():
        words = re.match(r'(\S+)T(\d\d)(\S+) (unit-working|unit-worked) unit=(\S+)', line)
        if words is None:
            continue
        day, hour, rest, kind, unit = words.groups()
        if kind == 'unit-working' and int(hour) < 12:
            begun[unit] = (day, int(hour), rest)
        elif unit in begun and (begun[unit][0], begun[unit][1] + 4) < (day, int(hour)):
            day, hour, rest = begun[unit]
            return f"{day}T{hour + 1:02}{rest} planner recall-unit unit={unit} reason='needed at home'\n"
        else:
            begun.pop(unit, None)
    raise AssertionError('no unit works for four hours')


def check_case(log, home):
    """Straight, replayed, from half-way, replayed from half-way. Returns: the digest"""
    straight = run('--commands', log, '--out', home / 'a')
    replayed = digest(tabard('replay', home / 'a' / 'recording.log', '--check'))
    tabard('run', 'sweden-2018', '-q', '--commands', log, '--until', HALF, '--save', home / 'half.run')
    late = home / 'late.orders'
    marks = (home / 'a' / 'recording.log').read_text(encoding='utf-8').splitlines()
    half = 86400 * 1000000 * int(HALF[:-1])
    late.write_text(''.join(line.split(' ', 4)[4] + '\n' for line in marks
                            if line.startswith('order ') and int(line.split()[1]) > half), encoding='utf-8')
    resumed = run('--from', home / 'half.run', '--commands', late, '--out', home / 'b')
    again = digest(tabard('replay', home / 'b' / 'recording.log', '--check'))
    if len({straight, replayed, resumed, again}) != 1:
        raise AssertionError(f'straight {straight}, replayed {replayed}, resumed {resumed}, replayed {again}')
    return straight


def recorded_claims():
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        logs = sorted(HERE.glob('*.orders'))
        try:
            logs.append(home / 'recall.orders')
            logs[-1].write_text(recall_order(home), encoding='utf-8')
        except AssertionError as error:
            yield 'recall', str(error)
        for log in logs:
            fault = None
            try:
                own = check_case(log, home)
                if log.stem == 'recall' and own == digest(tabard('replay', home / 'plain' / 'recording.log', '--check')):
                    fault = 'the order changed nothing'
            except AssertionError as error:
                fault = str(error)
            yield f'{log.stem}: straight, replayed and resumed are one', fault


def main():
    n = failed = 0
    for what, fault in recorded_claims():
        n += 1
        failed += fault is not None
        print('ok' if fault is None else 'not ok', n, '-', what)
        if fault is not None:
            print('#', fault)
    print(f'1..{n}')
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
