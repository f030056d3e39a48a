# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Directions that must hold whatever the chance, over pairs of runs with common random numbers. Usage:
test_directions.py TABARD SCENARIOS SEEDS"""

import concurrent.futures
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

# A service with one line and one kind of call: first come, first served, the work of a call its own whoever takes it. Then with
# common random numbers one more unit makes no call wait longer (Kiefer and Wolfowitz 1955: the vector of workloads is monotone in
# the number of servers).
LINE = '''<scenario xmlns="urn:tabard:scenario:1">
  <meta title="One line" start="2025-01-01T00:00Z" duration="20 d" national-services="no"/>
  <use href="library/capabilities.xml"/>
  <settings><set path="policies.dispatch.kind" value="nearest"/></settings>
  <units><unit id="S" capability="NFIRE" state="PL" base="Station" lon="17 deg" lat="52 deg" count="{units}"/></units>
  <hazards>
    <hazard kind="calls" id="calls" state="PL" lon="17 deg" lat="52 deg" rate="{rate} 1/h" capabilities="NFIRE" order="arrival"
            speed="1000 m/s" service-holds="total">
      <zone name="Z" x="0 m" y="0 m" share="1"/>
      <class name="all" share="1" service="exponential(1 h)"/>
    </hazard>
  </hazards>
</scenario>
'''


class Program:
    """Runs of the program under test."""

    def __init__(self, tabard, scenarios):
        self.tabard, self.scenarios = tabard, pathlib.Path(scenarios)
        self.home = tempfile.TemporaryDirectory()

    def trace(self, scenario, seed, *settings):
        """Returns: the lines of the trace."""
        with tempfile.TemporaryDirectory(dir=self.home.name) as out:
            self.call(scenario, seed, settings, '--quiet', '--out', out)
            return (pathlib.Path(out) / 'trace.txt').read_text(encoding='utf-8').splitlines()[1:]

    def indicators(self, scenario, seed, *settings):
        """Returns: the values by (measure, scope, key)."""
        rows = json.loads(self.call(scenario, seed, settings, '--json'))['result']['indicators']
        return {(row['measure'], row['scope'], row['key']): row['value'] for row in rows}

    def call(self, scenario, seed, settings, *options):
        command = [self.tabard, 'run', str(scenario), '--seed', str(seed), *options]
        for setting in settings:
            command += ['--set', setting]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def write(self, name, text):
        folder = pathlib.Path(self.home.name) / name
        folder.mkdir(exist_ok=True)
        (folder / 'scenario.xml').write_text(text, encoding='utf-8')
        return folder


def fields(line):
    at, kind, *words = line.split()
    return {'at': at, 'kind': kind, **dict(word.split('=', 1) for word in words if '=' in word)}


# A unit that is everywhere at once: it departs, arrives and sets up in no time, and there is no end of its work.
ANYTHING = '''<scenario xmlns="urn:tabard:scenario:1">
  <meta title="Unlimited help at once" start="2025-03-01T12:00Z" duration="6 d" national-services="no" report-period="1 min"
        report-delay="0 s"/>
  <use href="library/states.xml"/>
  <settings><set path="policies.dispatch.kind" value="nearest"/></settings>
  <capabilities>
    <capability id="ALL" title="anything at once" depart="0 s" set-up="0 s" operation="700 d" crews="6" speed="250 km/h" staff="1"
                hazard-factor="1" couplings="no" self-sufficiency="0 s"/>
  </capabilities>
  <rates>{rates}</rates>
  <units>{units}</units>
  <hazards>{hazard}</hazards>
</scenario>
'''
# A crisis of each kind that can kill somebody whom help could have spared, in one town.
DAYS = ''.join(f'<day group="Town" at="2025-03-0{day}T00:00Z" maximum="40 degC" minimum="27 degC" dew-point="17 degC"/>'
               for day in range(1, 7))
CRISES = {
    'earthquake': '''at="2025-03-01T13:00Z" lon="13 deg" lat="43 deg" depth="10 km" magnitude="7.8" radius="0 km" step="5 min"
        aftershocks="no" class-a="20" class-b="40" class-c="40" class-d="0" class-e="0" class-f="0">
        <place name="Town" lon="13 deg" lat="43 deg" people="20000" site="1"/>''',
    'flood': '''step="5 min" order="2025-03-05T00:00Z" compliance="0 %">
        <cell name="Town" lon="13 deg" lat="43 deg" area="10 km2" depth="2 m" people="20000" dwellings="8000" floor="70 m" lift="1 m"/>
        <inflow cell="Town" at="2025-03-01T13:00Z" value="900 m3/s"/>
        <inflow cell="Town" at="2025-03-01T20:00Z" value="0 m3/s"/>''',
    'storm': '''step="30 min"><district name="Town" lon="13 deg" lat="43 deg" radius="40 km" customers="200000" lines="900 km"
        feeders="130" forest="60 %" roads="500 km" masts="90"/>
        <weather at="2025-03-01T00:00Z" temperature="-12 degC" gust="8 m/s"/>
        <weather at="2025-03-01T13:00Z" temperature="-12 degC" gust="55 m/s"/>
        <weather at="2025-03-01T16:00Z" temperature="-12 degC" gust="8 m/s"/>''',
    'heatwave': '''step="1 h"><group name="Town" lon="13 deg" lat="43 deg" people="5000000" radius="100 km"
        climate="north-continental" load="82 %"/>''' + DAYS,
    'epidemic': '''step="6 h"><place name="Town" lon="13 deg" lat="43 deg" people="1000000" beds="2000" exposed="20000"
        infectious="20000"/>''',
    'industrial': '''at="2025-03-01T13:00Z" lon="13 deg" lat="43 deg" agent="chlorine" mass="60 t" step="5 min"
        density="4000 1/km2">''',
    'explosion': '''at="2025-03-01T13:00Z" lon="13 deg" lat="43 deg" mass="100 t" step="5 min">
        <quarter name="Town" lon="13 deg" lat="43.005 deg" people="20000" radius="500 m"/>''',
    'cyber': '''onset="2025-03-01T13:00Z" stop="8 h" step="5 min" contain="12 h" restore="1 d">
        <sector name="health" lifeline="health" patients="400" appointments="1390" ambulances="60"/>''',
    'border': '''step="5 min"><section name="Sea" lon="13 deg" lat="43 deg" kind="sea" length="60 km" depth="10 km" beds="100"/>
        <arrivals at="2025-03-01T13:00Z" section="Sea" value="20000 1/d"/>
        <weather at="2025-03-01T00:00Z" temperature="-10 degC"/>''',
    'wildfire': '''step="15 min" area="1 Mha" people="100 1/km2" drought-code="800" duff-code="100">
        <weather at="2025-03-01" temperature="40 degC" humidity="15 %" wind="12 m/s"/>
        <zone lon="13 deg" lat="43 deg" radius="50 km"/><fire lon="13 deg" lat="43 deg" at="2025-03-01T13:00Z"/>''',
}


def waits(program, scenario, seed, *settings):
    """Returns: seconds from each call to the first unit there, by call."""
    return {f['call']: float(f['response'].rstrip('s')) for f in map(fields, program.trace(scenario, seed, *settings))
            if f['kind'] == 'call-on-scene'}


def one_more_unit(program, seed):
    """No call waits longer, so the summed wait is no longer either."""
    fewer = waits(program, program.write(f'three-{seed}', LINE.format(units=3, rate=2.7)), seed)
    more = waits(program, program.write(f'four-{seed}', LINE.format(units=4, rate=2.7)), seed)
    common = fewer.keys() & more.keys()
    worse = [call for call in common if more[call] > fewer[call] + 1e-6]
    if len(common) < 1000 or sum(fewer[c] for c in common) == 0:
        return 'nobody waits'
    return worse and f'calls {worse[:3]} wait longer with one more unit'


def first_arrival(program, scenario, seed, delay):
    lines = map(fields, program.trace(scenario, seed, f'policies.late-request.onset-to-request={delay} h', 'meta.duration=4 d'))
    return min((f['at'] for f in lines if f['kind'] == 'unit-arrived' and f.get('state') == 'TR'), default='9999')


def earlier_request(program, seed):
    """Where all that is wanted is wanted from the first hour on, the first unit from abroad is never there later. (Where the need
    grows, a later request asks for more and so of more states: in one summer of forty the first of them is there sooner.)"""
    arrivals = [first_arrival(program, program.scenarios / 'tuerkiye-2023', seed, delay) for delay in (2, 6, 12, 24)]
    return arrivals != sorted(arrivals) and f'first arrivals {arrivals} for requests ever later'


def missions(lines):
    """Returns: the arrival of each unit's first mission abroad, by unit, instant of the order and need."""
    ordered, arrived, seen = {}, {}, set()
    for f in map(fields, lines):
        if f['kind'] == 'unit-ordered':
            ordered[f['unit']] = (f['unit'], f['at'], f.get('need'))
        elif f['kind'] == 'unit-arrived' and f['unit'] not in seen:
            arrived[ordered[f['unit']]] = f['at']
            seen.add(f['unit'])
    return arrived


