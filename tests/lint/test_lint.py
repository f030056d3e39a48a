# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Holds each lint against made-up trees: the sound one passes, each fault is seen at its line."""

import contextlib
import io
import pathlib
import shutil
import subprocess
import sys
import tempfile

import calls
import kinds
import rooms
import shape
import source
import tree

CHECKS = {'calls': calls, 'kinds': kinds, 'rooms': rooms, 'shape': shape, 'tree': tree}
HERE = pathlib.Path(__file__).resolve().parent
HEAD = ('/* SPDX-License-Identifier: GPL-3.0-or-later */\n'
        '/* Copyright 2026 The tabard authors */\n'
        '/* What only this file knows. */\n')
AFTER_HEAD = HEAD.count('\n')  # a fault in line 1 of a body is in line 1 + AFTER_HEAD of its file

SOUND = {
    'include/tabard/types.h': HEAD + '#pragma once\n',
    'include/tabard/README.md': 'words\n',
    'sim/README.md': 'See [base](base/README.md) and [here](#the-rooms).\n\n## The rooms\n',
    'sim/REFERENCES.md': '| key | reference |\n|---|---|\n| ADAMS1990 | a |\n| BAKER2001 | b |\n',
    'sim/base/README.md': 'rooms\n',
    'sim/base/text.h': HEAD + '#pragma once\n#include <tabard/types.h>\n',
    'sim/base/text.c': HEAD + '#include "base/text.h"\nstatic const int table[] = { 1, 2 };\n'
                              '/* Source: [ADAMS1990] p. 3. */\nint\nf (void)\n{\n  return table[0];\n}\n',
    'sim/base/meson.build': "sim_sources += files(\n  'text.c',\n)\n",
    'sim/engine/meson.build': "sim_sources += files('queue.c')\n",
    'sim/engine/README.md': 'time\n',
    'sim/engine/queue.c': HEAD + '#include "base/text.h"\n',
    'sim/hazards/README.md': 'laws\n',
    'sim/hazards/meson.build': "hazard_kinds = [\n  'example',\n  'dust_storm',\n]\n",
    'scenarios/plain/scenario.xml': '<hazard kind="dust-storm" id="a"/>\n',
    'tests/unit/hazards/test_dust_storm.c': HEAD,
    'tests/unit/meson.build': "unit_tests = {\n  'hazards': ['dust_storm'],\n}\n",
}


# A policy that a scenario shows.
POLICY = {'sim/response/meson.build': "policy_kinds = ['by_dust']\n", 'scenarios/plain/README.md': '`by-dust`\n'}


def body(text):
    """A C file of the room base with this below its head."""
    return {'sim/base/text.c': HEAD + text}


PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def spoken(catalogue, files='ui/a.c\n'):
    """A file of the window with one text, and what a catalogue makes of it."""
    return {'ui/README.md': 'words\n', 'ui/meson.build': "sources = files('a.c')\n",
            'ui/a.c': HEAD + 'char *\nf (int n)\n{\n  return g_strdup_printf (_ ("%d fires"), n);\n}\n',
            'po/POTFILES': files, 'po/LINGUAS': 'de\n', 'po/de.po': PO + catalogue}


def nested(depth):
    """A function with if in if, and no braces that would show it by themselves."""
    return 'void\nf (int x)\n{\n' + ''.join('  ' * i + 'if (x)\n' for i in range(1, depth + 1)) + '  x = 1;\n}\n'


def long_function(lines):
    """A function of that many lines from its name to its closing brace."""
    return 'void\nf (int x)\n{\n' + '  x = 1;\n' * (lines - 3) + '}\n'


def call(text):
    return body('void\nf (void)\n{\n  ' + text + '\n}\n')


CALL_LINE = AFTER_HEAD + 4

