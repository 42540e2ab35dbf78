#!/usr/bin/env python3
"""Usage: test_cli.py PEMDA

The command line keeps its contract: commands, results, exit codes, one-line errors, whole files or none.
"""
import contextlib
import json
import os
import pathlib
import re
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / 'tests/gui'))
import tap  # noqa: E402

PEMDA = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / 'build/src/cli/pemda'
DATA = pathlib.Path(os.environ.get('PEMDA_STUDIO_DATA', ROOT / 'data'))
PHOTO = DATA / 'samples/air-bersih.jpg'
TEMPLATE = 'paser-mas/capaian-pembangunan'
FORMATS = {'feed': (1080, 1350), 'square': (1080, 1080), 'story': (1080, 1920), 'wide': (1600, 900), 'a4': (1240, 1754)}
DONE, USAGE, INPUT, OUTPUT = 0, 1, 3, 4


def has_indonesian():
    return 'id_ID.utf8' in subprocess.run(['locale', '-a'], capture_output=True, text=True).stdout


def needs(tool):
    return unittest.skipUnless(shutil.which(tool), f'{tool} is not installed')


class CliTest(unittest.TestCase):
    """A folder of its own, and the program run in it."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='pemda-cli-'))
        self.addCleanup(shutil.rmtree, self.folder)
        home = self.folder / 'home'
        home.mkdir()
        self.work = self.folder / 'work'
        self.work.mkdir()
        self.env = dict(os.environ, LC_ALL='C.UTF-8', HOME=str(home), XDG_DATA_HOME=str(home / 'data'),
                        PEMDA_STUDIO_DATA=str(DATA))
        # fontconfig keeps its list of fonts where the person's programs do; a new home would make each run read all fonts
        self.env.setdefault('XDG_CACHE_HOME', os.path.expanduser('~/.cache'))

    def run_it(self, *args, **more):
        return subprocess.run([str(PEMDA), *map(str, args)], cwd=self.work, env={**self.env, **more.pop('env', {})},
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120, **more)

    def ok(self, *args, **more):
        done = self.run_it(*args, **more)
        self.assertEqual(done.returncode, DONE, done.stderr.decode())
        return done

    def fails(self, code, where, *args, **more):
        """One line of the form "pemda: WHERE: what; what to do", nothing on stdout, nothing left behind."""
        before = sorted(self.work.rglob('*'))
        done = self.run_it(*args, **more)
        message = done.stderr.decode()
        self.assertEqual(done.returncode, code, message)
        self.assertEqual(message.count('\n'), 1, message)
        self.assertTrue(message.startswith(f'pemda: {where}'), message)
        self.assertEqual(done.stdout, b'')
        self.assertEqual(sorted(self.work.rglob('*')), before)
        return message

    def write(self, name, content):
        path = self.work / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def png_size(self, data):
        self.assertEqual(data[:8], b'\x89PNG\r\n\x1a\n')
        self.assertEqual(data[-8:-4], b'IEND')
        return struct.unpack('>II', data[16:24])



class CheckTextTest(CliTest):
    """Captions against the rules."""

    def check(self, text, *args):
        (self.work / 'takarir.txt').write_bytes(text)
        return self.run_it('check-text', *args, 'takarir.txt')

    def test_findings_as_json(self):
        """check-text tells where in code points, what and how to mend it"""
        done = self.check('📢 Pemkab menghimbau warga.'.encode(), '--json')
        finding = next(one for one in json.loads(done.stdout)['findings'] if one['id'] == 'EJA-07')
        self.assertEqual(finding['where'], {'kind': 'caption', 'start': 9, 'end': 19})
        self.assertEqual(finding['fix'], 'mengimbau')
        self.assertEqual(finding['severity'], 'warning')
        self.assertTrue(finding['source'] and finding['message'] and finding['key'])

    def test_required_findings_exit_with_2(self):
        """check-text exits with 2 while required findings are open"""
        done = self.check(b'Pemkab menghimbau warga.', '--profile', 'ketat')
        self.assertEqual(done.returncode, 2, done.stderr.decode())
        self.assertIn('takarir.txt:7-17: EJA-07', done.stdout.decode())

    def test_hostile_bytes(self):
        """check-text reads any bytes"""
        for text in (b'', b'\xff\xfe\x00rusak', b'a' * 10000, b'di ' * 400000):
            done = self.check(text, '--json')
            self.assertIn(done.returncode, (DONE, 2), done.stderr.decode())
            json.loads(done.stdout)

    def test_registers_are_used(self):
        """check-text knows the people of the person's library"""
        self.write('orang.csv', 'nama,jabatan,sampai\nRahmat Hidayat,Kepala Dinas Kesehatan,2024-12-31\nSiti Rohmah,Bupati Paser,\n')
        text = b'Kepala Dinas Kesehatan Rahmat Hidayat meresmikan posyandu. Bupati Paser Siti Rahmah hadir.'
        before = self.check(text).stdout.decode()
        self.ok('registers', 'import', 'person', 'orang.csv')
        after = self.check(text).stdout.decode()
        for rule in ('ISI-19', 'ORG-17'):
            self.assertNotIn(rule, before)
            self.assertIn(rule, after)

    def test_profile_from_a_file(self):
        """check-text takes a profile from a file and says what is wrong with one"""
        profile = {'format': 'pemda-studio-profile', 'version': 1, 'id': 'dinas', 'name': 'Dinas', 'rules': {'EJA-07': 'required'}}
        (self.work / 'dinas.pemdaprofile').write_text(json.dumps(profile))
        done = self.check(b'Pemkab menghimbau warga.', '--profile', 'dinas.pemdaprofile')
        self.assertEqual(done.returncode, 2, done.stderr.decode())
        self.assertEqual(self.run_it('profile', 'check', 'dinas.pemdaprofile').returncode, DONE)
        (self.work / 'dinas.pemdaprofile').write_text(json.dumps(profile | {'rules': {'EJA-99': 'off'}}))
        for done in (self.check(b'Warga.', '--profile', 'dinas.pemdaprofile'), self.run_it('profile', 'check', 'dinas.pemdaprofile')):
            self.assertEqual(done.returncode, INPUT)
            self.assertIn('EJA-99', done.stderr.decode())
        self.assertEqual(self.check(b'Warga.', '--profile', 'tak-ada').returncode, USAGE)

    def test_profile_list(self):
        """profile list tells the shipped profiles and how many rules each requires"""
        profiles = {one['id']: one for one in json.loads(self.run_it('profile', 'list', '--json').stdout)}
        self.assertLessEqual({'ketat', 'biasa', 'latihan'}, set(profiles))
        self.assertGreater(profiles['ketat']['required'], profiles['biasa']['required'])
        self.assertEqual(profiles['latihan']['gate'], 'practice')
        self.assertEqual(sum(profiles['biasa'][level] for level in ('required', 'warning', 'hint', 'off')), 138)
        self.assertIn('ketat', self.run_it('profile', 'list').stdout.decode())
        self.assertEqual(self.run_it('profile', 'remove').returncode, USAGE)

    def test_missing_file(self):
        """check-text says what is wrong with the file"""
        done = self.run_it('check-text', 'tidak-ada.txt')
        self.assertEqual(done.returncode, INPUT)
        self.assertEqual(len(done.stderr.decode().splitlines()), 1)


class LibraryTest(CliTest):
    """The library as one file."""

    def test_library(self):
        """library looks over, repairs, backs up and restores, and says what is wrong with a file"""
        self.fails(INPUT, '', 'library', 'check')
        self.fails(USAGE, 'remove', 'library', 'remove')
        self.fails(USAGE, 'backup', 'library', 'backup')
        broken = pathlib.Path(self.env['XDG_DATA_HOME']) / 'pemda-studio/pustaka/library.db'
        broken.parent.mkdir(parents=True)
        broken.write_bytes(b'bukan basis data' * 1000)
        self.assertEqual(self.run_it('library', 'check').returncode, 2)
        self.fails(INPUT, '', 'library', 'backup', 'semua.pemda-cadangan')
        kept = self.ok('library', 'repair').stdout.decode().splitlines()[1].split(' in ')[1]
        self.assertEqual((pathlib.Path(kept) / 'library.db').read_bytes(), b'bukan basis data' * 1000)
        self.ok('library', 'check')
        self.ok('library', 'backup', 'semua.pemda-cadangan')
        with zipfile.ZipFile(self.work / 'semua.pemda-cadangan') as backup:
            self.assertEqual(backup.namelist(), ['cadangan.json', 'library.db'])
        self.ok('library', 'restore', 'semua.pemda-cadangan')
        self.write('lain.pemda-cadangan', 'bukan cadangan')
        self.fails(INPUT, 'lain.pemda-cadangan', 'library', 'restore', 'lain.pemda-cadangan')
        self.fails(INPUT, 'tak-ada', 'library', 'restore', 'tak-ada')
        self.fails(OUTPUT, 'tak/ada', 'library', 'backup', 'tak/ada')
        self.ok('library', 'check')


