#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Holds many replications of a scenario against the record of the activation it is after.

    activations.py TABARD SCENARIO [-r N] [--set PATH=VALUE ...]

reads SCENARIO/observed.csv (metric, argument, observed, low, high, unit, what, source, perhaps a setting for the row; an argument is
"HOST/HAZARD>OWNERS:TYPES", each part may be missing) and prints the table of the scenario's README: observed beside the simulated median and 90 % interval.
"""
import argparse
import csv
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
from datetime import datetime

WANTED = re.compile(
    r' (unit-listed|request-opened|offer-made|offer-accepted|unit-arrived|unit-on-site|unit-worked'
    r'|unit-departed|unit-recalled|hazard-started|need-opened|harm|hazard-state|resceu-decided|unit-working|hazard-event|patients|incident|need-closed|agency-step) ')
NUMBER = re.compile(r'-?[0-9.]+(?:e[-+]?[0-9]+)?')


def instant(text):
    return datetime.fromisoformat(text.replace('Z', '+00:00')).timestamp()


def hours_of(text):
    """'8h' or '28800s' in hours."""
    return number(text) / (1 if text.endswith('h') else 3600)


# Aircraft in one unit of a type: the module's definition.
AIRCRAFT = {'FFFP': 2, 'FFFH': 3}


def number(text):
    found = NUMBER.match(text)
    return float(found.group()) if found else math.nan


class Run:
    """One replication: the facts that the metrics ask for."""

    def __init__(self, lines):
        self.units, self.facts, self.start = {}, [], None
        for line in lines:
            if self.start is None and not line.startswith('#'):
                self.start = instant(line.split(' ', 1)[0])
            if not WANTED.search(line):
                continue
            words = line.split()
            fields = dict(word.split('=', 1) for word in words[2:] if '=' in word)
            if words[1] == 'unit-listed':
                self.units[fields['unit']] = fields
            else:
                self.facts.append((instant(words[0]), words[1], fields))
        self.hosts = {f['request']: f['state'] for _, kind, f in self.facts if kind == 'request-opened'}
        self.asked = {f['request']: f['kind'] for _, kind, f in self.facts if kind == 'request-opened'}
        self.look_at(None)

    def look_at(self, host):
        """From now on only what concerns this host, or one hazard there ("HR/quake"); None: all."""
        host, _, hazard = (host or '').partition('/')
        self.host = host = host or None
        opened = [(t, f) for t, kind, f in self.facts if kind == 'need-opened' and host in (None, f.get('state'))
                  and hazard in ('', f['hazard'])]
        self.kinds = {f['kind'] for _, f in opened} if hazard else None
        self.onset = next((t for t, _ in opened), self.start)
        self.request = next((t for t, kind, f in self.facts if kind == 'request-opened' and host in (None, f['state'])
                             and (not hazard or t >= self.onset and f['kind'] in self.kinds)), math.nan)

    def concerns(self, fields):
        request = fields.get('request')
        return (self.host is None or self.hosts.get(request) == self.host) and (
            self.kinds is None or self.asked.get(request) in self.kinds)

    def find(self, kind, owners=None, types=None, abroad=True):
        """Facts of units by owner and type; only of foreign ones when abroad."""
        accepted = {f['unit'] for _, k, f in self.facts if k == 'offer-accepted' and self.concerns(f)}
        for at, name, fields in self.facts:
            unit = self.units.get(fields.get('unit'))
            if name != kind or unit is None or (abroad and fields['unit'] not in accepted):
                continue
            if owners and unit.get('owner', 'EU') not in owners:
                continue
            if types and unit['capability'] not in types:
                continue
            yield at, fields, unit


def chosen(argument):
    """'PL:GFFFV|GFFF' -> ({'PL'}, {'GFFFV', 'GFFF'}); either side may be empty."""
    owners, _, types = argument.partition(':')
    return set(filter(None, owners.split('|'))), set(filter(None, types.split('|')))


def first(run, kind, argument, origin):
    owners, types = chosen(argument)
    return next(((at - origin) / 3600 for at, _, _ in run.find(kind, owners, types)), math.nan)


def vehicles_of(folder):
    """Vehicles of one unit by stock row, from the library."""
    root = xml.etree.ElementTree.parse(folder.parent / 'library' / 'stock.xml').getroot()
    return {row.get('id'): float(row.get('vehicles') or 0) for row in root.iter('{urn:tabard:scenario:1}stock')
            if row.get('id')}


def total(run, argument, of):
    owners, types = chosen(argument)
    return sum(of(fields, unit) for _, fields, unit in run.find('offer-accepted', owners, types))


def metrics(folder):
    vehicles = vehicles_of(folder)
    return {
        'onset-to-request': lambda run, a: (run.request - run.onset) / 3600,
        'start-to-request': lambda run, a: (run.request - run.start) / 3600,
        'request-to-offer': lambda run, a: first_offer(run),
        'request-to-arrival': lambda run, a: first(run, 'unit-arrived', a, run.request),
        'request-to-site': lambda run, a: first(run, 'unit-on-site', a, run.request),
        'onset-to-arrival': lambda run, a: first(run, 'unit-arrived', a, run.onset),
        'onset-to-departure': lambda run, a: first(run, 'unit-departed', a, run.onset),
        'base-to-site': base_to_site,
        'units': lambda run, a: total(run, a, lambda fields, unit: 1),
        'staff': lambda run, a: total(run, a, lambda fields, unit: number(unit['staff'])),
        'vehicles': lambda run, a: total(
            run, a, lambda fields, unit: vehicles.get(fields['unit'].rsplit('.', 1)[0], 0)),
        'agency': agency,
        'agency-arrival': agency_arrival,
        'measure': measure,
        'mean-until': mean_until,
        'wait-in-line': wait_in_line,
        'states-offering': states_offering,
        'arrived-by': arrived_by,
        'staff-by': lambda run, a: sent_by(run, a, lambda fields, unit: number(unit['staff'])),
        'vehicles-by': lambda run, a: sent_by(
            run, a, lambda fields, unit: vehicles.get(fields['unit'].rsplit('.', 1)[0], 0)),
        'aircraft-by': lambda run, a: sent_by(run, a, lambda fields, unit: AIRCRAFT.get(unit['capability'], 1)),
        'offered': offered,
        'teams': lambda run, a: len({f['unit'] for _, f, _ in run.find('unit-arrived', *chosen(a), abroad=False)
                                     if run.host in (None, f.get('state'))}),
        'drops-per-hour': drops_per_hour,
        'harm': lambda run, a: sum(number(f['amount']) for _, k, f in run.facts
                                   if k == 'harm' and f.get('harm') == a.partition('@')[0]
                                   and a.partition('@')[2] in ('', f['hazard'])),
        'peak': lambda run, a: max((v for _, v in measured_part(run, a)), default=math.nan),
        'rate-per-day': rate_per_day,
        'first-event': first_event,
        'patients': lambda run, a: sum(number(f['persons']) for _, k, f in run.facts
                                       if k == 'patients' and f.get('stage') in a.split('|')),
        'patients-waited': patients_waited,
        'on-site': lambda run, a: len({f['unit'] for _, f, _ in run.find('unit-on-site', *chosen(a), abroad=False)}),
        'need-closed': need_closed,
        'event': lambda run, a: next(((at - run.start) / 60 for at, k, f in run.facts
                                      if k == 'hazard-event' and f.get('what') == a), math.nan),
        'harm-by': harm_by,
        'incidents-by': incidents_by,
        'measure-at': measure_at,
        'measure-peak': measure_peak,
        'work': lambda run, a: sum(number(f.get('work', '0')) for _, f, _ in run.find('unit-worked', *chosen(a))),
    }


def measured(run, argument):
    """Facts of one measure, 'HAZARD:MEASURE' or 'HAZARD:MEASURE:PART|PART': instant and sum over the parts, in order."""
    hazard, measure, *rest = argument.split(':')
    parts = set(rest[0].split('|')) if rest else None
    present = {}
    for at, kind, fields in run.facts:
        if (kind == 'hazard-state' and fields['hazard'] == hazard and fields['measure'] == measure
                and (parts is None or fields.get('part') in parts)):
            present[fields.get('part')] = number(fields.get('value', '0'))
            yield at, sum(present.values())


def measure_at(run, argument):
    """Argument: what is measured, '@' and an instant."""
    what, _, when = argument.partition('@')
    last = 0.0
    for at, value in measured(run, what):
        if at > instant(when):
            break
        last = value
    return last


def measure_peak(run, argument):
    return max((value for _, value in measured(run, argument)), default=0.0)


def measured_part(run, argument):
    """Argument: hazard, part, measure. Instants and values."""
    hazard, part, measure = argument.split()
    return [(at, number(f['value'])) for at, k, f in run.facts if k == 'hazard-state' and f['hazard'] == hazard
            and f.get('part') == part and f['measure'] == measure]


def rate_per_day(run, argument):
    """Growth of a total in the days in which it grew, of the part where it is largest; argument: hazard, measure."""
    hazard, measure = argument.split()
    parts = {f['part'] for _, k, f in run.facts if k == 'hazard-state' and f['hazard'] == hazard}
    totals = [measured_part(run, f'{hazard} {part} {measure}') for part in sorted(parts)]
    best = max(totals, key=lambda rows: rows[-1][1])
    days = sum((b[0] - a[0]) / 86400 for a, b in zip(best, best[1:]) if b[1] > a[1])
    return best[-1][1] / days if days else math.nan


def first_event(run, argument):
    """Hours from an instant to the first event of this sort; argument: hazard, what, instant."""
    hazard, what, since = argument.split()
    return next(((at - instant(since)) / 3600 for at, k, f in run.facts
                 if k == 'hazard-event' and f['hazard'] == hazard and f['what'] == what), math.nan)


def first_offer(run):
    return next(((at - run.request) / 3600 for at, k, f in run.facts if k == 'offer-made' and run.concerns(f)), math.nan)


def base_to_site(run, argument):
    """Hours from departure to arrival on site of the first such unit."""
    owners, types = chosen(argument)
    left = {fields['unit']: at for at, fields, _ in reversed(list(run.find('unit-departed', owners, types)))}
    for at, fields, _ in run.find('unit-on-site', owners, types):
        return (at - left[fields['unit']]) / 3600
    return math.nan


def states_offering(run, argument):
    """Argument: hours after the request."""
    return len({run.units[f['unit']].get('owner') for at, k, f in run.facts
                if k == 'offer-made' and run.concerns(f) and at - run.request <= float(argument) * 3600})


def arrived_by(run, argument):
    """Argument: hours after the onset, '@', owners and types."""
    hours, _, rest = argument.partition('@')
    return len({fields['unit'] for at, fields, _ in run.find('unit-arrived', *chosen(rest))
                if at - run.onset <= float(hours) * 3600})


def sent_by(run, argument, of):
    """Sum over units arrived from abroad by an instant; argument: instant, '@', owners and types."""
    when, _, rest = argument.partition('@')
    seen = {}
    for at, fields, unit in run.find('unit-arrived', *chosen(rest)):
        if at <= instant(when) and run.host in (None, fields.get('state')):
            seen[fields['unit']] = of(fields, unit)
    return sum(seen.values())


def offered(run, argument):
    """Units offered; argument: hours after the request, '@', owners and types."""
    hours, _, rest = argument.partition('@')
    owners, types = chosen(rest)
    made = [run.units[f['unit']] for at, k, f in run.facts
            if k == 'offer-made' and run.concerns(f) and at - run.request <= float(hours) * 3600]
    return sum(1 for unit in made if unit['capability'] in types and (not owners or unit.get('owner') in owners))


def began(run):
    return next((at for at, kind, _ in run.facts if kind == 'hazard-started'), run.start)


def harm_by(run, argument):
    """Argument: hours after the hazard began, '@', harm, perhaps '@' and one hazard."""
    hours, _, rest = argument.partition('@')
    harm, _, hazard = rest.partition('@')
    return sum(number(f['amount']) for at, kind, f in run.facts
               if kind == 'harm' and f.get('harm') == harm and run.host in (None, f.get('state'))
               and hazard in ('', f['hazard'])
               and at - began(run) <= float(hours) * 3600)


def incidents_by(run, argument):
    """Organisations. Argument: hours after the hazard began, '@', number of the sector, ':', stage."""
    hours, _, rest = argument.partition('@')
    sector, _, stage = rest.partition(':')
    return sum(1 for at, kind, f in run.facts
               if kind == 'incident' and f['stage'] == stage and f['sector'] == sector
               and run.host in (None, f['state']) and at - began(run) <= float(hours) * 3600)


def asked(run, kind):
    """When the agency that owns units of this type was first asked by the host."""
    return next((at for at, k, f in run.facts if k == 'agency-step' and run.concerns(f)
                 and f['capability'] == kind and f['step'] == 'asked'), math.nan)


def agency(run, argument):
    """Argument: type, '@', step: hours from the request to an agency's step."""
    kind, _, step = argument.partition('@')
    return next(((at - asked(run, kind)) / 3600 for at, k, f in run.facts if k == 'agency-step' and run.concerns(f)
                 and f['capability'] == kind and f['step'] == step), math.nan)


