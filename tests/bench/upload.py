"""Usage: run-window upload.py PROBE.so PEMDA-STUDIO PEMDA LOG

What the main loop does while one post goes out to five accounts whose servers take the picture slowly, and the pointer moves over the window.
"""
import io
import os
import pathlib
import sys
import time

probe, studio, pemda, log = sys.argv[1:5]
sys.argv[1:] = [studio, pemda, str(pathlib.Path(log).parent)]  # what the test of publishing is given
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'gui'))
import test_publish  # noqa: E402
from driver import Program, keys, run, wait  # noqa: E402

ACCOUNTS, CHUNK, PAUSE = 5, 16384, 0.4  # 40 kB a second


class SlowAnswer(test_publish.Answer):
    def do_POST(self):
        left, body = int(self.headers.get('Content-Length', 0)), b''
        while left > 0:
            part = self.rfile.read(min(left, CHUNK))
            body += part
            left -= len(part) or left
            time.sleep(PAUSE)
        self.rfile = io.BytesIO(body)
        self.close_connection = True
        super().do_POST()


def cpu_of(process):
    """Seconds of all threads so far, in the program and outside of it."""
    fields = pathlib.Path(f'/proc/{process}/stat').read_text().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


home = pathlib.Path(os.environ['HOME'])
post = home / 'post.pemda'
test_publish.make_post(post)
os.environ.update(PEMDA_STUDIO_LOOPBACK='1', SECRET_BACKEND='file', SECRET_FILE_TEST_PATH=str(home / 'kunci.keyring'), SECRET_FILE_TEST_PASSWORD='uji')
doubles = [test_publish.Double() for _ in range(ACCOUNTS)]
for i, double in enumerate(doubles):
    double.RequestHandlerClass = SlowAnswer
    test_publish.TestPublish.pemda('accounts', 'add', 'mastodon', '--server', double.url, '--name', f'@dinas{i}', stdin=test_publish.TOKEN)
run('gsettings', 'set', 'com.pemda.Studio', 'check-profile', 'biasa')
with Program([studio, post], LD_PRELOAD=probe, LOOP_LOG=log) as program:
    program.find('text', 'Judul')
    keys('alt+5')
    program.find('text', test_publish.REASON, seconds=60).type('Disetujui Sekda lewat telepon')
    for i in range(ACCOUNTS):
        program.find('check box', f'@dinas{i}').click()
    wait(lambda: 'sensitive' in program.find('push button', test_publish.PUBLISH).states, 'the button to wake', 60)
    program.find('push button', test_publish.PUBLISH).click()
    program.find('push button', test_publish.COUNTING)
    time.sleep(5.5)  # the countdown
    begin, used = time.monotonic(), cpu_of(program.process.pid)
    steps = 0
    while not all(double.statuses for double in doubles) and time.monotonic() < begin + 120:
        steps += 1
        run('xdotool', 'mousemove', str(200 + steps * 7 % 900), str(150 + steps * 5 % 500))
        time.sleep(0.05)
    end, used = time.monotonic(), cpu_of(program.process.pid) - used
    sent = sum(len(double.statuses) for double in doubles)

with open(log) as lines:
    turns = [[int(part) / 1e6 for part in line.split()] for line in lines]
turns = [turn for turn in turns if begin <= turn[0] < end]
cpu, wall = (sorted((turn[i] for turn in turns), reverse=True) for i in (2, 1))
print(f'{sent} of {ACCOUNTS} sent in {end - begin:.1f} s, {used:.2f} s of CPU')
print(f'{len(turns)} turns over 1 ms; most, ms of CPU: {" ".join(f"{t * 1e3:.1f}" for t in cpu[:6])}; wall: {" ".join(f"{t * 1e3:.1f}" for t in wall[:6])}')
slow = sorted((turn for turn in turns if turn[2] > 0.012))
print('turns over 12 ms of CPU, at s: ms: ' + ' '.join(f'{t[0] - begin:.1f}: {t[2] * 1e3:.0f}' for t in slow))
print(f'over 16 ms: {sum(t > 0.016 for t in wall)} by the clock, {sum(t > 0.016 for t in cpu)} of CPU')
