# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Holds the totals of ./bootstrap test against made-up logs: nothing that failed may get lost."""

import json
import pathlib
import subprocess
import sys
import tempfile

TOTALS = pathlib.Path(__file__).resolve().parent.parent / 'totals.py'

# (claim, tests as (result, stdout) or None for no log at all, last line)
CASES = [
    ('subtests are counted', [('OK', 'TAP version 13\n1..3\nok 1 /a\nok 2 /b\nok 3 /c # SKIP why\n')],
     '2 passed, 0 failed, 1 skipped'),
    ('a failed subtest fails', [('FAIL', '1..2\nok 1 /a\nnot ok 2 /b\n')], '1 passed, 1 failed, 0 skipped'),
    ('a crash after good subtests fails', [('ERROR', '1..2\nok 1 /a\n')], '1 passed, 1 failed, 0 skipped'),
    ('a program without subtests counts once', [('OK', ''), ('OK', 'ok 1 then\n'), ('SKIP', ''), ('TIMEOUT', '')],
     '2 passed, 1 failed, 1 skipped'),
    ('a subtest known to fail does not fail', [('OK', '1..1\nnot ok 1 /a # TO' 'DO issue 7\n')], '1 passed, 0 failed, 0 skipped'),
    ('no log is a failure', None, '0 passed, 1 failed, 0 skipped'),
    ('an empty log is a failure', [], '0 passed, 1 failed, 0 skipped'),
]


def run(tests):
    with tempfile.TemporaryDirectory() as folder:
        if tests is not None:
            lines = [json.dumps({'name': 'x', 'result': result, 'stdout': said}) for result, said in tests]
            (pathlib.Path(folder) / 'testlog.json').write_text('\n'.join(lines), encoding='utf-8')
        done = subprocess.run([sys.executable, str(TOTALS), folder + '/testlog.json'], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.splitlines()[-1]


def main():
    print(f'1..{len(CASES)}')
    failed = 0
    for number, (claim, tests, wanted) in enumerate(CASES, 1):
        got = run(tests)
        good = got == (0 if ' 0 failed' in wanted else 1, wanted)
        failed += not good
        print(f'{"ok" if good else "not ok"} {number} - totals: {claim}' + ('' if good else f'\n# got {got}'))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
