# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Studies: the same rows however they are run, and nothing lost however they end. Usage: test_batch.py TABARD"""

import contextlib
import csv
import gzip
import hashlib
import io
import json
import pathlib
import random
import re
import resource
import shutil
import signal
import sqlite3
import statistics
import subprocess
import sys
import time

from study_kit import ENVIRONMENT, EXPERIMENT, LATE, QUEUE, SOURCE, TABARD, check_all, count, same, tabard, wait_for_rows, write

# Moments at which a study is killed, chosen by this seed.
SEED = 20261128
N_KILLS = 10

PRECISE = EXPERIMENT.replace('replications="12"', 'replications="4" most="9"').replace(
    '<keep', '<stop measure="K04.request-to-first-arrival" half-width="0.1 %"/><keep')
BROKEN = EXPERIMENT.replace('at-once', 'at-onc')


def seconds_of_children():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def check_estimate(folder, experiment, whole):
    """What --dry-run says beforehand, of processor and disk, is not half and not twice as much."""
    told = tabard('batch', experiment, '--out', folder / 'two', '--dry-run').stdout
    before = seconds_of_children()
    tabard('batch', experiment, '--out', folder / 'two', '-j', 2)
    seconds = (seconds_of_children() - before) / 48
    megabytes = sum(path.stat().st_size for path in (folder / 'two').iterdir()) / 1e6
    said = re.search(r'48 runs to do, \d+ at a time: some \d+ s \(([0-9.]+) s a run\), ([0-9.]+) MB', told)
    assert seconds / 2 < float(said.group(1)) < 2 * seconds, f'{said.group(0)}, but it took {seconds} s a run'
    assert megabytes / 2 < float(said.group(2)) < 2 * megabytes, f'{said.group(0)}, but there are {megabytes} MB'


def check_threads(folder, experiment, whole):
    assert same(whole, folder / 'two'), 'two threads make other rows than one'
    assert count(whole, 'SELECT count(*) FROM trial') == 48
    assert count(whole, 'SELECT count(DISTINCT digest) FROM trial') > 40
    assert not list(whole.glob('*-wal')), 'a journal is left'


def check_rows_are_plain_runs(folder, experiment, whole):
    """A row is what run tells of the same replication and settings."""
    for point, ask, known in ((0, 'when-short', '0.4'), (3, 'at-once', '1')):
        told = tabard('run', 'sweden-2018', '-q', '-r', 5, '--until', '6d', '--set', f'policies.ask.kind={ask}', '--set', f'meta.known={known}').stdout
        digest = count(whole, f'SELECT digest FROM trial WHERE point = {point} AND replication = 5')
        assert digest in told, f'point {point}: {digest} is not in {told}'


def check_shared_beginnings(folder, experiment, whole):
    """Points whose factors act late go on from one run each, and have the rows of runs of their own."""
    late = write(folder, LATE, 'late.xml')
    out = folder / 'late'
    told = tabard('batch', late, '--out', out, '--dry-run').stdout
    assert '6 of 8 points differ from another one only in what acts later' in told, told
    tabard('batch', late, '--out', out, '-j', 2)
    assert count(out, 'SELECT count(*) FROM effort WHERE shared_s > 30000') >= 8, 'nothing was shared'
    assert count(out, 'SELECT count(DISTINCT digest) FROM trial') == 16
    assert 'equal: 16 rows' in tabard('verify', out).stdout, 'a row is not that of a plain run'