class LedgerTest(CliTest):
    """What was published, listed and reported."""

    def make_library(self):
        """A library with one post that went out, as somebody else's program could have written it."""
        path = pathlib.Path(self.env['XDG_DATA_HOME']) / 'pemda-studio/pustaka/library.db'
        path.parent.mkdir(parents=True)
        path.write_bytes(b'bukan basis data' * 1000)
        self.ok('library', 'repair')
        with contextlib.closing(sqlite3.connect(path)) as db, db:
            db.execute("INSERT INTO post (number, id, title, brand, template, state, created, modified, office)"
                       " VALUES (1, 'a', '=1+1', 'paser-mas', 'layanan-publik', 'published', 1795568400, 1795568400, 'Dinas Kesehatan')")
            db.execute("INSERT INTO document VALUES (1, ?)", (b'{"answers":{"ISI-22":{"value":"berkala"}},"programme":"Rumah Layak"}',))
            db.execute("INSERT INTO published (post, seq, at, platform, account, link, by, approved_by)"
                       " VALUES (1, 0, 1795568400, 'instagram', '@dinkes', 'https://www.instagram.com/p/1', 'Rina', 'Kadis')")

    def test_ledger(self):
        """ledger lists what went out, report counts it, and neither makes a library or lets a text become a formula"""
        self.fails(INPUT, '', 'ledger')
        self.make_library()
        rows = json.loads(self.ok('ledger', '--from', '2026-11-24', '--to', '2026-11-26', '--json').stdout)
        self.assertEqual([(row['title'], row['office'], row['platform'], row['approved_by']) for row in rows], [('=1+1', 'Dinas Kesehatan', 'instagram', 'Kadis')])
        self.assertEqual(json.loads(self.ok('ledger', '--from', '2026-11-27', '--json').stdout), [])
        table = self.ok('ledger', '--csv').stdout.decode('utf-8-sig').split('\r\n')
        self.assertIn(";'=1+1;Dinas Kesehatan;", table[1])
        self.assertIn(';https://www.instagram.com/p/1;Rina;Kadis;', table[1])
        self.ok('ledger', '--xlsx', 'buku.xlsx')
        with zipfile.ZipFile(self.work / 'buku.xlsx') as book:
            self.assertNotIn(b'<f>', book.read('xl/worksheets/sheet1.xml'))
            self.assertIn(b'=1+1', book.read('xl/sharedStrings.xml'))
        self.ok('report', '--month', '2026-11', '-o', 'laporan.csv')
        report = (self.work / 'laporan.csv').read_text(encoding='utf-8-sig')
        for part in ('November 2026', 'Dinas Kesehatan;1;1;1;1;', 'Layanan publik;1', 'Rumah Layak;1'):
            self.assertIn(part, report)
        self.ok('report', '--month', '2026-11', '--brand', 'paser-mas', '-o', 'laporan.pdf')
        self.assertTrue((self.work / 'laporan.pdf').read_bytes().startswith(b'%PDF'))
        self.ok('report', '--month', '2026-11', '-o', 'laporan.xlsx')

    def test_mistakes(self):
        """ledger, report and published say which option is wrong"""
        self.make_library()
        self.fails(USAGE, '--from', 'ledger', '--from', 'kemarin dulu')
        self.fails(USAGE, '--month', 'report', '-o', 'laporan.pdf')
        self.fails(USAGE, '--month', 'report', '--month', '2026-13', '-o', 'laporan.pdf')
        self.fails(USAGE, '-o', 'report', '--month', '2026-11', '-o', 'laporan.doc')
        self.fails(OUTPUT, 'tak/ada.pdf', 'report', '--month', '2026-11', '-o', 'tak/ada.pdf')
        self.fails(USAGE, '--platform', 'published', 'a')
        self.fails(USAGE, '--platform', 'published', 'a', '--platform', 'koran')
        self.fails(USAGE, '--at', 'published', 'a', '--platform', 'x', '--at', 'besok')
        self.fails(INPUT, 'tidak-ada', 'published', 'tidak-ada', '--link', 'https://x.com/a/status/1')


class GateTest(CliTest):
    """What goes out while required findings are open."""

    REASON = 'Sudah disetujui Sekda lewat telepon'

    def make(self, *args):
        self.ok('new', TEMPLATE, '--set', 'judul=Jalan mulus', *args, '-o', 'post.pemda')

    def post(self):
        with zipfile.ZipFile(self.work / 'post.pemda') as package:
            return json.loads(package.read('post.json'))

    def held(self, *args):
        """The gate stays shut: status 2, told why, nothing made, nothing written into the post."""
        before = (self.work / 'post.pemda').read_bytes(), sorted(self.work.iterdir())
        done = self.run_it(*args)
        self.assertEqual(done.returncode, 2, done.stderr.decode())
        self.assertIn('GBR-01', done.stderr.decode())
        self.assertEqual(((self.work / 'post.pemda').read_bytes(), sorted(self.work.iterdir())), before)
        return done.stderr.decode()

    def test_no_gate(self):
        """without --gate export is as ever"""
        self.make()
        self.ok('export', 'post.pemda', '-o', 'a.png')
        self.assertNotIn('releases', self.post())

    def test_refused(self):
        """the strict profile lets nothing out, whatever the reason"""
        self.make()
        self.held('export', 'post.pemda', '--gate', '--profile', 'ketat', '-o', 'a.png')
        self.held('export', 'post.pemda', '--reason', self.REASON, '--profile', 'ketat', '-o', 'a.png')

    def test_reason(self):
        """the usual profile wants a reason, which is written into the post"""
        self.make()
        self.assertIn('--reason', self.held('export', 'post.pemda', '--gate', '-o', 'a.png'))
        self.held('export', 'post.pemda', '--reason', 'ya', '-o', 'a.png')
        self.ok('export', 'post.pemda', '-o', 'plain.png')
        self.ok('export', 'post.pemda', '--reason', self.REASON, '-o', 'a.png')
        self.assertEqual((self.work / 'a.png').read_bytes(), (self.work / 'plain.png').read_bytes())
        release = self.post()['releases'][0]
        self.assertEqual((release['reason'], release['kind'], release['profile']), (self.REASON, 'export', 'biasa'))
        self.assertTrue(release['by'] and release['at'])
        self.assertIn('GBR-01', ' '.join(release['findings']))
        self.ok('validate', 'post.pemda')
        self.ok('export', 'post.pemda', '--reason', 'Sudah disetujui kepala dinas', '-o', 'b.png')
        self.assertEqual(len(self.post()['releases']), 2)

    def test_practice(self):
        """practice goes out with a word across the picture, in all kinds of file, and is not written down"""
        self.make()
        self.ok('export', 'post.pemda', '-o', 'plain.png')
        self.ok('export', 'post.pemda', '--gate', '--profile', 'latihan', '-o', 'a.png')
        self.assertNotEqual((self.work / 'a.png').read_bytes(), (self.work / 'plain.png').read_bytes())
        for kind in ('jpg', 'webp', 'pdf', 'svg'):
            self.ok('export', 'post.pemda', '-o', f'plain.{kind}')
            self.ok('export', 'post.pemda', '--gate', '--profile', 'latihan', '-o', f'a.{kind}')
            self.assertNotEqual((self.work / f'a.{kind}').read_bytes(), (self.work / f'plain.{kind}').read_bytes())
        self.assertNotIn('releases', self.post())

    @needs('pdftotext')
    def test_sheet(self):
        """the checklist sheet tells rules, findings, reasons and where to sign, on as many pages as it needs"""
        self.make('--set', 'isi=Pemkab menghimbau ' + 'warga desa ' * 4)
        self.ok('export', 'post.pemda', '--reason', self.REASON + ' ' + 'dan lewat surat ' * 20, '-o', 'a.png')
        self.assertEqual(self.run_it('check', 'post.pemda', '--sheet', 'sheet.pdf').returncode, 2)
        text = subprocess.run(['pdftotext', '-layout', self.work / 'sheet.pdf', '-'], capture_output=True, text=True, check=True).stdout
        pages = text.split('\f')[:-1]
        self.assertGreaterEqual(len(pages), 2)
        for number, page in enumerate(pages, 1):
            self.assertIn(f'Page {number} of {len(pages)}', page)
            self.assertIn('Jalan mulus', page)
        for words in ('Jalan mulus', 'OPEN', 'GBR-01', 'Complete', 'Credible', 'Representative', self.REASON, 'Name:', 'Usual'):
            self.assertIn(words.lower(), text.lower(), words)
        rules = set(re.findall(r'\b[A-Z]{3}-[0-9]{2}\b', text))
        self.assertEqual(len(rules), 138)
        again = self.run_it('check', 'post.pemda', '--sheet', 'tidak/ada/sheet.pdf')
        self.assertEqual(again.returncode, OUTPUT)
        self.assertEqual(again.stderr.decode().count('\n'), 1)


class PaperTest(CliTest):
    """Papers that are printed and signed."""

    def text_of(self, name):
        return subprocess.run(['pdftotext', '-layout', self.work / name, '-'], capture_output=True, text=True, check=True).stdout

    def test_handover(self):
        """the minutes of a handover say the day in words, who gives and who takes, and no password"""
        record = {'date': '2026-11-22', 'place': 'Tana Paser', 'platform': 'Instagram', 'handle': '@dinkes', 'office': 'Dinas Kesehatan',
                  'from': {'name': 'Siti Aminah'}, 'to': {'name': 'Budi Santoso'}, 'password': True}
        self.write('a.json', json.dumps(record))
        self.ok('paper', 'handover', '--data', 'a.json', '--brand', 'paser-mas', '-o', 'a.pdf')
        text = ' '.join(self.text_of('a.pdf').split())
        for words in ('PEMERINTAH KABUPATEN PASER', 'DINAS KESEHATAN', 'tanggal dua puluh dua bulan November tahun dua ribu dua puluh enam', 'Siti Aminah',
                      'Budi Santoso', '@dinkes', 'Tana Paser, 22 November 2026', 'telah diganti sendiri oleh PIHAK KEDUA', 'Tidak ada unggahan terjadwal'):
            self.assertIn(words, text)
        self.write('b.json', json.dumps(record | {'note': 'sandi: Rahasia99'}))
        self.assertIn('note', self.fails(INPUT, 'b.json', 'paper', 'handover', '--data', 'b.json', '-o', 'b.pdf'))
        self.write('c.json', '[]')
        self.fails(INPUT, 'c.json', 'paper', 'handover', '--data', 'c.json', '-o', 'b.pdf')

    def test_commitment(self):
        """44 offices sign on as many pages as it takes, with the heads of the table on each"""
        people = [{'office': f'Dinas {i}', 'name': f'Admin {i}', 'post': 'Staf', 'signed': '2026-11-22' if i < 2 else ''} for i in range(44)]
        self.write('a.json', json.dumps({'date': '2026-11-22', 'signatories': people}))
        self.ok('paper', 'commitment', '--data', 'a.json', '-o', 'a.pdf')
        pages = self.text_of('a.pdf').split('\f')[:-1]
        self.assertGreaterEqual(len(pages), 3)
        for page in pages[1:]:
            self.assertIn('Perangkat daerah', page)
        for i in range(44):
            self.assertRegex(''.join(pages), rf'Admin {i}\b')

    def test_own_text(self):
        """the office's own text stands in place of the shipped one, and mistakes in it are named"""
        text = json.loads((DATA / 'papers/komitmen.json').read_text())
        own = pathlib.Path(self.env['XDG_DATA_HOME']) / 'pemda-studio/papers/komitmen.json'
        own.parent.mkdir(parents=True)
        own.write_text(json.dumps(text | {'title': 'Pakta Admin'}))
        self.write('a.json', '{}')
        self.ok('paper', 'commitment', '--data', 'a.json', '-o', 'a.pdf')
        self.assertIn('PAKTA ADMIN', self.text_of('a.pdf'))
        own.write_text(json.dumps(text | {'title': '{sandi}'}))
        self.assertIn('title', self.fails(INPUT, 'a.json', 'paper', 'commitment', '--data', 'a.json', '-o', 'b.pdf'))

    def test_wrong_use(self):
        self.write('a.json', '{}')
        self.fails(USAGE, '-o', 'paper', 'handover', '--data', 'a.json')
        self.fails(USAGE, '--data', 'paper', 'handover', '-o', 'a.pdf')
        self.fails(USAGE, 'surat', 'paper', 'surat', '--data', 'a.json', '-o', 'a.pdf')
        self.fails(INPUT, '--brand', 'paper', 'handover', '--data', 'a.json', '--brand', 'tak-ada', '-o', 'a.pdf')
        self.fails(OUTPUT, 'tidak/ada.pdf', 'paper', 'handover', '--data', 'a.json', '-o', 'tidak/ada.pdf')


