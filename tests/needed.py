# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What has to be built for the tests of some suites: `ninja` alone builds all of them. Usage:
needed.py BUILD SUITE... -- SUITE...: targets for the tests that are in one of the first and in none of the last"""

import json
import pathlib
import subprocess
import sys


def introspect(build, what):
    done = subprocess.run(['meson', 'introspect', what, build], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def main():
    build, words = sys.argv[1], sys.argv[2:]
    with_one, without = set(words[:words.index('--')]), set(words[words.index('--') + 1:])
    needed = set()
    for test in introspect(build, '--tests'):
        suites = {suite.split(':')[-1] for suite in test['suite']}
        if suites & with_one and not suites & without:
            needed.update(test['depends'])
    root = pathlib.Path(build).resolve()
    for target in introspect(build, '--targets'):
        # texts in other languages and the like are looked for by the program, wherever it is run
        if target['id'] in needed or (target['type'] == 'custom' and target['build_by_default']):
            print(*(pathlib.Path(name).relative_to(root) for name in target['filename']), sep='\n')


if __name__ == '__main__':
    main()
