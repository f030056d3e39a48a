# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""A display that nobody sees, and a robot that presses keys on it."""

import os
import subprocess
import time

LONGEST = 200  # seconds: a loaded machine may be ten times as slow


def show(number, is_good, claim):
    print('ok' if is_good else 'not ok', number, '-', claim, flush=True)


def wait_for(look):
    """What look() finds, as soon as it finds anything."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    return None


def start_display():
    """Xvfb on a free display of its own choice; it lives on when the last window closes, for the next one."""
    reader, writer = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(writer), '-screen', '0', '1280x720x24', '-noreset', '-nolisten', 'tcp'],
                              pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as stream:
        return server, ':' + stream.readline().strip()


class Robot:
    def __init__(self, environment):
        self.environment = environment

    def run(self, *words):
        done = subprocess.run(['xdotool', *words], env=self.environment, capture_output=True, text=True)
        return done.stdout.strip()

    def title(self):
        return self.run('search', '--class', 'tabard', 'getwindowname')

    def titles(self):
        return '\n'.join(self.run('getwindowname', number) for number in self.run('search', '--class', 'tabard').split())

    def focus_on(self, word):
        for number in self.run('search', '--class', 'tabard').split():
            if word in self.run('getwindowname', number):
                self.run('windowfocus', number)

    def focus(self):
        self.run('windowfocus', self.run('search', '--class', 'tabard').split('\n')[0])