OBSTACLES = ('authorisation', 'equipment', 'qualification', 'insurance', 'radio', 'language', 'consent', 'visa', 'hub', 'all')


def no_obstacles(program, seed, name):
    """A unit ordered to the same need at the same instant is there no later when an obstacle at borders is taken away."""
    scenario = program.scenarios / name
    there = missions(program.trace(scenario, seed))
    faults = []
    for obstacle in (OBSTACLES[seed % len(OBSTACLES)], 'all'):
        without = missions(program.trace(scenario, seed, f'meta.remove={obstacle}'))
        slower = [mission for mission in there.keys() & without.keys() if without[mission] > there[mission]]
        faults += [f'slower without {obstacle}: {slower[:3]}'] if slower else []
    return faults


def unlimited(program, seed, kind):
    """With unlimited help at once nobody dies who need not: but for what happens in the first step, 1 % of what help could prevent."""
    needs = sorted(set(re.findall(r'<rate need="([a-z-]+)"', (program.scenarios / 'library/rates.xml').read_text(encoding='utf-8'))))
    rates = ''.join(f'<rate need="{need}" capability="ALL" work="expert" per-hour="1000000"/>' for need in needs)
    hazard = f'<hazard kind="{kind}" id="shock" state="IT" {CRISES[kind]}</hazard>'
    deaths = {}
    for duty in (0, 1):
        units = f'<unit id="A" capability="ALL" state="IT" lon="13 deg" lat="43 deg" base="Town" count="100" duty="{duty}"/>'
        scenario = program.write(f'{kind}-{seed}-{duty}', ANYTHING.format(rates=rates, units=units, hazard=hazard))
        deaths[duty] = program.indicators(scenario, seed)['K10.preventable-deaths', 'all', '']
    # by chance nobody may be under a roof that falls; but not with the first seed
    if deaths[0] < 1 and seed == 1:
        return 'nobody can be spared'
    # less than one person is nobody: no need is opened for them
    return deaths[1] > max(0.01 * deaths[0], 1) and f'{deaths[1]} preventable deaths with unlimited help, {deaths[0]} without any'


