# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Plays a file of cases of the command line and reports each in TAP. Usage: cases.py TABARD FILE"""

import json
import os
import pty
import re
import subprocess
import sys
import tempfile

# Longest time a command may take, seconds.
PATIENCE = 240


def environment(program):
    """What a command sees: no terminal, no colours, the locale of nobody."""
    source = os.environ['TABARD_SOURCE']
    kept = {k: v for k, v in os.environ.items() if k not in ('NO_COLOR', 'TERM', 'COLUMNS')}
    path = os.path.dirname(program) + os.pathsep + os.environ.get('PATH', '')
    return dict(kept, PATH=path, LC_ALL='C.UTF-8', TERM='xterm', SOURCE=source, TABARD_DATA=source)


def read_terminal(descriptor):
    """All that comes out of a pseudo-terminal, until nobody writes to it any more."""
    read = b''
    try:
        while piece := os.read(descriptor, 65536):
            read += piece
    except OSError:
        pass
    os.close(descriptor)
    return read


class Case:
    def __init__(self, title, line):
        self.title = title
        self.line = line
        self.files = []
        self.command = None
        self.exit = 0
        self.on_terminal = False
        self.checks = []

    def run(self, env):
        """The standard output, the standard error and the exit status."""
        words = ['/bin/sh', '-c', self.command]
        if not self.on_terminal:
            done = subprocess.run(words, env=env, stdin=subprocess.DEVNULL, capture_output=True,
                                  timeout=PATIENCE, check=False)
            return done.stdout, done.stderr, done.returncode
        master, slave = pty.openpty()
        with subprocess.Popen(words, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=slave) as process:
            os.close(slave)
            err = read_terminal(master)
            return process.stdout.read(), err, process.wait()

    def faults(self, env):
        for name, text in self.files:
            with open(name, 'w', encoding='utf-8') as file:
                file.write(text)
        out, err, code = self.run(env)
        texts = {'out': out.decode('utf-8', 'replace'), 'err': err.decode('utf-8', 'replace')}
        if code != self.exit:
            yield f'exit {code}, not {self.exit}'
        for word, text in self.checks:
            fault = check(word, text, texts)
            if fault:
                yield fault


def check_json(keys, out):
    try:
        value = json.loads(out)
    except ValueError as error:
        return f'no JSON: {error}'
    missing = [key for key in keys.split() if key not in value]
    return f'no {missing[0]} in the JSON' if missing else None


def check(word, text, texts):
    """What is wrong, or None."""
    if word == 'json':
        return check_json(text, texts['out'])
    if word in ('there', 'gone'):
        wrong = [name for name in text.split() if os.path.exists(name) != (word == 'there')]
        return f'{wrong[0]} is not {word}' if wrong else None
    got = texts[word[:3]]
    good = {'': lambda: text in got, '!': lambda: text not in got,
            '=': lambda: text == got.strip(),
            '~': lambda: re.search(text, got, re.MULTILINE) is not None}[word[3:]]()
    return None if good else f'{word} {text}'


def take(case, word, rest):
    """Adds one line to a case."""
    if word == '$':
        case.command = rest
    elif word == 'exit':
        case.exit = int(rest)
    elif word == 'terminal':
        case.on_terminal = True
    elif re.fullmatch(r'(out|err)[!=~]?|json|there|gone', word):
        case.checks.append((word, rest))
    else:
        raise SystemExit(f'line {case.line}: unknown word {word}')


def read_cases(path):
    cases = []
    with open(path, encoding='utf-8') as file:
        lines = iter(enumerate(file.read().splitlines(), 1))
    for number, line in lines:
        word, _, rest = line.partition(' ')
        if not line or line.startswith('#'):
            continue
        if word == '==':
            cases.append(Case(rest, number))
        elif word == 'write':
            content = []
            for _, inner in lines:
                if inner == 'end':
                    break
                content.append(inner + '\n')
            cases[-1].files.append((rest, ''.join(content)))
        else:
            take(cases[-1], word, rest)
    return cases


def main():
    program, path = os.path.abspath(sys.argv[1]), sys.argv[2]
    env = environment(program)
    cases = read_cases(path)
    failed = 0
    print(f'1..{len(cases)}', flush=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for i, case in enumerate(cases, 1):
            try:
                faults = list(case.faults(env))
            except OSError as error:
                if not case.on_terminal:
                    raise
                print('ok', i, '-', case.title, '# SKIP', error, flush=True)
                continue
            failed += bool(faults)
            print('not ok' if faults else 'ok', i, '-', case.title)
            for fault in faults:
                print(f'# {path}:{case.line}: {fault}')
            sys.stdout.flush()
        os.chdir('/')
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
