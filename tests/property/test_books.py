# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""People, patients, units, stocks and work add up at every fact of every scenario. Usage: test_books.py TABARD SCENARIOS SEEDS"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys


def check(tabard, scenario, seed):
    done = subprocess.run([tabard, 'run', str(scenario), '--check', '--seed', str(seed), '--quiet'],
                          capture_output=True, text=True, check=False)
    return None if done.returncode == 0 and 'add up' in done.stdout else f'seed {seed}: {done.stderr.strip()[:500]}'


def main():
    tabard, folder, seeds = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    scenarios = sorted(f.parent for f in folder.glob('*/scenario.xml'))
    failed = 0
    print(f'1..{len(scenarios)}', flush=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        for i, scenario in enumerate(scenarios, 1):
            faults = [f for f in workers.map(lambda seed: check(tabard, scenario, seed), range(1, seeds + 1)) if f]
            failed += bool(faults)
            print('not ok' if faults else 'ok', i, '-', f'{scenario.name}, {seeds} seeds', flush=True)
            for fault in faults[:5]:
                print('#', fault, flush=True)
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
