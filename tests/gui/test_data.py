"""Usage: run-window test_data.py PEMDA-STUDIO PEMDA CATALOGUE.mo PICTURES-FOLDER

The figures of a chart as a person writes them: an element from the panel, cells from a spreadsheet, how they are read, kinds that are
changed, and all of it undone. The tests go on where the one before stopped.
"""
import json
import os
import re
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import keys, screenshot, type_text, wait  # noqa: E402
from test_design import DesignJob  # noqa: E402
from test_window import PICTURES  # noqa: E402

C1 = 'Pendidikan\t1.234.567\nKesehatan\t12,5\nJalan\t3,07%\nAir\tRp1.250.000\nListrik\t1,2 miliar\nPasar\t-\nTaman\t\n'
READ = ['1.234.567', '12,5', '3,07 %', 'Rp1.250.000', '1.200.000.000', 'tidak digambar', 'tidak digambar']
SIXTY = 0.6 * 1366


def copy(text):
    """Puts text on the clipboard as a spreadsheet does."""
    with subprocess.Popen(['xclip', '-selection', 'clipboard', '-i'], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as program:
        program.stdin.write(text.encode())
        program.stdin.close()
        program.wait()


class TestData(DesignJob):
    def rows(self):
        return [c.name for c in self.studio.all('list item', re.compile('^Baris [0-9]+, '))]

    def readings(self):
        return [name.rsplit(': ', 1)[1].replace('\u202f', ' ').replace('\xa0', ' ') for name in self.rows()]

    def button(self, name, hint=''):
        """Other steps have buttons of such names too, which are not shown now."""
        return wait(lambda: next((c for c in self.studio.all('push button', name) if hint in c.description and c.in_view()), None), name)

    def test_element_opens_table(self):
        """a chart from the panel Elemen opens its table; the picture keeps 60 % of the screen"""
        keys('alt+2')
        wait(lambda: 'focused' in self.canvas().states, 'the focus on the canvas')
        self.studio.find('push button', 'Elemen').click()
        self.studio.find('entry', re.compile('^Cari elemen')).click()
        type_text('bagan kolom')
        time.sleep(0.6)
        keys('Return')
        self.studio.find('table cell', re.compile('^Label, baris 1'))
        self.assertGreaterEqual(self.canvas().read().area[2], SIXTY)
        self.studio.find('label', re.compile('^Contoh:'))
        self.see('40-data-contoh')
        self.check_names_and_words()

    def test_panel_of_charts(self):
        """the kinds of charts stand in a panel of their own with names; Enter puts one on the page and opens its table"""
        keys('Escape')
        self.studio.find('push button', 'Bagan').click()
        self.studio.find('label', 'Bagan Kolom Bertumpuk')
        time.sleep(1)  # the pictures come one by one
        self.see('39-panel-bagan')
        self.check_names_and_words()
        keys('Tab', 'Right', 'Right', 'Return')
        self.studio.find('label', re.compile('^Contoh:'))
        wait(lambda: 'focused' in self.studio.find('table cell', re.compile('^Label, baris 1')).states, 'the focus in the first cell')
        self.see('39-bagan-bertumpuk')

    def test_paste_block(self):
        """a block from a spreadsheet goes where the caret is, and each figure says how it is read"""
        wait(lambda: 'focused' in self.studio.find('table cell', re.compile('^Label, baris 1')).states, 'the focus in the first cell')
        copy(C1)
        keys('ctrl+v')
        wait(lambda: len(self.rows()) == 7, lambda: f'seven rows, not {self.rows()}')
        self.assertEqual(READ, self.readings())
        self.see('41-data-tempel')

    def test_kinds_keep_data(self):
        """another kind of chart has the same figures"""
        for kind in ('Batang', 'Donat', 'Piktogram', 'Tabel', 'Kolom'):
            self.button(kind).click()
            time.sleep(0.4)
            self.assertEqual(READ, self.readings())
        self.see('42-data-jenis')

    def test_undo(self):
        """five kinds and the block are six steps back"""
        for _ in range(5):
            keys('ctrl+z')
        self.assertEqual(READ, self.readings())
        keys('ctrl+z')
        self.studio.find('label', re.compile('^Contoh:'))
        self.assertEqual([], self.rows())

    def test_points(self):
        """points that may be thousands or decimals are told, and turned"""
        copy('Long Kali\t1.250\nKuaro\t2.500\nBatu Sopang\t3.125\n')
        self.button('Tempel dari Excel', 'menggantikan yang ini').click()
        wait(lambda: self.readings() == ['1.250', '2.500', '3.125'], lambda: f'thousands, not {self.readings()}')
        self.studio.find('label', re.compile('seribu dua ratus lima puluh'))
        self.see('43-data-titik')
        self.button('Itu Desimal').click()
        wait(lambda: self.readings() == ['1,25', '2,5', '3,125'], lambda: f'decimals, not {self.readings()}')

    def test_writing(self):
        """typing overwrites a cell, Enter goes below, Ctrl+Z takes one cell back"""
        self.studio.find('table cell', re.compile('^Nilai, Kuaro')).click()
        type_text('6,1 ribu')
        keys('Return')
        wait(lambda: self.readings()[1] == '6.100', lambda: f'6.100, not {self.readings()}')
        wait(lambda: (focused := self.studio.focused()) and focused.name.startswith('Nilai, Batu Sopang'), 'the cell below')
        type_text('kosong')
        keys('Tab')
        wait(lambda: self.readings()[2] == 'bukan angka', 'words to be told')
        keys('ctrl+z', 'ctrl+z')
        wait(lambda: self.readings() == ['1,25', '2,5', '3,125'], lambda: f'both back, not {self.readings()}')

    def test_too_many(self):
        """what is too large for a chart is refused with its number, and nothing is lost"""
        copy(''.join(f'Desa {n}\t{n}\n' for n in range(1, 10001)))
        before = self.rows()
        self.button('Tempel dari Excel', 'menggantikan yang ini').click()
        self.studio.find('label', re.compile('10000 baris'))
        self.assertEqual(before, self.rows())
        self.see('44-data-terlalu-banyak')

    def test_source(self):
        """the source is asked for until it is there"""
        entry = self.studio.find('text', 'Sumber · wajib, belum diisi')
        entry.click()
        type_text('BPS Kabupaten Paser, 2025')
        keys('Return')
        self.studio.find('text', 'Sumber · wajib')
        self.see('45-data-sumber')

    def test_map(self):
        """a map file is chosen; what is not on it is told, what is no map is refused, and one step takes it back"""
        def square(name, x):
            ring = [[x, 0], [x + 1, 0], [x + 1, 1], [x, 1], [x, 0]]
            return {'type': 'Feature', 'properties': {'WADMKC': name}, 'geometry': {'type': 'Polygon', 'coordinates': [ring]}}
        areas = self.folder / 'kecamatan.geojson'
        areas.write_text(json.dumps({'type': 'FeatureCollection', 'features': [square('LONG KALI', 115), square('Kec. Kuaro', 116), square('Tanah Grogot', 117)]}))
        words = self.folder / 'tabel.geojson'
        words.write_text('Kecamatan;Nilai')
        self.button('Peta').click()
        self.studio.find('label', 'Selama belum ada peta, yang digambar batang.')
        self.studio.find('push button', 'Pilih Peta (GeoJSON)…').click()
        self.studio.choose_file(areas, 'Pilih Peta')
        self.studio.find('label', re.compile('^3 wilayah. Tidak ada di peta: Batu Sopang..* Belum ada angkanya: Tanah Grogot'))
        self.see('46-data-peta')
        self.studio.find('push button', 'Ganti Peta…').click()
        self.studio.choose_file(words, 'Pilih Peta')
        self.studio.find('label', re.compile('bukan GeoJSON'))
        self.studio.find('label', re.compile('^3 wilayah'))
        self.studio.drop_file(areas, self.studio.find('push button', 'Ganti Peta…'))
        keys('ctrl+z')
        self.studio.find('label', 'Selama belum ada peta, yang digambar batang.')
        self.assertEqual(['1,25', '2,5', '3,125'], self.readings())

    def test_sum_row(self):
        """a spreadsheet's row of sums is pointed out, and goes"""
        copy('Long Kali\t12\nKuaro\t30\nBatu Sopang\t8\nJumlah\t50\n')
        self.button('Tempel dari Excel', 'menggantikan yang ini').click()
        self.studio.find('label', re.compile('^“Jumlah” adalah jumlah baris lain'))
        self.see('47-data-jumlah')
        self.button('Hapus Baris').click()
        wait(lambda: self.readings() == ['12', '30', '8'], lambda: f'the sum gone, not {self.readings()}')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
