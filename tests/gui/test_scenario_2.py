"""Usage: run-window test_scenario_2.py PEMDA-STUDIO PICTURES-FOLDER

A press text is pasted and cleaned: what is certain at once, the lead by hand, the benefit and the description added, until nothing on the caption
is left. Labels are those of either language. The tests go on where the one before stopped.
"""
import os
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from begun import CAPTION, begin_caption  # noqa: E402
from driver import keys, screenshot, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
ALT = re.compile('^(Teks alternatif|Alt text)$')
FIX_ALL = re.compile(r'^(Perbaiki yang Pasti|Fix the Certain Ones) \(\d+\)$')
HEAD = re.compile('^([0-9]+) (hal lagi sebelum siap tayang|more things? before it is ready)$')
PRESS = ('Wakil Bupati Paser membuka acara Rapat Koordinasi Pembangunan Infrastruktur yang dihadiri oleh seluruh perangkat daerah se-Kabupaten Paser pada hari kamis '
         'tanggal 22 Juni 2023 di ruang rapat kantor Bupati yang berlangsung dengan lancar dan tertib sampai selesai. Bupati menghimbau semua OPD bekerja keras '
         'disetiap kegiatan. “Jalan ini urat nadi ekonomi kita” kata Bupati. Anggaran Rp. 25.000.000 disiapkan utk memperbaiki jalan sepanjang 12 KM.')
CLEAN = ('Warga Long Ikis akan ke pasar lebih cepat: jalan 12 km diperbaiki mulai Juli 2023. Rencana itu disampaikan Bupati Paser melalui Asisten '
         'Perekonomian dalam rapat di Tana Paser, Kamis, 22 Juni 2023. Lapor jalan rusak ke lapor.go.id.')


class TestPressText(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = begin_caption(STUDIO)
        cls.clipboard = subprocess.Popen(['xclip', '-quiet', '-selection', 'clipboard', '-i'], stdin=subprocess.PIPE,
                                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.clipboard.stdin.write(PRESS.encode())
        cls.clipboard.stdin.close()

    @classmethod
    def tearDownClass(cls):
        cls.clipboard.terminate()
        cls.clipboard.wait()
        cls.studio.end()

    def caption(self):
        return self.studio.find('text', CAPTION).text

    def found(self, rule):
        return self.studio.all('label', re.compile(rf' · {rule}$'))

    def left(self):
        """How many things the head says are left."""
        return int(HEAD.match(self.studio.find('label', HEAD).words)[1])

    def test_1_paste(self):
        """the press text is pasted, and its faults are found"""
        self.studio.find('text', CAPTION).click()
        keys('ctrl+v')
        wait(lambda: self.caption() == PRESS, 'the press text')
        keys('alt+4')
        for rule in ('ISI-07', 'EJA-01', 'EJA-07', 'EJA-11', 'EJA-18', 'EJA-25', 'ANG-10', 'ANG-16'):
            wait(lambda: self.found(rule), f'{rule} to be found', 30)  # noqa: B023
        screenshot(PICTURES / 'temuan.png')
        type(self).before = self.left()

    def test_2_certain(self):
        """one click mends what is certain"""
        for _ in range(3):  # what lay within something else that was mended is offered next
            if not self.studio.all('push button', FIX_ALL, states=['sensitive']):
                break
            self.studio.find('push button', FIX_ALL).click()
            wait(lambda: not self.found('EJA-01'), 'the finding gone', 30)
        keys('alt+3')
        for words in ('hari Kamis', 'mengimbau', 'di setiap', 'ekonomi kita,” kata', 'Rp25', 'untuk memperbaiki', '12 km'):
            wait(lambda: words in self.caption(), f'“{words}” in the caption')  # noqa: B023
        screenshot(PICTURES / 'diperbaiki.png')

    def test_3_lead(self):
        """a short lead, the benefit and who spoke for whom leave nothing to say on the caption"""
        self.studio.find('text', CAPTION).type(CLEAN)
        self.studio.find('push button', re.compile('^(Manfaat: ada|Benefit: told)'))
        keys('alt+4')
        for rule in ('ISI-07', 'EJA-01', 'EJA-07', 'EJA-11', 'EJA-18', 'EJA-25', 'ANG-10', 'ANG-16'):
            wait(lambda: not self.found(rule), f'{rule} to go', 30)  # noqa: B023
        self.assertTrue(self.found('GBR-01'))

    def test_4_description(self):
        """with a drafted description that a person has checked less is left than at first"""
        keys('alt+3')
        self.studio.find('push button', re.compile('Susun dari Gambar|Draft from Picture')).click()
        wait(lambda: self.studio.find('text', ALT).text.startswith('Jalan Desa Modang Rampung'), 'the draft')
        self.studio.find('check box', re.compile('Saya sudah memeriksa|I have checked')).click()
        keys('alt+4')
        wait(lambda: not self.found('GBR-01'), 'the description to be seen', 30)
        self.assertLess(self.left(), self.before)
        screenshot(PICTURES / 'selesai.png')


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
