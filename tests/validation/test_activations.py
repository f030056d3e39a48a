# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Rows of activation tables that must stay inside the record. Usage: test_activations.py TABARD SCENARIOS REPLICATIONS"""

import pathlib
import subprocess
import sys

# By scenario: rows of observed.csv, as their column 'what' has them.
INSIDE = {
    'ice-dark-silent': ['without power at the first report', 'without power at the peak',
                        'without power on 5 February, morning'],
}


def main():
    tabard, scenarios, replications = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    script = pathlib.Path(__file__).with_name('activations.py')
    rows = [(name, what) for name, whats in INSIDE.items() for what in whats]
    failed = 0
    print(f'1..{len(rows)}', flush=True)
    tables = {name: subprocess.run([sys.executable, script, tabard, scenarios / name, '-r', replications], capture_output=True,
                                   text=True, check=True).stdout.splitlines() for name in INSIDE}
    for i, (name, what) in enumerate(rows, 1):
        row = next((line for line in tables[name] if what in line), '')
        good = '| yes |' in row
        failed += not good
        print('ok' if good else 'not ok', i, '-', f'{name}: {what}', flush=True)
        if not good:
            print('#', row, flush=True)
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
