# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Every text for people is in every catalogue. Needs gettext; without it the catalogues are not looked at."""

import ast
import re
import shutil
import subprocess
import tempfile

import glossary
import source

# Folders of catalogues, and what brings new texts into them.
CATALOGUES = ['po', 'po/terms']
REPAIR = 'python3 assets/build/catalogues.py build'
WRITTEN = ['po/words.h', 'po/terms/terms.h']
MARK = re.compile(r'\b(?:N?C?_|ngettext|g_dngettext|TBR_PLURAL) \("')
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'TBR_PLURAL:1,2']


def entries(text):
    """Of each message of a catalogue: line, whether it is fuzzy, its parts by keyword."""
    line = 1
    for block in re.split(r'(?<=\n)\n', text):
        parts, part = {}, None
        for row in block.split('\n'):
            found = re.match(r'(msg[a-z_]+(?:\[\d\])?) (".*")$', row)
            if found:
                part = found.group(1)
                parts[part] = ast.literal_eval(found.group(2))
            elif part and row.startswith('"'):
                parts[part] += ast.literal_eval(row)
        if parts.get('msgid'):
            yield line, re.search(r'^#,.*\bfuzzy\b', block, re.M) is not None, parts
        line += block.count('\n') + 1


def key(parts):
    return parts.get('msgctxt'), parts['msgid']


def lines(tree, name):
    return [n for n in tree.text(name).split('\n') if n and not n.startswith('#')]


def check_files(tree, report):
    """POTFILES of the window and of reports lists those files that have texts, in order."""
    files = 'po/POTFILES'
    listed = lines(tree, files)
    if listed != sorted(listed):
        report.fault(files, 1, 'is not sorted')
    marked = [n for n in tree.c_files('ui') if MARK.search(tree.text(n))]
    for name in sorted(set(marked) - set(listed)):
        report.fault(files, 1, f'{name} has texts for people and is missing')
    for name in sorted(set(listed) - set(marked) - set(WRITTEN)):
        report.fault(files, listed.index(name) + 1, f'{name} has no text for people')


def extract(tree, files):
    """What there is to translate."""
    with tempfile.NamedTemporaryFile(suffix='.pot') as pot:
        subprocess.run(['xgettext', '--from-code=UTF-8', '-f', files, '-o', pot.name] + ['--keyword=' + k for k in KEYWORDS],
                       cwd=tree.root, check=True)
        return {key(parts) for _, _, parts in entries(pot.read().decode('utf-8'))}


def slots(text):
    """What is filled in by our own signs, "{Ua} of {Oa}"."""
    return sorted(re.findall(r'\{\w+\}', text))


def check_catalogue(tree, report, name, wanted, repair):
    found = set()
    if '"POT-Creation-Date:' in tree.text(name):
        report.fault(name, 1, f'has the date of its template, in which any two branches differ: {REPAIR}')
    for line, fuzzy, parts in entries(tree.text(name)):
        text = parts['msgid']
        found.add(key(parts))
        if fuzzy:
            report.fault(name, line, f'nobody has looked at the translation of "{text}" (fuzzy)')
        elif not all(v for k, v in parts.items() if k.startswith('msgstr')):
            report.fault(name, line, f'"{text}" is not translated')
        elif 'msgstr' in parts and slots(parts['msgstr']) != slots(text):
            report.fault(name, line, f'"{text}" has other slots than its translation')
        elif key(parts) not in wanted:
            report.fault(name, line, f'no file says "{text}": {repair}')
    for context, text in sorted(wanted - found, key=str):
        report.fault(name, 1, f'"{text}"{" (" + context + ")" if context else ""} is missing: {repair}')
    checked = subprocess.run(['msgfmt', '--check-format', '-o', '/dev/null', name], cwd=tree.root, capture_output=True, text=True, check=False)
    for line, said in re.findall(r'^[^:\n]*:(\d+): (.*)$', checked.stderr, re.M) if checked.returncode else []:
        report.fault(name, int(line), said)


# What the system shows of the program: a file, each text in English, and how it is said in a language.
SHOWN = [('assets/desktop/org.tabard.Tabard.desktop', r'^(GenericName|Comment|Keywords)=', r'^{0}\[{1}\]=.'),
         ('assets/desktop/org.tabard.Tabard.metainfo.xml', r'<(summary|p)>', r'<{0} xml:lang="{1}">'),
         ('assets/desktop/org.tabard.Tabard.mime.xml', r'<(comment)>', r'<{0} xml:lang="{1}">')]


def check_desktop(tree, report, spoken):
    """Desktop entry, AppStream and the kind of file say each text in each language, and AppStream is sound."""
    for name, english, said in SHOWN:
        text = tree.text(name) if name in tree.names else ''
        keys = re.findall(english, text, re.M)
        for key in sorted(set(keys)):
            for language in spoken:
                if len(re.findall(said.format(key, language), text, re.M)) != keys.count(key):
                    report.fault(name, 1, f'{key} is not said in {language}')
    component = SHOWN[1][0]
    if component in tree.names and shutil.which('appstreamcli'):
        done = subprocess.run(['appstreamcli', 'validate', '--no-net', component], cwd=tree.root, capture_output=True, text=True, check=False)
        for line in re.findall(r'^[EW]: (.*)$', done.stdout, re.M):
            report.fault(component, 1, line)


def check_first_command(tree, report, folders):
    """The readme's first command builds the catalogues, for the next ones speak other languages."""
    name = 'bootstrap'
    run = re.search(r'^verb_run\(\) \{\n(.*?)^\}', tree.text(name) if name in tree.names else '', re.M | re.S)
    if run is None:
        return
    for folder in folders:
        build = f'{folder}/meson.build'
        for domain in re.findall(r"i18n\.gettext\('([^']+)'", tree.text(build) if build in tree.names else ''):
            if not re.search(rf'^  build .* {domain}-gmo\b', run.group(1), re.M):
                report.fault(name, tree.text(name)[:run.start()].count('\n') + 1,
                             f'run does not build {domain}-gmo: after it the program speaks English only')


def check(tree, report):
    folders = [f for f in CATALOGUES if f'{f}/POTFILES' in tree.names]
    if 'po' in folders:
        check_files(tree, report)
        check_desktop(tree, report, lines(tree, 'po/LINGUAS'))
        check_first_command(tree, report, folders)
    if folders and (shutil.which('xgettext') is None or shutil.which('msgfmt') is None):
        report.note(f'{folders[0]}/LINGUAS', 1, 'gettext is not installed: catalogues are not looked at')
        return
    spoken = []
    for folder in folders:
        wanted = extract(tree, f'{folder}/POTFILES')
        for language in lines(tree, 'po/LINGUAS'):
            if f'{folder}/{language}.po' not in tree.names:
                report.fault('po/LINGUAS', 1, f'{folder}/{language}.po is missing: these texts stay English')
                continue
            name = f'{folder}/{language}.po'
            check_catalogue(tree, report, name, wanted, f'{REPAIR}, then translate it')
            spoken.append((name, language, entries(tree.text(name))))
    glossary.check(tree, report, spoken)


if __name__ == '__main__':
    source.main(check)