def agency_arrival(run, argument):
    """Argument: type, '@', number: hours from the request to the arrival of the agency's unit of this number."""
    kind, _, count = argument.partition('@')
    seen = {}
    for at, fields, _ in run.find('unit-arrived', None, {kind}):
        if fields.get('state') == run.host:
            seen.setdefault(fields['unit'], at)
    times = sorted(seen.values())
    return (times[int(count) - 1] - asked(run, kind)) / 3600 if len(times) >= int(count) else math.nan


def last_words(run, hazard, name, parts=None):
    """The last value of a measure of a hazard by part."""
    return {f['part']: number(f['value']) for _, k, f in run.facts if k == 'hazard-state' and f['hazard'] == hazard
            and f['measure'] == name and (parts is None or f['part'] in parts)}


def measure(run, argument):
    """Argument: hazard, '/', measure, perhaps '/', another that it is divided by; parts after '#', blank-separated."""
    words, _, parts = argument.partition('#')
    hazard, *names = words.split('/')
    sums = [sum(last_words(run, hazard, name, parts.split() or None).values()) for name in names]
    if len(sums) == 1:
        return sums[0]
    return sums[0] / sums[1] if sums[1] else math.nan


def mean_until(run, argument):
    """Mean over time from the start of the run; argument: what is measured, as for 'measure-at', '@' and an instant."""
    what, _, when = argument.partition('@')
    end, last, total, value = instant(when), run.start, 0.0, 0.0
    for at, now in measured(run, what):
        total += value * (min(at, end) - last)
        last, value = min(at, end), now
    return (total + value * (end - last)) / (end - run.start)


