# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Studies under mpirun: the same rows as on one thread, whoever is killed or fails. Usage: test_ranks.py TABARD"""

import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import time

from study_kit import ENVIRONMENT, EXPERIMENT, LATE, SOURCE, TABARD, check_all, count, play, same, tabard, wait_for_rows, write

# Open MPI refuses root unless it is told twice, and more ranks than cores unless it is told.
ALLOWED = dict(ENVIRONMENT, OMPI_ALLOW_RUN_AS_ROOT='1', OMPI_ALLOW_RUN_AS_ROOT_CONFIRM='1', OMPI_MCA_rmaps_base_oversubscribe='1')
# As between machines: nothing shared but messages.
APART = ['--mca', 'pml', 'ob1', '--mca', 'btl', 'tcp,self', '--mca', 'osc', 'pt2pt']
# Moments at which a job is killed, chosen by this seed.
SEED = 20261128
N_KILLS = 2

SHORT = EXPERIMENT.replace('replications="12" until="6 d"', 'replications="6" until="3 d"')
PRECISE = SHORT.replace('replications="6"', 'replications="4" most="7"').replace(
    '<keep', '<stop measure="K04.request-to-first-arrival" half-width="0.1 %"/><keep')
LONG = ['-r', '400']


def mpirun(n, *words, options=(), code=0):
    return play(['mpirun', *options, '-n', n, TABARD, 'batch', *words], code, env=ALLOWED)


