# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""A window on a display of its own, driven by a robot. Usage: test_walk.py TABARD"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from robot import LONGEST, Robot, show, start_display, wait_for

TABARD = sys.argv[1]


def walk(environment):
    environment = {**environment, 'SDL_VIDEODRIVER': 'x11'}
    window = subprocess.Popen([TABARD, 'view', 'sweden-2018', '--size', '1280x720'], env=environment)
    robot = Robot(environment)
    show(1, wait_for(lambda: 'Sweden, July 2018' in robot.title()), 'the window bears the title of the crisis')
    number = robot.run('search', '--class', 'tabard').split('\n')[0]
    robot.run('windowfocus', number)
    for words in (['key', 'space'], ['mousemove', '400', '300', 'click', '4', 'click', '4'],
                  ['mousedown', '1', 'mousemove', '460', '340', 'mouseup', '1'], ['key', 'F9'], ['key', 'l'],
                  ['key', 'ctrl+f'], ['type', 'Stockholm'], ['key', 'Return'], ['key', 'F1'], ['key', 'Escape'],
                  ['key', 'g'], ['type', '3 d'], ['key', 'Return'], ['key', 'Escape']):
        robot.run(*words)
    show(2, window.poll() is None, 'keys, wheel and drags leave it open')
    robot.run('key', 'ctrl+q')
    show(3, wait_for(lambda: window.poll() is not None) and window.returncode == 0, 'Ctrl+Q closes it')
    if window.poll() is None:
        window.kill()
    with open(os.path.join(environment['XDG_CONFIG_HOME'], 'tabard', 'desktop.ini'), encoding='utf-8') as file:
        text = file.read()
    show(4, 'sweden-2018' in text and 'theme=1' in text, 'what was open and the theme are remembered')


def killed(environment):
    """A branch and a change; kill -9; the start screen offers them, and two keys bring them back."""
    environment = {**environment, 'SDL_VIDEODRIVER': 'x11'}
    window = subprocess.Popen([TABARD, 'view', 'sweden-2018', '--size', '1280x720'], env=environment)
    robot = Robot(environment)
    wait_for(lambda: 'Sweden, July 2018' in robot.title())
    robot.run('windowfocus', robot.run('search', '--class', 'tabard').split('\n')[0])
    robot.run('key', 'ctrl+b')
    wait_for(lambda: 'What if 1' in robot.title())
    robot.run('key', 'a')
    for word in ('GFFFV', 'swed', '3', 'gav'):
        robot.run('type', word)
        robot.run('key', 'Return')
    show(5, wait_for(lambda: robot.title().startswith('*')), 'a change made by the keyboard alone is in the title')
    window.kill()
    window.wait()
    window = subprocess.Popen([TABARD, 'view', '--size', '1280x720'], env=environment)
    wait_for(lambda: robot.title() == 'tabard')
    robot.run('windowfocus', robot.run('search', '--class', 'tabard').split('\n')[0])
    robot.run('key', 'Tab', 'Return')
    show(6, wait_for(lambda: robot.title().startswith('*') and 'What if 1' in robot.title()),
         'after kill -9 the work is offered and goes on')
    robot.run('key', 'ctrl+q')
    window.wait(LONGEST)


def without_display(environment):
    environment = {key: value for key, value in environment.items() if key not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    done = subprocess.run([TABARD, 'view', 'sweden-2018'], env={**environment, 'SDL_VIDEODRIVER': 'x11'},
                          capture_output=True, text=True, timeout=LONGEST)
    show(7, done.returncode == 1 and 'there is no display' in done.stderr, 'without a display it says so')
    window = subprocess.Popen([TABARD, 'view'], env={**environment, 'SDL_VIDEODRIVER': 'dummy'})
    time.sleep(0.5)
    is_open = window.poll() is None
    window.send_signal(signal.SIGTERM)
    show(8, is_open and window.wait(LONGEST) == -signal.SIGTERM, 'a display of nothing will do')


def main():
    print('1..8')
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, 'XDG_CONFIG_HOME': folder, 'HOME': folder}
        if shutil.which('Xvfb') and shutil.which('xdotool'):
            server, display = start_display()
            walk({**environment, 'DISPLAY': display})
            killed({**environment, 'DISPLAY': display})
            server.terminate()
            server.wait()
        else:
            for number in range(1, 7):
                print('ok', number, '# SKIP no Xvfb or no xdotool')
        without_display(environment)


main()
