# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""What report makes of a small study, as pages and as one HTML file. Usage: test_report.py TABARD"""

import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.dom.minidom

TABARD = os.path.abspath(sys.argv[1])
SOURCE = os.environ['TABARD_SOURCE']
ENVIRONMENT = dict(os.environ, TABARD_DATA=SOURCE, LC_ALL='C.UTF-8')

EXPERIMENT = f'''<experiment xmlns="urn:tabard:experiment:1" title="Ask &amp; be ready?" scenario="{SOURCE}/scenarios/sweden-2018"
  replications="4" until="8 d" series="yes">
  <factor name="known" path="meta.known" from="0.4" to="1" steps="3"/>
  <factor name="ready" path="states.SE.risk" from="0" to="1" steps="3"/>
</experiment>
'''
PART = f'''<experiment xmlns="urn:tabard:experiment:1" title="Not all of them" scenario="{SOURCE}/scenarios/sweden-2018" replications="2" until="8 d">
  <design method="{{}}"/>
  {{}}
</experiment>
'''
STILL = f'''<experiment xmlns="urn:tabard:experiment:1" title="Nothing comes of it" scenario="{SOURCE}/scenarios/sweden-2018" replications="2" until="4 d">
  <factor name="luxembourg" path="states.LU.over-manning" from="0" to="0.3" steps="3"/>
  <factor name="malta" path="states.MT.over-manning" from="0" to="0.3" steps="3"/>
</experiment>
'''
ALONE = f'''<experiment xmlns="urn:tabard:experiment:1" title="One run" scenario="{SOURCE}/scenarios/sweden-2018" replications="1" until="1 d"/>
'''


def tabard(*words, code=0):
    done = subprocess.run([TABARD, *map(str, words)], env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == code, f'{words}: {done.returncode}, not {code}: {done.stderr}{done.stdout}'
    return done


def study(folder, text):
    experiment = folder.with_suffix('.xml')
    experiment.write_text(text, encoding='utf-8')
    tabard('batch', experiment, '--out', folder, '-q')
    return folder


def drawings(page):
    return re.findall(r'<figure>(<svg.*?</svg>)\s*</figure>', page, re.DOTALL)


def check_html(folder, small):
    told = tabard('report', small, '-m', 'K13.burned', '-m', 'K08.unmet-need-hours').stdout
    assert told == f'{small}/report.html\n', told
    page = (small / 'report.html').read_text(encoding='utf-8')
    for words in ('<h1>Ask &amp; be ready?</h1>', 'Land burned (K13.burned)', 'Hours of need that nobody met (K08.unmet-need-hours)', 'What rests on estimates',
                  'Where this comes from', 'Two measures at once', 'Over time', 'a surface through the points', 'difference from point 0',
                  'what each factor does in the mean', 'known and ready: means', '9 points with 4 runs each', 'meta.known', 'SHA-256', 'sweden-2018/scenario.xml', 'SQLite'):
        assert words in page, f'no {words}'
    # the surface counts in numbers as the reader writes them
    tabard('report', small, '-m', 'K13.burned', '--language', 'de', '--out', folder / 'de.html')
    german = (folder / 'de.html').read_text(encoding='utf-8')
    assert re.search(r'a = \(known \S+ 0,7\) / 0,3 \S+ b = \(ready \S+ 0,5\) / 0,5', german), 'the surface says no range'
    # curves are dated by the clock of the place, which the study keeps; the start is 13 July there
    assert 'date, by the clock of the place (UTC+2)' in page and 'hours since the start' not in page and '13 Jul' in page, 'no dates'
    assert page.index('class="answer"') < page.index('<svg') < page.index('What rests on estimates</h2>') < page.index('Where this comes from</h2>'), 'order'
    titles = [xml.dom.minidom.parseString(d).getElementsByTagName('title')[0].firstChild.data for d in drawings(page)]
    assert len(titles) >= 12 and len(titles) == len(set(titles)) + titles.count(''), titles
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids)), 'a name is there twice'
    assert not re.search(r'(src|href)="(?!#)', page), 'something is fetched'


def check_pages(folder, small):
    pdf = folder / 'report.pdf'
    tabard('report', small, '--out', pdf)
    content = pdf.read_bytes()
    assert content.startswith(b'%PDF-')
    n = len(re.findall(rb'/Type /Page\b(?!s)', content))
    assert 4 <= n <= 16, f'{n} pages'
    assert b'/Title (Where this comes from)' in content, 'no list of sections'
    tabard('report', small, '--out', folder / 'again.pdf')
    assert (folder / 'again.pdf').read_bytes() == content, 'another file of the same study'


def check_one_run(folder, small):
    alone = study(folder / 'alone', ALONE)
    tabard('report', alone, '-o', folder / 'alone.html')
    page = (folder / 'alone.html').read_text(encoding='utf-8')
    assert '1 point with 1 run' in page and 'difference from point 0' not in page and 'Two measures' not in page