# (lint, what is claimed, files laid over the sound tree, what it must say; None: it passes)
CASES = [
    ('rooms', 'a room may not include a room above it',
     {'sim/base/text.c': HEAD + '#include "base/text.h"\n#include "engine/queue.h"\n',
      'sim/engine/queue.h': HEAD + '#pragma once\n'}, 'sim/base/text.c:5: "engine/queue.h": base may not'),
    ('rooms', 'rooms on one line do not see each other',
     {'sim/hazards/dust.c': HEAD + '#include "resources/crew.h"\n', 'sim/resources/crew.h': HEAD},
     'sim/hazards/dust.c:4: "resources/crew.h": hazards may not'),
    ('rooms', 'ui does not see sim',
     {'ui/draw/map.c': HEAD + '#include "base/text.h"\n'}, 'ui/draw/map.c:4: "base/text.h": above the wall'),
    ('rooms', 'draw does not see cli',
     {'ui/draw/map.c': HEAD + '#include "cli/verb.h"\n', 'ui/cli/verb.h': HEAD}, 'draw may not include cli'),
    ('rooms', 'cli sees draw', {'ui/cli/verb.c': HEAD + '#include "draw/map.h"\n', 'ui/draw/map.h': HEAD}, None),
    ('rooms', 'a public header does not see sim',
     {'include/tabard/sim.h': HEAD + '#include "base/text.h"\n'}, 'include/tabard/sim.h:4: '),
    ('rooms', 'an include in a comment is none', body('#include "base/text.h"\n/* #include "run/no.h" */\n'), None),
    ('rooms', 'a header that is not there is a fault', body('#include "base/text.h"\n#include "base/no.h"\n'),
     'sim/base/text.c:5: "base/no.h" is not a header'),
    ('rooms', 'the own header comes first', body('#include <glib.h>\n#include "base/text.h"\n'),
     'sim/base/text.c:4: the first include must be its own header'),
    ('rooms', 'a public own header comes first',
     {'sim/base/types.c': HEAD + '#include <glib.h>\n'}, 'sim/base/types.c:4: the first include'),
    ('rooms', 'a name is taken once', {'sim/engine/text.c': HEAD}, 'sim/engine/text.c:1: the name text is already'),
    ('rooms', 'the name example may come again',
     {'sim/hazards/example.c': HEAD, 'sim/output/example.c': HEAD}, None),
    ('rooms', 'a file outside the rooms is a fault', {'sim/loose.c': HEAD}, 'sim/loose.c:1: lies in no room'),
    ('rooms', 'libxml2 stays in scenario', {'sim/run/save.c': HEAD + '#include <libxml/tree.h>\n'},
     'sim/run/save.c:4: <libxml/tree.h>: libxml2'),
    ('rooms', 'scenario sees libxml2', {'sim/scenario/read.c': HEAD + '#include <libxml/tree.h>\n'}, None),
    ('rooms', 'SQLite stays in output and batch', {'sim/run/save.c': HEAD + '#include <sqlite3.h>\n'}, 'SQLite'),
    ('rooms', 'Cairo stays in ui', {'sim/output/image.c': HEAD + '#include <cairo.h>\n'}, 'Cairo'),
    ('rooms', 'Cairo stays out of cli', {'ui/cli/verb.c': HEAD + '#include <cairo-svg.h>\n'}, 'Cairo'),
    ('rooms', 'SDL is seen by one file',
     {'ui/desktop/a.c': HEAD + '#include <SDL.h>\n', 'ui/desktop/b.c': HEAD + '#include <SDL2/SDL.h>\n'},
     'ui/desktop/b.c:4: SDL is seen by 1 file only'),
    ('rooms', 'MPI is seen by one file',
     {'sim/batch/a.c': HEAD + '#include <mpi.h>\n', 'sim/batch/b.c': HEAD + '#include <mpi.h>\n'}, 'sim/batch/b.c:4: MPI'),
    ('shape', 'a function of 80 lines is allowed', body(long_function(80)), None),
    ('shape', 'a function of 81 lines is not', body(long_function(81)), 'sim/base/text.c:5: f: 81 lines'),
    ('shape', 'four levels are allowed', body(nested(4)), None),
    ('shape', 'five levels without braces are not', body(nested(5)), 'f: nested 5 deep'),
    ('shape', 'five levels with braces are not',
     body('void\nf (int x)\n{\n  for (;;) { while (x) { do { switch (x) { case 1: if (x) { x = 1; } } } while (x); } }\n}\n'),
     'f: nested 5 deep'),
    ('shape', 'else if is no deeper',
     body('void\nf (int x)\n{\n' + '  if (x)\n    x = 1;\n  else' * 6 + '\n    x = 2;\n}\n'), None),
    ('shape', 'braces of a table are no nesting',
     body('void\nf (void)\n{\n  const int a[1][1][1][1][1] = { { { { { 1 } } } } };\n  g (a);\n}\n'), None),
    ('shape', 'eight parameters are noted',
     body('void\nf (int a, int b, int c, int d, int e, int g, int h, int i)\n{\n}\n'), None),
    ('shape', 'nine parameters are refused',
     body('void\nf (int a, int b, int c, int d, int e, int g, int h, int i, int j)\n{\n}\n'), 'f: 9 parameters'),
    ('shape', 'a function as parameter is one parameter',
     body('void\nf (int a, int b, int c, int d, int e, int g, int h, void (*i) (int, int))\n{\n}\n'), None),
    ('shape', 'a file of 600 lines is allowed', body('\n' * (600 - AFTER_HEAD)), None),
    ('shape', 'a file of 601 lines is not', body('\n' * (601 - AFTER_HEAD)), 'sim/base/text.c:601: 601 lines'),
    ('shape', 'goto is refused', call('goto end;'), f'sim/base/text.c:{CALL_LINE}: no goto'),
    ('shape', 'goto in a string is text', call('g ("goto");'), None),
    ('shape', 'line comments are refused', body('int f (void); // why\n'), 'sim/base/text.c:4: write /* */'),
    ('shape', 'two slashes in a string are text', call('g ("http://example");'), None),
    ('shape', 'marks for later are refused', body('/* one\n   TO' 'DO two */\n'), 'sim/base/text.c:5: TO' 'DO'),
    ('shape', 'the licence is line 1', {'sim/base/text.c': '\n' + HEAD}, 'sim/base/text.c:1: line 1 must be'),
    ('shape', 'the sentence is line 3', {'sim/base/text.c': HEAD.rsplit('/*', 1)[0] + 'int f (void);\n'},
     'sim/base/text.c:3: line 3'),
    ('shape', 'the sentence ends', {'sim/base/text.c': HEAD.replace('knows.', 'knows')}, 'full stop'),
    ('shape', 'a header is read once', {'sim/base/text.h': HEAD}, 'sim/base/text.h:1: a header needs'),
    ('calls', 'time is refused', call('x = time (NULL);'), f'sim/base/text.c:{CALL_LINE}: time ()'),
    ('calls', 'a field called time is not a call', call('x = link->time; y = a.time (b);'), None),
    ('calls', 'rand is refused', call('x = rand ();'), 'rand ()'),
    ('calls', 'strtod is refused', call('x = strtod (a, NULL);'), 'strtod ()'),
    ('calls', 'g_ascii_strtod is not', call('x = g_ascii_strtod (a, NULL);'), None),
    ('calls', 'printf is refused', call('printf ("a");'), 'printf ()'),
    ('calls', 'printf in a string is text', call('g ("printf (");'), None),
    ('calls', 'fprintf to stderr is refused', call('fprintf (stderr, "a");'), 'fprintf () to stderr'),
    ('calls', 'fprintf to a file is not', call('fprintf (file, "a");'), None),
    ('calls', 'getenv is refused', call('x = g_getenv ("A");'), 'g_getenv ()'),
    ('calls', 'batch reads the environment', {'sim/batch/a.c': HEAD + 'int x (void) { return g_getenv ("A"); }\n'}, None),
    ('calls', 'batch may not print', {'sim/batch/a.c': HEAD + 'void x (void) { g_print ("A"); }\n'}, 'g_print ()'),
    ('calls', 'hash table order is refused', call('g_hash_table_iter_init (&i, t);'), 'g_hash_table_iter_init ()'),
    ('calls', 'g_random_ is refused', call('x = g_random_double_range (0, 1);'), 'g_random_double_range ()'),
    ('calls', 'the clock is refused', call('x = g_date_time_new_now_utc ();'), 'g_date_time_new_now_utc ()'),
    ('calls', 'strcpy is refused', call('strcpy (a, b);'), 'strcpy ()'),
    ('calls', 'ui may print', {'ui/cli/verb.c': HEAD + 'void f (void) { g_print ("a"); }\n'}, None),
    ('calls', 'a static variable is refused', body('static int n;\n'), 'sim/base/text.c:4: a file-level variable'),
    ('calls', 'a variable without static is refused', body('int n = 3;\n'), 'sim/base/text.c:4: a file-level'),
    ('calls', 'a table that is not const is refused', body('static int n[] = { 1 };\n'), 'a file-level variable'),
    ('calls', 'names that may change are refused', body('static const char *n[] = { "a" };\n'), 'a file-level variable'),
    ('calls', 'names that may not are allowed', body('static const char *const n[] = { "a" };\n'), None),
    ('calls', 'a static variable in a function is refused', call('static int n;'),
     f'sim/base/text.c:{CALL_LINE}: a static variable'),
    ('calls', 'a static const in a function is allowed', call('static const int n = 1;'), None),
    ('calls', 'a function pointer that may change is refused', body('static void (*f) (int);\n'), 'a file-level variable'),
    ('calls', 'functions, types and prototypes are allowed',
     body('typedef struct { int a; } A;\nstruct B { int b; };\nenum { C };\nextern const int d;\nint f (int x);\n'
          'static int\ng (A *a)\n{\n  int n = 1;\n  return n;\n}\nG_DEFINE_QUARK (a, b)\nconst A e = { 1 };\n'), None),
    ('kinds', 'a kind without scenario is a fault', {'scenarios/plain/scenario.xml': '<a kind="storm"/>'},
     'sim/hazards/meson.build:3: hazard_kinds: no scenario shows dust_storm'),
    ('kinds', 'a README of a scenario may show a kind',
     {'scenarios/plain/scenario.xml': '<a/>', 'scenarios/plain/README.md': 'With `dust-storm`.\n'}, None),
    ('kinds', 'without any scenario a kind is noted', {'scenarios/plain/scenario.xml': None}, None),
    ('kinds', 'a kind without test is a fault', {'tests/unit/hazards/test_dust_storm.c': None},
     'sim/hazards/meson.build:3: hazard_kinds: no test_dust_storm.c in tests/unit/hazards'),
    ('kinds', 'a test of another room is none',
     {'tests/unit/hazards/test_dust_storm.c': None, 'tests/unit/output/test_dust_storm.c': HEAD + 'run ("dust-storm");\n'},
     'no test_dust_storm.c in tests/unit/hazards'),
    ('kinds', 'a hazard that a test names has no test yet',
     {'tests/unit/hazards/test_dust_storm.c': None, 'tests/unit/hazards/test_all.c': HEAD + 'run ("dust-storm");\n'},
     'no test_dust_storm.c in tests/unit/hazards'),
    ('kinds', 'a policy without test is a fault', POLICY, 'sim/response/meson.build:1: policy_kinds: no test of tests/unit/response'),
    ('kinds', 'a policy that a test of its room names has one',
     dict(POLICY, **{'tests/unit/response/test_all.c': HEAD + 'find ("by-dust");\n'}), None),
    ('kinds', 'a policy that a test of another room names has none',
     dict(POLICY, **{'tests/unit/run/test_all.c': HEAD + 'find ("by-dust");\n'}), 'policy_kinds: no test of tests/unit/response'),
    ('kinds', 'a word in passing is no test',
     dict(POLICY, **{'tests/unit/response/test_all.c': HEAD + '/* sorted by-dust */\n'}), 'policy_kinds: no test of'),
    ('kinds', 'empty lists pass', {'sim/hazards/meson.build': 'hazard_kinds = [\n]\n'}, None),
    ('tree', 'a room without README is a fault', {'sim/base/README.md': None}, 'sim/base/README.md:1: is missing'),
    ('tree', 'a link that leads nowhere is a fault', {'sim/engine/README.md': '\n[a](no.md)\n'},
     'sim/engine/README.md:2: the link no.md'),
    ('tree', 'an anchor that is not there is a fault', {'sim/engine/README.md': '[a](../README.md#no)\n'},
     'sim/README.md has no heading for #no'),
    ('tree', 'links in code and to the web are left alone',
     {'sim/engine/README.md': '`[a](no.md)` [b](https://example.org)\n```\n[c](no.md)\n```\n'}, None),
    ('tree', 'a file that is not built is a fault', {'sim/base/more.c': HEAD}, 'sim/base/more.c:1: no meson.build'),
    ('tree', 'a test that is not listed is a fault', {'tests/unit/base/test_text.c': HEAD},
     'tests/unit/base/test_text.c:1: no meson.build'),
    ('tree', 'a path of one machine is a fault', {'sim/engine/README.md': 'in /wo' 'rk/here\n'}, 'path of one machine'),
    ('tree', 'an archive address is a fault', {'sim/engine/README.md': 'from deb.deb' 'ian.org\n'}, 'package archive'),
    ('tree', 'a key that is not listed is a fault', body('/* Source: [CLARK2010]. */\n'),
     'sim/base/text.c:4: [CLARK2010] is not in'),
    ('tree', 'a key on the next line counts', body('/**\n * Source: a long title,\n * [CLARK2010]\n */\n'), '[CLARK2010]'),
    ('tree', 'an index in brackets is no key', body('/* first[N] and [n, n + 1) */\n'), None),
    ('tree', 'references are sorted', {'sim/REFERENCES.md': '| BAKER2001 | b |\n| ADAMS1990 | a |\n'},
     'sim/REFERENCES.md:2: ADAMS1990 is out of order'),
    ('tree', 'a package without reason is a fault',
     {'bootstrap': "build_packages() {\n  cat <<'END'\ngcc  compiles\nmake builds\nEND\n}\n",
      'README.md': '| package | reason |\n|---|---|\n| gcc | compiles |\n'}, 'bootstrap:4: make is not in'),
    ('tree', 'a reason without package is a fault',
     {'bootstrap': "build_packages() {\n  cat <<'END'\ngcc  compiles\nEND\n}\n",
      'README.md': '| package | reason |\n|---|---|\n| gcc, make | compiles |\n'}, 'README.md:1: make is in a table'),
    ('tree', 'the desktop entry speaks each language',
     {**spoken('msgid "%d fires"\nmsgstr "%d Feuer"\n'),
      'assets/desktop/org.tabard.Tabard.desktop': '[Desktop Entry]\nName=tabard\nComment=See\nComment[fr]=Voir\n'},
     'assets/desktop/org.tabard.Tabard.desktop:1: Comment is not said in de'),
    ('tree', 'so does the second catalogue',
     {**spoken('msgid "%d fires"\nmsgstr "%d Feuer"\n'), 'po/terms/POTFILES': 'po/terms/terms.h\n', 'po/terms/terms.h': HEAD + 'N_ ("dike")\n'},
     'po/LINGUAS:1: po/terms/de.po is missing'),
    ('tree', 'the first command builds the catalogues',
     {**spoken('msgid "%d fires"\nmsgstr "%d Feuer"\n'), 'po/meson.build': "i18n.gettext('tabard')\n",
      'bootstrap': 'verb_run() {\n  build build ui/cli/tabard\n}\nverb_test() {\n  build build tabard-gmo\n}\n'},
     'bootstrap:1: run does not build tabard-gmo'),
    ('tree', 'a file with texts is listed', spoken('', ''), 'po/POTFILES:1: ui/a.c has texts'),
    ('headers', 'a header that needs another is a fault', {'sim/base/shape.h': HEAD + '#pragma once\nint f (gint64 a);\n'},
     'sim/base/shape.h:1: does not compile alone'),
]

