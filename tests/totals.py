# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Adds up what meson noted in its test logs: the last line of ./bootstrap test."""

import json
import pathlib
import re
import sys

POINT = re.compile(r'^(not )?ok\b[^#\n]*(?:#\s*(SKIP|TO' r'DO)\b.*)?$', re.M | re.I)
PASSED, FAILED, SKIPPED = 'passed', 'failed', 'skipped'
PLAN = re.compile(r'^1\.\.\d+', re.M)
RESULTS = {'OK': PASSED, 'EXPECTEDFAIL': PASSED, 'SKIP': SKIPPED, 'IGNORED': SKIPPED}


def count_test(test):
    """(passed, failed, skipped) of one program: its subtests if it reports any, else itself."""
    total = {PASSED: 0, FAILED: 0, SKIPPED: 0}
    result = RESULTS.get(test['result'], FAILED)
    said = test.get('stdout') or ''
    for point in POINT.finditer(said) if PLAN.search(said) else ():
        mark = (point.group(2) or '').upper()
        if mark == 'SKIP':
            total[SKIPPED] += 1
        elif point.group(1) and not mark:
            total[FAILED] += 1
        else:
            total[PASSED] += 1
    if sum(total.values()) == 0 or (result == FAILED and total[FAILED] == 0):
        total[result] += 1
    return total


def count_log(path):
    total = {PASSED: 0, FAILED: 0, SKIPPED: 0}
    broken = []
    if not path.exists():
        total[FAILED] += 1
        return total, ['could not be configured, built or tested']
    for line in path.read_text(encoding='utf-8').splitlines():
        test = json.loads(line)
        counted = count_test(test)
        for key, value in counted.items():
            total[key] += value
        if counted[FAILED]:
            broken.append(f"{test['name']} ({test['result']})")
    if sum(total.values()) == 0:
        total[FAILED] += 1
        broken.append('no test was run')
    return total, broken


def text(total):
    return ', '.join(f'{total[key]} {key}' for key in (PASSED, FAILED, SKIPPED))


def main():
    everything = {PASSED: 0, FAILED: 0, SKIPPED: 0}
    for log in map(pathlib.Path, sys.argv[1:]):
        total, broken = count_log(log)
        print(f'{log}: {text(total)}')
        for name in broken:
            print(f'  failed: {name}')
        for key in everything:
            everything[key] += total[key]
    print(text(everything))
    return 1 if everything[FAILED] else 0


if __name__ == '__main__':
    sys.exit(main())
