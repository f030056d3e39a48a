# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What `meson install` puts where, and that it runs from there. Usage: test_install.py TABARD"""

import configparser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

TABARD = pathlib.Path(sys.argv[1]).resolve()
BUILD = TABARD.parent.parent.parent
NAME = 'org.tabard.Tabard'
LANGUAGES = ('fr', 'de', 'el')


def read_entry(share):
    """The entry of the menu: texts in four languages, an icon that is there, a command that is installed."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(share / 'applications' / f'{NAME}.desktop', encoding='utf-8')
    entry = parser['Desktop Entry']
    for key in ('GenericName', 'Comment', 'Keywords'):
        for language in LANGUAGES:
            assert entry[f'{key}[{language}]'] != entry[key], f'{key} is not in {language}'
    assert entry['Type'] == 'Application' and entry['Exec'] == 'tabard view %f'
    assert (share / 'icons/hicolor/scalable/apps' / (entry['Icon'] + '.svg')).exists()
    return entry


def check_entry(root, share):
    entry = read_entry(share)
    if shutil.which('desktop-file-validate'):
        subprocess.run(['desktop-file-validate', share / 'applications' / f'{NAME}.desktop'], check=True)
    kinds = ElementTree.parse(share / 'mime/packages' / f'{NAME}.xml').getroot()
    space = '{http://www.freedesktop.org/standards/shared-mime-info}'
    kind = kinds.find(f'{space}mime-type')
    assert kind.get('type') + ';' == entry['MimeType']
    # what the kind is known by is what scenarios begin with
    scenario = ElementTree.parse(share / 'tabard/scenarios/sweden-2018/scenario.xml').getroot().tag
    known = kind.find(f'{space}root-XML')
    assert scenario == '{%s}%s' % (known.get('namespaceURI'), known.get('localName'))


def check_metainfo(root, share):
    path = share / 'metainfo' / f'{NAME}.metainfo.xml'
    component = ElementTree.parse(path).getroot()
    assert component.find('id').text == NAME
    assert component.find('launchable').text == f'{NAME}.desktop'
    version = subprocess.run([root / 'usr/local/bin/tabard', '--version'], capture_output=True, text=True, check=True).stdout
    assert component.find('releases/release').get('version') in version
    if shutil.which('appstreamcli'):
        subprocess.run(['appstreamcli', 'validate', '--no-net', path], check=True, stdout=subprocess.DEVNULL)


def check_manual(root, share):
    """Every verb, and every option that a verb says it has, stands in the manual."""
    manual = (share / 'man/man1/tabard.1').read_text(encoding='utf-8').replace('\\-', '-')
    tabard = root / 'usr/local/bin/tabard'
    verbs = re.findall(r'^  ([a-z]+) +[A-Z]', subprocess.run([tabard, '--help'], capture_output=True, text=True, check=True).stdout, re.M)
    assert len(verbs) > 15, verbs
    completion = (share / 'bash-completion/completions/tabard').read_text(encoding='utf-8')
    for verb in verbs:
        assert re.search(rf'\b{verb}\b', manual), f'{verb} is not in the manual'
        told = subprocess.run([tabard, verb, '--help'], capture_output=True, text=True, check=True).stdout
        for option in set(re.findall(r'^  (?:-\w, )?(--[a-z-]+)', told, re.M)) - {'--help'}:
            assert option in manual and option in completion, f'{verb} {option} is not in the manual or the completion'


def check_run(root, share):
    """The installed program runs an installed crisis, and draws it, without the folder of the source."""
    environment = {'PATH': '/usr/bin:/bin', 'TABARD_DATA': str(share / 'tabard'), 'HOME': str(root)}
    for words in (['run', 'sweden-2018', '--until', '1d', '-q'], ['view', 'sweden-2018', '--picture', 'seen.png']):
        done = subprocess.run([root / 'usr/local/bin/tabard', *words], cwd=root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f'{words}: {done.stderr}'
    assert (root / 'seen.png').stat().st_size > 20000


def check_languages(root, share):
    """Catalogues are found where they are installed, whatever the locale."""
    environment = {'PATH': '/usr/bin:/bin', 'TABARD_DATA': str(share / 'tabard'), 'HOME': str(root), 'LC_ALL': 'C'}
    built = [path.parent.parent.name for path in (BUILD / 'po').glob('*/LC_MESSAGES/tabard.mo')]
    assert not built or sorted(built) == sorted(LANGUAGES), built
    for language in built:
        assert (share / 'locale' / language / 'LC_MESSAGES/tabard.mo').exists(), f'{language} is not installed'
    words = ['report', 'sweden-2018', '--set', 'meta.duration=2 d', '--language', 'de', '--out', 'bericht.html']
    done = subprocess.run([root / 'usr/local/bin/tabard', *words], cwd=root, env=environment, capture_output=True, text=True, check=False)
    if built:
        assert done.returncode == 0 and 'Bericht über einen Lauf' in (root / 'bericht.html').read_text(encoding='utf-8'), done.stderr
    else:
        assert done.returncode == 2 and 'there is no catalogue' in done.stderr, done.stderr


def main():
    if shutil.which('meson') is None:
        print('1..0 # SKIP meson is not in the path')
        return 0
    checks = [check_entry, check_metainfo, check_manual, check_run, check_languages]
    print(f'1..{len(checks)}')
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        subprocess.run(['meson', 'install', '-C', BUILD, '--no-rebuild', '--destdir', root], check=True, stdout=subprocess.DEVNULL,
                       env=dict(os.environ, PYTHONDONTWRITEBYTECODE='1'))
        failed = 0
        for number, check in enumerate(checks, 1):
            try:
                check(root, root / 'usr/local/share')
                print(f'ok {number} {check.__name__}')
            except (AssertionError, OSError, subprocess.CalledProcessError, KeyError) as error:
                failed += 1
                print(f'# {error}\nnot ok {number} {check.__name__}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
