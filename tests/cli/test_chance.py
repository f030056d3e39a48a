# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Another policy leaves the luck of the hazards alone. Usage: test_chance.py TABARD"""

import os
import pathlib
import subprocess
import sys
import tempfile

TABARD = os.path.abspath(sys.argv[1])
SOURCE = pathlib.Path(os.environ['TABARD_SOURCE'])
ENVIRONMENT = dict(os.environ, TABARD_DATA=str(SOURCE), LC_ALL='C.UTF-8')
# What is written in the scenario, and what else could be.
CHANGES = [('kind="when-short"', 'kind="never" decision="ask"'), ('kind="first-come"', 'kind="fastest"'),
           ('kind="severity-first"', 'kind="nearest"'), ('kind="propensity"', 'kind="all-but-reserve"')]


def facts(scenario, folder):
    """The lines of the trace of fifteen days."""
    subprocess.run([TABARD, 'run', str(scenario), '-q', '--until', '15d', '--out', str(folder)], env=ENVIRONMENT,
                   stdout=subprocess.DEVNULL, check=True)
    return (folder / 'trace.txt').read_text(encoding='utf-8').splitlines()


def ignitions(lines):
    """Time, place and size of every fire."""
    return [line for line in lines if ' hazard-event ' in line and ' what=ignition ' in line]


def weather(lines):
    return [line for line in lines if ' measure=fire-weather-index ' in line]


def main():
    failed = 0
    original = (SOURCE / 'scenarios' / 'sweden-2018' / 'scenario.xml').read_text(encoding='utf-8')
    print(f'1..{2 * len(CHANGES)}', flush=True)
    with tempfile.TemporaryDirectory() as home:
        home = pathlib.Path(home)
        base = facts('sweden-2018', home / 'base')
        for i, (old, new) in enumerate(CHANGES):
            scenario = home / f'scenario{i}.xml'
            scenario.write_text(original.replace(old, new), encoding='utf-8')
            other = facts(scenario, home / f'out{i}')
            claims = [(old in original and len(ignitions(base)) > 50 and ignitions(base) == ignitions(other)
                       and weather(base) == weather(other), f'{new}: the same fires at the same times'),
                      (base != other, f'{new}: not the same response')]
            for j, (good, what) in enumerate(claims, 2 * i + 1):
                failed += not good
                print('ok' if good else 'not ok', j, '-', what, flush=True)
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
