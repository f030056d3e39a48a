# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""kill -9 of the window at random instants while an exercise runs. Usage: test_kills.py TABARD KILLS [SEED]"""

import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

import robot

TABARD, KILLS = sys.argv[1], int(sys.argv[2])
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 20261129
WINDOW = ('exercise', 'meuse-night', '--window', '--seat', 'crisis-centre', '--pace', '16', '--size', '1280x720')
BEGIN = 18 * 3600 * 1000000  # microseconds: when the exercise begins
PERIOD = 2e6  # microseconds on the clock: a mark comes each second, later only where the machine is busy just then


def read(path):
    return pathlib.Path(path).read_text(encoding='utf-8') if os.path.exists(path) else ''


def whole(text):
    """Without a line that was cut off."""
    return text[:text.rfind('\n') + 1]


def run(environment, *words):
    return subprocess.run([TABARD, *words], env=environment, capture_output=True, text=True)


class Played:
    """One exercise, opened again after each kill."""

    def __init__(self, environment, log):
        self.environment, self.log, self.window = environment, log, None

    def open(self):
        before = read(self.log).count('\nmark ')
        self.window = subprocess.Popen([TABARD, *WINDOW, '--log', self.log], env=self.environment,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        hand = robot.Robot(self.environment)
        robot.wait_for(lambda: read(self.log).count('\nmark ') > before)
        hand.focus()
        return hand

    def order(self, hand, rate, reason):
        """By keys; returns whether the log has it."""
        hand.run('key', 'k')
        for word in ('ask-help', 'stranded', 'vehicle', str(rate), reason):
            hand.run('type', word)
            hand.run('key', 'Return')
        return robot.wait_for(lambda: reason in read(self.log))

    def wait_for_marks(self, n):
        """Until the log has gone on by that many marks of its own; whether it has."""
        enough = read(self.log).count('\nmark ') + n
        return robot.wait_for(lambda: read(self.log).count('\nmark ') >= enough)

    def kill(self):
        self.window.kill()
        self.window.wait()


def is_kept(log, seen):
    """Whether all that was on the disk before is there, in the same place."""
    return whole(read(log)).startswith(whole(seen))


def shortest_period(log):
    """Between a mark and the next, as the clock stood when they were written: of all of them, as the machine lets some wait."""
    clocks = [int(clock) for clock in re.findall(r'^mark .* @(\d+) ', read(log), re.M)]
    return min(after - before for before, after in zip(clocks, clocks[1:]))


def played_without_window(environment, folder, log):
    """What the role said, said again at its instants by a program that nobody kills; its digest."""
    script = os.path.join(folder, 'said.script')
    with open(script, 'w', encoding='utf-8') as out:
        for line in read(log).split('\n'):
            # order AT EVENTS DIGEST @CLOCK WHO TIME SEAT WORDS #TIE
            words = re.sub(r' @\d+ ', ' ', line.rsplit(' #', 1)[0], count=1).split(' ', 7)
            if words[0] == 'order' and words[4] == 'crisis-centre':
                out.write(f'{(int(words[1]) - BEGIN) / 1e6:.6f}s {words[4]} {words[7]}\n')
    return run(environment, 'exercise', 'meuse-night', '--script', script, '--quiet').stdout.strip()


def play(environment, folder):
    log, chance = os.path.join(folder, 'killed.log'), random.Random(SEED)
    played, kept, given, marked = Played(environment, log), [], 0, 0
    print('# seed', SEED)
    for number in range(KILLS):
        hand = played.open()
        given += bool(played.order(hand, 200 + 50 * number, f'round-{number}'))
        marks, wait = chance.randint(0, 2), chance.uniform(0, 1)
        marked += bool(played.wait_for_marks(marks))
        time.sleep(wait)
        seen = read(log)
        played.kill()
        print(f'# kill {number + 1}: {marks} marks and {wait:.2f} s after the order', flush=True)
        kept.append((number, seen))
    hand = played.open()
    for _ in range(3):
        hand.run('key', 'bracketright')
    robot.wait_for(lambda: '\nover ' in read(log)) or robot.wait_for(lambda: '\nover ' in read(log))
    played.window.kill()
    played.window.wait()
    robot.show(1, given == KILLS and all(f'round-{number}' in read(log) for number in range(KILLS)),
               f'{KILLS} orders are there after {KILLS} kills')
    robot.show(2, all(is_kept(log, seen) for _, seen in kept), 'what was in the log stays as it was, line by line')
    robot.show(3, marked == KILLS and shortest_period(log) < PERIOD, 'the log goes on by itself, by a mark each second')
    robot.show(4, run(environment, 'replay', log, '--check').returncode == 0, 'the log is replayed to the same')
    digest = played_without_window(environment, folder, log)
    over = next((line for line in read(log).split('\n') if line.startswith('over ')), '')
    robot.show(5, digest.startswith('digest ') and digest.split()[1] in over,
               'the future is that of the same exercise which nobody killed')


def main():
    print('1..5')
    if not (shutil.which('Xvfb') and shutil.which('xdotool')):
        for number in range(1, 6):
            print('ok', number, '# SKIP no Xvfb or no xdotool')
        return
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, 'XDG_CONFIG_HOME': folder, 'XDG_STATE_HOME': folder, 'HOME': folder,
                       'SDL_VIDEODRIVER': 'x11'}
        server, environment['DISPLAY'] = robot.start_display()
        play(environment, folder)
        server.terminate()
        server.wait()


main()
