"""Usage: browser.py ADDRESS

What the desktop opens addresses with while a window is tested: it notes the address and goes there, and where it is led from there, as a browser does of
a person who says yes to everything.
"""
import os
import sys
import urllib.request

with open(os.environ['WINDOW_BROWSER_LOG'], 'a', encoding='utf-8') as log:
    print(sys.argv[1], file=log)
try:
    with urllib.request.urlopen(sys.argv[1], timeout=20) as answer:
        answer.read()
except OSError:
    pass
