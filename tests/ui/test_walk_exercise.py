# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""An exercise in a window on a display of its own, by keys alone. Usage: test_walk_exercise.py TABARD"""

import glob
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import robot

TABARD = sys.argv[1]
SOURCE = pathlib.Path(os.environ['TABARD_SOURCE'])
SCRIPT = SOURCE / 'tests' / 'replay' / 'two-augusts.script'


def read(path):
    return pathlib.Path(path).read_text(encoding='utf-8') if path and os.path.exists(path) else ''


def is_over(path):
    return '\nover ' in read(path)


def has_moved(path):
    return '\nmark ' in read(path) or '\nreleased ' in read(path)


def open_window(environment, *words):
    window = subprocess.Popen([TABARD, *words, '--size', '1280x720'], env=environment, stdout=subprocess.PIPE, text=True)
    return window, robot.Robot(environment)


def close(window, hand):
    hand.run('key', 'ctrl+q')
    text, _ = window.communicate(timeout=robot.LONGEST)
    return text


def scripted(environment, folder):
    """The same script with and without a window."""
    log = os.path.join(folder, 'window.log')
    plain = subprocess.run([TABARD, 'exercise', 'two-augusts', '--script', SCRIPT, '--quiet'], env=environment,
                           capture_output=True, text=True, check=True).stdout
    window, hand = open_window(environment, 'exercise', 'two-augusts', '--window', '--script', SCRIPT, '--pace', '36000', '--log', log)
    robot.wait_for(lambda: is_over(log))
    hand.focus()
    text = close(window, hand)
    robot.show(1, text == plain, 'a script gives the same digest in the window as without')
    done = subprocess.run([TABARD, 'replay', log, '--check'], env=environment, capture_output=True, text=True)
    robot.show(2, done.returncode == 0, 'and its log is replayed to the same')


def alone(environment, folder):
    """From the start screen to the end by keys: Tab and Enter, an order, the fastest clock."""
    # nothing was opened before: the exercises come first
    environment = {**environment, 'XDG_CONFIG_HOME': os.path.join(folder, 'fresh')}
    window, hand = open_window(environment, 'view')
    robot.wait_for(lambda: hand.title() == 'tabard')
    hand.focus()
    hand.run('key', 'Tab', 'Return')
    robot.show(3, robot.wait_for(lambda: 'The night on the Meuse: Belgian crisis centre' in hand.title()),
               'two keys lead from the start screen to the seat')

    def find_log():
        return next(iter(glob.glob(os.path.join(folder, 'tabard', 'exercises', '*.log'))), None)

    log = robot.wait_for(find_log)
    # the clock moves once the first picture is there: before, keys find nothing
    robot.wait_for(lambda: has_moved(log))
    hand.run('key', 'k')
    for word in ('ask-help', 'stranded', 'vehicle', '200', 'nobody reaches the roofs'):
        hand.run('type', word)
        hand.run('key', 'Return')
    robot.show(4, robot.wait_for(lambda: 'ask-help' in read(log)), 'an order given by keys is in the log')
    hand.run('key', 'bracketright', 'bracketright', 'bracketright')
    robot.show(5, robot.wait_for(lambda: is_over(log)), 'the exercise is played to its end')
    text = close(window, hand)
    robot.show(6, window.returncode == 0 and text is not None, 'and closed by a key')
    done = subprocess.run([TABARD, 'replay', log, '--check'], env=environment, capture_output=True, text=True)
    robot.show(7, done.returncode == 0, 'its log is replayed to the same')


def killed(environment, folder):
    """kill -9 in the middle; opened again it goes on, with the order that was given."""
    log = os.path.join(folder, 'killed.log')
    window, hand = open_window(environment, 'exercise', 'meuse-night', '--window', '--seat', 'crisis-centre', '--log', log, '--pace', '16')
    robot.wait_for(lambda: has_moved(log))
    hand.focus()
    hand.run('key', 'j')
    robot.wait_for(lambda: '\nreleased' in read(log))
    hand.run('key', 'k')
    for word in ('ask-help', 'stranded', 'vehicle', '200', 'before the fall'):
        hand.run('type', word)
        hand.run('key', 'Return')
    robot.wait_for(lambda: 'before the fall' in read(log))
    window.kill()
    window.wait()
    before = read(log)
    window, hand = open_window(environment, 'exercise', 'meuse-night', '--window', '--seat', 'crisis-centre', '--log', log, '--pace', '16')
    robot.wait_for(lambda: read(log).count('\nmark ') > before.count('\nmark '))
    hand.focus()
    hand.run('key', 'j')
    robot.wait_for(lambda: read(log).count('\nreleased') > before.count('\nreleased'))
    close(window, hand)
    done = subprocess.run([TABARD, 'replay', log, '--check'], env=environment, capture_output=True, text=True)
    robot.show(8, read(log).startswith(before[:before.rfind('\n')]) and done.returncode == 0, 'after kill -9 the log is gone on with')


def beamer(environment):
    """Two windows: one for whoever leads, one for those who play."""
    window, hand = open_window(environment, 'exercise', 'meuse-night', '--window', '--beamer', 'crisis-centre')
    found = robot.wait_for(lambda: 'Facilitator' in hand.titles() and 'Belgian crisis centre' in hand.titles())
    hand.focus_on('Facilitator')
    close(window, hand)
    robot.show(9, found and window.returncode == 0, 'a second window shows a seat')


def main():
    print('1..9')
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, 'XDG_CONFIG_HOME': folder, 'XDG_STATE_HOME': folder, 'HOME': folder,
                       'SDL_VIDEODRIVER': 'x11'}
        if shutil.which('Xvfb') and shutil.which('xdotool'):
            server, display = robot.start_display()
            environment['DISPLAY'] = display
            scripted(environment, folder)
            alone(environment, folder)
            killed(environment, folder)
            beamer(environment)
            server.terminate()
            server.wait()
        else:
            for number in range(1, 10):
                print('ok', number, '# SKIP no Xvfb or no xdotool')


main()