def layer(program, seeds, workers, name, setting):
    """Taking a layer of help away saves nobody in the mean: the mean difference is not below zero by more than chance gives."""
    scenario = program.scenarios / name

    def difference(seed):
        whole = program.indicators(scenario, seed)['K10.deaths', 'all', '']
        return program.indicators(scenario, seed, setting)['K10.deaths', 'all', ''] - whole

    differences = list(workers.map(difference, seeds))
    mean = statistics.fmean(differences)
    error = statistics.stdev(differences) / len(differences) ** 0.5
    return mean < -2 * error and f'{mean:.3g} +- {error:.2g} deaths more with it'


def main():
    program, seeds = Program(sys.argv[1], sys.argv[2]), range(1, int(sys.argv[3]) + 1)
    for_each = [('one more unit makes no call wait longer', one_more_unit),
                ('an earlier request never brings a later first arrival', earlier_request),
                ('no unit is slower without obstacles at borders, sweden-2018', lambda p, s: no_obstacles(p, s, 'sweden-2018')),
                ('no unit is slower without obstacles at borders, beirut-2020', lambda p, s: no_obstacles(p, s, 'beirut-2020')),
                *((f'unlimited help at once prevents what can be prevented: {kind}', lambda p, s, kind=kind: unlimited(p, s, kind))
                  for kind in CRISES)]
    layers = [('kolontar-2010', 'policies.ask.kind=never', 'help from abroad'),
              ('tuerkiye-2023', 'policies.ask.kind=never', 'help from abroad'),
              ('balkans-2014', 'policies.ask.kind=never', 'help from abroad'),
              ('tuerkiye-2023', 'meta.remove=pool', 'the Pool'),
              ('tuerkiye-2023', 'meta.remove=bilateral', 'bilateral help'),
              ('vrancea', 'meta.remove=rescEU', 'rescEU')]
    failed = 0
    print(f'1..{len(for_each) + len(layers)}', flush=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        for i, (title, holds) in enumerate(for_each, 1):
            faults = [f'seed {seed}: {fault}' for seed, fault in zip(seeds, workers.map(lambda s: holds(program, s), seeds)) if fault]
            failed += bool(faults)
            print('not ok' if faults else 'ok', i, '-', title, flush=True)
            for fault in faults[:5]:
                print('#', fault, flush=True)
        for i, (name, setting, what) in enumerate(layers, len(for_each) + 1):
            fault = layer(program, seeds, workers, name, setting)
            failed += bool(fault)
            print('not ok' if fault else 'ok', i, '-', f'{name} without {what} saves nobody', flush=True)
            if fault:
                print('#', fault, flush=True)
    sys.exit(failed > 0)


if __name__ == '__main__':
    main()
