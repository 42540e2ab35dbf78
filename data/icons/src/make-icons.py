#!/usr/bin/python3
"""Usage: make-icons.py [--check]
Writes ../PREFIX.json for each font of icons.txt, with the code points of the installed font; --check only says whether the
files are what it would write. Names are the glyph names in the font's own "post" table, or, where it names none, those of the
style sheet that comes with the font; a name without a glyph in the font stops it."""
import json
import pathlib
import re
import struct
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
STYLE_SHEETS = {'Material Icons': '/usr/share/fonts-material-design-icons-iconfont/css/material-design-icons.css'}


def font_file(family):
    """The family's TrueType file, as fontconfig knows it."""
    found = subprocess.run(['fc-match', '-f', '%{family}\n%{file}', f'{family}:fontformat=TrueType'], capture_output=True, text=True, check=True).stdout.split('\n')
    if found[0] != family:
        sys.exit(f'The font “{family}” is not installed.')
    files = subprocess.run(['fc-list', '-f', '%{file}\n', f':family={family}'], capture_output=True, text=True, check=True).stdout.split('\n')
    plain = [name for name in files if name.endswith('.ttf')]
    if not plain:
        sys.exit(f'The font “{family}” is not there as .ttf.')
    return plain[0]


def tables(data):
    (count,) = struct.unpack_from('>H', data, 4)
    entries = (struct.unpack_from('>4sIII', data, 12 + 16 * i) for i in range(count))
    return {tag.decode(): data[start:start + length] for tag, _, start, length in entries}


def glyph_names(post):
    """Glyph names by index (format 2.0); those of the standard Macintosh set are left out."""
    version, = struct.unpack_from('>I', post, 0)
    if version != 0x20000:
        return {}
    count, = struct.unpack_from('>H', post, 32)
    indices = struct.unpack_from(f'>{count}H', post, 34)
    names, at = [], 34 + 2 * count
    while at < len(post):
        length = post[at]
        names.append(post[at + 1:at + 1 + length].decode('ascii', 'replace'))
        at += 1 + length
    return {glyph: names[index - 258] for glyph, index in enumerate(indices) if 258 <= index < 258 + len(names)}


def character_map(cmap):
    """Glyph index by code point, from the Unicode subtables (formats 4 and 12)."""
    found = {}
    for i in range(struct.unpack_from('>H', cmap, 2)[0]):
        start, = struct.unpack_from('>I', cmap, 4 + 8 * i + 4)
        form, = struct.unpack_from('>H', cmap, start)
        if form == 12:
            groups, = struct.unpack_from('>I', cmap, start + 12)
            for g in range(groups):
                first, last, glyph = struct.unpack_from('>III', cmap, start + 16 + 12 * g)
                found.update((code, glyph + code - first) for code in range(first, last + 1))
        elif form == 4:
            found.update(format_4(cmap, start))
    return found


def format_4(cmap, start):
    count = struct.unpack_from('>H', cmap, start + 6)[0] // 2
    ends = struct.unpack_from(f'>{count}H', cmap, start + 14)
    starts = struct.unpack_from(f'>{count}H', cmap, start + 16 + 2 * count)
    deltas = struct.unpack_from(f'>{count}H', cmap, start + 16 + 4 * count)
    offsets_at = start + 16 + 6 * count
    for i in range(count):
        offset, = struct.unpack_from('>H', cmap, offsets_at + 2 * i)
        for code in range(starts[i], min(ends[i], 0xfffe) + 1):
            glyph = code
            if offset:
                glyph, = struct.unpack_from('>H', cmap, offsets_at + 2 * i + offset + 2 * (code - starts[i]))
                if glyph == 0:
                    continue
            yield code, (glyph + deltas[i]) & 0xffff


def codes_by_name(family):
    parts = tables(pathlib.Path(font_file(family)).read_bytes())
    names, characters = glyph_names(parts['post']), character_map(parts['cmap'])
    if names:
        return {names.get(glyph): code for code, glyph in sorted(characters.items(), reverse=True)}
    sheet = pathlib.Path(STYLE_SHEETS[family]).read_text(encoding='utf-8')
    told = re.findall(r'\.([\w-]+):before *{\s*content: "\\([0-9a-f]+)"', sheet)
    return {name: int(code, 16) for name, code in told if characters.get(int(code, 16))}


def read_sections():
    sections, current = [], None
    for line in (HERE / 'icons.txt').read_text(encoding='utf-8').splitlines():
        if line.startswith('['):
            prefix, family = line[1:-1].split(' ', 1)
            current = {'prefix': prefix, 'family': family, 'lines': []}
            sections.append(current)
        elif line and not line.startswith('#'):
            current['lines'].append([[word.strip() for word in part.split(',') if word.strip()] for part in line.split(';')])
    return sections


def write_index(section):
    codes, icons, missing = codes_by_name(section['family']), {}, []
    for (name,), indonesian, *english in section['lines']:
        if name not in codes:
            missing.append(name)
            continue
        own = name.replace('-', ' ').replace('_', ' ')
        icon = icons.setdefault(name, {'codepoint': f'{codes[name]:04X}', 'words_id': [], 'words_en': [own]})
        icon['words_id'] += [word for word in indonesian if word not in icon['words_id']]
        icon['words_en'] += [word for part in english for word in part if word not in icon['words_en']]
    if missing:
        sys.exit(f"{section['family']} has no glyph: {', '.join(missing)}")
    lines = [f'{json.dumps(name)}: {json.dumps(icons[name], ensure_ascii=False)}' for name in sorted(icons)]
    head = f'{{"version": 1, "prefix": {json.dumps(section["prefix"])}, "family": {json.dumps(section["family"])}, "icons": {{'
    return head + '\n' + ',\n'.join(lines) + '\n}}\n'


def main():
    good = True
    for section in read_sections():
        path, text = HERE.parent / f"{section['prefix']}.json", write_index(section)
        if sys.argv[1:] == ['--check']:
            same = path.exists() and path.read_text(encoding='utf-8') == text
            good = good and same
            print(f"{path.name}: {'as it should be' if same else 'differs; run make-icons.py'}")
        else:
            path.write_text(text, encoding='utf-8')
    sys.exit(0 if good else 1)


main()
