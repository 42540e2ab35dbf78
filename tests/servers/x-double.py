#!/usr/bin/env python3
"""Usage: x-double.py PORT OAUTH-URL

As much of X as publishing needs, on the loopback: it remembers what it is sent, and its tokens are those of a real OAuth server at OAUTH-URL, to
which it passes on what belongs there. The token "shapes" is always good. In front of it stands a checker that knows X's description, which
compares the requests and these answers with it.
"""
import http.server
import json
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

OAUTH = sys.argv[2]
media, posts = {}, []


def ask_oauth(path, body):
    request = urllib.request.Request(OAUTH + path, body, {'Content-Type': 'application/x-www-form-urlencoded'})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


class Answer(http.server.BaseHTTPRequestHandler):
    def log_message(self, *args):
        pass

    def tell(self, status, root, headers=()):
        body = json.dumps(root).encode()
        self.send_response(status)
        for name, value in (('Content-Type', 'application/json'), ('Content-Length', str(len(body))), *headers):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def is_known(self):
        token = self.headers.get('Authorization', '').removeprefix('Bearer ')
        if token == 'shapes' or (token and ask_oauth('/token/introspection', urllib.parse.urlencode({'client_id': 'desktop', 'token': token}).encode())[1].get('active')):
            return True
        self.tell(401, {'type': 'about:blank', 'title': 'Unauthorized', 'status': 401, 'detail': 'Unauthorized'})
        return False

    def do_GET(self):
        path, _, query = self.path.partition('?')
        if path == '/i/oauth2/authorize':
            return self.tell(302, {}, [('Location', f'{OAUTH}{self.path}')])
        if not self.is_known():
            return None
        if path == '/2/users/me':
            return self.tell(200, {'data': {'id': '9', 'username': 'dinkes', 'name': 'Dinkes'}})
        if path == '/2/users/9/tweets':
            return self.tell(200, {'data': posts, 'meta': {'result_count': len(posts)}})
        if path == '/2/media/upload':
            return self.tell(200, {'data': {'id': urllib.parse.parse_qs(query)['media_id'][0], 'processing_info': {'state': 'succeeded'}}})
        return self.tell(404, {'title': 'Not Found', 'detail': path, 'type': 'about:blank', 'status': 404})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
        if self.path == '/2/oauth2/token':
            return self.tell(*ask_oauth(self.path, body))
        if not self.is_known():
            return None
        if self.path == '/2/media/upload':
            # the checker hands on bytes that are no text only roughly, so what is in it is not looked at
            if b'name="media"; filename="image-' not in body:
                return self.tell(400, {'title': 'Invalid Request', 'detail': 'no picture', 'type': 'https://api.x.com/2/problems/invalid-request', 'status': 400})
            number = str(100 + len(media))
            media[number] = len(body)
            # the second is worked on for a while
            info = {'processing_info': {'state': 'pending', 'check_after_secs': 1}} if len(media) > 1 else {}
            return self.tell(200, {'data': {'id': number, 'expires_after_secs': 86400, **info}})
        root = json.loads(body)
        if self.path == '/2/media/metadata':
            return self.tell(200 if root['id'] in media else 404, {'data': {'id': root['id'], 'associated_metadata': root['metadata']}})
        if self.path == '/2/tweets':
            number = str((int(time.time() * 1000) - 1288834974657) << 22)
            shown = re.sub(r'https://\S+', 'https://t.co/Ab', root['text']).replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
            posts.insert(0, {'id': number, 'text': shown + (' https://t.co/Cd' if 'media' in root else '')})
            return self.tell(201, {'data': {'id': number, 'text': root['text']}})
        return self.tell(404, {'title': 'Not Found', 'detail': self.path, 'type': 'about:blank', 'status': 404})


http.server.ThreadingHTTPServer(('127.0.0.1', int(sys.argv[1])), Answer).serve_forever()