class PackTest(CliTest):
    """The pack for uploading by hand."""

    def setUp(self):
        super().setUp()
        self.ok('new', 'paser-mas/pengumuman', '--set', 'judul=Pasar Murah Desember', '-o', 'post.pemda')

    def names(self, folder):
        return sorted(str(path.relative_to(folder)) for path in folder.rglob('*') if path.is_file())

    def test_folder(self):
        """a folder a platform, with its size, caption and descriptions; what is missing is told"""
        done = self.ok('pack', 'post.pemda', '--platform', 'instagram,x', '-o', 'paket')
        files = [re.sub(r'\d{4}-\d\d-\d\d', 'HARI', name) for name in self.names(self.work / 'paket')]
        self.assertEqual(files, ['checklist-sheet.pdf', 'instagram/HARI_instagram_pasar-murah-desember.jpg', 'instagram/alt.txt', 'instagram/takarir.txt',
                                 'x/HARI_x_pasar-murah-desember.jpg', 'x/alt.txt', 'x/takarir.txt'])
        self.assertIn('the caption is empty', done.stderr.decode())
        for platform, size in (('instagram', (1080, 1350)), ('x', (1600, 900))):
            picture, = (self.work / 'paket' / platform).glob('*.jpg')
            data = picture.read_bytes()
            self.assertEqual(data[:3], b'\xff\xd8\xff')
            start = next(i for i in range(2, len(data)) if data[i] == 0xff and data[i + 1] in (0xc0, 0xc2))
            self.assertEqual(struct.unpack('>HH', data[start + 5:start + 9])[::-1], size)

    def test_zip(self):
        """the same as one file"""
        self.ok('pack', 'post.pemda', '--platform', 'instagram,facebook', '-o', 'paket.zip')
        with zipfile.ZipFile(self.work / 'paket.zip') as package:
            self.assertIsNone(package.testzip())
            self.assertIn('facebook_page/takarir.txt', package.namelist())
            self.assertRegex(package.read('instagram/alt.txt').decode('utf-8-sig'), r'^[0-9-]{10}_instagram_pasar-murah-desember\.jpg: \r\n$')

    def test_waits(self):
        """a post of the library waits on its platforms; one that lies in no library, and one that was published there already, do not"""
        path = pathlib.Path(self.env['XDG_DATA_HOME']) / 'pemda-studio/pustaka/library.db'
        with zipfile.ZipFile(self.work / 'post.pemda') as package:
            root = json.loads(package.read('post.json'))

        def waiting():
            with contextlib.closing(sqlite3.connect(path)) as library:
                rows = [json.loads(row[0]) for row in library.execute("SELECT json FROM record WHERE kind = 'handoff'")]
            return sorted((row['platform'], row['account'], row['steps'], row['folder']) for row in rows)
        self.ok('pack', 'post.pemda', '--platform', 'instagram', '-o', 'paket')
        self.assertFalse(path.exists())
        self.ok('registers', 'import', 'account', self.write('akun.csv', 'platform,handle\ninstagram,@dinkes\n'))
        self.ok('pack', 'post.pemda', '--platform', 'instagram', '-o', 'paket')
        self.assertEqual([], waiting())
        with contextlib.closing(sqlite3.connect(path)) as library, library:
            library.execute("INSERT INTO post (number, id, title, brand, template, state, created, modified, office) VALUES (1, ?, 'Pasar', 'paser-mas', 'pengumuman', 'draft', 1, 1, '')",
                            (root['id'],))
            library.execute('INSERT INTO document VALUES (1, ?)', (json.dumps(root).encode(),))
        self.ok('pack', 'post.pemda', '--platform', 'instagram,x', '-o', 'paket')
        self.assertEqual([('instagram', '@dinkes', 'h', ''), ('x', '', 'h', '')], waiting())
        root['published'] = [{'id': 'p', 'platform': 'x', 'at': '2026-11-23T08:00:00+08:00'}]
        with zipfile.ZipFile(self.work / 'post.pemda') as package:
            parts = {name: package.read(name) for name in package.namelist()}
        with zipfile.ZipFile(self.work / 'arsip.pemda', 'w') as package:
            for name, data in {**parts, 'post.json': json.dumps(root).encode()}.items():
                package.writestr(name, data)
        with contextlib.closing(sqlite3.connect(path)) as library, library:
            library.execute("DELETE FROM record WHERE kind = 'handoff'")
        self.ok('pack', 'arsip.pemda', '--platform', 'x', '-o', 'paket')
        self.assertEqual([], waiting())

    def test_refused(self):
        """without a platform, for one nobody knows, into no place, and past the gate nothing is made"""
        self.fails(USAGE, '--platform', 'pack', 'post.pemda', '-o', 'paket')
        self.fails(USAGE, '--platform', 'pack', 'post.pemda', '--platform', 'friendster', '-o', 'paket')
        self.fails(USAGE, 'pack', 'pack', 'post.pemda', '--platform', 'x')
        self.fails(INPUT, 'tidak-ada.pemda', 'pack', 'tidak-ada.pemda', '--platform', 'x', '-o', 'paket')
        self.write('berkas', b'')
        self.fails(OUTPUT, 'berkas', 'pack', 'post.pemda', '--platform', 'x', '-o', 'berkas')
        done = self.run_it('pack', 'post.pemda', '--platform', 'x', '--gate', '-o', 'paket')
        self.assertEqual(done.returncode, 2)
        self.assertFalse((self.work / 'paket').exists())
        self.ok('pack', 'post.pemda', '--platform', 'x', '--reason', 'Sudah disetujui Sekda', '-o', 'paket')
        with zipfile.ZipFile(self.work / 'post.pemda') as package:
            self.assertEqual(json.loads(package.read('post.json'))['releases'][0]['kind'], 'pack')


class SpreadTest(CliTest):
    """The share package for chat groups."""

    def setUp(self):
        super().setUp()
        self.ok('new', 'paser-mas/pengumuman', '--set', 'judul=Pasar Murah Desember', '-o', 'post.pemda')

    def names(self):
        return sorted(re.sub(r'\d{4}-\d\d-\d\d', 'HARI', path.name) for path in (self.work / 'sebar').iterdir())

    def text(self, name):
        return (self.work / 'sebar' / name).read_bytes().decode('utf-8-sig').replace('\r\n', '\n')

    def test_folder(self):
        """text, small picture, QR code and reminder; without a link no code"""
        self.ok('spread', 'post.pemda', '--link', 'https://paserkab.go.id/pasar-murah', '-o', 'sebar')
        self.assertEqual(self.names(), ['HARI_sebar_pasar-murah-desember.jpg', 'HARI_sebar_pasar-murah-desember_qr.png', 'netralitas.txt', 'pesan.txt'])
        self.assertEqual(self.text('pesan.txt'), '*Pasar Murah Desember*\n\nhttps://paserkab.go.id/pasar-murah\n')
        self.assertIn('UU 20/2023', self.text('netralitas.txt'))
        picture, = (self.work / 'sebar').glob('*.jpg')
        self.assertLessEqual(picture.stat().st_size, 300000)
        shutil.rmtree(self.work / 'sebar')
        self.ok('spread', 'post.pemda', '-o', 'sebar')
        self.assertEqual(self.names(), ['HARI_sebar_pasar-murah-desember.jpg', 'netralitas.txt', 'pesan.txt'])

    def test_zip(self):
        """the same as one file"""
        self.ok('spread', 'post.pemda', '--link', 'https://www.instagram.com/p/C1/', '-o', 'sebar.zip')
        with zipfile.ZipFile(self.work / 'sebar.zip') as package:
            self.assertIn('https://www.instagram.com/p/C1/', package.read('pesan.txt').decode('utf-8-sig'))

    def test_refused(self):
        """into no place, with no address, and past the gate nothing is made"""
        self.fails(USAGE, 'spread', 'spread', 'post.pemda')
        self.fails(USAGE, '--link', 'spread', 'post.pemda', '--link', 'javascript:alert(1)', '-o', 'sebar')
        self.assertEqual(self.run_it('spread', 'post.pemda', '--gate', '-o', 'sebar').returncode, 2)
        self.assertFalse((self.work / 'sebar').exists())


class CheckTest(CliTest):
    """Whole posts against the rules."""

    def make(self, *args):
        self.ok('new', TEMPLATE, *args, '-o', 'post.pemda')

    def findings(self, *args):
        done = self.run_it('check', 'post.pemda', '--json', *args)
        self.assertIn(done.returncode, (DONE, 2), done.stderr.decode())
        report = json.loads(done.stdout)
        self.assertEqual(done.returncode, 2 if report['required'] else DONE)
        return report['findings']

    def test_findings(self):
        """check tells of fields, pages and descriptions, and exits with 2 while required findings are open"""
        self.make('--set', 'judul=Pemkab menghimbau warga', '--set', f'foto={PHOTO}')
        found = {(one['id'], one['where'].get('name')): one for one in self.findings()}
        title = found['EJA-07', 'judul']
        self.assertEqual((title['where'], title['fix']), ({'kind': 'field', 'name': 'judul', 'start': 7, 'end': 17}, 'mengimbau'))
        self.assertEqual(found['GBR-01', '1']['severity'], 'required')
        self.assertEqual(found['GBR-16', 'nilai']['severity'], 'required')
        self.assertTrue(found['GBR-20', None]['asks'])
        self.assertNotIn(('GBR-15', 'foto'), found)
        self.assertIn('GBR-10', {one['id'] for one in self.findings()})
        lines = self.run_it('check', 'post.pemda')
        self.assertEqual(lines.returncode, 2)
        self.assertIn('post.pemda field:judul:7-17: EJA-07', lines.stdout.decode())

    def test_wrong_use(self):
        """check says which platform or post it does not know"""
        self.make()
        self.findings('--platform', 'instagram,x')
        self.fails(USAGE, '--platform: ', 'check', 'post.pemda', '--platform', 'instagram,koran')
        self.fails(INPUT, 'tidak-ada.pemda: ', 'check', 'tidak-ada.pemda')
        self.write('rusak.pemda', b'PK\3\4rusak')
        self.fails(INPUT, 'rusak.pemda', 'check', 'rusak.pemda')