# What is seen only where gettext is installed.
SPOKEN = [
    ('tree', 'a text that is translated passes', spoken('#, c-format\nmsgid "%d fires"\nmsgstr "%d Feuer"\n'), None),
    ('tree', 'a text that is missing is a fault', spoken(''), 'po/de.po:1: "%d fires" is missing'),
    ('tree', 'a text without translation is a fault', spoken('msgid ""\n"%d fires"\nmsgstr ""\n'), 'po/de.po:4: "%d fires" is not'),
    ('tree', 'a guess is a fault', spoken('#, fuzzy, c-format\nmsgid "%d fires"\nmsgstr "%d Feuer"\n'), 'po/de.po:4: nobody'),
    ('tree', 'another directive is a fault', spoken('#, c-format\nmsgid "%d fires"\nmsgstr "%s Feuer"\n'), 'po/de.po:6: format'),
    ('tree', 'the date of the template is a fault',
     spoken('"POT-Creation-Date: 2026-11-29 15:19+0000\\n"\n\nmsgid "%d fires"\nmsgstr "%d Feuer"\n'),
     'po/de.po:1: has the date of its template'),
    ('tree', 'a term of the trade has one word',
     {**spoken('#, c-format\nmsgid "%d fires"\nmsgstr "%d Feuer"\n'), 'po/glossary.csv': 'term,english,de,but\nfire,\\bfires?\\b,brand|bränd,\n'},
     'po/de.po:4: "%d fires": "fire" has another word'),
    ('tree', 'a word that another one replaces is not used',
     {**spoken('#, c-format\nmsgid "%d fires"\nmsgstr "%d Feuer"\n'), 'po/glossary.csv': 'term,english,de,but\n,,feuer,\n'},
     'po/de.po:4: "%d fires": "Feuer" is not used'),
    ('tree', 'the word of the list passes, and what is not meant',
     {**spoken('#, c-format\nmsgid "%d fires"\nmsgstr "%d Feuer"\n'),
      'po/glossary.csv': 'term,english,de,but\nfire,fires,feuer,\nnumber,%d,zahl,fires\n'}, None),
    ('tree', 'another slot is a fault', spoken('#, c-format\nmsgid "%d fires"\nmsgstr "%d {Ua}"\n'), 'po/de.po:4: "%d fires" has other slots'),
    ('tree', 'a text that nobody says is a fault',
     spoken('#, c-format\nmsgid "%d fires"\nmsgstr "%d Feuer"\n\nmsgid "old"\nmsgstr "alt"\n'), 'po/de.po:8: no file says "old"'),
]


