# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What the guides of exercises tell a trainer to type works as it is written. Usage: test_guides.py TABARD"""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

TABARD = os.path.abspath(sys.argv[1])
SOURCE = pathlib.Path(os.environ['TABARD_SOURCE'])
# Longest time of one command, seconds.
PATIENCE = 200
# What is said at the table: one order, so that a review is short.
SCRIPTS = {'meuse-night': "10min crisis-centre ask-help need=stranded work=vehicle rate=200 reason='nobody reaches the roofs'\n",
           'two-augusts': "10min greece ask-help need=fire-line work=air rate=2000 reason='planes before the wind turns'\n",
           'worm-friday': "10min london ask-help need=incidents work=expert rate=4 reason='hospitals first'\n"}
# Names that stand for something of the reader's.
PLACES = {'FILE': 'said.script', 'LOG': 'august.log', 'NEW': 'new.log', 'NEXT': 'two-augusts'}
# Options that mean that nothing is shown and nobody plays.
ANSWERS = {'--rehearse', '--seat', '--review', '--plan', '--export', '--import', '--script'}


def commands(text):
    """(line, words) of every command of tabard that stands in the text."""
    for found in re.finditer(r'`(tabard (?:exercise|validate|replay|describe) [^`]*)`', text):
        yield text.count('\n', 0, found.start()) + 1, shlex.split(found.group(1))


def variants(words, exercise):
    """The words as they are run here: names filled in, luck tried less often, and a window as its picture."""
    words = [PLACES.get(word, word) for word in words]
    if '--replications' in words:
        words[words.index('--replications') + 1] = '2'
    elif '--rehearse' in words or '--review' in words:
        words += ['--replications', '2']
    if words[1] != 'exercise' or ANSWERS & set(words):
        return [words]
    if '--edit' in words:
        return [words + ['--picture', 'window.png']]
    # what the window would show, then what would be played in it; the second window needs a display
    if '--beamer' in words:
        at = words.index('--beamer')
        words = words[:at] + ['--seat', words[at + 1]] + words[at + 2:]
        return [words + ['--picture', 'window.png']]
    log = [words[words.index('--log') + 1]] if '--log' in words else []
    plain = [word for word in words if word not in ('--log', *log)]
    if '--language' in words:
        return [plain + ['--picture', 'window.png']]
    script = f'{exercise}.script' if exercise in SCRIPTS else 'said.script'
    return [plain + ['--picture', 'window.png'], words + ['--script', script, '-q']]


def play(words, home):
    """What went wrong, or None."""
    done = subprocess.run([TABARD, *words[1:]], cwd=home, env=dict(os.environ, TABARD_DATA=str(SOURCE), HOME=str(home), LC_ALL='C.UTF-8'),
                          capture_output=True, text=True, timeout=PATIENCE, check=False)
    return f'exit {done.returncode}: {done.stderr[-400:]}' if done.returncode != 0 else None


def try_page(name, number):
    """Every command of a page, in its order, in a folder of its own."""
    exercise = name[:-3]
    text = (SOURCE / 'scenarios' / 'exercises' / name).read_text(encoding='utf-8')
    faults = []
    n = 0
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        (home / 'scenarios').symlink_to(SOURCE / 'scenarios')
        for other, said in SCRIPTS.items():
            (home / f'{other}.script').write_text(said, encoding='utf-8')
        (home / 'said.script').write_text(SCRIPTS.get(exercise, SCRIPTS['meuse-night']), encoding='utf-8')
        # the page of all exercises speaks of a log that somebody has
        if exercise == 'README':
            play(['tabard', 'exercise', 'two-augusts', '--log', 'august.log', '--script', 'two-augusts.script', '-q'], home)
        for line, words in commands(text):
            for variant in variants(words, exercise):
                n += 1
                fault = play(variant, home)
                if fault:
                    faults.append(f'{name}:{line}: {shlex.join(variant)}: {fault}')
    if n < 5:
        faults.append(f'{name}: only {n} commands were found')
    print(f'{"not ok" if faults else "ok"} {number} - {name}: {n} commands')
    for fault in faults:
        print('# ' + fault.replace('\n', '\n# '))
    return not faults


def main():
    """All pages of exercises."""
    pages = sorted(path.name for path in (SOURCE / 'scenarios' / 'exercises').glob('*.md'))
    print(f'1..{len(pages)}')
    good = [try_page(name, i + 1) for i, name in enumerate(pages)]
    sys.exit(0 if all(good) else 1)


main()