class Lists(CliTest):
    def test_brands(self):
        """brands, as lines and as JSON"""
        lines = [line for line in self.ok('brands').stdout.decode().splitlines() if not line.startswith(' ')]
        brands = json.loads(self.ok('brands', '--json').stdout)
        self.assertEqual([line.split()[0] for line in lines], [brand['id'] for brand in brands])
        self.assertTrue({'paser-mas', 'ntb-gemilang', 'netral'} <= {brand['id'] for brand in brands})
        for brand in brands:
            self.assertEqual(set(brand), {'id', 'name', 'folder', 'valid_from', 'valid_to', 'edition', 'editions'})
            self.assertTrue((pathlib.Path(brand['folder']) / 'brand.json').is_file())
        paser = next(brand for brand in brands if brand['id'] == 'paser-mas')
        mas = next(edition for edition in paser['editions'] if edition['id'] == 'mas')
        self.assertEqual((mas['name'], mas['valid_from'], mas['valid_to'], mas['state']), ('Paser MAS', '2021-02-26', '2025-02-20', 'expired'))
        self.assertEqual((paser['edition'], paser['valid_from']), ('tuntas', '2025-02-20'))
        self.assertIn('expired', self.ok('brands').stdout.decode())

    def test_templates(self):
        """templates, as lines and as JSON"""
        lines = [line for line in self.ok('templates').stdout.decode().splitlines() if not line.startswith(' ')]
        templates = json.loads(self.ok('templates', '--json').stdout)
        self.assertEqual([line.split()[0] for line in lines], [template['id'] for template in templates])
        one = next(template for template in templates if template['id'] == 'capaian-pembangunan')
        self.assertEqual(one['formats'], list(FORMATS))
        title = next(field for field in one['fields'] if field['name'] == 'judul')
        self.assertTrue(title['required'])
        self.assertTrue(title['sample'])
        self.assertIn(title['type'], ('text', 'long'))

    def test_templates_of_brand(self):
        """templates --brand shows that brand's samples"""
        self.ok('templates', '--brand', 'netral', '--json')
        self.assertIn('netral', self.fails(INPUT, '--brand: ', 'templates', '--brand', 'tidak-ada'))

    def test_formats(self):
        """formats, as lines and as JSON"""
        formats = {entry['id']: entry for entry in json.loads(self.ok('formats', '--json').stdout)}
        self.assertEqual([line.split()[0] for line in self.ok('formats').stdout.decode().splitlines()], list(formats))
        self.assertEqual(set(formats), {'feed', 'tall', 'square', 'story', 'wide', 'link', 'a4', 'a4-landscape', 'a3', 'a6', 'banner'})
        self.assertEqual(formats['feed']['px'], {'width': 1080, 'height': 1350})
        self.assertEqual(formats['a4']['mm'], {'width': 210, 'height': 297})
        self.assertIn('whatsapp', formats['square']['platforms'])


class TemplateFiles(CliTest):
    def test_round(self):
        """a template as one file, checked and taken beside the one there is"""
        self.ok('template', 'export', 'pengumuman', '-o', 'a.pemdatemplate')
        with zipfile.ZipFile(self.work / 'a.pemdatemplate') as package:
            names = package.namelist()
            self.assertEqual(names[0], 'mimetype')
            self.assertTrue({'template.json', 'thumbnail.png'} <= set(names))
            self.assertEqual(package.read('thumbnail.png')[:8], b'\x89PNG\r\n\x1a\n')
        self.assertEqual(self.ok('template', 'check', 'a.pemdatemplate').stdout.decode(), 'a.pemdatemplate: valid\n')
        self.assertIn('already', self.fails(OUTPUT, 'a.pemdatemplate: ', 'template', 'import', 'a.pemdatemplate'))
        self.fails(OUTPUT, 'a.pemdatemplate: ', 'template', 'import', 'a.pemdatemplate', '--replace')
        self.assertEqual(self.ok('template', 'import', 'a.pemdatemplate', '--beside').stdout, b'pengumuman-2\n')
        self.assertEqual(self.ok('template', 'import', 'a.pemdatemplate', '--beside').stdout, b'pengumuman-3\n')
        listed = {t['id']: t['name'] for t in json.loads(self.ok('templates', '--json').stdout)}
        self.assertEqual(listed['pengumuman-3'], listed['pengumuman'] + ' (3)')
        # what it was made of can go on: its pictures came along
        self.ok('template', 'export', 'pengumuman-2', '-o', 'b.pemdatemplate')
        self.ok('template', 'import', 'b.pemdatemplate', '--replace')
        self.ok('new', 'netral/pengumuman-2', '-o', 'c.pemda')

    def test_bad(self):
        """what is no template, and what nobody can be asked"""
        self.write('rusak.pemdatemplate', b'PK\x03\x04')
        for verb in ('check', 'import'):
            self.fails(INPUT, 'rusak.pemdatemplate', 'template', verb, 'rusak.pemdatemplate')
            self.fails(INPUT, 'tidak-ada', 'template', verb, 'tidak-ada.pemdatemplate')
        self.fails(INPUT, 'rusak.pemdatemplate', 'validate', 'rusak.pemdatemplate')
        with zipfile.ZipFile(self.work / 'nanti.pemdatemplate', 'w') as package:
            package.writestr('template.json', '{"format": "pemda-studio-template", "version": 9, "id": "a", "name": "A"}')
        self.assertIn('newer', self.fails(INPUT, 'nanti.pemdatemplate', 'template', 'check', 'nanti.pemdatemplate'))
        self.fails(INPUT, 'tidak-ada', 'template', 'export', 'tidak-ada', '-o', 'a.pemdatemplate')
        self.fails(INPUT, '--brand', 'template', 'check', 'nanti.pemdatemplate', '--brand', 'tidak-ada')
        self.fails(USAGE, 'a.zip', 'template', 'export', 'pengumuman', '-o', 'a.zip')
        self.fails(USAGE, 'template export', 'template', 'export', 'pengumuman')
        self.fails(USAGE, 'hapus', 'template', 'hapus', 'pengumuman')
        self.fails(USAGE, '--replace', 'template', 'import', 'a.pemdatemplate', '--replace', '--beside')
        self.fails(USAGE, 'template', 'template', 'check')


class Usage(CliTest):
    def test_nothing(self):
        """no command"""
        self.fails(USAGE, '', env={})

    def test_unknown_command(self):
        """an unknown command is told with the nearest"""
        self.assertIn('export', self.fails(USAGE, 'exprot: ', 'exprot'))
        self.fails(USAGE, 'xyzzy: ', 'xyzzy')

    def test_unknown_option(self):
        """an unknown option is told with the nearest"""
        self.assertIn('--format', self.fails(USAGE, '--fromat: ', 'export', TEMPLATE, '--fromat', 'feed', '-o', 'a/'))
        self.fails(USAGE, '-x: ', 'brands', '-x')

    def test_missing_value(self):
        """an option without its value"""
        self.fails(USAGE, '--format: ', 'export', TEMPLATE, '-o', 'a.png', '--format')

    def test_operands(self):
        """too few and too many words"""
        self.fails(USAGE, 'export: ', 'export', '-o', 'a.png')
        self.fails(USAGE, 'lain: ', 'export', TEMPLATE, 'lain', '-o', 'a.png')
        self.fails(USAGE, 'validate: ', 'validate')
        self.fails(USAGE, 'x: ', 'formats', 'x')

    def test_values(self):
        """values out of range or of another kind"""
        table = [('--format', 'fed'), ('--page', '2'), ('--page', '0'), ('--page', 'satu'), ('--type', 'gif'), ('--quality', '0'),
                 ('--quality', '101'), ('--scale', '0'), ('--scale', '-1'), ('--scale', '1e9'), ('--scale', 'nan'),
                 ('--scale', '19'), ('--max-bytes', '10x'), ('--max-bytes', '0'), ('--max-bytes', '500k')]
        for option, value in table:
            with self.subTest(option=option, value=value):
                self.fails(USAGE, f'{option}: ', 'export', TEMPLATE, option, value, '-o', 'a.png')

    def test_contradictions(self):
        """what does not go together"""
        self.fails(USAGE, '--all-formats: ', 'export', TEMPLATE, '--format', 'feed', '--all-formats', '-o', 'a/')
        self.fails(USAGE, 'a.png: ', 'export', TEMPLATE, '--all-formats', '-o', 'a.png')
        self.fails(USAGE, '-: ', 'export', TEMPLATE, '--format', 'feed,square', '-o', '-')
        self.fails(USAGE, 'export: ', 'export', TEMPLATE)
        self.fails(USAGE, 'a.doc: ', 'export', TEMPLATE, '-o', 'a.doc')
        self.fails(USAGE, '--max-bytes: ', 'export', TEMPLATE, '--max-bytes', '2k', '-o', 'a.jpg')

    def test_help(self):
        """--help of the program and of every command"""
        text = self.ok('--help').stdout.decode()
        for command in ('brands', 'templates', 'template', 'formats', 'new', 'info', 'export', 'validate'):
            self.assertIn(f'\n  {command} ', text)
            self.assertIn(f'pemda {command}', self.ok(command, '--help').stdout.decode())
        self.assertRegex(self.ok('--version').stdout.decode(), r'^pemda \d+\.\d+')

    def test_stdout_full(self):
        """results that cannot be written"""
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([str(PEMDA), 'formats'], stdout=full, stderr=subprocess.PIPE, env=self.env)
            self.assertEqual(done.returncode, OUTPUT)
            self.assertEqual(done.stderr.decode().count('\n'), 1)


