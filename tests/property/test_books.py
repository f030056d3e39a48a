# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""People, patients, units, stocks, work and money add up in every scenario. Usage: test_books.py TABARD SCENARIOS SEEDS"""

import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys


PAID = ('K29.paid-by-union', 'K29.paid-by-helpers', 'K29.paid-by-hosts')


def money(indicators):
    """What does not add up: who pays against what it costs, in all, by state and by layer, and these against all; what help and
    services at home cost against the days of all units away."""
    bills = {}
    for one in indicators:
        if one['measure'] in PAID + ('K29.operation', 'K29.transport'):
            bill = bills.setdefault((one['scope'], one['key']), [0.0, 0.0])
            bill[one['measure'] in PAID] += one['value']
    total = bills.get(('all', ''), [0.0, 0.0])
    for scope in ('state', 'layer'):
        bills['sum', scope] = [total[0], sum(bill[0] for (of, _), bill in bills.items() if of == scope)]
    whole = {one['measure']: one['value'] for one in indicators if one['scope'] == 'all'}
    if 'K29.operation' in whole:
        bills['days away', 'all'] = [whole['K29.operation-cost'], whole['K29.operation'] + whole['K29.own-services']]
    return [f'{scope} {key}: EUR {cost} cost, {paid} paid' for (scope, key), (cost, paid) in bills.items()
            if abs(cost - paid) > 1e-9 * max(1, cost)]


def twice(indicators):
    """Rows that have one name: a table of them would have no key."""
    names = [(one['measure'], one['scope'], one['key']) for one in indicators]
    return [f'{" ".join(name)}: there {names.count(name)} times' for name in sorted(set(names)) if names.count(name) > 1] \
        if len(set(names)) < len(names) else []


def check(tabard, scenario, seed):
    done = subprocess.run([tabard, 'run', str(scenario), '--check', '--seed', str(seed), '--json', '--quiet'],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return f'seed {seed}: {done.stderr.strip()[:500]}'
    indicators = json.loads(done.stdout)['result']['indicators']
    wrong = money(indicators) + twice(indicators)
    return f'seed {seed}: {"; ".join(wrong)}' if wrong else None


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
