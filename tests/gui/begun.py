"""A post with a title whose caption is about to be written: where the tests of captions and checks begin."""
import re

from driver import Program, keys

CAPTION = re.compile('^(Takarir|Caption)$')


def go_to_caption(program):
    """From the start page to the step Takarir of a new post, with the keys in the caption."""
    program.find(None, 'Kegiatan pimpinan').click()
    keys('Return')
    program.find('text', 'Judul').type('Jalan Desa Modang Rampung')
    keys('alt+3')
    return program.find('text', CAPTION)


def begin_caption(studio):
    """The Program of a post that shows the step Takarir, with the keys in the caption."""
    program = Program([studio])
    go_to_caption(program)
    return program
