# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Tables of activations: what the README of a scenario calls inside the record stays there. Usage:
test_activations.py TABARD SCENARIOS REPLICATIONS [NAME...]

The table in the README is the truth that is guarded: its rows must be those of observed.csv, and each row that it calls inside must
be so in a few replications, with a margin for their small number. Without replications only the tables are read.
"""

import pathlib
import re
import sys

import activations

HEAD = re.compile(r'\| what \| observed \| simulated, median of \d+ \| 90 % interval \| inside \| source \|')
# How far the 90 % interval of a few runs is widened on either side, as a share of itself and of the record: from 20 runs an end of
# it has a standard error of about a quarter of its width when the runs are normally distributed.
MARGIN, RECORD_MARGIN = 0.25, 0.05
# Things that are counted come in ones: with three bridges in every tenth run an end of 20 runs is at two or at three.
ONE_MORE = 1
# What comes about in fewer runs than this has no interval to speak of.
FEWEST = 10


def read_table(readme):
    """Returns: the cells of each row."""
    lines = iter(readme.read_text(encoding='utf-8').splitlines())
    if not any(HEAD.fullmatch(line) for line in lines):
        return []
    next(lines)
    rows = []
    for line in lines:
        if not line.startswith('|'):
            break
        rows.append([cell.strip() for cell in line.strip('|').split('|')])
    return rows


def check_table(entries, rows):
    """What in the README is not as in observed.csv."""
    whats, listed = [cells[0] for cells in rows], [entry['what'] for entry in entries]
    if whats != listed:
        return [f'rows {", ".join(sorted(set(whats) ^ set(listed))) or "in another order"}: README and observed.csv differ']
    faults = []
    for entry, cells in zip(entries, rows):
        if cells[1] != activations.told(entry):
            faults.append(f'{cells[0]}: observed {cells[1]} in the README, {activations.told(entry)} in observed.csv')
        if cells[4] not in ('yes', 'no'):
            faults.append(f'{cells[0]}: inside is neither yes nor no')
    return faults


def is_counted(values):
    return all(float(value).is_integer() for value in values if value is not None)


def check_row(entry, values):
    """Returns: why the row is no longer inside, or None."""
    found = activations.interval(values)
    if found is None:
        return 'never came about'
    low, high = activations.record(entry)
    margin = max(MARGIN * (found[2] - found[0]), RECORD_MARGIN * abs(float(entry['observed'])), ONE_MORE * is_counted(values))
    if found[0] - margin <= high and found[2] + margin >= low:
        return None
    return f'{found[0]:.4g} to {found[2]:.4g} with a margin of {margin:.2g}, observed {low:g} to {high:g}'


def is_rare(cells, values):
    """Whether the README says that this comes about in less than half of the runs, and it did so in too few to judge."""
    share = re.search(r' in (\d+) % of runs', cells[2])
    return share is not None and int(share[1]) < 50 and sum(v == v for v in values) < FEWEST


def check_guard():
    """Whether the guard itself finds rows that have left the record, and tables that are others'."""
    entry = {'what': 'w', 'observed': '10', 'low': '8', 'high': '12', 'unit': 'h', 'source': 's'}
    cells = ['w', '10 (8-12) h', '11', '9 to 14', 'yes', 's']
    few = [20 + i for i in range(20)]
    rare = [*cells[:2], '11 in 25 % of runs', *cells[3:]]
    return [f'case {i}' for i, good in enumerate([
        check_row(entry, [9 + i / 4 for i in range(20)]) is None,
        check_row(entry, few) is not None,
        check_row(entry, [v - 33 - 20 for v in few]) is not None,
        check_row(entry, [float('nan')] * 20) == 'never came about',
        is_rare(rare, few[:5] + [float('nan')] * 15),
        not is_rare(rare, few),
        not is_rare(cells, [float('nan')] * 20),
        not check_table([entry], [cells]),
        check_table([entry], []),
        check_table([entry], [['v', *cells[1:]]]),
        check_table([entry], [[cells[0], '10 (8-13) h', *cells[2:]]]),
        check_table([entry], [[*cells[:4], 'perhaps', cells[5]]]),
    ]) if not good]


def main():
    tabard, scenarios, replications = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    names = sys.argv[4:] or sorted(file.parent.name for file in scenarios.glob('*/observed.csv'))
    done = failed = 0

    def tell(name, faults):
        nonlocal done, failed
        done += 1
        failed += bool(faults)
        print('not ok' if faults else 'ok', done, '-', name, flush=True)
        for fault in faults:
            print('#', fault, flush=True)

    tell('the guard finds what is forged', check_guard())
    for name in names:
        entries, rows = activations.read_entries(scenarios / name), read_table(scenarios / name / 'README.md')
        tell(f'{name}: the table is that of observed.csv', check_table(entries, rows))
        inside = [(entry, cells) for entry, cells in zip(entries, rows) if replications and cells[4] == 'yes']
        values = activations.simulate(tabard, scenarios / name, [entry for entry, _ in inside], replications)
        for (entry, cells), column in zip(inside, values):
            rare = is_rare(cells, column)
            fault = None if rare else check_row(entry, column)
            tell(f'{name}: {entry["what"]}{" # SKIP too few runs" if rare else ""}', [fault] if fault else [])
    print(f'1..{done}', flush=True)
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
