# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Calls and variables that would make a run depend on anything but scenario, seed and commands."""

import re

import shape
import source

# What a call would bring in, and the names that bring it; a name ending in * is a beginning.
BANNED = {
    'chance comes from a TbrStream': 'rand srand random srandom rand_r drand48 g_random_* g_rand_*',
    'numbers are read with g_ascii_strtod () and friends': 'strtod strtof atof atoi atol atoll sscanf',
    'results leave by the journal, messages by a GError': 'printf vprintf puts putchar g_print g_printerr perror',
    'the length is not checked; use g_snprintf () or g_strlcpy ()': 'sprintf vsprintf strcpy strcat gets',
    'the simulation starts no program': 'system popen g_spawn_* execl execv execvp fork_exec',
    'the locale belongs to main ()': 'setlocale localeconv',
    'civil time comes from engine/calendar': 'localtime localtime_r gmtime gmtime_r mktime strftime '
                                             'g_date_time_new_from_unix_local',
    'the order of a hash table is not defined': 'g_hash_table_iter_* g_hash_table_foreach* g_hash_table_get_keys* '
                                                'g_hash_table_get_values* g_hash_table_find',
}
# Banned in every room below batch, which starts threads and writes the manifest.
BELOW_BATCH = {
    'the clock is TbrTime': 'time clock gettimeofday clock_gettime g_get_real_time g_get_monotonic_time '
                            'g_date_time_new_now* g_timer_* g_usleep',
    'the environment is read above the simulation': 'getenv secure_getenv g_getenv g_get_environ g_setenv setenv',
    'threads are started by batch': 'g_thread_* g_mutex_* pthread_* g_once* g_async_queue_* g_thread_pool_*',
}
# The pieces of stdio that go to the terminal.
TERMINAL = re.compile(r'\b(fprintf|vfprintf|fputs|fputc|fwrite)\s*\([^;]*\b(stdout|stderr)\b')

# A conversion of a double inside a string.
FLOATING = re.compile(r'%[-+ 0#]*[0-9*]*(?:\.[0-9*]+)?[efgEFG]')


def pattern(names):
    parts = [re.escape(n[:-1]) + r'\w*' if n.endswith('*') else re.escape(n) for n in names.split()]
    return re.compile(r'(?<![\w.>])(' + '|'.join(parts) + r')\s*\(')


EVERYWHERE = [(pattern(names), why) for why, names in BANNED.items()]
ONLY_BATCH = [(pattern(names), why) for why, names in BELOW_BATCH.items()]


def check_calls(report, name, code):
    rules = EVERYWHERE + ([] if name.startswith('sim/batch/') else ONLY_BATCH)
    for rule, why in rules:
        for match in rule.finditer(code):
            report.fault(name, source.line_of(code, match.start()), f'{match.group(1)} (): {why}')
    for match in TERMINAL.finditer(code):
        report.fault(name, source.line_of(code, match.start()), f'{match.group(1)} () to {match.group(2)}: '
                     'results leave by the journal, messages by a GError')


def check_formats(report, name, text):
    """printf writes a double as the locale wants; in a file of results that would differ."""
    for match in source.TOKEN.finditer(text):
        if match.group(0)[0] == '"' and FLOATING.search(match.group(0).replace('%%', '')):
            report.note(name, source.line_of(text, match.start()),
                        f'{FLOATING.search(match.group(0)).group(0)} follows the locale; see g_ascii_formatd ()')


def is_variable(words):
    """Whether the words of a declaration, up to its ';' or '{', name something that lasts and can change."""
    if 'static' in words:
        words = words[words.index('static') + 1:]
    if not words or 'typedef' in words or 'extern' in words:
        return False
    ends = [words.index(w) for w in ('=', '[') if w in words]
    head = words[:min(ends)] if ends else words
    if '{' in head:
        return False
    if '(' in head:
        inside = head[head.index('(') + 1:]
        return inside[:1] == ['*'] and 'const' not in inside
    names = [w for w in head if re.match(r'[A-Za-z_]', w) and w not in ('struct', 'union', 'enum')]
    if len(names) < 2:
        return False
    if '*' in head:
        return 'const' not in head[len(head) - head[::-1].index('*'):]
    return 'const' not in head


def check_variables(report, name, words):
    """File-level declarations, and static ones at any depth."""
    depth, start, i = 0, 0, 0
    while i < len(words):
        word, line = words[i]
        if word == 'static' and depth > 0:
            end = next((j for j in range(i, len(words)) if words[j][0] in (';', '=', '{')), len(words))
            if is_variable([w for w, _ in words[i:end]]):
                report.fault(name, line, 'a static variable that is not const; state lies in the arena')
        if word in '{;' and depth == 0:
            declaration = [w for w, _ in words[start:i]]
            if declaration and is_variable(declaration) and (word == ';' or '=' in declaration):
                report.fault(name, words[start][1], 'a file-level variable that is not const; state lies in the arena')
        depth += {'{': 1, '}': -1}.get(word, 0)
        if depth == 0 and word in ';}':
            start = i + 1
        i += 1


def check(tree, report):
    for name in tree.c_files('sim'):
        code = source.code_only(tree.text(name))
        check_calls(report, name, code)
        check_formats(report, name, tree.text(name))
        check_variables(report, name, shape.words_of(code))


if __name__ == '__main__':
    source.main(check)
