# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""How long, how deep and how wide code may be, and what every file begins with."""

import re

import source

MOST_LINES_FUNCTION = 80
MOST_LINES_FILE = 600
MOST_NESTING = 4
MOST_PARAMETERS = 8    # refused; geodesy and streams have up to eight numbers
WISHED_PARAMETERS = 5  # more is noted

SPDX = '/* SPDX-License-Identifier: GPL-3.0-or-later */'
COPYRIGHT = '/* Copyright 2026 The tabard authors */'
LATER = re.compile(r'\b(TO' r'DO|FIX' r'ME|X' r'XX)\b')

WORD = re.compile(r'[A-Za-z_]\w*|\S')
CONTROL = {'if', 'for', 'while', 'switch'}


class Body:
    """Reads the statements of one function body and keeps the deepest nesting seen."""

    def __init__(self, words, start):
        self.words = words
        self.at = start
        self.deepest = 0
        self.deepest_line = words[start][1]

    def word(self):
        return self.words[self.at][0] if self.at < len(self.words) else ''

    def skip_round(self):
        depth = 0
        while self.at < len(self.words):
            depth += {'(': 1, ')': -1}.get(self.word(), 0)
            self.at += 1
            if depth == 0:
                return

    def enter(self, depth):
        if depth > self.deepest:
            self.deepest = depth
            self.deepest_line = self.words[min(self.at, len(self.words) - 1)][1]

    def block(self, depth):
        self.at += 1
        while self.word() not in ('}', ''):
            self.statement(depth)
        self.at += 1

    def controlled(self, depth):
        """The statement a control word rules; a block there adds no second level."""
        self.enter(depth)
        if self.word() == '{':
            self.block(depth)
        else:
            self.statement(depth)

    def statement(self, depth):
        word = self.word()
        if word == '{':
            self.enter(depth + 1)
            self.block(depth + 1)
        elif word in CONTROL:
            self.at += 1
            self.skip_round()
            self.controlled(depth + 1)
            if word == 'if':
                self.otherwise(depth)
        elif word == 'do':
            self.at += 1
            self.controlled(depth + 1)
            self.expression()
        else:
            self.expression()

    def otherwise(self, depth):
        if self.word() != 'else':
            return
        self.at += 1
        if self.word() == 'if':
            self.statement(depth)
        else:
            self.controlled(depth + 1)

    def expression(self):
        depth = 0
        while self.at < len(self.words):
            word = self.word()
            if depth == 0 and word == '}':
                return
            depth += {'(': 1, '[': 1, '{': 1, ')': -1, ']': -1, '}': -1}.get(word, 0)
            self.at += 1
            if depth == 0 and word in (';', ':'):
                return


def words_of(code):
    words, line, last = [], 1, 0
    for match in WORD.finditer(code):
        line += code.count('\n', last, match.start())
        last = match.start()
        words.append((match.group(0), line))
    return words


def matching(words, start, opening, closing):
    depth = 0
    for i in range(start, len(words)):
        depth += {opening: 1, closing: -1}.get(words[i][0], 0)
        if depth == 0:
            return i
    return len(words) - 1


def functions(words):
    """(name, parameter words, index of '{', index of '}') of every function defined at file level."""
    i = 0
    while i < len(words):
        word = words[i][0]
        if word == '(':
            end = matching(words, i, '(', ')')
            after = words[end + 1][0] if end + 1 < len(words) else ''
            if after == '{' and i > 0 and re.match(r'[A-Za-z_]', words[i - 1][0]):
                close = matching(words, end + 1, '{', '}')
                yield i - 1, words[i + 1:end], end + 1, close
                i = close + 1
                continue
            i = end + 1
        elif word == '{':
            i = matching(words, i, '{', '}') + 1
        else:
            i += 1


def split_parameters(words):
    parts, depth = [[]], 0
    for word, _ in words:
        depth += {'(': 1, '[': 1, ')': -1, ']': -1}.get(word, 0)
        if word == ',' and depth == 0:
            parts.append([])
        else:
            parts[-1].append(word)
    return [] if parts in ([[]], [['void']]) else parts


def check_function(report, path, words, found):
    name_at, parameters, opening, close = found
    name, line = words[name_at]
    length = words[close][1] - line + 1
    if length > MOST_LINES_FUNCTION:
        report.fault(path, line, f'{name}: {length} lines, at most {MOST_LINES_FUNCTION} are allowed')
    body = Body(words, opening)
    body.block(0)
    if body.deepest > MOST_NESTING:
        report.fault(path, body.deepest_line, f'{name}: nested {body.deepest} deep, at most {MOST_NESTING} is allowed')
    parts = split_parameters(parameters)
    if len(parts) > MOST_PARAMETERS:
        report.fault(path, line, f'{name}: {len(parts)} parameters, at most {MOST_PARAMETERS} are allowed; make a struct')
    elif len(parts) > WISHED_PARAMETERS:
        report.note(path, line, f'{name}: {len(parts)} parameters, a struct is wished from {WISHED_PARAMETERS + 1}')
    for part in parts:
        if part[0] in ('gboolean', 'bool', '_Bool') and '*' not in part:
            report.note(path, line, f'{name}: {part[-1]} is a bool parameter; use an enum or two functions')


def check_head(report, name, text):
    lines = text.split('\n')
    for number, wanted in ((1, SPDX), (2, COPYRIGHT)):
        if len(lines) < number or lines[number - 1] != wanted:
            report.fault(name, number, f'line {number} must be: {wanted}')
    rest = '\n'.join(lines[2:])
    match = re.match(r'/\*\*?\s*(\S.*?)\s*\*/', rest, re.S)
    if not match:
        report.fault(name, 3, 'line 3 must begin a comment: the sentence that says what only this file knows')
    elif not match.group(1).rstrip().endswith('.'):
        report.fault(name, 3, 'the sentence on line 3 must end with a full stop')


def check_marks(report, name, text):
    for line, comment in source.comments(text):
        if comment.startswith('//'):
            report.fault(name, line, 'write /* */ comments')
        for match in LATER.finditer(comment):
            report.fault(name, line + comment.count('\n', 0, match.start()), f'{match.group(0)} needs an issue, not a comment')


def check(tree, report):
    for name in tree.c_files():
        text = tree.text(name)
        check_head(report, name, text)
        check_marks(report, name, text)
        if name.endswith('.h') and not re.search(r'^#pragma once$', text, re.M):
            report.fault(name, 1, 'a header needs #pragma once')
        lines = text.count('\n')
        if lines > MOST_LINES_FILE:
            report.fault(name, lines, f'{lines} lines, at most {MOST_LINES_FILE} are allowed: these are two nouns')
        words = words_of(source.code_only(text))
        for word, line in words:
            if word == 'goto':
                report.fault(name, line, 'no goto')
        for found in functions(words):
            check_function(report, name, words, found)


if __name__ == '__main__':
    source.main(check)