def check_some_pairs(folder, small):
    """A map of two factors has empty cells where a design leaves pairs out; a sample has no such map."""
    levels = '<level value="0.4"/><level value="1"/></factor>'
    for name, method, factors in (
            ('fraction', 'full', f'<factor name="known" path="meta.known">{levels}<factor name="ready" path="states.SE.risk">{levels}'
             '<except when="known=1; ready=1"/>'),
            ('sample', 'latin-hypercube" points="3', '<factor name="known" path="meta.known" from="0.4" to="1"/>'
             '<factor name="ready" path="states.SE.risk" from="0" to="1"/>')):
        part = study(folder / name, PART.format(method, factors))
        tabard('report', part, '-m', 'K08.unmet-need-hours', '-o', folder / 'part.html')
        page = (folder / 'part.html').read_text(encoding='utf-8')
        assert ('known and ready: means' in page) == (name == 'fraction'), name
        assert ('An empty cell was not run.' in page) == (name == 'fraction'), name


def check_nothing_comes_of_it(folder, small):
    """Factors that change nothing have no figures of what they do, nor a best point."""
    still = study(folder / 'still', STILL)
    tabard('report', still, '-m', 'K08.unmet-need-hours', '-o', folder / 'still.html')
    page = (folder / 'still.html').read_text(encoding='utf-8')
    assert 'It does not vary between the points' in page
    for words in ('a surface through the points', 'what each factor does in the mean', 'luxembourg and malta: means', 'difference from point 0'):
        assert words not in page, words


def check_unfinished(folder, small):
    """Of a study that is not finished is told what there is, and that it is not."""
    part = folder / 'part'
    tabard('batch', small.with_suffix('.xml'), '--out', part, '--shard', '1/9', '-q')
    database = sqlite3.connect(part / 'results.sqlite')
    with database:
        database.execute("UPDATE study SET value = 'running' WHERE key = 'state'")
    database.close()
    tabard('report', part, '-o', folder / 'part.html')
    page = (folder / 'part.html').read_text(encoding='utf-8')
    assert 'The study is not finished' in page and '9 points with 0 to 4 runs' in page


def check_bad_input(folder, small):
    (folder / 'empty').mkdir()
    assert 'there is no study' in tabard('report', folder / 'empty', code=1).stderr
    assert 'no rows of such a measure' in tabard('report', small, '-m', 'Q', code=2).stderr
    assert 'ends in none of .pdf, .html' in tabard('report', small, '-o', folder / 'r.doc', code=2).stderr
    assert 'which study or scenario?' in tabard('report', code=2).stderr
    assert tabard('report', small, '-o', folder / 'none' / 'r.pdf', code=1).stderr
    assert not (folder / 'none').exists() and not (folder / 'r.doc').exists()


def check_full_disk(folder, small):
    old = folder / 'old.html'
    old.write_text('old', encoding='utf-8')
    done = subprocess.run(['bash', '-c', f'ulimit -f 20; exec "{TABARD}" report "{small}" --out "{old}"'], env=ENVIRONMENT,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and 'old.html' in done.stderr, f'{done.returncode}: {done.stderr}'
    assert old.read_text(encoding='utf-8') == 'old', 'the old report is gone'


def check_pictures(folder, small):
    """A file for each page, with the stamp on it; what a longer report left under the name is gone."""
    for ending, begin in (('svg', b'<?xml'), ('png', b'\x89PNG')):
        (folder / f'p-99.{ending}').write_text('kept', encoding='utf-8')
        names = tabard('report', small, '--out', folder / f'p.{ending}').stdout.split()
        n = len(names)
        assert 4 <= n <= 16 and names[-1] == f'{folder}/p-{n}.{ending}', names
        assert all(pathlib.Path(name).read_bytes().startswith(begin) for name in names)
        (folder / f'p-{n + 1}.{ending}').write_text('old', encoding='utf-8')
        assert tabard('report', small, '--out', folder / f'p.{ending}').stdout.split() == names
        assert not (folder / f'p-{n + 1}.{ending}').exists() and (folder / f'p-99.{ending}').exists()
    last = (folder / f'p-{n}.svg').read_text(encoding='utf-8')
    assert f'{n} / {n}' in last and '<title>Ask &amp; be ready?</title>' in last and 'tabard' in last


CHECKS = [check_html, check_pages, check_pictures, check_one_run, check_some_pairs, check_nothing_comes_of_it, check_unfinished, check_bad_input, check_full_disk]


def main():
    print(f'1..{len(CHECKS)}')
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        small = study(folder / 'small', EXPERIMENT)
        for number, check in enumerate(CHECKS, start=1):
            words = check.__name__.replace('check_', '').replace('_', ' ')
            try:
                check(folder, small)
                print(f'ok {number} - {words}', flush=True)
            except (AssertionError, OSError, subprocess.SubprocessError) as error:
                failed = True
                print(f'not ok {number} - {words}\n# ' + str(error).replace('\n', '\n# '), flush=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
