#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Finds in sim/ every message that can be told of a fault, and writes the patterns they are made from. Usage:

    faults.py FILE            writes ui/report/fault_list.c anew
    faults.py FILE --check    fails when the file is not what sim/ says

The window says a fault in the language of its reader by these patterns: values are %s, whatever they were in the
message, with the quotes around them; what stands before a colon and only names an element or an attribute is left out.
A format with two values side by side has no pattern of its own: SPOKEN says what it comes to."""

import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
CALL = re.compile(r'\b(?:g_set_error(?:_literal)?|g_prefix_error|\w*refuse\w*|\w*_fault|fault|\w*complain\w*|\w*warn\w*'
                  r'|tbr_diagnostics_add\w*) \(')
# A message, or a part of one, that is put into a variable first, or found by a function of its own.
KEPT = re.compile(r'\b(?:fault|why|what|allowed|message|text|form\[\])\s*=(?!=)|\bfind_fault\w* \([^;{]*\)\n\{')
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|/\*.*?\*/|\'(?:[^\'\\]|\\.)\'|[A-Za-z_]\w*|.', re.S)
VALUE = re.compile(r'%[-+ 0-9.*]*(?:l|z|h)*[a-zA-Z]')
MACROS = {'G_GINT64_FORMAT': 'd', 'G_GUINT64_FORMAT': 'u', 'G_GSIZE_FORMAT': 'u', 'TBR_FACILITATOR': 'facilitator'}
# "row %s: ", "lon, lat: ", "channel %s: ": whose fault it is
WHO = re.compile(r'(?!unknown|class-a)(?:%s(?: %s)?|[a-z0-9-]+(?: %s)?(?:, [a-z0-9-]+)*|%s:%s|%s:[0-9]): (?=.)')
# A literal that begins or ends so is joined to what stands beside it.
JOINED = re.compile(r"^[:;, ']|[ ']$|^$")
HINT = ": did you mean '"
HINTED = re.compile(r'((?:%s)*)%s%s%s')
# What no reader of the window meets, each with its reason.
UNSEEN = {
    'sim/batch/': 'studies are run and told by the command line alone',
    'sim/scenario/experiment': 'so are experiments',
    'sim/scenario/write_': 'programs of the build',
    'sim/scenario/word_': 'programs of the build',
    'sim/output/': 'books that do not add up: a fault of the program, which tests look for',
    'sim/resources/': 'the same of units and crews',
    'sim/world/need.c': 'the same of needs',
    'sim/world/lifeline.c': 'the same of services',
    'sim/world/map_': 'the map is shipped with the program, and checked when it is built',
    'sim/run/commands/example.c': 'the example for authors is in no list of orders',
    'sim/base/kind.c': 'tables of the program, which a test looks through',
}
# Formats whose values stand side by side, or which are only a frame, and what is said in all.
SPOKEN = {
    '%s is %s%s': ['%s is not allowed: it must be %s', '%s is outside %s'],
    '%s is %s': [],  # frames of words that are collected
    '%s %s': [],
    '%s where %s should stand': ['%s where %s should stand'],
    'channel %s %s': ['channel %s is cut already', 'channel %s is cut because telecom is out', 'channel %s is not cut'],
    'role %s %s %s': ['role %s knows of no need %s', 'role %s has no unit %s', 'role %s knows of no open line %s',
                      'role %s knows of no offer %s', 'role %s knows of no hazard %s'],
    '%s is no %s%s%s%s': ['%s is no %s', '%s is no %s: did you mean %s?'],
    '%s %s: did you mean %s?': ['unknown element %s: did you mean %s?'],
    '%s %s: here may stand %s': ['unknown element %s: here may stand %s'],
    'unknown %s %s%s%s%s': ['unknown %s %s', 'unknown %s %s: did you mean %s?'],
    'there is no class %s%s: there are %s': ['there is no class %s: there are %s'],
    'the hazard does not measure %s: %s%s': ['the hazard does not measure %s: it is one of %s',
                                             'the hazard does not measure %s: it measures nothing'],
    'the seat of %s may not order what is %s%s': ['the seat of %s may not order what is not its own',
                                                  'the seat of %s may not order what is of %s'],
    'an order is written: instant seat command name=value...%s%s': [
        'an order is written: instant seat command name=value...',
        'an order is written: instant seat command name=value...; %s'],
    'an edit is one line of text%s%s': ['an edit is one line of text', 'an edit is one line of text: %s'],
    "unknown %s%s: it is planner, ercc or a state's code": [
        "unknown %s: it is planner, ercc or a state's code", "unknown %s: did you mean %s?: it is planner, ercc or a state's code"],
    'unknown decision point %s%s%s%s': ['unknown decision point %s', 'unknown decision point %s: did you mean %s?'],
    'no town %s on the map%s%s': ['no town %s on the map', 'no town %s on the map: give lon and lat',
                                  'no town %s on the map: did you mean %s?'],
    'the root element must be <%s xmlns=\\"%s\\">, not %s%s': [
        'the root element must be <%s xmlns=\\"%s\\">, not %s', 'the root element must be <%s xmlns=\\"%s\\">, not %s of another namespace'],
    'no policy %s decides that%s%s%s': ['no policy %s decides that: did you mean %s?', 'no policy %s decides that: it is one of %s'],
    'unknown %s %s%s': ['unknown %s %s', 'unknown %s %s: did you mean %s?'],
    '%s has no region %s%s': ['%s has no region %s', '%s has no region %s: did you mean %s?'],
    'unknown state %s%s': ['unknown state %s', 'unknown state %s: did you mean %s?'],
    'unknown section %s%s%s%s': ['unknown section %s: did you mean %s?', 'unknown section %s: the sections are %s'],
    'no %s is called %s%s': ['no %s is called %s', 'no %s is called %s: did you mean %s?'],
    'a %s has no %s%s%s%s': ['a %s has no %s: did you mean %s?', 'a %s has no %s: it has %s'],
    'no state of the map has this code%s': ['no state of the map has this code', 'no state of the map has this code: did you mean %s?'],
    'no town or node %s on the map%s': ['no town or node %s on the map', 'no town or node %s on the map: did you mean %s?'],
    '%s is not a number%s': ['%s is not a number', '%s is not a number; decimals are written with a point'],
    '%s %s%s: nobody will ask for %s: it has no rate for a need of these hazards': ['%s: nobody will ask for %s: it has no rate for a need of these hazards'],
    '%s%s bytes are more than the %s allowed': ['%s bytes are more than the %s allowed', 'over %s bytes are more than the %s allowed'],
    'a node has no name%s': ['a node has no name'],
    '%s text in %s': ['no text in %s', 'more than one text in %s'],
    'threshold %s': ['threshold must be given', 'threshold is for measures, not for observers'],
    'no zone is called %s: there %s %s': ['no zone is called %s: there is %s', 'no zone is called %s: there are %s'],
    'unit %s is %s and cannot be given': ['unit %s is %s and cannot be given'],
}
# Frames around a message, signs of mathematics, and what is part of a pattern above.
SPOKEN.update((silent, []) for silent in (
    'feature %s: %s', 'calls %s: %s', 'site: %s', 'role %s: %s', 'use %s: %s', 'fog: %s', 'effect: %s', 'start: %s', 'when: %s', 'gzip: %s', 'hazard %s:',
    '%s against %s', '0 < p10 < median < p90 (written median, p10, p90)', '0.01 <= shape <= 1000', 'low < high', 'mean > 0', 'scale > 0',
    'low <= mode <= high and low < high', 'is cut because telecom is out', 'is cut already', 'is not cut', 'are', 'ercc', 'not its own',
    'unknown element', 'it is one of %s', 'expected action %s', 'must be given', 'is for measures, not for observers', 'more than one',
    'it measures nothing', 'cannot be read', 'cannot be opened', 'cannot be written', 'cannot be written to the disk',
    'cannot be given its name', 'cannot be closed', '%s is no role of the exercise and not the facilitator'))
# Files whose refusals say what is the matter with a value, or with a file, that stands before.
PREDICATES = {'duration.c': '%s ', 'instant.c': '%s '}
# Words that reach a message through a table or a variable, and what the system says.
BESIDE = [
    ': did you mean %s?', 'cannot be read: %s', 'cannot be opened: %s', 'cannot be written: %s', 'cannot be written to the disk: %s',
    'cannot be given its name: %s', 'cannot be closed: %s', 'was saved by another version of the program', 'is damaged',
    'numbers are written like -12.5 or 3e4', 'kept for ordinary calls or off duty', 'at least %s', 'at most %s',
    'No such file or directory', 'Permission denied', 'Is a directory', 'Not a directory', 'No space left on device', 'File exists',
    'Read-only file system', 'two columns are called %s', 'the replay ends after %s events, the recording has %s',
    'at %s the replay has handled %s events, the recording %s', 'at %s the digest is %s, the recording has %s',
    'measure of the whole run', 'kind of need', 'kind of fact', 'kind of order',
    # sim/interchange/cap_rules.c
    'other elements only', "a name without blanks, commas, '<' and '&'", 'an instant with seconds and offset',
    'an instant with seconds and offset such as 2002-05-24T16:49:00-07:00, for UTC -00:00',
    'the code of a language such as en-US', 'words parted by blanks, one with blanks in it in double quotes',
    'sender,identifier,sent of earlier messages, parted by blanks', 'a whole number', 'a decimal number',
    "four or more 'latitude,longitude' in degrees parted by blanks, the last one as the first",
    "'latitude,longitude radius' in degrees and kilometres",
]


def calls(text):
    """Of each call of a function that tells a fault: the tokens of its arguments."""
    for match in CALL.finditer(text):
        depth, arguments = 0, [[]]
        for found in TOKEN.finditer(text, match.end() - 1):
            token = found.group()
            depth += {'(': 1, ')': -1}.get(token, 0)
            if depth == 0:
                break
            if token == ',' and depth == 1:
                arguments.append([])
            elif not (token.isspace() or token.startswith('/*') or (token == '(' and depth == 1)):
                arguments[-1].append(token)
        yield arguments


def kept(text):
    """The same of a variable for a message, up to the end of the statement, or of a function that finds a fault."""
    for match in KEPT.finditer(text):
        end = text.find('\n}\n' if match.group().endswith('{') else ';', match.end())
        yield [[t for t in TOKEN.findall(text[match.end():end]) if not (t.isspace() or t.startswith('/*'))]]


def literals(tokens):
    """Texts of an argument; those side by side are one."""
    said, texts = None, []
    for token in tokens + ['']:
        if token.startswith('"'):
            said = (said or '') + token[1:-1]
        elif said is not None and token in MACROS:
            said += MACROS[token]
        elif said is not None and token.startswith('TBR_'):
            said += '%s'
        elif said is not None:
            texts.append(said)
            said = None
    return texts


def canonical(text):
    text = VALUE.sub('%s', text.replace('%%', '%'))
    text = text.replace("'%s'", '%s').replace('<%s>', '%s') if 'xmlns' not in text else text
    while True:
        match = WHO.match(text)
        if not match or not speaks(text[match.end():]):
            return text.strip()
        text = text[match.end():]


def speaks(text):
    """Whether there are words in it beside values and signs."""
    return re.search(r'[A-Za-z]{3}|[a-z]{2} [a-z]{2}', text.replace('%s', '')) is not None


def patterns_of(file, arguments, complain):
    texts = [t for a in arguments for t in literals(a)]
    hinted = HINT in texts
    for text in texts:
        if text.startswith('<?xml') or not speaks(VALUE.sub('', text)) or (JOINED.search(text) and not VALUE.search(text)):
            continue
        said = canonical(text)
        if said in SPOKEN:
            yield from SPOKEN[said]
        elif hinted and '%s%s%s' in said:
            yield HINTED.sub(r'\1', said)
            yield HINTED.sub(r'\1: did you mean %s?', said)
        elif '%s%s' in said:
            complain(f'{file}: "{text}": two values side by side: say in SPOKEN of assets/build/faults.py what it comes to')
        elif file.name in PREDICATES and not VALUE.search(text):
            yield PREDICATES[file.name] + said
        else:
            yield said


def is_seen(name):
    return not any(name.startswith(start) for start in UNSEEN)


def collect(root, complain):
    found = set(BESIDE)
    for file in sorted((root / 'sim').glob('**/*.c')):
        if is_seen(str(file.relative_to(root))):
            text = file.read_text(encoding='utf-8')
            for arguments in calls(text):
                found.update(patterns_of(file, arguments, complain))
            for arguments in kept(text) if CALL.search(text) else ():
                found.update(p for p in patterns_of(file, arguments, complain) if len(p.split()) > 2)
    return found


def weight(pattern):
    """More words stand first: the first pattern that fits counts."""
    return -len(pattern.replace('%s', '')), pattern


def write(root, complain):
    lines = ['/* SPDX-License-Identifier: GPL-3.0-or-later */', '/* Copyright 2026 The tabard authors */',
             '/* The patterns of faults that sim/ tells, those with more words first: written by',
             '   assets/build/faults.py, which finds them by itself. */', '#include "report/fault_words.h"', '',
             '#include <glib/gi18n.h>', '', '/* clang-format off */', 'const char *const tbr_fault_patterns[] = {']
    for pattern in sorted(collect(root, complain), key=weight):
        if re.search(r'%(?!s)', pattern):
            lines.append('  /* xgettext:no-c-format */')
        lines.append(f'  N_ ("{pattern}"),')
    return '\n'.join(lines + ['  NULL', '};', '/* clang-format on */', ''])


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    complaints = []
    text = write(SOURCE, complaints.append)
    path = pathlib.Path(sys.argv[1])
    if complaints:
        sys.exit('\n'.join(complaints))
    if len(sys.argv) == 2:
        path.write_text(text, encoding='utf-8')
    elif path.read_text(encoding='utf-8') != text:
        sys.exit(f'{path} is not what sim/ says: python3 assets/build/faults.py {path}')


if __name__ == '__main__':
    main()
