PRAGMA application_id = 0x50454d4f;
PRAGMA user_version = 1;
CREATE TABLE target (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL,
  lease_owner TEXT,
  lease_until INTEGER NOT NULL,
  json BLOB NOT NULL);
CREATE TABLE attempt (
  target TEXT NOT NULL REFERENCES target (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  json BLOB NOT NULL,
  PRIMARY KEY (target, number)) WITHOUT ROWID;
CREATE TABLE picture (
  name TEXT NOT NULL PRIMARY KEY,
  bytes BLOB NOT NULL);
INSERT INTO picture VALUES ('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', CAST ('abc' AS BLOB));
INSERT INTO target (id, state, lease_owner, lease_until, json) VALUES
  ('5d0d6b1c-3c60-4b38-9d0c-111111111111', 'published', NULL, 0, CAST ('{"post": "post-1", "account": "account-1", "platform": "mastodon", "content": {"title": "Jalan", "caption": "Jalan 2 km.", "pictures": [{"name": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "mime": "image/jpeg", "alt": "Jalan", "width": 1, "height": 1}]}, "not_before": 0, "zone": 480, "late_allowed": false, "prepared": true, "marks": {"noted": true}, "tries": 1, "first_try": 1795282363, "next_try": 0, "remote_id": "110", "permalink": "https://m.test/@a/110", "outcome": "done"}' AS BLOB)),
  ('5d0d6b1c-3c60-4b38-9d0c-222222222222', 'paused', NULL, 0, CAST ('{"post": "post-2", "account": "account-1", "platform": "mastodon", "content": {"title": "Pasar", "caption": "Pasar buka.", "pictures": []}, "not_before": 0, "zone": 480, "late_allowed": false, "prepared": false, "tries": 0, "first_try": 0, "next_try": 0, "outcome": "not_sent", "code": "late"}' AS BLOB));