def wait_in_line(run, argument):
    """Argument: hazard, '/', part: hours that those at the end of the longest line had still to wait: until as many were registered."""
    hazard, _, part = argument.partition('/')
    told = {name: [(at, number(f['value'])) for at, k, f in run.facts if k == 'hazard-state' and f['hazard'] == hazard
                   and f['part'] == part and f['measure'] == name] for name in ('waiting', 'registered')}
    if not told['waiting']:
        return math.nan
    at, line = max(told['waiting'], key=lambda pair: pair[1])
    before = next(value for when, value in told['registered'] if when == at)
    return next(((when - at) / 3600 for when, value in told['registered'] if value >= before + line), math.nan)


def drops_per_hour(run, argument):
    drops = hours = 0.0
    for _, fields, unit in run.find('unit-worked', *chosen(argument)):
        drops += number(fields.get('drops', '0'))
        hours += hours_of(fields.get('time', '0h')) * AIRCRAFT.get(unit['capability'], 1)
    return drops / hours if hours else math.nan


def need_closed(run, argument):
    """Minutes from the onset to the last closing of a need of this kind."""
    kinds = {f['need']: f['kind'] for _, k, f in run.facts if k == 'need-opened'}
    closed = [at for at, k, f in run.facts if k == 'need-closed' and kinds.get(f['need']) == argument]
    return (max(closed) - run.onset) / 60 if closed else math.nan


