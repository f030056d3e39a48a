# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Every option of every verb occurs in a case. Usage: test_options.py TABARD"""

import pathlib
import re
import subprocess
import sys


def main():
    written = subprocess.run([sys.argv[1], 'help', '--bash'], capture_output=True, text=True, check=True).stdout
    cases = '\n'.join(f.read_text(encoding='utf-8') for f in pathlib.Path(__file__).parent.glob('*.txt'))
    options = [(verb, option) for verb, words in re.findall(r"^    (\w+)\) words='([^']*)'", written, re.MULTILINE)
               for option in words.replace('=', '').split() if option != '--help']
    failed = 0
    print(f'1..{len(options)}')
    for i, (verb, option) in enumerate(options, 1):
        used = re.search(rf'tabard {verb}\b[^;|]*{option}(?![\w-])', cases)
        failed += not used
        print('ok' if used else 'not ok', i, '-', f'a case uses {verb} {option}')
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
