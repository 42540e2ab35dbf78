"""Usage: run-window test_caption.py PEMDA-STUDIO PICTURES-FOLDER

The step Takarir: one text that platforms follow, linked fields, counters, the description that has to be checked, undo. Labels are those of
either language. The tests go on where the one before stopped.
"""
import os
import pathlib
import re
import subprocess
import sys
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from begun import CAPTION, begin_caption  # noqa: E402
from driver import Missing, keys, run, screenshot, type_text, wait  # noqa: E402

STUDIO, PICTURES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
ALT = re.compile('^(Teks alternatif|Alt text)$')


def clipboard():
    return run('xclip', '-o', '-selection', 'clipboard').decode()


def copy(text):
    """xclip goes on in the background, and would keep a pipe open"""
    subprocess.run(['xclip', '-selection', 'clipboard', '-i'], input=text.encode(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


class TestCaption(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.studio = begin_caption(STUDIO)

    @classmethod
    def tearDownClass(cls):
        cls.studio.end()

    def caption(self):
        return self.studio.find('text', CAPTION).text

    def chip(self, *words):
        return self.studio.find('label', re.compile('^(' + '|'.join(words) + ')$'))

    def test_1_link(self):
        """a field that is typed becomes its value, and follows the content; one without a value is told"""
        type_text('{judul} pada {tanggal}. #PaserMAS')
        wait(lambda: self.caption() == 'Jalan Desa Modang Rampung pada {tanggal}. #PaserMAS', 'the title in the caption')
        self.studio.find('label', re.compile(r'^(Belum terisi|Not filled in yet): \{tanggal\}\. '))
        keys('alt+1')
        self.studio.find('text', 'Judul').type('Jembatan Modang Rampung')
        keys('alt+3')
        wait(lambda: self.caption() == 'Jembatan Modang Rampung pada {tanggal}. #PaserMAS', 'the new title in the caption')
        screenshot(PICTURES / 'takarir.png')

    def test_2_own_version(self):
        """a platform follows until it is typed in, and follows again when asked"""
        keys('ctrl+Next')
        self.chip('Mengikuti Utama', 'Follows Main')
        keys('ctrl+End')
        type_text(' Lengkap di bio.')
        self.chip('Versi sendiri', 'Own version')
        keys('ctrl+Prior')
        wait(lambda: self.caption().endswith('#PaserMAS'), 'the main caption as it was')
        keys('ctrl+Next')
        wait(lambda: self.caption().endswith('bio.'), 'the own version')
        self.studio.find('push button', re.compile('Ikuti Utama Lagi|Follow Main Again')).click()
        self.chip('Mengikuti Utama', 'Follows Main')
        wait(lambda: self.caption().endswith('#PaserMAS'), 'the main caption')

    def test_3_too_long(self):
        """the platform that takes least tells by how much it is too long, on its tab and below"""
        keys('ctrl+Prior')
        wait(lambda: self.caption().endswith('#PaserMAS'), 'the main caption')
        keys('ctrl+End')
        type_text(' ' + 'kata ' * 60)
        self.studio.find('label', re.compile('^X.*(kelebihan|too long)'))
        self.studio.find(None, re.compile(r'^X: (kelebihan \d+ karakter|\d+ characters too long)'))
        screenshot(PICTURES / 'terlalu-panjang.png')
        keys('ctrl+z')
        self.studio.find('label', re.compile('muat di semua|fits all'))

    def test_4_copy(self):
        """Ctrl+Shift+C copies what people will read"""
        text = self.caption()
        keys('ctrl+shift+c')
        wait(lambda: clipboard() == text, 'the caption on the clipboard')

    def test_4b_emoji(self):
        """the emoji, which are made when they are first asked for, come into the caption and go again"""
        before = self.caption()
        self.studio.find(None, 'Emoji', index=0).click()
        wait(lambda: getattr(self.studio.focused(), 'role', '') in ('entry', 'text') and self.studio.focused().name != CAPTION, 'the search of the emoji')
        type_text('rice')
        self.studio.find('label', re.compile('^(Makanan & Minuman|Food & Drink)$'))
        wait(lambda: not self.studio.all('label', re.compile('^(Bendera|Flags)$')), 'the flags to be left out')
        time.sleep(1)  # the search waits for a pause, and tells nobody of its end
        screenshot(PICTURES / 'emoji.png')
        keys('Tab', 'Return')
        wait(lambda: [c for c in self.caption() if ord(c) > 0x1f000], 'the emoji in the caption')
        keys('Escape', 'ctrl+z')
        wait(lambda: self.caption() == before, 'the caption as it was')

    def test_4c_too_long_to_hold(self):
        """a paste that the post cannot hold is refused: the selected words stay, and nothing is seen that is not kept"""
        before = self.caption()
        self.studio.find('text', CAPTION).click()
        copy('Pemkab Paser memperbaiki jalan. ' * 40000)
        keys('ctrl+a', 'ctrl+v')
        self.studio.find('label', re.compile('^(Teks ini terlalu panjang|This text is too long)'))
        wait(lambda: self.caption() == before, 'the caption as it was')

    def test_4d_pasted(self):
        """pasted words and those they replace are one step, apart from what was typed before"""
        before = self.caption()
        keys('ctrl+End')
        type_text(' Baru')
        copy('kata' * 2500)
        keys('ctrl+a', 'ctrl+v')
        wait(lambda: self.caption() == 'kata' * 2500, 'the pasted word')
        keys('ctrl+z')
        wait(lambda: self.caption() == before + ' Baru', 'what had been typed')
        keys('ctrl+z')
        wait(lambda: self.caption() == before, 'the caption as it was')

    def test_5_description(self):
        """a draft from the picture does not count until it is checked"""
        self.studio.find('push button', re.compile('Susun dari Gambar|Draft from Picture')).click()
        wait(lambda: self.studio.find('text', ALT).text.startswith('Jembatan Modang Rampung'), 'the draft')
        checked = self.studio.find('check box', re.compile('Saya sudah memeriksa|I have checked'))
        self.assertFalse(self.studio.all('check box', checked.name, states=['checked']))
        checked.click()
        wait(lambda: self.studio.all('check box', checked.name, states=['checked']), 'the tick')
        time.sleep(0.3)
        screenshot(PICTURES / 'teks-alternatif.png')
        keys('ctrl+z')
        wait(lambda: not self.studio.all('check box', checked.name, states=['checked']), 'no tick')
        keys('ctrl+z')
        wait(lambda: self.studio.find('text', ALT).text == '', 'no draft')

    def test_5b_written(self):
        """what a person writes counts without a tick, which belongs to the program's drafts only; writing over a draft makes it a person's"""
        check, written = re.compile('Saya sudah memeriksa|I have checked'), re.compile('^(Ditulis sendiri|Written by a person)')
        self.studio.gone('check box', check)
        self.studio.find('text', ALT).type('Warga menyeberangi jembatan')
        self.studio.find('label', written)
        self.studio.gone('check box', check)
        self.studio.find('push button', re.compile('Susun dari Gambar|Draft from Picture')).click()
        self.studio.find('check box', check)
        self.studio.gone('label', written)
        self.studio.find('text', ALT).type('Jembatan kayu')
        self.studio.find('label', written)
        self.studio.gone('check box', check)
        screenshot(PICTURES / 'ditulis-sendiri.png')
        keys('ctrl+a', 'BackSpace')
        self.studio.gone('label', written)

    def test_6_marks(self):
        """F8 goes to the marked words, Ctrl+. tells what can be done there, and it is done; Ctrl+Z takes it back"""
        self.studio.find('text', CAPTION).click()
        keys('ctrl+a')
        type_text('Pemkab menghimbau warga disana menjaga jalan bersubsdi itu.')
        keys('F8')
        # pressed while the check has yet to come: it goes there then
        wait(lambda: keys('ctrl+c') or clipboard() == 'menghimbau', 'the first marked words to be selected')
        self.assertIn('focused', self.studio.find('text', CAPTION).states)
        wait(lambda: self.suggested('mengimbau'), 'the suggestion for “menghimbau”')
        screenshot(PICTURES / 'saran.png')
        keys('Return')
        wait(lambda: self.caption().startswith('Pemkab mengimbau warga disana'), 'the word in its standard form')
        wait(lambda: self.suggested('di sana'), 'the suggestion for “disana”')
        keys('Escape')
        self.assertIn('focused', self.studio.find('text', CAPTION).states)
        keys('ctrl+z')
        wait(lambda: self.caption().startswith('Pemkab menghimbau warga disana'), 'the word as it was')

    def suggested(self, words, close=False):
        """Goes to the first marked words and asks what can be done; whether that is offered."""
        keys('ctrl+Home')
        keys('F8')
        keys('ctrl+period')
        try:
            self.studio.find('push button', re.compile(f'^(Ganti: |Replace with: ){words}$'), seconds=2)
            if close:
                keys('Escape')
            return True
        except Missing:
            keys('Escape')
            return False

    def test_7_ignore(self):
        """what is ignored has no line any more until that is taken back"""
        wait(lambda: self.suggested('mengimbau'), 'the suggestion for “menghimbau”')
        self.studio.find('push button', re.compile('^(Abaikan di Sini|Ignore Here)$')).click()
        wait(lambda: self.suggested('di sana'), 'the suggestion for the next words')
        keys('Escape')
        keys('ctrl+z')
        wait(lambda: self.suggested('mengimbau'), 'the suggestion for “menghimbau” again')
        keys('Escape')

    def test_8_learn(self):
        """a word that the office uses is learnt, and has no line any more"""
        keys('ctrl+a')
        type_text('Warga menerima pupuk bersubsdi itu.')
        wait(lambda: self.suggested('bersubsidi'), 'the spelling of “bersubsdi”')
        self.studio.find('push button', re.compile("^(Tambahkan ke Daftar Kantor|Add to the Office's List)$")).click()
        wait(lambda: not self.suggested('bersubsidi', close=True), 'the word to be known')

    def test_9_prompt(self):
        """a chip tells what is missing and puts a sentence in, whose blank is selected to be filled in"""
        self.studio.find('push button', re.compile('^(Kapan: belum|When: not)')).click()
        wait(lambda: '____' in self.caption(), 'a sentence with a blank')
        type_text('Jumat, 20 November 2026')
        wait(lambda: 'Jumat, 20 November 2026.' in self.caption(), 'the blank filled in')
        self.studio.find('push button', re.compile('^(Kapan: ada|When: told)'))
        screenshot(PICTURES / 'pertanyaan.png')


    def shown(self, pattern):
        """The words in the preview that match; the caption's editor is no label."""
        return self.studio.find('label', re.compile(pattern))

    def preview(self, platform, size):
        return self.studio.find('panel', re.compile(f'^(Pratinjau|Preview of) {platform}, ({size})$'))

    def test_9a_preview(self):
        """the post stands beside its caption as the platform of the tab shows it; what is typed is there at once, cut off where it is there"""
        self.studio.find('text', CAPTION).type('Warga Modang ke pasar dalam 25 menit. ' + 'Jalan baru. ' * 9 + 'Baca paserkab.go.id #Paser')
        self.preview('Instagram', 'Feed 4:5')
        self.shown(r'^pemkabpaser Warga Modang ke pasar dalam 25 menit\. .*Jal… (selengkapnya|more)$')
        self.assertFalse(self.studio.nameless())
        screenshot(PICTURES / 'pratinjau-instagram.png')
        keys('ctrl+Next', 'ctrl+Next', 'ctrl+Next')
        self.preview('X', '(Lanskap|Wide) 16:9')
        self.shown(r'^Warga Modang .* Baca paserkab\.go\.id #Paser$')
        self.shown('23 (karakter|characters)')
        screenshot(PICTURES / 'pratinjau-x.png')
        keys('ctrl+Prior', 'ctrl+Prior', 'ctrl+Prior')
        self.preview('Instagram', 'Feed 4:5')

    def test_9b_more(self):
        """all of the caption is opened by the keyboard, too"""
        self.studio.find('push button', 'Feed 4:5').click()
        for _ in range(8):
            keys('Tab')
            if wait(self.studio.focused, 'the focus somewhere').role == 'label':
                break
        keys('Return')
        self.shown(r'#Paser (lebih sedikit|less)$')
        keys('Return')
        self.shown('(selengkapnya|more)$')

    def test_9ba_full_screen(self):
        """where the picture fills the screen two lines of the caption stand on it, not all of it; a platform without a tab comes out of the menu"""
        self.studio.find(None, re.compile('^(Platform lainnya|More platforms)$')).click()
        self.studio.find('menu item', 'LinkedIn').click()
        self.shown('^(Posting ulang|Repost)$')
        self.studio.find(None, re.compile('^(Platform lainnya|More platforms)$')).click()
        self.studio.find('menu item', 'TikTok').click()
        self.preview('TikTok', 'Story')
        self.shown(r'^pemkabpaser Warga Modang .{40,80}… (selengkapnya|more)$')
        screenshot(PICTURES / 'pratinjau-tiktok.png')
        keys('ctrl+Prior')
        self.studio.find('push button', re.compile('^Instagram')).click()
        self.preview('Instagram', 'Feed 4:5')

    def test_9c_looks(self):
        """a size of the strip is shown in the preview if the platform takes it, else in the picture; the profile is a look of its own and kept"""
        self.studio.find(None, re.compile('^Story, ')).click()
        self.preview('Instagram', 'Story')
        self.studio.find(None, re.compile('^A4, ')).click()
        self.studio.gone('panel', re.compile('^(Pratinjau|Preview of) Instagram, '))
        self.studio.find('push button', re.compile('^(Perbesar|Zoom in)'))
        self.studio.find('push button', re.compile('^(Kisi Profil|Profile Grid)$')).click()
        self.shown('^(Unggahan ini|This post)$')
        self.assertFalse(self.studio.nameless())
        screenshot(PICTURES / 'kisi-profil.png')
        keys('alt+2')
        self.studio.gone('label', re.compile('^(Unggahan ini|This post)$'))
        keys('alt+3')
        self.shown('^(Unggahan ini|This post)$')

    def test_9d_go_on(self):
        """the foot leads on to the check"""
        self.studio.find('push button', re.compile('^(Lanjut ke Periksa|Continue to Check)$')).click()
        self.studio.find('label', re.compile('sebelum siap tayang|before it is ready|^Siap tayang$|^Ready to publish$'), seconds=30)


if __name__ == '__main__':
    PICTURES.mkdir(parents=True, exist_ok=True)
    tap.run(sys.modules['__main__'], lambda test: screenshot(PICTURES / f'gagal-{test.id()}.png'))
