# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What the README and the page of experiments tell to type works, and says what they promise. Usage: test_readme.py TABARD"""

import csv
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TABARD = os.path.abspath(sys.argv[1])
SOURCE = pathlib.Path(os.environ['TABARD_SOURCE'])
ENVIRONMENT = dict(os.environ, TABARD_DATA=str(SOURCE), LC_ALL='C.UTF-8')
# Longest time of one block, seconds.
PATIENCE = 240
# Pairs of runs and replications here, whatever the page asks for.
PAIRS = re.compile(r'(tabard (?:border|layer|improve) .*) -r \d+|(tabard batch .*(?:first|two-planes)\.xml.*)')
INTERPRETERS = {'': ['/bin/sh', '-e', '-x'], 'python': [sys.executable, '-'], 'r': ['Rscript', '-']}


def blocks(text):
    """(line, language, content) of every fenced block."""
    for found in re.finditer(r'^```(\w*)\n(.*?)^```$', text, re.M | re.S):
        yield text.count('\n', 0, found.start()) + 1, found.group(1), found.group(2)


def furnish(home):
    """A folder as after `./bootstrap run`: the program, the scenarios and the results of the main job."""
    program = home / 'build' / 'ui' / 'cli' / 'tabard'
    program.parent.mkdir(parents=True)
    program.symlink_to(TABARD)
    (home / 'scenarios').symlink_to(SOURCE / 'scenarios')
    subprocess.run([program, 'run', 'scenarios/sweden-2018', '-q', '--out', 'out/sweden-2018'], cwd=home, env=ENVIRONMENT,
                   stdout=subprocess.DEVNULL, check=True)


def play(language, content, home):
    """The standard output of a block, and what went wrong, or None."""
    done = subprocess.run(INTERPRETERS[language], input=PAIRS.sub(r'\1\2 -r 2', content), cwd=home, env=ENVIRONMENT,
                          capture_output=True, text=True, timeout=PATIENCE, check=False)
    return done.stdout, f'exit {done.returncode}: {done.stderr[-500:]}' if done.returncode != 0 else None


def burned(home, *settings):
    """Hectares burned in the main job, to the hundred."""
    words = [word for setting in settings for word in ('--set', setting)]
    subprocess.run([TABARD, 'run', 'scenarios/sweden-2018', '-q', '--out', 'out/once', *words], cwd=home, env=ENVIRONMENT,
                   stdout=subprocess.DEVNULL, check=True)
    with open(home / 'out' / 'once' / 'indicators.csv', encoding='utf-8', newline='') as file:
        value = next(float(row['value']) for row in csv.DictReader(file) if row['measure'] == 'K13.burned' and row['scope'] == 'all')
    return f'{round(value, -2):,.0f}'


def promised(text, home):
    """What the page says of the two first runs and is not so."""
    said = re.search(r'first run costs some ([\d,]+) hectares, the second some ([\d,]+)', text.replace('\n', ' '))
    if not said:
        return 'the page says no longer what the first two runs cost'
    there = burned(home), burned(home, 'policies.ask.kind=at-once')
    return f'the page says {said.group(1)} and {said.group(2)} hectares, the runs say {there[0]} and {there[1]}' if there != said.groups() else None


def has_r(content):
    """Whether there is an R with the packages that a block asks for."""
    wanted = re.findall(r'library\((\w+)\)', content)
    return shutil.which('Rscript') is not None and subprocess.run(
        ['Rscript', '-e', ';'.join(['TRUE'] + [f'library({name})' for name in wanted])], capture_output=True, check=False).returncode == 0


def walk(number):
    """The page of experiments in a folder of its own. Returns: how many of its two claims do not hold."""
    page = (SOURCE / 'scenarios' / 'experiments' / 'README.md').read_text(encoding='utf-8')
    shown = [block for block in blocks(page) if block[1] in INTERPRETERS]
    told, faults, answers, left_out = '', [], {}, []
    with tempfile.TemporaryDirectory() as home:
        home = pathlib.Path(home)
        program = home / 'build' / 'ui' / 'cli' / 'tabard'
        program.parent.mkdir(parents=True)
        program.symlink_to(TABARD)
        (home / 'scenarios').symlink_to(SOURCE / 'scenarios')
        for line, language, content in shown:
            if language == 'r' and not has_r(content):
                left_out.append(f'line {line}: no R, or not the package that it asks for')
                continue
            answer, fault = play(language, content, home)
            answers[language] = answers.get(language, '') + answer
            told += answer
            faults += [f'line {line}: {fault}'] if fault else []
        missing = [words for words in ('24 runs to do', 'point 1 is the best with 95 %', '24 were there', 'rows run again, 4 files as they were written')
                   if words not in told]
        if not (home / 'out' / 'ask.pdf').exists():
            missing.append('ask.pdf')
        less = re.search(r'K13\.burned +ha +12 +[\d.]+ +[\d.]+ +-([\d.]+)', told)
        if not less or f'costs some {round(float(less.group(1)), -1):.0f} hectares less' not in page:
            missing.append('hectares less: ' + (less.group(1) if less else 'none'))
        if not re.fullmatch(r'((?:point \d median \d+ ha\n){4})\1', answers.get('python', '')):
            missing.append('Python: ' + repr(answers.get('python')))
        elif any(part not in answers['python'] for part in answers.get('r', '').splitlines(keepends=True)):
            missing.append('R does not say what Python says: ' + repr(answers))
    claims = [('what the page of experiments tells to type', '\n'.join(faults)), ('it says what the page promises', ', '.join(missing))]
    for words in left_out:
        print('# left out:', words, flush=True)
    for i, (title, fault) in enumerate(claims, number):
        print('not ok' if fault else 'ok', i, '-', title, flush=True)
        if fault:
            print('#', '\n# '.join(fault.splitlines()), flush=True)
    return sum(fault != '' for _, fault in claims)


def main():
    text = (SOURCE / 'README.md').read_text(encoding='utf-8')
    shown = [block for block in blocks(text) if './bootstrap' not in block[2]]
    answers, failed = {}, 0
    print(f'1..{len(shown) + 5}', flush=True)
    with tempfile.TemporaryDirectory() as home:
        home = pathlib.Path(home)
        furnish(home)
        for i, (line, language, content) in enumerate(shown, 1):
            title = f'{language or "shell"}, README.md:{line}'
            if language == 'r' and shutil.which('Rscript') is None:
                print('ok', i, '-', title, '# SKIP no Rscript', flush=True)
                continue
            answer, fault = play(language, content, home)
            answers[language] = answers.get(language, '') + answer
            failed += fault is not None
            print('not ok' if fault else 'ok', i, '-', title, flush=True)
            if fault:
                print('#', '\n# '.join(fault.splitlines()), flush=True)
        pictures = [name for name in ('map.png', 'storm.png') if not (home / name).exists()]
        claims = [('the pictures are there', f'no {", ".join(pictures)}' if pictures else None),
                  ('Python and R count the runs and agree',
                   None if re.fullmatch(r'(10 runs, median \d+ ha\n)(point \d median \d+ ha\n){4}', answers.get('python', ''))
                   and answers['python'].startswith(answers.get('r', '')) else repr(answers)),
                  ('the first two runs cost what the page says', promised(text, home))]
        for i, (title, fault) in enumerate(claims, len(shown) + 1):
            failed += fault is not None
            print('not ok' if fault else 'ok', i, '-', title, flush=True)
            if fault:
                print('#', fault, flush=True)
    failed += walk(len(shown) + 4)
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
