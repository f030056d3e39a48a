#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""A language is one file and one line: a made-up one is added to a copy of the catalogues, built, and spoken.

    test_tongue.py TABARD            the report says every text in it, and counts by its plural forms
    test_tongue.py TABARD SCREENS    and every screen holds its texts, which are two fifths longer

It goes by the code and the plural forms of Irish, of which there are five; its texts are the English ones, longer."""

import gettext
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ['TABARD_SOURCE'])
sys.path.insert(0, str(SOURCE / 'tests' / 'lint'))
import languages  # noqa: E402

FORMS = 'nplurals=5; plural=n==1 ? 0 : n==2 ? 1 : (n>2 && n<7) ? 2 : (n>6 && n<11) ? 3 : 4;'
HEAD = f'msgid ""\nmsgstr ""\n"Language: ga\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {FORMS}\\n"\n\n'
LONGER = 'ăţșžěūß'
# what stays as it is: directives, slots, and words of other programs
KEPT = re.compile(r'%(?:\d\$)?[-+ 0-9.*]*(?:l|z|h)*[a-zA-Z%]|\{\w+\}|<[^<>]*>')


def quoted(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') + '"'


def longer(text, form=None):
    """A text two fifths longer, known by the marks around it; one sign, as between whole and tenths, stays."""
    plain = KEPT.sub('', text)
    if len(plain.strip()) < 2:
        return text
    sign = '' if form is None else f'{form}#'
    fill = ''.join(LONGER[i % len(LONGER)] for i in range(len(plain) * 2 // 5 - 2))
    return f'⟨{sign}{text}{" " if len(fill) > 8 else ""}{fill}⟩'


def made_up(catalogue):
    """The catalogue of the made-up language, from the messages of another."""
    blocks = [HEAD]
    for _, _, parts in languages.entries(catalogue.read_text(encoding='utf-8')):
        rows = [f'msgctxt {quoted(parts["msgctxt"])}'] if 'msgctxt' in parts else []
        rows.append(f'msgid {quoted(parts["msgid"])}')
        if 'msgid_plural' in parts:
            rows.append(f'msgid_plural {quoted(parts["msgid_plural"])}')
            rows += [f'msgstr[{i}] {quoted(longer(parts["msgid_plural"], i))}' for i in range(5)]
        else:
            rows.append(f'msgstr {quoted(longer(parts["msgid"]))}')
        blocks.append('\n'.join(rows) + '\n\n')
    return ''.join(blocks)


def build(folder):
    """Adds the file and the line to a copy, and builds it as the program's own are built."""
    shutil.copytree(SOURCE / 'po', folder / 'po')
    (folder / 'po' / 'ga.po').write_text(made_up(SOURCE / 'po' / 'de.po'), encoding='utf-8')
    lingua = folder / 'po' / 'LINGUAS'
    lingua.write_text(lingua.read_text(encoding='utf-8') + 'ga\n', encoding='utf-8')
    (folder / 'meson.build').write_text("project('tongues')\nsubdir('po')\n", encoding='utf-8')
    for words in (['meson', 'setup', folder / 'build', folder], ['ninja', '-C', folder / 'build']):
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder / 'build' / 'po'


def report(tabard, folder, catalogues):
    """The report of a small crisis in the language, as plain text."""
    data = folder / 'share' / 'tabard'
    data.mkdir(parents=True)
    for name in ('assets', 'scenarios'):
        (data / name).symlink_to(SOURCE / name)
    (folder / 'share' / 'locale').symlink_to(catalogues)
    page = folder / 'page.html'
    subprocess.run([tabard, 'report', 'scenarios/beirut-2020', '--language', 'ga', '--out', page], check=True,
                   cwd=SOURCE, env=dict(os.environ, TABARD_DATA=str(data)), stdout=subprocess.DEVNULL)
    return page.read_text(encoding='utf-8')


def english(catalogues, page):
    """Texts of the catalogue that the page says in English; single words may be names."""
    words = gettext.GNUTranslations(open(catalogues / 'ga' / 'LC_MESSAGES' / 'tabard.mo', 'rb'))
    known = {k for k in words._catalog if isinstance(k, str) and ' ' in k and '%' not in k and '\x04' not in k}
    return sorted(k for k in known if re.search(r'>\s*' + re.escape(k) + r'\s*<', page))


def form_of(number):
    """The form of a number as it is written; parts of it, or millions, count as hundreds do."""
    n = int(number.replace(',', '')) if '.' not in number else 100
    return 0 if n == 1 else 1 if n == 2 else 2 if 2 < n < 7 else 3 if 6 < n < 11 else 4


def say(number, done, claim, why=''):
    print(f'{"ok" if done else "not ok"} {number} {claim}' + (f'\n# {why}' if not done else ''))
    return done


def main():
    if shutil.which('msgfmt') is None or shutil.which('meson') is None:
        print('1..0 # SKIP gettext or meson is not there')
        return 0
    print(f'1..{len(sys.argv) + 2}')
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        catalogues = build(folder)
        done = say(1, (catalogues / 'ga' / 'LC_MESSAGES' / 'tabard.mo').exists(), 'a file and a line make a language')
        page = report(pathlib.Path(sys.argv[1]).resolve(), folder, catalogues)
        left = english(catalogues, page)
        done &= say(2, page.count('⟨') > 40 and not left, 'a report says every text in it', f'{page.count("⟨")} texts, English: {left}')
        counted = re.findall(r'([0-9.,]+)(?: ⟨.*?⟩)? ⟨([0-4])#', page)
        wrong = [(n, f) for n, f in counted if int(f) != form_of(n)]
        done &= say(3, len(counted) > 2 and not wrong, 'numbers take their plural form', f'{wrong} of {counted}')
        done &= say(4, not (catalogues / 'terms' / 'ga').exists(), 'the second catalogue may come later')
        if len(sys.argv) > 2:
            ran = subprocess.run([pathlib.Path(sys.argv[2]).resolve(), '--tap'], env=dict(os.environ, TABARD_LANGUAGE='ga', TABARD_CATALOGUES=str(catalogues)),
                                 capture_output=True, text=True, check=False)
            said = ran.stdout + ran.stderr
            # cells of the events list, which has most columns, may end in dots sooner than in a language that is there
            left = [f for f in re.split(r'\\n|"', said) if re.search(r"^\S.*: '.*' (?:is|lies|sticks) ", f) and not re.match(r"events.* is cut$", f)]
            walked = ran.returncode == 0 or 'assertion failed (looked.faults->str' in said
            done &= say(5, walked and not left, 'every screen holds texts two fifths longer', '\n# '.join(left) or said[-500:])
    return 0 if done else 1


if __name__ == '__main__':
    sys.exit(main())
