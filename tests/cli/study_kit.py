# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What tests of studies have in common: a short experiment, the program, and whether two studies have the same rows."""

import filecmp
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time

TABARD = os.path.abspath(sys.argv[1])
SOURCE = os.environ['TABARD_SOURCE']
ENVIRONMENT = dict(os.environ, TABARD_DATA=SOURCE, LC_ALL='C.UTF-8')

EXPERIMENT = f'''<experiment xmlns="urn:tabard:experiment:1" title="Short summers" scenario="{SOURCE}/scenarios/sweden-2018"
  replications="12" until="6 d">
  <factor name="ask" path="policies.ask.kind"><level value="when-short"/><level value="at-once"/></factor>
  <factor name="known" path="meta.known" from="0.4" to="1" steps="2"/>
  <keep measure="K"/>
</experiment>
'''


# M/M/1: calls of a service that has one unit, at the place of all calls.
QUEUE = '''<scenario xmlns="urn:tabard:scenario:1">
  <meta title="One server" start="2001-01-01T00:00Z" duration="366 d" zone="0 h" summer-time="no" national-services="no"/>
  <capabilities><capability id="E" title="Unit" staff="1"/></capabilities>
  <units><unit id="U" capability="E" state="DE" base="Berlin" lon="13.4 deg" lat="52.52 deg"/></units>
  <hazards><hazard kind="calls" id="c" state="DE" units="U" lon="13.4 deg" lat="52.52 deg" rate="0.8 1/h" metric="straight"
    call-handling="0 s" turnout="0 s" return="free"><zone name="Z" x="0 m" y="0 m"/><class service="exponential(1 h)"/></hazard></hazards>
</scenario>
'''
# What differs acts from the tenth hour on.
LATE = f'''<experiment xmlns="urn:tabard:experiment:1" title="The second shock" scenario="{SOURCE}/scenarios/tuerkiye-2023"
  replications="2" until="11 h">
  <factor name="size" path="hazards.elbistan.magnitude"><level value="7"/><level value="7.5"/></factor>
  <factor name="hour" path="hazards.elbistan.at"><level value="2023-02-06T10:24Z"/><level value="2023-02-06T11:20Z"/></factor>
  <factor name="known" path="meta.known"><level value="0.7"/><level value="1"/></factor>
  <keep measure="K"/>
</experiment>
'''


def play(words, code=0, **others):
    """Runs a command that must end so."""
    done = subprocess.run([str(word) for word in words], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                          **{'env': ENVIRONMENT, **others})
    assert done.returncode == code, f'{words}: {done.returncode}, not {code}: {done.stderr}{done.stdout}'
    return done


def tabard(*words, code=0):
    return play([TABARD, *words], code)


def write(folder, text, name='experiment.xml'):
    path = pathlib.Path(folder) / name
    path.write_text(text, encoding='utf-8')
    return path


def same(one, other):
    """Whether two studies have the same rows."""
    return all(filecmp.cmp(one / name, other / name, shallow=False) for name in ('kpi.csv', 'trials.csv', 'design.csv'))


def count(folder, sql):
    database = sqlite3.connect(folder / 'results.sqlite')
    try:
        return database.execute(sql).fetchone()[0]
    finally:
        database.close()


def wait_for_rows(folder):
    """Until a study that runs has written a row, however slow the machine is."""
    for _ in range(12000):
        time.sleep(0.05)
        # before that who reads would stand in the writer's way
        if not (folder / 'results.sqlite-wal').exists():
            continue
        try:
            if count(folder, 'SELECT count(*) FROM trial') > 0:
                return
        except sqlite3.Error:  # no table yet
            pass
    raise AssertionError(f'no row came into {folder}')


def check_all(checks, text=EXPERIMENT):
    """Plays each check with a folder, the experiment and what one thread makes of it. Returns: the exit status"""
    print(f'1..{len(checks)}')
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        experiment = write(folder, text)
        whole = folder / 'one'
        tabard('batch', experiment, '--out', whole, '-j', 1)
        for number, check in enumerate(checks, start=1):
            words = check.__name__.replace('check_', '').replace('_', ' ')
            try:
                check(folder, experiment, whole)
                print(f'ok {number} - {words}', flush=True)
            except (AssertionError, OSError, subprocess.SubprocessError, sqlite3.Error) as error:
                failed = True
                print(f'not ok {number} - {words}\n# ' + str(error).replace('\n', '\n# '), flush=True)
    return 1 if failed else 0
