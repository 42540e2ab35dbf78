"""Usage: run-window test_network.py PEMDA-STUDIO

A start from nothing to the first field asks nothing of the network, and needs none (acceptance A1).
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402
from driver import Program, wait  # noqa: E402

STUDIO = sys.argv[1]
BRAND, TEMPLATE = re.compile('^Paser MAS'), 'Capaian pembangunan'
# the screen and the session bus; the kernel's news of the network, which asks nobody
LOCAL = {'AF_UNIX', 'AF_NETLINK'}
ASKING = 'import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(("192.0.2.1", 9))'


def works(*words):
    """Whether a command that others are started by may be used here: containers often forbid it."""
    return shutil.which(words[0]) and subprocess.run([*words, 'true'], capture_output=True, check=False).returncode == 0


def watch(trace):
    """-D leaves the program the child of whoever starts it"""
    return ['strace', '-D', '-f', '--seccomp-bpf', '-e', 'trace=socket,connect', '-o', str(trace)]


def families(trace, process):
    """The kinds of sockets in the trace of a process that has ended; strace may still be writing."""
    end = re.compile(rf'^{process.pid} +\+\+\+ ', re.M)
    calls = wait(lambda: end.search(trace.read_text()) and trace.read_text(), 'the trace to end')
    return set(re.findall(r'socket\((\w+)', calls)) | set(re.findall(r'sa_family=(\w+)', calls))


def alone():
    """The words that run a command where there is no network, as the same person."""
    return next((words for words in (['unshare', '-n'], ['unshare', '--map-current-user', '-n']) if works(*words)), None)


class Network(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=os.environ['HOME']))
        self.trace = self.folder / 'trace'

    def start(self, before):
        """From the start of the program to the caret in the first field of a post."""
        with Program([*before, STUDIO]) as studio:
            studio.find(None, BRAND).click()
            studio.find(None, TEMPLATE).click()
            wait(lambda: 'focused' in studio.find('text', 'Judul').states, 'the caret in the first field')
            studio.find('image', re.compile('^Gambar'))
        return studio.process

    def need_strace(self):
        if not works(*watch(self.folder / 'none')):
            self.skipTest('strace is not installed or not allowed here')

    def test_watch(self):
        """who asks the network is seen"""
        self.need_strace()
        with subprocess.Popen([*watch(self.trace), sys.executable, '-c', ASKING], stderr=subprocess.DEVNULL) as process:
            process.wait()
        self.assertIn('AF_INET', families(self.trace, process))

    def test_asks_nothing(self):
        """a start asks nothing of the network"""
        self.need_strace()
        found = families(self.trace, self.start(watch(self.trace)))
        self.assertIn('AF_UNIX', found)
        self.assertEqual(set(), found - LOCAL)

    def test_needs_nothing(self):
        """a start without any network"""
        words = alone()
        if words is None:
            self.skipTest('a place without a network is not allowed here')
        self.start(words)


tap.run(sys.modules['__main__'], lambda test: None)