def check_more_points(folder, experiment, whole):
    """Levels added later are run alone, whatever their place; levels changed are refused."""
    few = EXPERIMENT.replace('replications="12"', 'replications="2"')
    more = few.replace('</factor>', '<level value="never"/></factor>', 1).replace('steps="2"', 'steps="3"')
    out = folder / 'points'
    tabard('batch', write(folder, few, 'points.xml'), '--out', out)
    rows = (out / 'trials.csv').read_text(encoding='utf-8').splitlines()
    path = write(folder, more, 'points.xml')
    done = tabard('batch', path, '--out', out, '--resume')
    assert '10 runs done' in done.stdout and '8 were there' in done.stdout, done.stdout
    assert (out / 'trials.csv').read_text(encoding='utf-8').splitlines()[:9] == rows, 'old rows changed'
    assert count(out, "SELECT count(DISTINCT label) FROM point WHERE factor = 0") == 3
    assert 'equal: 3 rows' in tabard('verify', out, '--rows', 3).stdout
    tabard('batch', path, '--out', folder / 'at-once')
    digests = 'SELECT group_concat(digest) FROM (SELECT digest FROM trial ORDER BY digest)'
    assert count(out, digests) == count(folder / 'at-once', digests), 'points added later have other rows'
    changed = more.replace('<level value="at-once"/>', '<level value="at-once"><set path="meta.seed" value="7"/></level>')
    told = tabard('batch', write(folder, changed, 'points.xml'), '--out', out, '--resume', code=4).stderr
    assert 'it holds point 2, ask at-once' in told and 'may be added, not changed' in told, told


def check_other_files(folder, experiment, whole):
    """A level can put another file in the place of one of the library's."""
    lags = pathlib.Path(SOURCE, 'scenarios', 'library', 'lags.xml').read_text(encoding='utf-8')
    slow = write(folder, re.sub(r'(<lag [^>]*id="wildfire.onset_to_request"[^>]*law=")[^"]*', r'\1constant(100 h)', lags), 'slow.xml')
    text = EXPERIMENT.replace('replications="12"', 'replications="1"').replace(
        '<keep', '<factor name="lags"><level label="as known"/><level label="slow"><use href="library/lags.xml" file="slow.xml"/></level>'
        '</factor><keep', 1)
    out = folder / 'files'
    tabard('batch', write(folder, text, 'files.xml'), '--out', out)
    told = tabard('run', 'sweden-2018', '-q', '--until', '6d', '--set', 'policies.ask.kind=at-once', '--set', 'meta.known=1',
                  '--set', f'use.library/lags.xml={slow.resolve()}').stdout
    assert count(out, 'SELECT digest FROM trial WHERE point = 7') in told, told
    assert count(out, 'SELECT count(DISTINCT digest) FROM trial') > 4
    assert count(out, f"SELECT count(*) FROM input WHERE file = '{slow.resolve()}'") == 1, 'the file is not told'
    assert 'equal: 2 rows' in tabard('verify', out, '--rows', 2).stdout
    record = write(folder, f'''<experiment xmlns="urn:tabard:experiment:1" title="Recorded" scenario="{SOURCE}/scenarios/city-calls" replications="1" until="1 h">
  <factor name="calls" path="hazards.brigade.trace"><level label="drawn" value=""/><level label="recorded" value="evening.csv"/></factor></experiment>''', 'record.xml')
    tabard('batch', record, '--out', folder / 'recorded')
    assert count(folder / 'recorded', "SELECT count(*) FROM input WHERE file LIKE '%/city-calls/evening.csv'") == 1, 'the record is not told'
    wrong = write(folder, text.replace('library/lags.xml', 'library/lag.xml'), 'wrong.xml')
    assert 'use.library/lag.xml: the scenario uses no such file' in tabard('batch', wrong, '--out', folder / 'no', code=3).stderr


def mean_wait(folder, name, attributes, n):
    """The mean over replications of the mean wait in minutes, and its standard error."""
    study = f'''<experiment xmlns="urn:tabard:experiment:1" title="One server" scenario="queue.xml" {attributes} replications="{n}">
      <keep measure="calls."/></experiment>'''
    tabard('batch', write(folder, study, f'{name}.xml'), '--out', folder / name)
    database = sqlite3.connect(folder / name / 'results.sqlite')
    values = [value for (value,) in database.execute("SELECT value FROM measure WHERE measure = 'calls.wait-mean' AND scope = 'all'")]
    measures = {name for (name,) in database.execute('SELECT DISTINCT measure FROM measure')}
    database.close()
    assert len(values) == n and all(name.startswith('calls.') for name in measures), measures
    return statistics.mean(values), statistics.stdev(values) / n ** 0.5