class Language(CliTest):
    def setUp(self):
        super().setUp()
        catalog = self.folder / 'locale/id/LC_MESSAGES'
        catalog.mkdir(parents=True)
        subprocess.run(['msgfmt', '-o', catalog / 'pemda-studio.mo', ROOT / 'po/id.po'], check=True)
        self.indonesian = {'LC_ALL': 'id_ID.UTF-8', 'LANGUAGE': '', 'PEMDA_STUDIO_LOCALEDIR': str(self.folder / 'locale')}

    @unittest.skipUnless(has_indonesian(), 'the locale id_ID.UTF-8 is not there')
    def test_messages(self):
        """messages in Indonesian, results unchanged"""
        english = self.fails(INPUT, 'tidak-ada.pemda: ', 'info', 'tidak-ada.pemda')
        indonesian = self.fails(INPUT, 'tidak-ada.pemda: ', 'info', 'tidak-ada.pemda', env=self.indonesian)
        self.assertIn('not found', english)
        self.assertIn('tidak ditemukan', indonesian)
        self.assertEqual(self.ok('formats', '--json').stdout.count(b'"px"'), self.ok('formats', '--json', env=self.indonesian).stdout.count(b'"px"'))

    @unittest.skipUnless(has_indonesian(), 'the locale id_ID.UTF-8 is not there')
    def test_help(self):
        """help in Indonesian"""
        for args in (['--help'], ['export', '--help'], ['validate', '--help']):
            text = self.ok(*args, env=self.indonesian).stdout.decode()
            self.assertNotIn('Usage:', text)
            self.assertNotEqual(text, self.ok(*args).stdout.decode())

    @unittest.skipUnless(has_indonesian(), 'the locale id_ID.UTF-8 is not there')
    def test_decimal_comma(self):
        """numbers in options and files keep their point under a locale with a comma"""
        self.ok('export', TEMPLATE, '--scale', '0.5', '-o', 'a.png', env=self.indonesian)
        self.assertEqual(self.png_size((self.work / 'a.png').read_bytes()), (540, 675))
        ours, theirs = (json.loads(self.ok('info', TEMPLATE, '--json', env=env).stdout)['variants'] for env in (self.indonesian, {}))
        self.assertEqual([variant['layers'] for variant in ours], [variant['layers'] for variant in theirs])

    def test_ascii_locale(self):
        """UTF-8 goes in and out under LANG=C"""
        self.ok('new', TEMPLATE, '--set', 'judul=Pasér “kota”', '-o', 'a.pemda', env={'LC_ALL': 'C'})
        self.assertIn('Pasér “kota”', self.ok('info', 'a.pemda', env={'LC_ALL': 'C'}).stdout.decode())


class Content(CliTest):
    def content_of(self, *args):
        self.ok('new', TEMPLATE, *args, '-o', 'a.pemda')
        import zipfile
        with zipfile.ZipFile(self.work / 'a.pemda') as package:
            return json.loads(package.read('post.json')).get('content', {}), package.namelist()

    def test_set(self):
        """--set by the kinds of fields"""
        content, names = self.content_of('--set', 'judul=Air = bersih', '--set', f'foto={PHOTO}', '--set', 'isi=',
                                         '--set', 'angka=[{"label":"2025","nilai":"63,7"},{"label":"2026","nilai":71.8}]')
        self.assertEqual(content['judul'], 'Air = bersih')
        self.assertEqual(content['isi'], '')
        self.assertEqual([row['nilai'] for row in content['angka']], ['63,7', '71,8'])
        self.assertTrue(any(content['foto']['asset'] in name for name in names))

    def test_dates(self):
        """dates and times as people write them"""
        self.ok('new', 'netral/pengumuman', '-o', 'a.pemda')
        fields = {field['name']: field['type'] for template in json.loads(self.ok('templates', '--json').stdout) if template['id'] == 'pengumuman'
                  for field in template['fields']}
        dates = [name for name, kind in fields.items() if kind == 'date']
        times = [name for name, kind in fields.items() if kind == 'time']
        if not dates and not times:
            self.skipTest('the template has neither')
        for name in dates:
            self.ok('new', 'netral/pengumuman', '--set', f'{name}=Jumat, 20 November 2026', '-o', 'a.pemda')
            self.assertIn('2026-11-20', self.post('a.pemda'))
            self.fails(USAGE, f'--set: {name}: ', 'new', 'netral/pengumuman', '--set', f'{name}=31 Juni 2026', '-o', 'b.pemda')
        for name in times:
            self.ok('new', 'netral/pengumuman', '--set', f'{name}=pukul 14:30', '-o', 'a.pemda')
            self.assertIn('14.30', self.post('a.pemda'))

    def post(self, name):
        import zipfile
        with zipfile.ZipFile(self.work / name) as package:
            return package.read('post.json').decode()

    def test_file(self):
        """--content, with a photo beside the file, and --set before it"""
        shutil.copy(PHOTO, self.work / 'foto kami.jpg')
        self.write('isi/isi.json', json.dumps({'judul': 'Dari berkas', 'satuan': 'km', 'foto': '../foto kami.jpg', 'isi': None}))
        content, names = self.content_of('--content', 'isi/isi.json', '--set', 'judul=Dari baris')
        self.assertEqual((content['judul'], content['satuan']), ('Dari baris', 'km'))
        self.assertIn('asset', content['foto'])
        self.assertNotIn('isi', content)

    def test_unknown_field(self):
        """an unknown field is named, with the nearest"""
        self.assertIn('judul', self.fails(USAGE, '--set: jdul: ', 'new', TEMPLATE, '--set', 'jdul=x', '-o', 'a.pemda'))
        self.write('isi.json', '{"jdul": "x"}')
        self.assertIn('judul', self.fails(INPUT, 'isi.json: jdul: ', 'new', TEMPLATE, '--content', 'isi.json', '-o', 'a.pemda'))

    def test_wrong_values(self):
        """values that do not fit their field name file and member"""
        table = [('{"judul": 5}', 'isi.json: judul: '), ('{"angka": "dua"}', 'isi.json: angka: '), ('{"foto": 1}', 'isi.json: foto: '),
                 ('{"angka": [{"label": "a", "nilai": "1"}, {"label": 5}]}', 'isi.json: angka[1].label: '),
                 ('{"foto": {"asset": "xyz"}}', 'isi.json: foto'), ('[]', 'isi.json: '), ('{"judul": "x",}', 'isi.json, line 1'),
                 ('{"judul": "a", "judul": "b"}', 'isi.json'), ('', 'isi.json'), ('[' * 100000, 'isi.json')]
        for text, where in table:
            with self.subTest(text=text[:40]):
                self.write('isi.json', text)
                self.fails(INPUT, where, 'export', TEMPLATE, '--content', 'isi.json', '-o', 'a.png')
        self.fails(INPUT, 'nihil.json: ', 'export', TEMPLATE, '--content', 'nihil.json', '-o', 'a.png')
        self.fails(USAGE, '--set: angka: ', 'export', TEMPLATE, '--set', 'angka={"nilai":"1"}', '-o', 'a.png')
        self.fails(USAGE, '--set: angka[0].nilai: ', 'export', TEMPLATE, '--set', 'angka=[{"nilai":true}]', '-o', 'a.png')
        self.fails(USAGE, '--set: angka', 'export', TEMPLATE, '--set', 'angka=[{"nilai"', '-o', 'a.png')
        self.fails(USAGE, '--set: ', 'export', TEMPLATE, '--set', 'judul', '-o', 'a.png')

    def test_photos(self):
        """photos that are none"""
        self.write('teks.jpg', 'ini bukan foto\n' * 20)
        self.write('kosong.jpg', b'')
        self.write('terpotong.jpg', PHOTO.read_bytes()[:5000])
        for name in ('teks.jpg', 'kosong.jpg', 'tidak-ada.jpg', '/dev/zero', self.work):
            with self.subTest(name=name):
                self.fails(INPUT, f'--set: foto: {name}: ', 'export', TEMPLATE, '--set', f'foto={name}', '-o', 'a.png')
        self.fails(INPUT, TEMPLATE, 'export', TEMPLATE, '--set', 'foto=terpotong.jpg', '-o', 'a.png')