def lay(root, files):
    for name, text in files.items():
        if text is not None:
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')


def run(lint, files):
    with tempfile.TemporaryDirectory() as folder:
        lay(pathlib.Path(folder), {**SOUND, **files})
        if lint in CHECKS:
            said = io.StringIO()
            report = source.Report()
            with contextlib.redirect_stdout(said):
                CHECKS[lint].check(source.Tree(folder), report)
                status = report.finish()
            return status, said.getvalue()
        done = subprocess.run([sys.executable, str(HERE / (lint + '.py')), folder], capture_output=True, text=True,
                              check=False)
        return done.returncode, done.stdout + done.stderr


def main():
    cases = [(lint, 'the sound tree passes', {}, None) for lint in ('rooms', 'shape', 'calls', 'kinds', 'tree', 'headers')]
    cases += CASES + (SPOKEN if shutil.which('xgettext') else [])
    print(f'1..{len(cases)}')
    failed = 0
    for number, (lint, claim, files, wanted) in enumerate(cases, 1):
        status, said = run(lint, files)
        good = status == 0 if wanted is None else status == 1 and wanted in said
        failed += not good
        print(f'{"ok" if good else "not ok"} {number} - {lint}: {claim}')
        if not good:
            print(f'# wanted {wanted!r}, got status {status} and:')
            print(''.join(f'# {line}\n' for line in said.splitlines()), end='')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
