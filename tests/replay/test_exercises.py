# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Plays exercises from their scripts, and replays the recordings that are kept. Usage: test_exercises.py TABARD"""

import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
TABARD = os.path.abspath(sys.argv[1])
ENVIRONMENT = dict(os.environ, TABARD_DATA=str(HERE.parent.parent), LC_ALL='C.UTF-8')
# By exercise: how many seats decide, how often at least, how many injects there are.
PLAYED = {'two-augusts': (3, 40, 25), 'worm-friday': (4, 20, 27)}


def tabard(*words):
    done = subprocess.run([TABARD, *map(str, words)], env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f'tabard {" ".join(map(str, words))}: exit {done.returncode}: {done.stderr.strip()}')
    return done.stdout


def turns(path):
    """What happened, without the head, which has paths, and without what ties the lines."""
    lines = path.read_text(encoding='utf-8').splitlines()[8:]
    return [line[:line.rindex(' #')] for line in lines if not line.startswith('mark ')]


def digest(text):
    return re.search(r'digest ([0-9a-f]{16})', text).group(1)


def check(name, n_seats, n_decisions, n_injects):
    """What must hold of an exercise: claims, each with whether it does."""
    kept = HERE / f'{name}.log'
    with tempfile.TemporaryDirectory() as folder:
        again = pathlib.Path(folder) / 'again.log'
        played = digest(tabard('exercise', name, '--script', HERE / f'{name}.script', '--log', again, '-q'))
        replayed = tabard('replay', kept, '--check')
        told = turns(again)
    decisions = [t for t in told if t.startswith('order ') and t.split(' ')[4] not in ('director', 'facilitator')]
    said = {t.split(' ')[4] for t in decisions}
    injects = {t.split(' ')[5] for t in told if t.split(' ')[0] in ('released', 'missed', 'skipped')}
    return [
        (f'{n_seats} seats decide, {n_decisions} times and more', len(said) == n_seats and len(decisions) >= n_decisions),
        (f'{n_injects} injects come to their end', len(injects) == n_injects),
        ('a message that no list foresaw', any(t.startswith('message ') for t in told)),
        ('a branch is decided', any(t.startswith(('taken ', 'passed ')) for t in told)),
        ('orders that are not theirs are refused', any(t.startswith('refused ') for t in told)),
        ('it happens as it was recorded', told == turns(kept)),
        ('the recording is replayed to the same digest', replayed.startswith('equal: ') and digest(replayed) == played),
    ]


def measured(name):
    """Criteria that are measured: id, and how often doctrine meets it in two kinds of luck, per cent."""
    told = json.loads(tabard('exercise', name, '--rehearse', '--replications', 2, '--json'))
    rows = next(t for t in told['tables'] if t['name'] == 'criteria')['rows']
    return {row[0]: row[3] for row in rows if row[3] is not None}


def check_criteria(name):
    """What is judged tells good play from doctrine and from nobody saying anything."""
    criteria = measured(name)
    with tempfile.TemporaryDirectory() as folder:
        missed = {}
        for play in ('table', 'silence'):
            log, plan, script = (pathlib.Path(folder) / f'{play}.{kind}' for kind in ('log', 'csv', 'script'))
            script.write_text('125h facilitator rate clock 3\n', encoding='utf-8')
            if play == 'table':
                shutil.copy(HERE / f'{name}.log', log)
            else:
                tabard('exercise', name, '--script', script, '--log', log, '-q')
            tabard('exercise', name, '--log', log, '--plan', plan)
            with plan.open(encoding='utf-8', newline='') as file:
                missed[play] = {row['name'] for row in csv.DictReader(file) if row['kind'] == 'criterion'}
    return [
        ('something is measured', len(criteria) > 0),
        ('doctrine meets none of it', not any(criteria.values())),
        ('the table meets all of it', not missed['table'] & set(criteria)),
        ('who says nothing meets none of it', set(criteria) <= missed['silence']),
    ]


def main():
    claims = [(f'{name}: {claim}', holds) for name, wanted in PLAYED.items() for claim, holds in check(name, *wanted)]
    claims += [(f'worm-friday: {claim}', holds) for claim, holds in check_criteria('worm-friday')]
    print(f'1..{len(claims)}')
    for i, (claim, holds) in enumerate(claims, 1):
        print('ok' if holds else 'not ok', i, '-', claim)
    sys.exit(not all(holds for _, holds in claims))


if __name__ == '__main__':
    main()