class Export(CliTest):
    def test_all_formats(self):
        """all formats into a new folder, named by title and format, in exact sizes"""
        self.ok('export', TEMPLATE, '--all-formats', '--set', 'judul=Air Bersih & Jalan', '-o', 'baru/di sini/')
        files = {path.name: path.read_bytes() for path in (self.work / 'baru/di sini').iterdir()}
        self.assertEqual(set(files), {f'air-bersih-jalan_{name}.png' for name in FORMATS})
        for name, size in FORMATS.items():
            self.assertEqual(self.png_size(files[f'air-bersih-jalan_{name}.png']), size)

    def test_some_formats(self):
        """some formats into a folder that exists"""
        self.ok('export', TEMPLATE, '--format', 'wide, square,wide', '--scale', '0.5', '-o', '.')
        sizes = sorted(self.png_size(path.read_bytes()) for path in self.work.glob('*.png'))
        self.assertEqual(sizes, [(540, 540), (800, 450)])

    def test_pages(self):
        """a post of ten pages: all of them, numbered, in every format, or one"""
        series, title = 'contoh/contoh-seri', 'delapan-langkah-mengurus-akta-kelahiran'
        env = {'PEMDA_STUDIO_DATA': str(ROOT / 'tests/data')}
        self.ok('export', series, '--all-formats', '--scale', '0.25', '-o', 'semua/', env=env)
        files = {path.name: path.read_bytes() for path in (self.work / 'semua').iterdir()}
        self.assertEqual(set(files), {f'{title}_{name}_{page}.png' for name in FORMATS for page in range(1, 11)})
        self.assertEqual(len(set(files.values())), 50)
        self.ok('export', series, '--format', 'story', '--page', '3', '--scale', '0.25', '-o', 'satu.png', env=env)
        self.assertEqual((self.work / 'satu.png').read_bytes(), files[f'{title}_story_3.png'])
        self.fails(USAGE, 'a.png: ', 'export', series, '--format', 'feed', '-o', 'a.png', env=env)
        self.fails(USAGE, '--page: ', 'export', series, '--page', '11', '-o', 'a.png', env=env)

    def test_stdout(self):
        """one picture to standard output"""
        self.assertEqual(self.png_size(self.ok('export', TEMPLATE, '--format', 'square', '-o', '-').stdout), (1080, 1080))
        self.assertEqual(self.ok('export', TEMPLATE, '--type', 'webp', '-o', '-').stdout[8:12], b'WEBP')
        self.assertEqual(list(self.work.iterdir()), [])

    def test_same_bytes(self):
        """the same post gives the same file, again and through a .pemda file"""
        first = self.ok('export', TEMPLATE, '-o', '-').stdout
        self.assertEqual(self.ok('export', TEMPLATE, '-o', '-').stdout, first)
        self.ok('new', TEMPLATE, '-o', 'a.pemda')
        self.assertEqual(self.ok('export', 'a.pemda', '-o', '-').stdout, first)

    def test_jpeg(self):
        """JPEG: quality, limit in bytes, no word about who and where"""
        self.ok('export', TEMPLATE, '--quality', '95', '-o', 'a.jpg')
        self.ok('export', TEMPLATE, '--quality', '40', '-o', 'b.jpeg')
        self.ok('export', TEMPLATE, '--max-bytes', '150k', '-o', 'c.jpg')
        sizes = {path.name: path.stat().st_size for path in self.work.iterdir()}
        self.assertGreater(sizes['a.jpg'], sizes['b.jpeg'])
        self.assertLessEqual(sizes['c.jpg'], 150000)
        self.assertEqual((self.work / 'c.jpg').read_bytes()[:3], b'\xff\xd8\xff')

    @needs('exiftool')
    def test_private(self):
        """no place, no person, no camera in what is exported"""
        self.ok('export', TEMPLATE, '--set', f'foto={PHOTO}', '--format', 'feed', '-o', 'a.jpg')
        self.ok('export', TEMPLATE, '--set', f'foto={PHOTO}', '--format', 'feed', '-o', 'a.png')
        self.ok('export', TEMPLATE, '--set', f'foto={PHOTO}', '--format', 'a4', '-o', 'a.pdf')
        for name in ('a.jpg', 'a.png', 'a.pdf'):
            told = subprocess.run(['exiftool', '-G', '-j', '--FileModifyDate', name], cwd=self.work, capture_output=True, text=True, check=True).stdout
            for word in ('GPS', 'Artist', 'Author', 'OwnerName', 'Make"', 'Model"', 'SerialNumber', os.environ.get('USER', 'root') + '"', '/home/'):
                self.assertNotIn(word, told.replace('"SourceFile"', ''), name)

    @needs('pdftotext')
    def test_pdf(self):
        """PDF: true size, text that can be found, fonts inside"""
        self.ok('export', TEMPLATE, '--format', 'a4', '--set', 'judul=Judul yang dicari', '-o', 'a.pdf')
        info = subprocess.run(['pdfinfo', 'a.pdf'], cwd=self.work, capture_output=True, text=True, check=True).stdout
        width, height = map(float, re.search(r'Page size:\s+([\d.]+) x ([\d.]+) pts', info).groups())
        self.assertEqual((round(width), round(height)), (595, 842))
        text = subprocess.run(['pdftotext', 'a.pdf', '-'], cwd=self.work, capture_output=True, text=True, check=True).stdout
        self.assertIn('Judul yang dicari', ' '.join(text.split()))
        fonts = subprocess.run(['pdffonts', 'a.pdf'], cwd=self.work, capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        self.assertTrue(fonts)
        for line in fonts:
            self.assertEqual(line.split()[-5], 'yes', line)

    def test_svg(self):
        """SVG is well-formed and of the format's size"""
        import xml.etree.ElementTree
        root = xml.etree.ElementTree.fromstring(self.ok('export', TEMPLATE, '--type', 'svg', '-o', '-').stdout)
        self.assertEqual(root.get('viewBox'), '0 0 1080 1350')

    @needs('zbarimg')
    def test_qr(self):
        """a QR code reads back from a JPEG of quality 80"""
        for template in json.loads(self.ok('templates', '--json').stdout):
            if not any(field['type'] == 'link' for field in template['fields']):
                continue
            field = next(field['name'] for field in template['fields'] if field['type'] == 'link')
            link = 'https://paserkab.go.id/layanan/kependudukan/akta-kelahiran-2026'
            folder = self.work / template['id']
            self.ok('export', f'paser-mas/{template["id"]}', '--format', 'feed', '--set', f'{field}={link}', '--type', 'jpeg', '--quality', '80', '-o', f'{folder}/')
            told = subprocess.run(['zbarimg', '-q', '--raw', *folder.iterdir()], capture_output=True, text=True)
            if told.stdout:
                self.assertIn('akta-kelahiran-2026', told.stdout)
                return
        self.skipTest('no template shows a QR code')

    def test_issues(self):
        """what is amiss with a post is told, a line each, and it is drawn all the same"""
        done = self.ok('export', TEMPLATE, '--set', 'judul=' + 'Dinas Kependudukan dan Pencatatan Sipil ' * 20, '-o', 'a.png')
        lines = done.stderr.decode().splitlines()
        self.assertTrue(any(line.startswith('pemda: feed: ') for line in lines), lines)
        self.assertTrue(any('sample' in line for line in lines), lines)
        self.assertEqual(len(lines), len(set(lines)))
        self.assertEqual(self.ok('export', TEMPLATE, '-o', 'b.png').stderr.decode().count('sample'), 0)

    def test_missing_inputs(self):
        """brands, templates and posts that are not there"""
        self.assertIn('capaian-pembangunan', self.fails(INPUT, 'paser-mas/capaian: ', 'export', 'paser-mas/capaian', '-o', 'a.png'))
        self.assertIn('netral', self.fails(INPUT, 'pasar-mas/', 'export', 'pasar-mas/capaian-pembangunan', '-o', 'a.png'))
        self.fails(INPUT, TEMPLATE, 'export', TEMPLATE, '--brand', 'tidak-ada', '-o', 'a.png')
        self.fails(INPUT, 'a.pemda: ', 'export', 'a.pemda', '-o', 'a.png')
        self.write('rusak.pemda', 'bukan paket')
        self.fails(INPUT, 'rusak.pemda: ', 'export', 'rusak.pemda', '-o', 'a.png')

    def test_unwritable(self):
        """targets that cannot be written leave nothing behind"""
        self.write('berkas', 'isi')
        table = [('berkas/', 'berkas/'), ('berkas/a.png', 'berkas/a.png'), ('/proc/a.png', '/proc/a.png'), ('/proc/baru/', '/proc/baru/'),
                 ('tidak-ada/a.png', 'tidak-ada/a.png'), ('/dev/full/a.png', '/dev/full/a.png')]
        for target, where in table:
            with self.subTest(target=target):
                self.fails(OUTPUT, where, 'export', TEMPLATE, '-o', target)
        with open('/dev/full', 'wb') as full:
            done = subprocess.run([str(PEMDA), 'export', TEMPLATE, '-o', '-'], stdout=full, stderr=subprocess.PIPE, env=self.env, cwd=self.work)
            self.assertEqual(done.returncode, OUTPUT)
            self.assertEqual(done.stderr.decode().count('\n'), 1)

    def test_failed_folder(self):
        """a folder made for a run that fails is taken away again"""
        self.write('terpotong.jpg', PHOTO.read_bytes()[:5000])
        self.fails(INPUT, TEMPLATE, 'export', TEMPLATE, '--all-formats', '--set', 'foto=terpotong.jpg', '-o', 'a/b/c/')

    def test_old_file_kept(self):
        """a file that is there stays whole when a run fails"""
        self.write('terpotong.jpg', PHOTO.read_bytes()[:5000])
        self.write('a.png', 'lama')
        self.fails(INPUT, TEMPLATE, 'export', TEMPLATE, '--set', 'foto=terpotong.jpg', '-o', 'a.png')
        self.assertEqual((self.work / 'a.png').read_text(), 'lama')

    def test_brand(self):
        """another brand for a template and for a post"""
        self.ok('new', TEMPLATE, '-o', 'a.pemda')
        other = self.ok('export', 'a.pemda', '--brand', 'netral', '-o', '-').stdout
        self.assertNotEqual(other, self.ok('export', 'a.pemda', '-o', '-').stdout)
        self.assertEqual(json.loads(self.ok('info', 'a.pemda', '--brand', 'netral', '--json').stdout)['brand'], 'netral')


class Posts(CliTest):
    def test_new(self):
        """a new post is a package, the same each time but for its id, and needs its ending"""
        self.ok('new', TEMPLATE, '-o', 'a.pemda')
        self.assertEqual((self.work / 'a.pemda').read_bytes()[30:38], b'mimetype')
        self.fails(USAGE, 'b.zip: ', 'new', TEMPLATE, '-o', 'b.zip')
        self.fails(USAGE, 'new: ', 'new', TEMPLATE)
        self.fails(OUTPUT, 'tidak-ada/b.pemda: ', 'new', TEMPLATE, '-o', 'tidak-ada/b.pemda')

    def test_info(self):
        """info tells layers, fonts and pictures"""
        self.ok('new', TEMPLATE, '--set', 'judul=Judul kami', '--set', f'foto={PHOTO}', '-o', 'a.pemda')
        info = json.loads(self.ok('info', 'a.pemda', '--json').stdout)
        self.assertEqual((info['title'], info['brand'], info['template']), ('Judul kami', 'paser-mas', 'capaian-pembangunan'))
        self.assertEqual([variant['format'] for variant in info['variants']], list(FORMATS))
        for variant in info['variants']:
            self.assertEqual((variant['width'], variant['height']), FORMATS[variant['format']])
            layer = next(layer for layer in variant['layers'] if layer['field'] == 'judul')
            self.assertTrue(0 <= layer['x'] < variant['width'] and layer['w'] > 0)
        self.assertEqual(len(info['assets']), 1)
        self.assertEqual(info['assets'][0]['bytes'], PHOTO.stat().st_size)
        self.assertTrue(info['fonts'])
        text = self.ok('info', 'a.pemda').stdout.decode()
        self.assertIn('Judul kami', text)
        self.assertIn(info['assets'][0]['hash'], text)

    def test_missing_font(self):
        """a font that is not installed is told"""
        brand = json.loads((DATA / 'brands/netral/brand.json').read_text())
        brand['id'] = 'huruf'
        brand['type']['headline']['family'] = 'Huruf Yang Tidak Ada'
        self.write('../home/data/pemda-studio/brands/huruf/brand.json', json.dumps(brand))
        info = json.loads(self.ok('info', 'huruf/capaian-pembangunan', '--json').stdout)
        self.assertIn({'family': 'Huruf Yang Tidak Ada', 'substituted': True}, info['fonts'])

    def test_broken_packages(self):
        """damaged posts give one line"""
        self.ok('new', TEMPLATE, '-o', 'a.pemda')
        whole = (self.work / 'a.pemda').read_bytes()
        for cut in (0, 1, 30, 200, len(whole) // 2, len(whole) - 10):
            with self.subTest(cut=cut):
                self.write('b.pemda', whole[:cut])
                self.fails(INPUT, 'b.pemda: ', 'info', 'b.pemda')
                self.fails(INPUT, 'b.pemda: ', 'export', 'b.pemda', '-o', 'b.png')


class Exchange(CliTest):
    """Packages that go and come back."""

    def edit(self, source, target, change):
        with zipfile.ZipFile(self.work / source) as old, zipfile.ZipFile(self.work / target, 'w') as new:
            for entry in old.infolist():
                data = old.read(entry)
                if entry.filename == 'post.json':
                    root = json.loads(data)
                    change(root)
                    data = json.dumps(root).encode()
                new.writestr(entry, data)

    def copies(self):
        self.ok('new', 'paser-mas/pengumuman', '--set', 'judul=Kantor tutup', '-o', 'base.pemda')
        self.edit('base.pemda', 'mine.pemda', lambda root: root['content'].update(judul='Kantor pindah'))
        self.edit('base.pemda', 'theirs.pemda', lambda root: (root['content'].update(judul='Kantor buka'), root.update(caption={'text': 'Takarir'})))

    def test_merge(self):
        """merge takes what only one changed, and keeps what both changed until it is chosen"""
        self.copies()
        self.fails(USAGE, 'merge: ', 'merge', 'mine.pemda', 'theirs.pemda')
        done = self.run_it('merge', 'base.pemda', 'mine.pemda', 'theirs.pemda', '-o', 'out.pemda')
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn('content/judul', done.stdout.decode())
        self.assertEqual(json.loads(self.ok('info', 'out.pemda', '--json').stdout)['title'], 'Kantor pindah')
        told = json.loads(self.ok('merge', 'base.pemda', 'mine.pemda', 'theirs.pemda', '--theirs', 'content/judul', '--json', '-o', 'out.pemda').stdout)
        self.assertEqual([(row['place'], row['taken']) for row in told['conflicts']], [('content/judul', 'theirs')])
        self.assertEqual(json.loads(self.ok('info', 'out.pemda', '--json').stdout)['title'], 'Kantor buka')
        without = self.run_it('merge', 'mine.pemda', 'theirs.pemda', '--json', '-o', 'out.pemda')
        self.assertEqual(without.returncode, 2)
        self.assertEqual({row['place'] for row in json.loads(without.stdout)['conflicts']}, {'caption/text', 'content/judul'})
        self.ok('merge', 'mine.pemda', 'theirs.pemda', '--theirs', 'all', '-o', 'out.pemda')
        self.fails(USAGE, 'content/isi: ', 'merge', 'mine.pemda', 'theirs.pemda', '--theirs', 'content/isi', '-o', 'out.pemda')
        self.ok('new', 'paser-mas/pengumuman', '-o', 'lain.pemda')
        self.fails(INPUT, 'lain.pemda: ', 'merge', 'mine.pemda', 'lain.pemda', '-o', 'out.pemda')
        self.fails(INPUT, 'tak-ada.pemda: ', 'merge', 'mine.pemda', 'tak-ada.pemda', '-o', 'out.pemda')
        self.fails(OUTPUT, 'tak/ada.pemda: ', 'merge', 'mine.pemda', 'theirs.pemda', '-o', 'tak/ada.pemda')

    def test_comments(self):
        """comments lists, adds, finds places again and refuses those that are not there"""
        self.ok('new', 'paser-mas/pengumuman', '--set', 'judul=Kantor tutup', '-o', 'a.pemda')
        self.assertEqual(json.loads(self.ok('comments', 'a.pemda', '--json').stdout), [])
        self.ok('comments', 'a.pemda', '--add', 'Bagus.', '--by', 'Budi', '--role', 'head', '-o', 'b.pemda')
        self.assertEqual(json.loads(self.ok('info', 'a.pemda', '--json').stdout)['comments'], {'open': 0, 'done': 0})
        self.ok('comments', 'b.pemda', '--add', 'Sampai kapan?', '--on', 'field:judul', '--quote', 'tutup', '--by', 'Rina')
        self.ok('comments', 'b.pemda', '--add', 'Terlalu kecil.', '--on', 'layer:judul')
        told = json.loads(self.ok('comments', 'b.pemda', '--json').stdout)
        self.assertEqual([(c['on'], c['text'], c['quote'], c['gone'], c['done']) for c in told],
                         [('post', 'Bagus.', None, False, False), ('field:judul', 'Sampai kapan?', 'tutup', False, False),
                          ('layer:judul', 'Terlalu kecil.', None, False, False)])
        self.assertEqual((told[0]['by'], told[0]['role'], len({c['id'] for c in told})), ('Budi', 'head', 3))
        self.assertEqual(json.loads(self.ok('info', 'b.pemda', '--json').stdout)['comments'], {'open': 3, 'done': 0})
        self.edit('b.pemda', 'c.pemda', lambda root: (root['content'].update(judul='Kantor buka'), root['comments'][0].update(done={'by': 'Rina'})))
        told = json.loads(self.ok('comments', 'c.pemda', '--json').stdout)
        self.assertEqual([(c['gone'], c['done']) for c in told], [(False, True), (True, False), (False, False)])
        self.assertIn('[x]', self.ok('comments', 'c.pemda').stdout.decode())
        for where, *more in (('--on: ', '--on', 'judul'), ('--on: ', '--on', 'layer:'), ('--on: ', '--on', 'layer:sirius'), ('--on: ', '--on', 'field:sirius'),
                             ('--quote: ', '--on', 'caption', '--quote', 'buka'), ('--quote: ', '--on', 'layer:judul', '--quote', 'a'), ('--role: ', '--role', 'raja')):
            self.fails(USAGE, where, 'comments', 'b.pemda', '--add', 'x', *more)
        self.fails(USAGE, '--add: ', 'comments', 'b.pemda', '--add', ' ')
        self.fails(USAGE, '--add: ', 'comments', 'b.pemda', '--on', 'caption')
        self.fails(INPUT, 'tak-ada.pemda: ', 'comments', 'tak-ada.pemda')
        self.fails(OUTPUT, 'tak/ada.pemda: ', 'comments', 'b.pemda', '--add', 'x', '-o', 'tak/ada.pemda')
        self.edit('b.pemda', 'd.pemda', lambda root: root['comments'][0].update(id=7))
        self.fails(INPUT, 'd.pemda: ', 'comments', 'd.pemda')

    def test_inbox(self):
        """inbox tells how complete each package is, and which one is broken"""
        self.copies()
        rows = json.loads(self.ok('inbox', '.', '--json').stdout)
        self.assertEqual([row['file'] for row in rows], ['base.pemda', 'mine.pemda', 'theirs.pemda'])
        self.assertGreater(rows[2]['percent'], rows[0]['percent'])
        self.assertIn('Caption', rows[0]['missing'])
        self.write('rusak.pemda', 'bukan paket')
        done = self.run_it('inbox', '.')
        self.assertEqual(done.returncode, 2)
        self.assertIn('rusak.pemda: ', done.stdout.decode())
        self.fails(INPUT, 'tak-ada: ', 'inbox', 'tak-ada')


class Validate(CliTest):
    def change_template(self, change):
        root = json.loads((DATA / 'templates/capaian-pembangunan/template.json').read_text())
        change(root)
        return self.write('capaian-pembangunan/template.json', json.dumps(root))

    def test_shipped(self):
        """everything that is shipped is valid"""
        done = self.ok('validate', DATA / 'brands', DATA / 'templates')
        lines = done.stdout.decode().splitlines()
        self.assertEqual(len(lines), len(list((DATA / 'brands').glob('*/brand.json'))) + len(list((DATA / 'templates').glob('*/template.json'))))

    def test_post(self):
        """a post, a folder, a document"""
        self.ok('new', TEMPLATE, '-o', 'a.pemda')
        for path in ('a.pemda', '.', DATA / 'templates/pengumuman', DATA / 'templates/pengumuman/template.json'):
            self.assertEqual(len(self.ok('validate', path).stdout.splitlines()), 1)

    def brand_folder(self, name, change):
        """A copy of netral under @name, its document changed. Returns its brand.json, relative."""
        root = json.loads((DATA / 'brands/netral/brand.json').read_text(encoding='utf-8'))
        root['id'] = name
        change(root)
        return self.write(f'{name}/brand.json', json.dumps(root)).relative_to(self.work)

    def test_bad_brands(self):
        """a brand that cannot be, named with the member that is wrong"""
        def cyclic(root):
            root['colors'].update(chip='tag', tag='chip')

        def backwards(root):
            root['editions'] = [{'id': 'a', 'name': 'A', 'valid': {'from': '2025-02-20', 'to': '2021-02-26'}}]

        def no_day(root):
            root['editions'] = [{'id': 'a', 'name': 'A', 'valid': {'from': '2025-02-31'}}]

        def large_logo(root):
            (self.work / 'besar').mkdir()
            (self.work / 'besar/logo.png').write_bytes(bytes(40 << 20))
            root['logos'] = [{'role': 'utama', 'file': 'logo.png'}]

        def hostile_logo(root):
            self.write('jahat/logo.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>x</script></svg>')
            root['logos'] = [{'role': 'utama', 'file': 'logo.svg'}]

        for name, change, words in (('lingkar', cyclic, ('colors.chip', 'chip → tag → chip')), ('mundur', backwards, ('editions[0].valid', 'later')),
                                    ('tanggal', no_day, ('editions[0].valid.from', '2025-02-31')), ('besar', large_logo, ('logo.png', 'larger')),
                                    ('jahat', hostile_logo, ('logo.svg', 'plain SVG'))):
            said = self.fails(INPUT, name, 'validate', self.brand_folder(name, change))
            for word in words:
                self.assertIn(word, said)

    def test_brand_warnings(self):
        """colours that can't be read and fonts that are not there are told, and the brand can be used"""
        def pale(root):
            root['colors']['accent'] = '#FFFFFF'
            root['colors']['on-accent'] = '#8C8C8C'
            root['type']['body']['family'] = 'Huruf Yang Tidak Ada'

        done = self.run_it('validate', self.brand_folder('pucat', pale))
        said = done.stderr.decode()
        self.assertEqual(done.returncode, 0)
        self.assertIn('colors.on-accent', said)
        self.assertIn('3.3 : 1', said)
        self.assertIn('“Huruf Yang Tidak Ada” is not installed', said)

    def test_brand_file(self):
        """a brand as one file"""
        with zipfile.ZipFile(self.work / 'kantor.pemdabrand', 'w') as package:
            package.writestr('netral/brand.json', (DATA / 'brands/netral/brand.json').read_text(encoding='utf-8'))
        self.assertEqual(self.ok('validate', 'kantor.pemdabrand').stdout.decode(), 'kantor.pemdabrand: valid\n')
        (self.work / 'rusak.pemdabrand').write_bytes(b'PK\x03\x04')
        self.fails(INPUT, 'rusak.pemdabrand', 'validate', 'rusak.pemdabrand')

    def test_nothing(self):
        """folders without anything, files that are nothing of ours"""
        (self.work / 'kosong').mkdir()
        self.fails(INPUT, 'kosong: ', 'validate', 'kosong')
        self.fails(INPUT, 'tidak-ada.json: ', 'validate', 'tidak-ada.json')
        self.write('lain.json', '{"format": "lain"}')
        self.fails(INPUT, 'lain.json', 'validate', 'lain.json')

    def test_wrong_members(self):
        """wrong members are named with their path"""
        def misspell(root):
            root['fields'][0]['requierd'] = True

        def unknown_field(root):
            root['layers'].append({'id': 'x', 'type': 'text', 'text': '{tidak_ada}', 'size': 20})

        def unknown_format(root):
            root['formats']['persegi'] = {}

        def unknown_layer(root):
            root['layers'].append({'id': 'x', 'type': 'kotak'})

        def wrong_type(root):
            root['layers'].append({'id': 'x', 'type': 'shape', 'w': 'lebar'})

        def wrong_color(root):
            root['layers'].append({'id': 'x', 'type': 'shape', 'w': 10, 'h': 10, 'fill': 'biru-tua'})

        def missing_part(root):
            root['layers'].append({'id': 'x', 'part': 'tidak-ada'})

        table = [(misspell, 'fields[0]: “requierd”'), (unknown_field, 'tidak_ada'), (unknown_format, 'persegi'), (unknown_layer, 'kotak'),
                 (wrong_type, '.w'), (wrong_color, 'biru-tua'), (missing_part, 'tidak-ada')]
        for change, word in table:
            with self.subTest(change=change.__name__):
                path = self.change_template(change)
                self.assertIn(word, self.fails(INPUT, 'capaian-pembangunan/template.json', 'validate', path.relative_to(self.work)))

    def test_several(self):
        """the good are told though one is bad"""
        self.ok('new', TEMPLATE, '-o', 'a.pemda')
        self.write('b.pemda', 'rusak')
        done = self.run_it('validate', 'a.pemda', 'b.pemda')
        self.assertEqual(done.returncode, INPUT)
        self.assertEqual(done.stdout.decode(), 'a.pemda: valid\n')
        self.assertEqual(done.stderr.decode().count('\n'), 1)


class Links(CliTest):
    @needs('ldd')
    def test_no_toolkit(self):
        """the program links no GTK"""
        told = subprocess.run(['ldd', str(PEMDA)], capture_output=True, text=True).stdout.lower()
        self.assertNotIn('gtk', told)
        self.assertNotIn('adwaita', told)


class Bulk(CliTest):
    """A post for each row of a table."""

    POST = ('bulk', 'paser-mas/kegiatan-pimpinan', '--data', 'baris.csv')
    HEAD = 'Judul;Tanggal;Tempat;Foto kegiatan\n'
    PARTLY = 2

    def rows(self, *rows, head=HEAD, encoding='utf-8'):
        shutil.copy(PHOTO, self.work / 'foto.jpg')
        self.write('baris.csv', (head + '\n'.join(rows) + '\n').encode(encoding))

    def bulk(self, *args, code=DONE):
        done = self.run_it(*self.POST, *args)
        self.assertEqual(done.returncode, code, done.stderr.decode())
        return done

    def test_rows(self):
        """bulk makes one picture a row, the same as export does"""
        self.rows('Jembatan Kuaro;20/11/2026;Kuaro;foto.jpg', '"Rapat; ""koordinasi""";2026-11-21;Tana Paser;foto.jpg')
        self.assertIn('2', self.bulk('-o', 'jadi').stdout.decode())
        self.assertEqual(sorted(path.name for path in (self.work / 'jadi').iterdir()),
                         ['jembatan-kuaro_feed.png', 'rapat-koordinasi_feed.png'])
        self.ok('export', 'paser-mas/kegiatan-pimpinan', '--set', 'judul=Jembatan Kuaro', '--set', 'tanggal=20/11/2026', '--set', 'tempat=Kuaro',
                '--set', 'foto=foto.jpg', '-o', 'satu.png')
        self.assertEqual((self.work / 'satu.png').read_bytes(), (self.work / 'jadi/jembatan-kuaro_feed.png').read_bytes())

    def test_report(self):
        """bulk reports a row that fails, makes the others and exits with 2"""
        self.rows('A;20/11/2026;Kuaro;foto.jpg', 'B;31/06/2026;Kuaro;foto.jpg', 'C;20/11/2026;Kuaro;../foto.jpg', 'D;20/11/2026;Kuaro;foto.jpg;x', ';20/11/2026;Kuaro;foto.jpg')
        done = self.bulk('-o', 'jadi', '--json', code=self.PARTLY)
        report = json.loads(done.stdout)
        self.assertEqual([(row['row'], row['status']) for row in report], [(2, 'done'), (3, 'failed'), (4, 'failed'), (5, 'failed'), (6, 'failed')])
        self.assertIn('Tanggal', report[1]['error'])
        self.assertIn('outside', report[2]['error'])
        self.assertEqual(report[0]['files'], ['jadi/a_feed.png'])
        self.assertEqual([path.name for path in (self.work / 'jadi').iterdir()], ['a_feed.png'])
        self.assertEqual(done.stderr.decode().count('pemda: baris.csv, row '), 4)

    def test_gate(self):
        """rows with required findings open are not made, unless a reason is given and the profile takes one"""
        self.rows('Jembatan Kuaro;20/11/2026;Kuaro;foto.jpg')
        report = json.loads(self.bulk('--gate', '--json', '-o', 'jadi', code=self.PARTLY).stdout)
        self.assertEqual((report[0]['status'], report[0]['files']), ('failed', []))
        self.assertIn('no reason', report[0]['error'])
        self.bulk('--gate', '--dry-run', code=self.PARTLY)
        self.bulk('--reason', 'Sudah disetujui kepala dinas', '--profile', 'ketat', '-o', 'jadi', code=self.PARTLY)
        self.assertFalse((self.work / 'jadi').exists())
        self.bulk('--reason', 'Sudah disetujui kepala dinas', '-o', 'jadi')
        self.assertEqual([path.name for path in (self.work / 'jadi').iterdir()], ['jembatan-kuaro_feed.png'])
        self.fails(USAGE, 'tak-ada', *self.POST, '--gate', '--profile', 'tak-ada', '-o', 'jadi')

    def test_jobs(self):
        """bulk gives the same bytes whatever the number of threads"""
        self.rows(*(f'Kegiatan {i};20/11/2026;Kuaro;foto.jpg' for i in range(6)))
        for jobs in '1', '2', '8':
            self.bulk('-o', jobs, '--jobs', jobs, '--scale', '0.3')
        for path in (self.work / '1').iterdir():
            self.assertEqual(path.read_bytes(), (self.work / '2' / path.name).read_bytes())
            self.assertEqual(path.read_bytes(), (self.work / '8' / path.name).read_bytes())

    def test_dry_run(self):
        """bulk --dry-run checks all rows and writes nothing"""
        self.rows('A;20/11/2026;Kuaro;foto.jpg', 'B;;Kuaro;foto.jpg')
        before = sorted(self.work.rglob('*'))
        self.bulk('--dry-run', '-o', 'jadi', code=self.PARTLY)
        self.bulk('--dry-run', code=self.PARTLY)
        self.assertEqual(sorted(self.work.rglob('*')), before)

    def test_encodings(self):
        """bulk reads UTF-16 with tabs, a byte order mark and Windows-1252"""
        for encoding, separator, bom in ('utf-16', '\t', ''), ('utf-8', ',', '\ufeff'), ('cp1252', ';', ''):
            self.rows(separator.join(('Café', '20/11/2026', 'Kuaro', 'foto.jpg')), head=bom + self.HEAD.replace(';', separator), encoding=encoding)
            self.bulk('-o', encoding, '--scale', '0.2')
            self.assertEqual([path.name for path in (self.work / encoding).iterdir()], ['cafe_feed.png'])

    def test_same_titles(self):
        """bulk never replaces a file"""
        self.rows('A;20/11/2026;Kuaro;foto.jpg', 'A;21/11/2026;Kuaro;foto.jpg')
        for _ in range(2):
            self.bulk('-o', 'jadi', '--scale', '0.2')
        self.assertEqual(sorted(path.name for path in (self.work / 'jadi').iterdir()), ['a-2_feed.png', 'a-3_feed.png', 'a-4_feed.png', 'a_feed.png'])

    def test_bad_tables(self):
        """bulk says what is wrong with a table"""
        self.fails(USAGE, 'bulk: ', 'bulk', TEMPLATE, '-o', 'jadi')
        self.fails(USAGE, 'bulk: ', 'bulk', TEMPLATE, '--data', 'x.csv')
        self.fails(INPUT, 'hilang.csv: ', 'bulk', TEMPLATE, '--data', 'hilang.csv', '-o', 'jadi')
        for name, content in (('kosong.csv', ''), ('gambar.csv', PHOTO.read_bytes()), ('judul.csv', 'Judul;Tanggal\n'), ('asing.csv', 'x;y\n1;2\n'),
                              ('kutip.csv', 'Judul;Tanggal\n"a;b\n'), ('rusak.xlsx', b'PK\3\4rusak')):
            self.write(name, content)
            self.fails(INPUT, name, 'bulk', TEMPLATE, '--data', name, '-o', 'jadi')
        self.rows('A;20/11/2026;Kuaro;foto.jpg')
        self.fails(USAGE, '--format: ', *self.POST, '--format', 'kotak', '-o', 'jadi')
        self.fails(USAGE, '--jobs: ', *self.POST, '--jobs', '0', '-o', 'jadi')
        self.write('berkas', 'x')
        self.fails(OUTPUT, 'berkas', *self.POST, '-o', 'berkas')


if __name__ == '__main__':
    tap.run(sys.modules['__main__'], lambda test: None)