def check_warm_up(folder, experiment, whole):
    """Mean wait of M/M/1 with load 0.8 and service of an hour: 4 h; less where the empty start is counted, [GROSS2008] 2.2."""
    write(folder, QUEUE, 'queue.xml')
    cold, error = mean_wait(folder, 'cold', 'until="60 h"', 150)
    assert cold + 4 * error < 240, f'{cold} +- {error} min from an empty start, not well below 240'
    warm, error = mean_wait(folder, 'warm', 'until="2600 h" warm-up="600 h"', 60)
    assert abs(warm - 240) < 4 * error + 5 and error < 20, f'{warm} +- {error} min after the warm-up, not 240'
    late = write(folder, EXPERIMENT.replace('until="6 d"', 'until="6 d" warm-up="7 d"'), 'late.xml')
    assert 'warm-up: nothing is left' in tabard('validate', late, code=3).stderr
    told = tabard('batch', folder / 'warm.xml', '--out', folder / 'checked', '--check', code=2).stderr
    assert '--check: what is paid before the warm-up' in told, told


def check_shards(folder, experiment, whole):
    parts = [folder / f'part{k}' for k in (1, 2, 3)]
    for k, part in enumerate(parts, start=1):
        tabard('batch', experiment, '--out', part, '-j', 2, '--shard', f'{k}/3')
    tabard('merge', *parts, '--out', folder / 'merged')
    assert same(whole, folder / 'merged'), 'three shards merged are other rows'
    tabard('merge', parts[1], '--out', folder / 'merged')
    assert same(whole, folder / 'merged'), 'merging twice changes rows'


def check_other_forms(folder, experiment, whole):
    """The curves as packed CSV and all rows as JSON are what the database has, bit for bit the same on two threads."""
    curves = write(folder, EXPERIMENT.replace('until="6 d"', 'until="3 d" series="yes"').replace('"12"', '"2"').replace(
        '<keep measure="K"/>', '<keep measure="K04"/><keep measure="series.open-needs"/>'), 'curves.xml')
    out = folder / 'curves'
    tabard('batch', curves, '--out', out, '-j', 1)
    tabard('batch', curves, '--out', folder / 'curves2', '-j', 2)
    assert (out / 'series.csv.gz').read_bytes() == (folder / 'curves2' / 'series.csv.gz').read_bytes()
    told = json.loads(tabard('batch', curves, '--out', out, '--resume', '--json', '-q').stdout)
    with contextlib.closing(sqlite3.connect(out / 'results.sqlite')) as file:
        file.row_factory = sqlite3.Row
        for name, table, order in (('factors', 'factor', 1), ('points', 'point', '1, 2'), ('trials', 'trial', '1, 2'),
                                   ('measures', 'measure', '1, 2, 3, 4, 5'), ('series', 'series', '1, 2, 3, 4, 5, 6')):
            rows = [dict(row) for row in file.execute(f'SELECT * FROM {table} ORDER BY {order}')]
            assert rows and told[name] == rows, name
        with gzip.open(out / 'series.csv.gz', 'rt', encoding='utf-8', newline='') as packed:
            lines = list(csv.DictReader(packed))
        assert len(lines) == len(rows) > 100, f'{len(lines)} lines, {len(rows)} rows'
        for line, row in zip(lines, rows):
            assert all(line[key] == ('' if value is None else value) if isinstance(value, (str, type(None))) else float(line[key]) == value
                       for key, value in row.items()), (line, row)
    assert told['study']['state'] == 'complete' and told['study']['title'] == 'Short summers', told['study']
    assert '5 files as they were written' in tabard('verify', out, '--rows', 1).stdout
    assert not (whole / 'series.csv.gz').exists()


