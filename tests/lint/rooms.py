# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Who may include whom, and which room may see which library."""

import posixpath
import re

import source

LEVEL = {'base': 0, 'engine': 1, 'world': 2, 'output': 2, 'hazards': 3, 'resources': 3, 'response': 4,
         'scenario': 5, 'run': 6, 'interchange': 7, 'batch': 7, 'exercise': 8}
UI_LEVEL = {'draw': 0, 'report': 1, 'desktop': 2, 'cli': 3}

# library: (header pattern, folders that may see it, most files that may, or 0 for any number)
LIBRARIES = {
    'libxml2': (re.compile(r'^libxml/'), ('sim/scenario/', 'sim/interchange/'), 0),
    'json-glib': (re.compile(r'^json-glib/'), ('sim/interchange/',), 1),
    'SQLite': (re.compile(r'^sqlite3'), ('sim/output/', 'sim/batch/'), 0),
    'Cairo and Pango': (re.compile(r'^(cairo|pango)'), ('ui/draw/', 'ui/desktop/'), 0),
    'SDL': (re.compile(r'^SDL'), ('ui/desktop/',), 1),
    'MPI': (re.compile(r'^mpi'), ('sim/batch/',), 1),
    'GSL': (re.compile(r'^gsl/'), ('sim/',), 0),
}


def place(name):
    """('sim', 'world'), ('ui', 'draw'), ('include', '') or None for everything else."""
    parts = name.split('/')
    if parts[0] == 'sim' and len(parts) > 2 and parts[1] in LEVEL:
        return 'sim', parts[1]
    if parts[0] == 'ui' and len(parts) > 2 and parts[1] in UI_LEVEL:
        return 'ui', parts[1]
    return ('include', '') if parts[0] == 'include' else None


def resolve(tree, name, path):
    """The file that a quoted include means: beside the file, or from the top of sim, ui or the tree."""
    for folder in (posixpath.dirname(name), 'sim', 'ui', 'include', ''):
        candidate = posixpath.normpath(posixpath.join(folder, path))
        if candidate in tree.names:
            return candidate
    return None


def check_quoted(tree, report, name, line, path):
    here = place(name)
    found = resolve(tree, name, path)
    if found is None:
        report.fault(name, line, f'"{path}" is not a header of this tree')
        return
    there = place(found)
    if here[0] == 'include':
        report.fault(name, line, f'"{path}": a public header includes <tabard/...> and GLib only')
    elif there is None or there[0] == 'include':
        report.fault(name, line, f'"{path}": write <tabard/...> for a public header')
    elif here[0] == 'ui' and there[0] == 'sim':
        report.fault(name, line, f'"{path}": above the wall only <tabard/...> is seen')
    elif here[0] == 'sim' and there[0] == 'ui':
        report.fault(name, line, f'"{path}": sim does not know ui')
    elif here != there:
        level = LEVEL if here[0] == 'sim' else UI_LEVEL
        if level[there[1]] >= level[here[1]]:
            report.fault(name, line, f'"{path}": {here[1]} may not include {there[1]}, which is not below it')


def check_libraries(report, names_by_library, name, line, path):
    for library, (pattern, folders, _) in LIBRARIES.items():
        if not pattern.match(path):
            continue
        if not name.startswith(folders):
            report.fault(name, line, f'<{path}>: {library} is seen only in {", ".join(folders)}')
        else:
            names_by_library.setdefault(library, {})[name] = line


def check_own_header(tree, report, name, found):
    stem = name[:-2]
    own = stem + '.h'
    public = 'include/tabard/' + posixpath.basename(stem) + '.h'
    wanted = set()
    if own in tree.names:
        parts = own.split('/', 1)
        wanted = {'"' + parts[1], '"' + posixpath.basename(own)}
    if public in tree.names:
        wanted.add('<tabard/' + posixpath.basename(public))
    if wanted and (not found or found[0][1] + found[0][2] not in wanted):
        line = found[0][0] if found else 1
        shown = ' or '.join(sorted(w + ('"' if w[0] == '"' else '>') for w in wanted))
        report.fault(name, line, f'the first include must be its own header, {shown}')


def check_basenames(tree, report):
    """One noun per file: a name is used in one room only on each side of the wall."""
    seen = {}
    for name in tree.c_files('sim', 'ui'):
        where = place(name)
        stem = posixpath.basename(name)[:-2]
        if where is None or stem == 'example':
            continue
        first = seen.setdefault((where[0], stem), name)
        if posixpath.dirname(first) != posixpath.dirname(name):
            report.fault(name, 1, f'the name {stem} is already taken by {first}')


def check(tree, report):
    by_library = {}
    for name in tree.c_files('include', 'sim', 'ui'):
        if place(name) is None:
            report.fault(name, 1, 'lies in no room')
            continue
        found = list(source.includes(tree.text(name)))
        for line, mark, path in found:
            if mark == '"':
                check_quoted(tree, report, name, line, path)
            check_libraries(report, by_library, name, line, path)
        if name.endswith('.c'):
            check_own_header(tree, report, name, found)
    for library, (_, _, most) in LIBRARIES.items():
        users = sorted(by_library.get(library, {}).items())
        for name, line in users[most:] if most else ():
            report.fault(name, line, f'{library} is seen by {most} file only, and that is {users[0][0]}')
    check_basenames(tree, report)


if __name__ == '__main__':
    source.main(check)
