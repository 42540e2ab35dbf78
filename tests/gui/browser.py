"""Usage: browser.py ADDRESS

What the desktop opens addresses with while a window is tested: it notes the address and goes there, and where it is led from there, as a browser does of
a person who says yes to everything. WINDOW_BROWSER_PEOPLE, {"http://127.0.0.1:80": ["name", "password"]}, says as whom it signs in where a page asks.
"""
import html.parser
import http.cookiejar
import json
import os
import sys
import urllib.parse
import urllib.request

PATIENCE = 60  # seconds for one page: a site written in PHP starts slowly on a busy machine


class Forms(html.parser.HTMLParser):
    """The forms of a page: where each leads, and its fields as (type, name, value)."""

    def __init__(self, page):
        super().__init__()
        self.forms = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == 'form':
            self.forms.append((attrs.get('action') or '', []))
        elif tag in ('input', 'button') and self.forms and attrs.get('name'):
            self.forms[-1][1].append((attrs.get('type', 'submit' if tag == 'button' else 'text'), attrs['name'], attrs.get('value') or ''))


def filled(fields, person):
    """What is sent when a person fills in a form that asks who they are, or says yes to one that asks for permission; None for other forms."""
    asks = any(kind == 'password' for kind, _, _ in fields)
    buttons = [(name, value) for kind, name, value in fields if kind == 'submit']
    yes = [b for b in buttons if b[0] == 'approve'] or (buttons[:1] if asks else [])
    if not asks and not yes:
        return None
    answers = [(name, value) for kind, name, value in fields if kind in ('hidden', 'text') and not (asks and kind == 'text')]
    if asks:
        answers += [(name, person[0]) for kind, name, _ in fields if kind in ('text', 'email')]
        answers += [(name, person[1]) for kind, name, _ in fields if kind == 'password']
    return answers + yes


def go(address):
    people = json.loads(os.environ.get('WINDOW_BROWSER_PEOPLE', '{}'))
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    data = None
    for _ in range(4):  # a page to sign in at, one to allow, and the way back
        with opener.open(address, data, timeout=PATIENCE) as answer:
            page, here = answer.read().decode(errors='replace'), answer.url
        person = people.get('{0.scheme}://{0.netloc}'.format(urllib.parse.urlsplit(here)))
        ways = [(action, filled(fields, person)) for action, fields in Forms(page).forms] if person else []
        ways = [(action, answers) for action, answers in ways if answers]
        if not ways:
            return
        address, data = urllib.parse.urljoin(here, ways[0][0]), urllib.parse.urlencode(ways[0][1]).encode()


with open(os.environ['WINDOW_BROWSER_LOG'], 'a', encoding='utf-8') as log:
    print(sys.argv[1], file=log)
try:
    go(sys.argv[1])
except OSError:
    pass