def start(n, *words):
    return subprocess.Popen(['mpirun', '-n', str(n), TABARD, 'batch', *map(str, words)], env=ALLOWED, start_new_session=True,
                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def processes(run):
    """The ids of mpirun and of its ranks, which are in groups of their own but in its session."""
    for path in pathlib.Path('/proc').glob('[0-9]*/stat'):
        try:
            words = path.read_text(encoding='utf-8').rpartition(')')[2].split()
        except OSError:
            continue
        if int(words[3]) == run.pid:
            yield int(path.parent.name)


def kill(ids):
    for each in ids:
        try:
            os.kill(each, signal.SIGKILL)
        except ProcessLookupError:
            pass


def wait_for(path):
    for _ in range(12000):
        if path.exists():
            return
        time.sleep(0.05)
    raise AssertionError(f'{path} never came')


def check_two_ranks(folder, experiment, whole):
    done = mpirun(2, experiment, '--out', folder / 'two')
    assert same(whole, folder / 'two'), 'two ranks make other rows than one thread'
    assert not (folder / 'two' / 'ranks').exists(), 'parts are left'
    assert done.stdout.count('runs done') == 1, f'not one rank tells: {done.stdout}'


def check_four_ranks_apart(folder, experiment, whole):
    """Four ranks on fewer cores, and as if each were on a machine of its own."""
    mpirun(4, experiment, '--out', folder / 'four', options=APART)
    assert same(whole, folder / 'four'), 'four ranks make other rows than one thread'


def check_more_replications_on_one_rank(folder, experiment, whole):
    """Two ranks of two threads each begin, one goes on."""
    mpirun(2, experiment, '--out', folder / 'grown', '-j', 2, '-r', 3)
    mpirun(1, experiment, '--out', folder / 'grown', '--resume')
    assert same(whole, folder / 'grown')


def check_shared_beginnings(folder, experiment, whole):
    """Points that go on from the same beginning, whichever rank has run it."""
    late = write(folder, LATE, 'late.xml')
    tabard('batch', late, '--out', folder / 'late', '-j', 1)
    mpirun(2, late, '--out', folder / 'late2')
    assert same(folder / 'late', folder / 'late2'), 'two ranks make other rows than one thread of shared beginnings'
    assert count(folder / 'late2', 'SELECT count(*) FROM effort WHERE shared_s > 0') > 0, 'nothing was shared'


def check_kills(folder, experiment, whole):
    """A job that is killed, all of it or one rank, goes on with another number of ranks, or with none."""
    chance = random.Random(SEED)
    out = folder / 'killed'
    for n in range(N_KILLS):
        with start(2, experiment, '--out', out, '--resume') as run:
            wait_for(out / 'results.sqlite')
            time.sleep(chance.uniform(0, 1))
            kill(list(processes(run)))  # as when the power fails
        if n == 0:
            mpirun(4, experiment, '--out', out, '--resume', '-r', 2)
    tabard('batch', experiment, '--out', out, '--resume')
    assert same(whole, out), 'rows differ after kills'
    assert not (out / 'ranks').exists(), 'parts are left'


def check_one_rank_is_killed(folder, experiment, whole):
    out = folder / 'rank'
    with start(2, experiment, '--out', out, *LONG) as run:
        wait_for(out / 'ranks' / '1' / 'results.sqlite')
        kill([max(each for each in processes(run) if each != run.pid)])
        _, told = run.communicate(timeout=600)
    assert run.returncode == 137, f'{run.returncode}: {told}'
    mpirun(2, experiment, '--out', out, '--resume')
    assert count(out, 'SELECT count(*) FROM trial WHERE replication < 6') == count(whole, 'SELECT count(*) FROM trial')


def check_interrupt(folder, experiment, whole):
    out = folder / 'interrupted'
    with start(2, experiment, '--out', out, *LONG) as run:
        wait_for(out / 'ranks' / '1' / 'results.sqlite')
        wait_for_rows(out / 'ranks' / '1')
        run.send_signal(signal.SIGTERM)
        run.communicate(timeout=600)
    assert run.returncode != 0
    done = tabard('batch', experiment, '--out', out, '--resume', '-r', 2)
    assert ' 0 were there' not in done.stdout, done.stdout
    assert 8 <= count(out, 'SELECT count(*) FROM trial') < 1600


def check_precision(folder, experiment, whole):
    """Whoever has run which of a point's rows, all of them decide how many more it gets."""
    precise = write(folder, PRECISE, 'precise.xml')
    tabard('batch', precise, '--out', folder / 'precise', '-j', 1)
    mpirun(2, precise, '--out', folder / 'precise2')
    assert same(folder / 'precise', folder / 'precise2')
    assert count(folder / 'precise', 'SELECT count(*) FROM trial WHERE point = 0') == 7


def check_full_disk_of_one_rank(folder, experiment, whole):
    out = folder / 'full'
    done = play(['mpirun', *APART, '-n', 1, TABARD, 'batch', experiment, '--out', out, ':',
                 '-n', 1, 'bash', '-c', f'ulimit -f 40; exec "{TABARD}" batch "{experiment}" --out "{out}"'], 1, env=ALLOWED)
    assert done.stderr.count('tabard batch:') == 1 and 'rank 1 of 2: ' in done.stderr, done.stderr
    mpirun(2, experiment, '--out', out, '--resume')
    assert same(whole, out), 'rows differ after a full disk'


def check_another_scenario_of_one_rank(folder, experiment, whole):
    """A machine of the cluster has another version of the scenario: nothing is run."""
    text = experiment.read_text(encoding='utf-8')
    (folder / 'older').mkdir()
    shutil.copytree(f'{SOURCE}/scenarios/sweden-2018', folder / 'older' / 'summer')
    scenario = folder / 'older' / 'summer' / 'scenario.xml'
    scenario.write_text(scenario.read_text(encoding='utf-8').replace('duration="', 'duration="1', 1), encoding='utf-8')
    other = write(folder / 'older', text.replace(f'{SOURCE}/scenarios/sweden-2018', 'summer'))
    done = play(['mpirun', '-n', 1, TABARD, 'batch', experiment, '--out', folder / 'mixed', ':',
                 '-n', 1, TABARD, 'batch', other, '--out', folder / 'mixed'], 4, env=ALLOWED)
    assert 'rank 1 of 2: its experiment, scenario or program is not that of rank 0' in done.stderr, done.stderr
    assert not (folder / 'mixed').exists(), 'something was written'


def check_words(folder, experiment, whole):
    done = mpirun(2, experiment, '--out', folder / 'words', '--shard', '1/2', code=2)
    assert done.stderr.count('are for one process, and mpirun has started 2') == 1, done.stderr
    done = mpirun(2, folder / 'nothing.xml', '--out', folder / 'words', code=3)
    assert done.stderr.count('nothing.xml') == 2, f'told more than once: {done.stderr}'
    # started by another MPI than the program's, as it were
    done = play([TABARD, 'batch', experiment, '--out', folder / 'words'], 1, env=dict(ALLOWED, PMI_SIZE='2'))
    assert '2 processes were started and 1 met' in done.stderr, done.stderr


CHECKS = [check_two_ranks, check_four_ranks_apart, check_more_replications_on_one_rank, check_shared_beginnings, check_kills,
          check_one_rank_is_killed, check_interrupt, check_precision, check_full_disk_of_one_rank, check_another_scenario_of_one_rank, check_words]


def skip(why):
    print(f'1..0 # SKIP {why}')
    return 0


def main():
    told = subprocess.run([TABARD, 'batch', 'e.xml', '--out', 'o'], env=dict(ENVIRONMENT, PMI_SIZE='2'), stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=False).stderr
    if 'built without MPI' in told:
        assert 'install libopenmpi-dev and openmpi-bin' in told and '--shard' in told, told
        return skip('the program was built without MPI, and says so')
    if shutil.which('mpirun') is None:
        return skip('mpirun is not installed (openmpi-bin)')
    return check_all(CHECKS, SHORT)


if __name__ == '__main__':
    sys.exit(main())