def patients_waited(run, argument):
    """Minutes after which a share of those who reached a stage had reached it: argument STAGE@SHARE."""
    stage, _, share = argument.partition('@')
    reached = sorted((number(f['waited']) / 60, number(f['persons'])) for _, k, f in run.facts
                     if k == 'patients' and f.get('stage') == stage)
    left = float(share) * sum(persons for _, persons in reached)
    for minutes, persons in reached:
        left -= persons
        if left <= 0:
            return minutes
    return math.nan


def quantile(values, share):
    """Type 7."""
    place = share * (len(values) - 1)
    low = int(place)
    return values[low] + (place - low) * (values[min(low + 1, len(values) - 1)] - values[low])


def figure(value):
    """Three digits, with commas: 0.215, 41.3, 26,700."""
    if abs(value) < 1000:
        return f'{value:.3g}'
    return f'{float(f"{value:.3g}"):,.0f}'


def record(entry):
    """From and to what the record goes."""
    return tuple(float(entry[k] or entry['observed']) for k in ('low', 'high'))


def interval(values):
    """Quantiles 5 %, 50 % and 95 % of the runs in which it came about; None when it never did."""
    seen = sorted(v for v in values if not math.isnan(v))
    return tuple(quantile(seen, p) for p in (0.05, 0.5, 0.95)) if seen else None