def check_list(folder, experiment, whole):
    """What --list tells is what is run, seed by seed; of a study that is whole nothing."""
    told = list(csv.DictReader(io.StringIO(tabard('batch', experiment, '--out', folder / 'never', '--list').stdout)))
    with open(whole / 'trials.csv', encoding='utf-8', newline='') as file:
        rows = list(csv.DictReader(file))
    names = ('point', 'replication', 'seed')
    assert [[one[name] for name in names] for one in told] == [[one[name] for name in names] for one in rows]
    assert told[13]['ask'] == 'when-short' and told[13]['known'] == '1' and not (folder / 'never').exists(), told[13]
    assert len(tabard('batch', experiment, '--out', whole, '--list').stdout.splitlines()) == 1


def check_merge_refuses_others(folder, experiment, whole):
    tabard('batch', experiment, '--out', folder / 'other', '--seed', 99, '-r', 2)
    before = (whole / 'trials.csv').read_bytes()
    done = tabard('merge', folder / 'other', '--out', whole, code=4)
    assert 'it is of another seed' in done.stderr, done.stderr
    assert (whole / 'trials.csv').read_bytes() == before
    shutil.copytree(whole, folder / 'older')
    with contextlib.closing(sqlite3.connect(folder / 'older' / 'results.sqlite')) as file:
        file.execute("UPDATE study SET value = '0.0.1' WHERE key = 'program'")
        file.commit()
    done = tabard('merge', folder / 'older', '--out', whole, code=4)
    assert "it is of another program than the rows here: '0.0.1', not " in done.stderr, done.stderr
    assert (whole / 'trials.csv').read_bytes() == before


def check_merge_refuses_other_data(folder, experiment, whole):
    """A part whose scenario, or a file of the library in it, has changed by a value is of other data."""
    text = QUEUE.replace('<capabilities>', '<use href="rates.xml"/><capabilities>', 1)
    study = write(folder, '<experiment xmlns="urn:tabard:experiment:1" title="Data" scenario="data.xml" replications="2" until="2 d"/>', 'data-study.xml')
    rates = '<library xmlns="urn:tabard:scenario:1"><settings><set path="meta.known" value="{}"/></settings></library>'
    for name, rate, known in (('data', 0.8, 1), ('scenario', 0.7, 1), ('library', 0.8, 0.9)):
        write(folder, text.replace('rate="0.8', f'rate="{rate}'), 'data.xml')
        write(folder, rates.format(known), 'rates.xml')
        tabard('batch', study, '--out', folder / f'of-{name}')
    before = (folder / 'of-data' / 'trials.csv').read_bytes()
    for name in ('scenario', 'library'):
        done = tabard('merge', folder / f'of-{name}', '--out', folder / 'of-data', code=4)
        assert 'it is of another scenario-digest than the rows here' in done.stderr, done.stderr
        assert (folder / 'of-data' / 'trials.csv').read_bytes() == before
    done = tabard('batch', study, '--out', folder / 'of-scenario', '--resume', '-r', 3, code=4)
    assert 'it holds rows of another scenario-digest' in done.stderr, done.stderr


def check_half_made(folder, experiment, whole):
    """Killed before the tables are there, or before it is said what they are of: nothing to go by, so it is begun anew."""
    for name in ('bare', 'nameless'):
        (folder / name).mkdir()
    with contextlib.closing(sqlite3.connect(folder / 'bare' / 'results.sqlite')) as file:
        file.execute('PRAGMA journal_mode = WAL')
        file.execute('PRAGMA user_version = 0')
    shutil.copy(whole / 'results.sqlite', folder / 'nameless')
    with contextlib.closing(sqlite3.connect(folder / 'nameless' / 'results.sqlite')) as file:
        for (table,) in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            file.execute(f'DELETE FROM {table}' + (" WHERE key <> 'form'" if table == 'study' else ''))
        file.commit()
    for name in ('bare', 'nameless'):
        assert 'runs' in tabard('batch', experiment, '--out', folder / name, '--resume', '--dry-run').stdout
        tabard('batch', experiment, '--out', folder / name, '--resume', '-r', 1)
        assert count(folder / name, 'SELECT count(*) FROM trial') == 4


