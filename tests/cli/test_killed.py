# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""An exercise whose host is killed ten times at random instants ends as if it had not been. Usage: test_killed.py TABARD"""

import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

TABARD = os.path.abspath(sys.argv[1])
SOURCE = pathlib.Path(__file__).parent.parent.parent
ENVIRONMENT = dict(os.environ, TABARD_DATA=str(SOURCE), LC_ALL='C.UTF-8')
# twelve hours of the crisis in four seconds
PACE = '10800'
KILLS = 10


def script():
    lines = []
    for minute in range(3, 700, 7):
        lines.append(f"{minute}min facilitator message subject='minute {minute}'")
        if minute % 5 == 0:
            lines.append(f'{minute}min crisis-centre set-link link={minute} state=slowed')
    return '\n'.join(lines) + '\n'


def words(home, log, *more):
    return [TABARD, 'exercise', 'meuse-night', '-q', '--script', home / 'a.script', '--log', home / log, *more]


def play(home, log, *more):
    return subprocess.run(words(home, log, *more), env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout


def entries(path):
    """Whole lines but for marks, which depend on the wall's clock, without what ties them."""
    text = path.read_text(encoding='utf-8')
    lines = text[:text.rfind('\n') + 1].splitlines()
    return [line[:line.rindex(' #')] for line in lines if not line.startswith('mark ')]


def kill_once(home, chance):
    with subprocess.Popen(words(home, 'b.log', '--pace', PACE), env=ENVIRONMENT, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as host:
        # from its start to some way into the exercise
        time.sleep(chance.uniform(0.1, 1.2))
        host.kill()


def main():
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    print(f'1..3\n# seed {seed}')
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        (home / 'a.script').write_text(script(), encoding='utf-8')
        straight = play(home, 'a.log')
        kept, before = True, []
        for _ in range(KILLS):
            kill_once(home, chance)
            now = entries(home / 'b.log') if (home / 'b.log').exists() else []
            kept = kept and now[:len(before)] == before
            before = now
        print('ok' if kept else 'not ok', f'1 - nothing that was accepted is lost ({len(before)} lines at the last kill)')
        ended = play(home, 'b.log')
        same = ended == straight and entries(home / 'a.log') == entries(home / 'b.log')
        print('ok' if same else 'not ok', '2 - the future is the same')
        checked = subprocess.run([TABARD, 'replay', home / 'b.log', '--check'], env=ENVIRONMENT, capture_output=True, text=True,
                                 check=False)
        good = checked.returncode == 0 and re.search(r'^equal: ', checked.stdout) is not None
        print('ok' if good else 'not ok', '3 - it is replayed')
    sys.exit(not (kept and same and good))


if __name__ == '__main__':
    main()
