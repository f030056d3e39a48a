# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""A run that is killed, a disk that is full, a folder that is not ours. Usage: test_hardship.py TABARD"""

import os
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time

TABARD = os.path.abspath(sys.argv[1])
SOURCE = os.environ['TABARD_SOURCE']
ENVIRONMENT = dict(os.environ, TABARD_DATA=SOURCE, LC_ALL='C.UTF-8')
NAMES = ['indicators.csv', 'indicators.json', 'recording.log', 'series.csv', 'summary.txt', 'trace.txt']
KILLS = 10
NOBODY = 65534


class Skip(Exception):
    """The system lacks what the test needs."""


def command(out, seed):
    return [TABARD, 'run', 'sweden-2018', '--until', '20d', '--seed', str(seed), '-q', '--out', str(out)]


def run(words, **more):
    return subprocess.run(words, env=ENVIRONMENT, capture_output=True, text=True, check=False, **more)


def contents(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir()} if folder.is_dir() else {}


def needs(good, what):
    if not good:
        raise AssertionError(what)


def test_killed_run_leaves_whole_files(home):
    """Over an old result: every file is wholly the old or wholly the new one, and nothing else is there."""
    old, new, out = home / 'old', home / 'new', home / 'out'
    run(command(old, 1))
    begun = time.monotonic()
    run(command(new, 2))
    length = time.monotonic() - begun
    before, after = contents(old), contents(new)
    needs(sorted(before) == NAMES, 'a run leaves its six files')
    seed = random.randrange(1 << 32)
    print('# seed', seed)
    chance = random.Random(seed)
    for i in range(KILLS):
        run(command(out, 1))
        with subprocess.Popen(command(out, 2), env=ENVIRONMENT, stdout=subprocess.DEVNULL) as process:
            # The last of them as near to the end as can be, when the files get their names.
            time.sleep(length * (chance.random() if i < KILLS / 2 else chance.uniform(0.8, 1)))
            process.kill()
        for name, content in contents(out).items():
            # Between two steps of the replacement a hidden name may stay; it is nobody's file.
            if not name.startswith('.'):
                needs(content in (before[name], after[name]), f'{name} is whole')


def test_killed_first_run_leaves_no_half_file(home):
    whole = home / 'whole'
    begun = time.monotonic()
    run(command(whole, 2))
    length = time.monotonic() - begun
    expected = contents(whole)
    for i in range(KILLS):
        out = home / f'out{i}'
        with subprocess.Popen(command(out, 2), env=ENVIRONMENT, stdout=subprocess.DEVNULL) as process:
            time.sleep(length * i / KILLS)
            process.kill()
        for name, content in contents(out).items():
            if not name.startswith('.'):
                needs(content == expected[name], f'{name} is whole or not there')


def limited(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_file_that_may_not_grow(home):
    out = home / 'out'
    for size in (0, 4096, 100000):
        done = run(command(out, 1), preexec_fn=limited(size))
        needs(done.returncode == 1, f'exit 1, not {done.returncode}')
        needs('out/' in done.stderr and 'File too large' in done.stderr, f'the file is named: {done.stderr}')
        needs(contents(out) == {}, 'nothing is left behind')


def test_saved_run_that_may_not_grow(home):
    done = run([TABARD, 'run', 'sweden-2018', '--until', '1d', '-q', '--save', str(home / 'a.run')],
               preexec_fn=limited(4096))
    needs(done.returncode == 1 and 'a.run: ' in done.stderr, f'{done.returncode} {done.stderr}')
    needs(not list(home.iterdir()), 'nothing is left behind')


def test_picture_that_may_not_grow(home):
    for ending in ('png', 'svg', 'pdf'):
        done = run([TABARD, 'run', 'sweden-2018', '--until', '1d', '-q', '--map', f'1d={home}/a.{ending}'],
                   preexec_fn=limited(4096))
        needs(done.returncode == 1 and f'a.{ending}: ' in done.stderr, f'{done.returncode} {done.stderr}')
        needs(not list(home.iterdir()), 'nothing is left behind')


def test_full_disk(home):
    """A disk of 64 KiB, with an old result that must stay as it was."""
    if os.geteuid() != 0:
        raise Skip('only root can mount')
    disk = home / 'disk'
    disk.mkdir()
    if run(['mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', str(disk)]).returncode != 0:
        raise Skip('no disk can be mounted here')
    try:
        out = disk / 'out'
        out.mkdir()
        (out / 'trace.txt').write_text('old\n')
        done = run(command(out, 1))
        needs(done.returncode == 1, f'exit 1, not {done.returncode}')
        needs('out/trace.txt' in done.stderr and 'No space left on device' in done.stderr, done.stderr)
        needs(contents(out) == {'trace.txt': b'old\n'}, 'the folder is as it was')
        needs(done.stdout == '', 'no result is printed')
    finally:
        run(['umount', str(disk)])


def test_folder_of_somebody_else(home):
    if os.geteuid() != 0:
        raise Skip('only root can be somebody else')
    out = home / 'out'
    out.mkdir()
    home.chmod(0o755)
    done = run(command(out, 1), user=NOBODY, group=NOBODY, extra_groups=[])
    if done.returncode == 126 or 'the map is neither' in done.stderr:
        raise Skip('the source tree is not everybody\'s to read')
    needs(done.returncode == 1, f'exit 1, not {done.returncode}')
    needs('out/trace.txt: cannot be written: Permission denied' in done.stderr, done.stderr)
    needs(contents(out) == {}, 'nothing is left behind')


def attempt(test):
    with tempfile.TemporaryDirectory() as home:
        try:
            test(pathlib.Path(home))
        except Skip as reason:
            return f' # SKIP {reason}'
        except (PermissionError, OSError) as error:
            return f' # SKIP {error}'
        except AssertionError as error:
            return error
    return ''


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith('test_')]
    failed = 0
    print(f'1..{len(tests)}', flush=True)
    for i, (name, test) in enumerate(tests, 1):
        outcome = attempt(test)
        bad = isinstance(outcome, AssertionError)
        failed += bad
        print('not ok' if bad else 'ok', i, '-', name[5:].replace('_', ' ') + ('' if bad else outcome))
        if bad:
            print('#', outcome)
        sys.stdout.flush()
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
