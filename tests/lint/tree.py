# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What holds for the tree as a whole: READMEs, links, sources, no path of anybody's machine."""

import posixpath
import re

import languages
import source

MACHINE = re.compile(r'(?<![\w.])/(work|root|tmp|home/\w+|Users/\w+)/')
ARCHIVE = re.compile(r'(deb|security|snapshot|ftp|httpredir)\.' r'debian\.org|archive\.ubuntu\.' r'com|'
                     r'pypi\.' r'org|registry\.npmjs\.' r'org|proxy\.golang\.' r'org')
LINK = re.compile(r'!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)')
KEY = re.compile(r'\[([A-Z][A-Z0-9-]*)\]')
ROW = re.compile(r'^\|\s*([A-Z][A-Z0-9-]*)\s*\|', re.M)
REFERENCES = 'sim/REFERENCES.md'


def check_readmes(tree, report):
    """Every room says what it knows: each folder of sim and ui that holds files."""
    folders = {'include/tabard', 'tests', 'scenarios'} & {posixpath.dirname(n) for n in tree.names}
    for name in tree.under('sim') + tree.under('ui'):
        folders.add(posixpath.dirname(name))
    for folder in sorted(folders):
        if folder + '/README.md' not in tree.names:
            report.fault(folder + '/README.md', 1, 'is missing: say what this folder knows')


def check_texts(tree, report):
    for name in tree.names:
        text = tree.text(name)
        if text is None:
            continue
        for number, line in enumerate(text.split('\n'), 1):
            found = MACHINE.search(line)
            if found and 'mktemp' not in line:
                report.fault(name, number, f'{found.group(0)} is a path of one machine')
            found = ARCHIVE.search(line)
            if found:
                report.fault(name, number, f'{found.group(0)} is the address of a package archive')


def slugs(text):
    """The anchors that headings get."""
    found = set()
    for heading in re.findall(r'^#+\s+(.*)$', text, re.M):
        found.add(re.sub(r'[^\w\- ]', '', heading.strip().lower()).replace(' ', '-'))
    return found


def check_link(tree, report, name, line, target):
    path, _, anchor = target.partition('#')
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if not (tree.root / wanted).exists() or wanted.startswith('..'):
        report.fault(name, line, f'the link {target} leads nowhere')
    elif anchor and wanted.endswith('.md') and anchor not in slugs(tree.text(wanted)):
        report.fault(name, line, f'{wanted} has no heading for #{anchor}')


def check_links(tree, report):
    for name in tree.under('', '.md'):
        bare = re.sub(r'^```.*?^```|`[^`\n]*`', source.blank, tree.text(name), flags=re.S | re.M)
        for match in LINK.finditer(bare):
            target = match.group(1)
            if not re.match(r'[a-z][a-z0-9+.-]*:', target):
                check_link(tree, report, name, source.line_of(bare, match.start()), target)


def check_references(tree, report):
    """Every key that a Source line names is in the list, and the list is sorted."""
    listed = []
    if REFERENCES in tree.names:
        text = tree.text(REFERENCES)
        for match in ROW.finditer(text):
            listed.append(match.group(1))
            if len(listed) > 1 and listed[-2] >= listed[-1]:
                report.fault(REFERENCES, source.line_of(text, match.start()),
                             f'{listed[-1]} is out of order or twice, after {listed[-2]}')
    for name in tree.c_files('include', 'sim', 'ui'):
        for line, comment in source.comments(tree.text(name)):
            for found in re.finditer(r'Source:', comment):
                block = re.split(r'\n\s*\*?\s*\n|\n\s*\*?\s*(?:Returns|Errors):', comment[found.start():])[0]
                for key in KEY.findall(block):
                    if key not in listed:
                        at = line + comment.count('\n', 0, found.start())
                        report.fault(name, at, f'[{key}] is not in {REFERENCES}')


def check_packages(tree, report):
    """What bootstrap installs is what the README says with its reason, and nothing else."""
    if 'bootstrap' not in tree.names or 'README.md' not in tree.names:
        return
    script, readme = tree.text('bootstrap'), tree.text('README.md')
    rows = re.findall(r'^\| ([a-z0-9+., -]+) \| \S', readme, re.M)
    told = {name for row in rows for name in row.split(', ')} - {'package', 'folder'}
    installed = {}
    for block in re.finditer(r"_packages\(\) \{\n  cat <<'END'\n(.*?)^END$", script, re.M | re.S):
        for line in re.finditer(r'^(\S+)', block.group(1), re.M):
            installed[line.group(1)] = source.line_of(script, block.start(1) + line.start())
    for name in sorted(installed.keys() - told):
        report.fault('bootstrap', installed[name], f'{name} is not in the tables of README.md')
    for name in sorted(told - installed.keys()):
        report.fault('README.md', 1, f'{name} is in a table of packages and not in bootstrap')


def check_listed(tree, report):
    """A C file that no meson.build names is neither built nor tested."""
    listed = {}
    for name in tree.under('', 'meson.build'):
        text = re.sub(r'#[^\n]*', '', tree.text(name))
        listed[posixpath.dirname(name)] = {posixpath.basename(w) for w in re.findall(r"'([^'\n]+)'", text)}
    for name in tree.under('sim', '.c') + tree.under('ui', '.c') + tree.under('tests', '.c'):
        folder, base = posixpath.split(name)
        stem = base[:-2]
        wanted = {base, stem, re.sub(r'^(test|fuzz|bench)_', '', stem), re.sub(r'^bench_[a-z]+_', '', stem)}
        places = [folder, posixpath.dirname(folder)]
        if not any(wanted & listed.get(place, set()) for place in places):
            report.fault(name, 1, 'no meson.build names it, so it is not built')


def check(tree, report):
    check_listed(tree, report)
    check_packages(tree, report)
    check_readmes(tree, report)
    check_texts(tree, report)
    check_links(tree, report)
    check_references(tree, report)
    languages.check(tree, report)


if __name__ == '__main__':
    source.main(check)