def told(entry):
    """The record as the table has it."""
    low, high = (entry[k] or entry['observed'] for k in ('low', 'high'))
    return f'{entry["observed"]}{"" if low == high else f" ({low}-{high})"} {entry["unit"]}'


def row(entry, values):
    found = interval(values)
    if found is None:
        return f'| {entry["what"]} | {told(entry)} | never | | no | {entry["source"]} |'
    five, half, ninety = found
    low, high = record(entry)
    n_seen = sum(not math.isnan(v) for v in values)
    share = '' if n_seen == len(values) else f' in {100 * n_seen // len(values)} % of runs'
    return (f'| {entry["what"]} | {told(entry)} | {figure(half)}{share} | {figure(five)} to {figure(ninety)} '
            f'| {"yes" if five <= high and ninety >= low else "no"} | {entry["source"]} |')


def read_entries(scenario):
    with open(scenario / 'observed.csv', encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def simulate_one(command, entries, columns, known):
    """Runs a command that writes a trace, and adds to each entry's column what it came to."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*command, '--out', folder], check=True, stdout=subprocess.DEVNULL)
        with open(pathlib.Path(folder) / 'trace.txt', encoding='utf-8') as trace:
            run = Run(trace)
    for entry, column in zip(entries, columns):
        host, _, argument = entry['argument'].rpartition('>')
        run.look_at(host or None)
        column.append(known[entry['metric']](run, argument))


def simulate(tabard, scenario, entries, replications, settings=()):
    """Returns: by entry, its value in each replication. Entries with a setting of their own have runs of their own."""
    known = metrics(scenario.resolve())
    values = [[] for _ in entries]
    for own in sorted({entry.get('set') or '' for entry in entries}):
        places = [i for i, entry in enumerate(entries) if (entry.get('set') or '') == own]
        for replication in range(replications):
            command = [tabard, 'run', str(scenario), '-q', '-r', str(replication)]
            for setting in [*settings, *filter(None, [own])]:
                command += ['--set', setting]
            simulate_one(command, [entries[i] for i in places], [values[i] for i in places], known)
            if sys.stderr.isatty():
                print(f'\r{replication + 1} of {replications} {own}', end='', file=sys.stderr)
    return values


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('tabard')
    parser.add_argument('scenario', type=pathlib.Path)
    parser.add_argument('-r', type=int, default=200, help='replications')
    parser.add_argument('--set', action='append', default=[], help='passed on to tabard run')
    options = parser.parse_args()
    entries = read_entries(options.scenario)
    values = simulate(options.tabard, options.scenario, entries, options.r, options.set)
    print(f'| what | observed | simulated, median of {options.r} | 90 % interval | inside | source |')
    print('|---|---|---|---|---|---|')
    for entry, column in zip(entries, values):
        print(row(entry, column))


if __name__ == '__main__':
    main()
