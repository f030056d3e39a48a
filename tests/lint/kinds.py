# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Every kind that is registered in a meson.build has a scenario that shows it and a test in its own room."""

import posixpath
import re

import source

# The room of tests/unit that tests the kinds of a list.
ROOMS = {'hazard_kinds': 'hazards', 'trigger_kinds': 'hazards', 'policy_kinds': 'response', 'output_kinds': 'output',
         'command_kinds': 'run'}
# Lists whose kinds are small: one file may test several of them.
SMALL = ('trigger_kinds', 'policy_kinds', 'command_kinds')
LIST = re.compile(r'\b(' + '|'.join(ROOMS) + r')\s*\+?=\s*\[(.*?)\]', re.S)
# The shortest kind that works, there to be read; the tests build it.
TEACHING = 'example'


def registered(tree):
    """(list, kind, file, line) of every kind."""
    for name in tree.under('sim', 'meson.build'):
        text = re.sub(r'#[^\n]*', source.blank, tree.text(name))
        for found in LIST.finditer(text):
            for kind in re.finditer(r"'([^']+)'", found.group(2)):
                yield found.group(1), kind.group(1), name, source.line_of(text, found.start(2) + kind.start())


def word(kind):
    """The kind's name as a word of its own, with '-' or '_' inside."""
    return re.compile(r'(?<![\w-])' + re.escape(kind).replace('_', '[-_]').replace(r'\-', '[-_]') + r'(?![\w-])')


def mentioned(tree, names, kind):
    rule = word(kind)
    return any(rule.search(tree.text(n) or '') for n in names)


def has_test(tree, family, kind):
    room = 'tests/unit/' + ROOMS[family]
    tests = tree.under(room, '.c')
    if f'{room}/test_{kind.replace("-", "_")}.c' in tests:
        return True
    # named in a string; a word of a comment is no test
    return family in SMALL and any(word(kind).search(s) for n in tests for s in source.strings(tree.text(n) or ''))


def check(tree, report):
    shown = [n for n in tree.under('scenarios', '.xml', '.md') if not n.startswith('scenarios/schema/')]
    # A tree without any scenario cannot show anything yet; with the first one the rule holds for all.
    scenarios = any(posixpath.basename(n) == 'scenario.xml' for n in shown)
    for family, kind, name, line in registered(tree):
        if kind == TEACHING:
            continue
        if not mentioned(tree, shown, kind):
            say = report.fault if scenarios else report.note
            say(name, line, f'{family}: no scenario shows {kind}, in its scenario.xml or its README')
        if not has_test(tree, family, kind):
            wanted = f'no test of tests/unit/{ROOMS[family]}' if family in SMALL else f'no test_{kind}.c in tests/unit/{ROOMS[family]}'
            report.fault(name, line, f'{family}: {wanted} is about {kind}')


if __name__ == '__main__':
    source.main(check)
