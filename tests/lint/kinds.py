# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Every kind that is registered in a meson.build has a scenario that shows it and a test."""

import posixpath
import re

import source

LISTS = ('hazard_kinds', 'trigger_kinds', 'policy_kinds', 'output_kinds', 'command_kinds')
LIST = re.compile(r'\b(' + '|'.join(LISTS) + r')\s*\+?=\s*\[(.*?)\]', re.S)
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


def has_test(tree, kind):
    stem = 'test_' + kind.replace('-', '_') + '.c'
    if any(posixpath.basename(n) == stem for n in tree.under('tests/unit', '.c')):
        return True
    names = [n for n in tree.under('tests', '.c', '.h', '.xml', '.sh', '.py', '.txt') if '/lint/' not in n]
    return mentioned(tree, names, kind)


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
        if not has_test(tree, kind):
            report.fault(name, line, f'{family}: no test names {kind}')


if __name__ == '__main__':
    source.main(check)
