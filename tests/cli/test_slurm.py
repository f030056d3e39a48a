# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""The job array that batch --emit slurm writes, by a real Slurm of one node that is started here. Usage: test_slurm.py TABARD"""

import contextlib
import getpass
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from study_kit import ENVIRONMENT, EXPERIMENT, TABARD, check_all, count, play, same, write

NEEDED = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scontrol']
PACKAGES = 'slurmctld, slurmd, slurm-client and munge'
PATH = os.environ['PATH'] + ':/usr/sbin:/sbin'
PATIENCE = 120

# No accounting, no cgroups, and a job that was requeued may start again after six seconds.
CONFIGURATION = '''ClusterName=tabard
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket,cred_expire=5
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/filetxt
JobCompLoc={folder}/completed
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
SchedulerParameters=sched_interval=1,batch_sched_delay=0
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
NodeName={host} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
'''
SLURM = dict(ENVIRONMENT, PATH=PATH, OMPI_ALLOW_RUN_AS_ROOT='1', OMPI_ALLOW_RUN_AS_ROOT_CONFIRM='1')


def find_ports():
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(2)]
        for one in sockets:
            one.bind(('127.0.0.1', 0))
        return [one.getsockname()[1] for one in sockets]


def wait_until(what, asked):
    for _ in range(PATIENCE * 5):
        if asked():
            return
        time.sleep(0.2)
    raise AssertionError(f'{what}: not within {PATIENCE} s')


@contextlib.contextmanager
def cluster(folder):
    """A Slurm of this machine alone, with a key, sockets, ports and folders of its own."""
    folder.chmod(0o755)
    key = folder / 'munge.key'
    key.write_bytes(os.urandom(1024))
    key.chmod(0o600)
    configuration = folder / 'slurm.conf'
    SLURM['SLURM_CONF'] = str(configuration)
    for name in ('state', 'spool'):
        (folder / name).mkdir()
    configuration.write_text(CONFIGURATION.format(host=socket.gethostname().split('.')[0], ports=find_ports(), user=getpass.getuser(),
                                                  folder=folder), encoding='utf-8')
    servers = []

    def serve(*words):
        log = stack.enter_context(open(folder / f'{words[0]}.out', 'wb'))
        servers.append(stack.enter_context(subprocess.Popen(words, env=SLURM, stdin=subprocess.DEVNULL, stdout=log, stderr=log)))

    with contextlib.ExitStack() as stack:
        try:
            serve('munged', '--foreground', '--force', f'--key-file={key}', *(f'--{what}={folder}/munge.{end}' for what, end in (
                ('socket', 'socket'), ('pid-file', 'pid'), ('log-file', 'log'), ('seed-file', 'seed'))))
            wait_until('munged', (folder / 'munge.socket').exists)
            serve('slurmctld', '-D', '-f', str(configuration))
            serve('slurmd', '-D', '-f', str(configuration))
            wait_until('slurmd', lambda: 'idle' in subprocess.run(['sinfo', '-h', '-o', '%T'], env=SLURM, capture_output=True, text=True,
                                                                  check=False).stdout)
            yield
        finally:
            for server in reversed(servers):
                server.terminate()


def emit(folder, experiment, out, *words):
    done = play([TABARD, 'batch', experiment, '--out', out, '--emit', 'slurm', '--tasks', 3, *words], env=SLURM)
    assert 'runs in 3 tasks of' in done.stdout, done.stdout


def submit(out):
    """Hands the array in. Returns: the number of its job"""
    told = play([out / 'submit.sh'], env=SLURM, cwd=out).stdout
    return int(re.search(r'^array (\d+), then merge job \d+$', told, re.M).group(1))


def wait_for_end():
    wait_until('the jobs', lambda: play(['squeue', '-h'], env=SLURM).stdout == '')


def completed(job):
    """How often each ending was written down of a job and its merge job."""
    text = pathlib.Path(SLURM['SLURM_CONF']).with_name('completed').read_text(encoding='utf-8')
    states = [state for number, state in re.findall(r'^JobId=(\d+) .*?JobState=(\w+)', text, re.M) if int(number) >= job]
    return {state: states.count(state) for state in states}


def logs(out):
    return ''.join(f'{path.name}: {path.read_text(encoding="utf-8")}' for path in sorted(out.glob('*.log')))


def check_three_tasks(folder, experiment, whole):
    out = folder / 'a folder'
    emit(folder, experiment, out)
    job = submit(out)
    wait_for_end()
    assert completed(job) == {'COMPLETED': 4}, f'{completed(job)}: {logs(out)}'
    assert same(whole, out), f'three tasks make other rows: {logs(out)}'
    assert sorted(path.name for path in out.glob('*.log')) == [f'tabard-{job}-{task}.log' for task in (1, 2, 3)] + ['tabard-merge.log']


def check_requeue(folder, experiment, whole):
    """A task that is stopped and requeued goes on where it was."""
    out = folder / 'requeued'
    emit(folder, experiment, out)
    job = submit(out)
    part = out / 'shards' / '1'
    wait_until('the first rows', lambda: (part / 'results.sqlite').exists() and count(part, 'SELECT count(*) FROM trial') > 0)
    play(['scontrol', 'requeue', f'{job}_1'], env=SLURM)
    wait_for_end()
    assert same(whole, out), f'a requeued task makes other rows: {logs(out)}'
    assert not re.search(r'^tabard-.*-1\.log: .* 0 were there', logs(out), re.M), logs(out)


def check_failed_trials(folder, experiment, whole):
    """Runs that fail are rows: the parts are joined all the same."""
    out = folder / 'failed'
    (folder / 'points.csv').write_text('known\n0.4\n1.4\n1\n', encoding='utf-8')
    text = re.sub(r'<factor name="ask".*\n', '<design method="list" file="points.csv"/>', EXPERIMENT)
    listed = write(folder, text.replace('to="1" steps="2"', 'to="1.5"'), 'listed.xml')
    emit(folder, listed, out, '-r', 2)
    submit(out)
    wait_for_end()
    failed = count(out, "SELECT group_concat(DISTINCT point) FROM trial WHERE status = 'failed'")
    assert failed == '1' and count(out, 'SELECT count(*) FROM trial') == 6, f'{failed}: {logs(out)}'


def check_mpirun_in_a_job(folder, experiment, whole):
    out = folder / 'ranks'
    if shutil.which('mpirun') is None:
        return
    play(['sbatch', '--wait', '-n', 2, '-o', folder / 'ranks.log', '--wrap', f'mpirun "{TABARD}" batch "{experiment}" --out "{out}"'],
         env=SLURM)
    text = (folder / 'ranks.log').read_text(encoding='utf-8')
    assert same(whole, out) and count(out, 'SELECT count(*) FROM trial') == 48, text


CHECKS = [check_three_tasks, check_requeue, check_failed_trials, check_mpirun_in_a_job]


def main():
    missing = [name for name in NEEDED if shutil.which(name, path=PATH) is None]
    if missing:
        print(f'1..0 # SKIP no {missing[0]}: the packages {PACKAGES} are not installed')
        return 0
    with tempfile.TemporaryDirectory() as name:
        with cluster(pathlib.Path(name)):
            return check_all(CHECKS, EXPERIMENT)


if __name__ == '__main__':
    sys.exit(main())
