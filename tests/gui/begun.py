"""A post with a title whose caption is about to be written: where the tests of captions and checks begin."""
import re

from driver import Program, keys

CAPTION = re.compile('^(Takarir|Caption)$')


def begin_caption(studio):
    """The Program of a post that shows the step Takarir, with the keys in the caption."""
    program = Program([studio])
    program.find(None, 'Kegiatan pimpinan').click()
    keys('Return')
    program.find('text', 'Judul').type('Jalan Desa Modang Rampung')
    keys('alt+3')
    program.find('text', CAPTION)
    return program
