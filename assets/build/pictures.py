# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The tabard authors
"""Pictures of the desktop, painted by the program itself.

    pictures.py BUILD guide                        those of the guide, small, into assets/guide
    pictures.py BUILD readme                       those of README.md, small, into assets/pictures
    pictures.py BUILD screens FOLDER [LANGUAGE...] every screen in three themes and two sizes, with a page to look at them

BUILD is the folder of a build; ninja makes what is needed there.
"""

import html
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent
COLOURS = 256
SIGNATURE = b'\x89PNG\r\n\x1a\n'


# ---- PNG files, as far as the program writes them ----

def paeth(a, b, c):
    p = a + b - c
    pa, pb, pc = abs(p - a), abs(p - b), abs(p - c)
    return a if pa <= pb and pa <= pc else b if pb <= pc else c


def unfilter(kind, row, above, step):
    """The bytes of a row from their differences (PNG, 9.2)."""
    for i in range(len(row) if kind else 0):
        left = row[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        guess = (left, above[i], (left + above[i]) // 2, paeth(left, above[i], corner))[kind - 1]
        row[i] = (row[i] + guess) & 255
    return row


def read(path):
    """Width, height and rows of (red, green, blue) of a picture of 8 bits a channel."""
    data, at, body = path.read_bytes(), 8, b''
    assert data[:8] == SIGNATURE, f'{path} is no PNG file'
    while at < len(data):
        size, name = struct.unpack('>I4s', data[at:at + 8])
        if name == b'IHDR':
            width, height, bits, colour = struct.unpack('>IIBB', data[at + 8:at + 18])
        elif name == b'IDAT':
            body += data[at + 8:at + 8 + size]
        at += size + 12
    assert bits == 8 and colour in (2, 6), f'{path} has other pixels than the program writes'
    step, body = (3 if colour == 2 else 4), zlib.decompress(body)
    above, rows, length = bytearray(width * step), [], width * step
    for y in range(height):
        start = y * (length + 1)
        above = unfilter(body[start], bytearray(body[start + 1:start + 1 + length]), above, step)
        rows.append(list(zip(above[0::step], above[1::step], above[2::step])))
    return width, height, rows


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


def write(path, width, height, palette, rows):
    body = b''.join(b'\0' + bytes(row) for row in rows)
    path.write_bytes(SIGNATURE + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 3, 0, 0, 0))
                     + chunk(b'PLTE', b''.join(bytes(c) for c in palette)) + chunk(b'IDAT', zlib.compress(body, 9)) + chunk(b'IEND', b''))


# ---- few colours ----

def spread(box):
    """The channel in which colours differ most, and by how much."""
    return max((max(c[k] for c, _ in box) - min(c[k] for c, _ in box), k) for k in range(3))


def choose(counts):
    """A palette by median cut (Heckbert 1982), and the place of every colour in it."""
    boxes = [list(counts.items())]
    while len(boxes) < COLOURS:
        weighed = [(spread(box)[0] * sum(n for _, n in box) ** 0.5, i) for i, box in enumerate(boxes) if len(box) > 1]
        if not weighed:
            break
        box = boxes.pop(max(weighed)[1])
        box.sort(key=lambda item, k=spread(box)[1]: item[0][k])
        half, seen, cut = sum(n for _, n in box) / 2, 0, 1
        for cut in range(1, len(box)):
            seen += box[cut - 1][1]
            if seen >= half:
                break
        boxes += [box[:cut], box[cut:]]
    palette, places = [], {}
    for i, box in enumerate(boxes):
        total = sum(n for _, n in box)
        palette.append(tuple(round(sum(c[k] * n for c, n in box) / total) for k in range(3)))
        places.update((colour, i) for colour, _ in box)
    return palette, places


def shrink(source, target):
    width, height, rows = read(source)
    counts = {}
    for row in rows:
        for colour in row:
            counts[colour] = counts.get(colour, 0) + 1
    palette, places = choose(counts)
    write(target, width, height, palette, [[places[colour] for colour in row] for row in rows])
    print(f'{target}: {target.stat().st_size // 1000} kB')


# ---- what is painted ----

def run(build, program, *words, **more):
    subprocess.run(['ninja', '-C', build, f'tests/ui/{program}'], check=True, stdout=subprocess.DEVNULL)
    environment = dict(os.environ, TABARD_SOURCE=str(SOURCE), TABARD_CATALOGUES=str(build / 'po'), SDL_VIDEODRIVER='dummy', LANGUAGE='en', **more)
    subprocess.run([build / 'tests/ui' / program, *words], check=True, env=environment)


def guide(build):
    with tempfile.TemporaryDirectory() as folder:
        run(build, 'test_ui_guide', TABARD_PICTURES=folder)
        for path in sorted(pathlib.Path(folder).glob('*.png')):
            shrink(path, SOURCE / 'assets/guide' / path.name)


def readme(build):
    """The two pictures of README.md; assets/pictures/README.md says what they show."""
    subprocess.run(['ninja', '-C', build, 'ui/cli/tabard'], check=True, stdout=subprocess.DEVNULL)
    environment = dict(os.environ, TABARD_DATA=str(SOURCE), LANGUAGE='en', LC_ALL='C.UTF-8')
    crisis = SOURCE / 'scenarios/sweden-2018'
    with tempfile.TemporaryDirectory() as name:
        desktop, country = pathlib.Path(name) / 'desktop.png', pathlib.Path(name) / 'sweden-2018.png'
        for words in (['view', crisis, '--at', '5d', '--size', '1600x1000', '--picture', desktop],
                      ['run', crisis, '--map', f'2018-07-20T12:00Z={country}']):
            subprocess.run([build / 'ui/cli/tabard', *words], check=True, env=environment, cwd=name, stdout=subprocess.DEVNULL)
        for path in (desktop, country):
            shrink(path, SOURCE / 'assets/pictures' / path.name)


def screens(build, folder, languages):
    page = ['<!DOCTYPE html><meta charset="utf-8"><title>Screens</title><style>img { width: 45%; margin: 1% }</style>']
    for language in languages:
        run(build, 'paint_screens', str(folder / language), language)
        page.append(f'<h1>{html.escape(language)}</h1>')
        page += [f'<a href="{language}/{p.name}"><img loading="lazy" src="{language}/{p.name}" title="{p.stem}"></a>'
                 for p in sorted((folder / language).glob('*.png'))]
    (folder / 'index.html').write_text('\n'.join(page) + '\n', encoding='utf-8')
    print(folder / 'index.html')


def main():
    if len(sys.argv) == 3 and sys.argv[2] == 'guide':
        guide(pathlib.Path(sys.argv[1]).resolve())
    elif len(sys.argv) == 3 and sys.argv[2] == 'readme':
        readme(pathlib.Path(sys.argv[1]).resolve())
    elif len(sys.argv) >= 4 and sys.argv[2] == 'screens':
        screens(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[3]).resolve(), sys.argv[4:] or ['en'])
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main()