def check_kills(folder, experiment, whole):
    """A study that is killed at ten moments and resumed has the same rows."""
    chance = random.Random(SEED)
    out = folder / 'killed'
    for _ in range(N_KILLS):
        with subprocess.Popen([TABARD, 'batch', str(experiment), '--out', str(out), '-j', '2', '--resume'], env=ENVIRONMENT,
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            time.sleep(chance.uniform(0.05, 1.2))
            run.kill()
    tabard('batch', experiment, '--out', out, '--resume')
    assert same(whole, out), 'rows differ after ten kills'


def check_interrupt(folder, experiment, whole):
    out = folder / 'interrupted'
    with subprocess.Popen([TABARD, 'batch', str(experiment), '--out', str(out), '-j', '1', '-r', '400'], env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as run:
        wait_for_rows(out)
        run.send_signal(signal.SIGTERM)
        _, told = run.communicate(timeout=600)
    assert run.returncode == 130 and '--resume goes on' in told, f'{run.returncode}: {told}'
    n = count(out, 'SELECT count(*) FROM trial')
    assert 0 < n < 1600
    assert 'there are results already' in tabard('batch', experiment, '--out', out, code=1).stderr


def check_more_replications(folder, experiment, whole):
    tabard('batch', experiment, '--out', folder / 'grown', '-r', 5)
    done = tabard('batch', experiment, '--out', folder / 'grown', '--resume')
    assert '28 runs done' in done.stdout and '20 were there' in done.stdout, done.stdout
    assert same(whole, folder / 'grown')


def check_verify(folder, experiment, whole):
    assert 'equal: 7 rows' in tabard('verify', whole, '--rows', 7).stdout
    database = sqlite3.connect(folder / 'two' / 'results.sqlite')
    with database:
        database.execute("UPDATE trial SET digest = '00000000000000aa' WHERE point = 1 AND replication = 0")
    database.close()
    done = tabard('verify', folder / 'two', code=4)
    assert 'results.sqlite: its sha256 is ' in done.stderr and 'it was changed since it was written' in done.stderr, done.stderr
    (folder / 'two' / 'manifest.json').unlink()
    done = tabard('verify', folder / 'two', code=4)
    assert 'point 1, replication 0: the digest is 00000000000000aa there' in done.stderr, done.stderr


def check_provenance(folder, experiment, whole):
    """What ran the study, with which files, and the sums of all that it wrote; none of it in the rows."""
    manifest = json.loads((whole / 'manifest.json').read_text(encoding='utf-8'))
    assert manifest['state'] == 'complete' and len(manifest['files']) == 4, manifest
    for entry in manifest['files']:
        content = (whole / entry['name']).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry['sha256'] and len(content) == entry['bytes'], entry
    database = sqlite3.connect(whole / 'results.sqlite')
    told = dict(database.execute('SELECT key, value FROM provenance'))
    inputs = dict(database.execute('SELECT file, sha256 FROM input'))
    database.close()
    for key in ('program', 'commit', 'compiler', 'libraries', 'system', 'processor', 'cores', 'began', 'ended', 'wall-s', 'cpu-s'):
        assert told.get(key), f'no {key}: {told}'
    assert told['command'] == f'tabard batch {experiment} --out {whole} -j 1' and told['trials'] == '48', told
    assert all(library in told['libraries'] for library in ('GLib', 'GSL', 'SQLite', 'libxml2')), told
    assert inputs[str(experiment.resolve())] == hashlib.sha256(experiment.read_bytes()).hexdigest()
    assert sum('/scenarios/library/' in name for name in inputs) > 4 and sum('/assets/map/' in name for name in inputs) > 8, inputs
    before = (whole / 'results.sqlite').read_bytes()
    tabard('verify', whole, '--rows', 1)
    tabard('compare', whole)
    tabard('batch', experiment, '--out', whole, '--dry-run')
    assert (whole / 'results.sqlite').read_bytes() == before, 'looking at a study changes it'


def check_changed_files(folder, experiment, whole):
    """A file that was changed or is gone is told, and named."""
    out = folder / 'changed'
    shutil.copytree(whole, out)
    assert '4 files as they were written' in tabard('verify', out, '--rows', 1).stdout
    with open(out / 'kpi.csv', 'a', encoding='utf-8') as file:
        file.write('0\n')
    assert 'kpi.csv: its sha256 is ' in tabard('verify', out, '--rows', 1, code=4).stderr
    (out / 'kpi.csv').unlink()
    assert 'kpi.csv: No such file' in tabard('verify', out, '--rows', 1, code=4).stderr


def check_precision(folder, experiment, whole):
    """A point that never comes to rest gets as many replications as it may, on one thread or two shards."""
    precise = write(folder, PRECISE, 'precise.xml')
    tabard('batch', precise, '--out', folder / 'precise', '-j', 2)
    assert count(folder / 'precise', 'SELECT count(*) FROM trial WHERE point = 0') == 9
    for k in (1, 2):
        tabard('batch', precise, '--out', folder / f'precise{k}', '--shard', f'{k}/2')
    tabard('merge', folder / 'precise1', folder / 'precise2', '--out', folder / 'precise12')
    assert same(folder / 'precise', folder / 'precise12')


def check_faults(folder, experiment, whole):
    broken = write(folder, BROKEN, 'broken.xml')
    done = tabard('batch', broken, '--out', folder / 'broken', code=3)
    assert "did you mean 'at-once'?" in done.stderr and 'point 2 (ask at-onc' in done.stderr, done.stderr
    assert not (folder / 'broken').exists(), 'something was written'
    tabard('validate', broken, code=3)
    tabard('validate', experiment)


def check_full_disk(folder, experiment, whole):
    out = folder / 'full'
    out.mkdir()
    done = subprocess.run(['bash', '-c', f'ulimit -f 40; exec "{TABARD}" batch "{experiment}" --out "{out}"'], env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and 'results.sqlite' in done.stderr, f'{done.returncode}: {done.stderr}'
    tabard('batch', experiment, '--out', out, '--resume')
    assert same(whole, out), 'rows differ after a full disk'


def check_job_array(folder, experiment, whole):
    """The scripts of a job array, played as Slurm would."""
    out = folder / 'array'
    assert '48 runs in 1 task of' in tabard('batch', experiment, '--out', out, '--emit', 'slurm', '-j', 1).stdout
    tabard('batch', experiment, '--out', out, '--emit', 'slurm', '-j', 1, '--tasks', 2)
    for task in (1, 2):
        subprocess.run([out / 'job.sh'], env=dict(ENVIRONMENT, SLURM_ARRAY_TASK_ID=str(task), SLURM_CPUS_PER_TASK='2'),
                       check=True, capture_output=True)
    subprocess.run([out / 'merge.sh'], env=ENVIRONMENT, check=True, capture_output=True)
    assert same(whole, out), 'two tasks make other rows'
    script = (out / 'job.sh').read_text(encoding='utf-8')
    assert '--array=1-2\n' in script and '--requeue' in script and 'TERM@60' in script
    assert '--dependency=afterok' in (out / 'submit.sh').read_text(encoding='utf-8')


CHECKS = [check_estimate, check_threads, check_rows_are_plain_runs, check_shared_beginnings, check_more_points,
          check_other_files, check_warm_up, check_shards, check_other_forms, check_list, check_merge_refuses_others, check_merge_refuses_other_data, check_half_made, check_kills, check_interrupt,
          check_more_replications, check_verify, check_provenance, check_changed_files, check_precision, check_faults, check_full_disk,
          check_job_array]


if __name__ == '__main__':
    sys.exit(check_all(CHECKS))
