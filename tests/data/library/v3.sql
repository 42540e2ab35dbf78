-- A library of schema version 3 as the program of that version made it, with two posts. Never changed: migrations are tested with it.
PRAGMA application_id = 0x50656d53;
CREATE TABLE post (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  brand TEXT NOT NULL,
  template TEXT NOT NULL,
  state TEXT NOT NULL,
  folder TEXT,
  created INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  planned INTEGER NOT NULL DEFAULT 0,
  trashed INTEGER NOT NULL DEFAULT 0,
  edits INTEGER NOT NULL DEFAULT 0,
  step TEXT,
  opened_by TEXT,
  position INTEGER NOT NULL DEFAULT 0,
  text_key TEXT NOT NULL DEFAULT '',
  derived_key TEXT NOT NULL DEFAULT '');
CREATE INDEX post_modified ON post (modified);
CREATE INDEX post_opened ON post (opened_by) WHERE opened_by IS NOT NULL;
CREATE INDEX post_text ON post (text_key) WHERE text_key <> '';
CREATE TABLE document (post INTEGER PRIMARY KEY REFERENCES post ON DELETE CASCADE, json BLOB NOT NULL);
CREATE TABLE thumbnail (post INTEGER PRIMARY KEY REFERENCES post ON DELETE CASCADE, png BLOB NOT NULL);
CREATE TABLE blob (
  number INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  bytes BLOB);
CREATE TABLE part (
  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  name TEXT NOT NULL,
  blob INTEGER NOT NULL REFERENCES blob,
  PRIMARY KEY (post, name)) WITHOUT ROWID;
CREATE INDEX part_blob ON part (blob);
CREATE TABLE plan (
  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  at INTEGER NOT NULL,
  platform TEXT NOT NULL,
  PRIMARY KEY (at, post, platform)) WITHOUT ROWID;
CREATE INDEX plan_post ON plan (post);
CREATE TABLE tag (
  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (tag, post)) WITHOUT ROWID;
CREATE INDEX tag_post ON tag (post);
CREATE TABLE history (
  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (post, seq)) WITHOUT ROWID;
CREATE TABLE history_file (
  post INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  blob INTEGER NOT NULL REFERENCES blob,
  PRIMARY KEY (post, seq, blob),
  FOREIGN KEY (post, seq) REFERENCES history ON DELETE CASCADE) WITHOUT ROWID;
CREATE INDEX history_file_blob ON history_file (blob);
CREATE TABLE version (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  time INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT,
  edits INTEGER NOT NULL DEFAULT 0,
  json BLOB NOT NULL);
CREATE INDEX version_post ON version (post, time);
CREATE TABLE version_part (
  version INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
  name TEXT NOT NULL,
  blob INTEGER NOT NULL REFERENCES blob,
  PRIMARY KEY (version, name)) WITHOUT ROWID;
CREATE INDEX version_part_blob ON version_part (blob);
CREATE TABLE published (
  post INTEGER NOT NULL REFERENCES post ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  platform TEXT NOT NULL,
  account TEXT NOT NULL,
  link TEXT NOT NULL,
  by TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  PRIMARY KEY (post, seq)) WITHOUT ROWID;
CREATE INDEX published_at ON published (at);
CREATE TABLE record (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  sort TEXT NOT NULL,
  json BLOB NOT NULL,
  modified INTEGER NOT NULL);
CREATE INDEX record_kind ON record (kind, sort);
CREATE VIRTUAL TABLE words USING fts5 (title, content, caption, alt, tags, people, place, comments,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');

INSERT INTO post (number, id, title, brand, template, state, folder, created, modified, planned, edits, step, position, text_key, derived_key)
VALUES (1, '00000000000a', 'Rapat lama', 'contoh', 'contoh-pengumuman', 'approved', 'Arsip', 1700000000, 1700000100, 1764032400, 3, 'isi', 0, '', 'x');
INSERT INTO document (post, json) VALUES (1, CAST ('{"format":"pemda-studio-post","version":1,"id":"00000000000a","brand":"contoh","template":"contoh-pengumuman","content":{"judul":"Rapat lama"},"review":"approved","tags":["Arsip"],"plan":[{"at":"2025-11-25T09:00:00+08:00"}]}' AS BLOB));
INSERT INTO words (rowid, title, content, caption, alt, tags, people, place) VALUES (1, 'Rapat lama', '', '', '', 'Arsip', '', '');
INSERT INTO plan (post, at, platform) VALUES (1, 1764032400, '');
INSERT INTO tag (post, tag) VALUES (1, 'Arsip');
INSERT INTO thumbnail (post, png) VALUES (1, x'504e47');
INSERT INTO post (number, id, title, brand, template, state, created, modified, trashed) VALUES (2, '00000000000b', 'Terbuang', 'contoh', 'contoh-pengumuman', 'draft', 1700000000, 1700000050, 1700000060);
INSERT INTO document (post, json) VALUES (2, CAST ('{"format":"pemda-studio-post","version":1,"id":"00000000000b","brand":"contoh","template":"contoh-pengumuman","content":{"judul":"Terbuang"}}' AS BLOB));
INSERT INTO words (rowid, title, content, caption, alt, tags, people, place) VALUES (2, 'Terbuang', '', '', '', '', '', '');
INSERT INTO blob (number, hash, size, bytes) VALUES (1, '67abdd721024f0ff4e0b3f4c2fc13bc5bad42d0b7851d456d88d203d15aaa450', 1, x'61');
INSERT INTO version (number, post, time, kind, name, edits, json) VALUES (1, 1, 1700000090, 'named', 'Sebelum rapat', 2, CAST ('{"format":"pemda-studio-post","version":1,"id":"00000000000a","brand":"contoh","template":"contoh-pengumuman","content":{"judul":"Rapat"}}' AS BLOB));
ALTER TABLE post ADD COLUMN until INTEGER NOT NULL DEFAULT 0;
CREATE INDEX post_until ON post (until) WHERE until > 0;
ALTER TABLE post ADD COLUMN office TEXT NOT NULL DEFAULT '';
UPDATE post SET office = 'Dinas Kesehatan' WHERE number = 1;
UPDATE document SET json = CAST ('{"format":"pemda-studio-post","version":1,"id":"00000000000a","brand":"contoh","template":"contoh-pengumuman","content":{"judul":"Rapat lama"},"office":"Dinas Kesehatan","review":"approved","tags":["Arsip"],"plan":[{"at":"2025-11-25T09:00:00+08:00"}],"published":[{"id":"p1","platform":"instagram","account":"dinkes","at":"2025-11-25T09:05:00+08:00"}]}' AS BLOB) WHERE post = 1;
INSERT INTO published VALUES (1, 0, 1764032700, 'instagram', 'dinkes', '', '', '');
INSERT INTO record VALUES ('00000000-0000-4000-8000-000000000001', 'office', 'dinas kesehatan', CAST ('{"name":"Dinas Kesehatan","short":"Dinkes"}' AS BLOB), 1700000000);
PRAGMA user_version = 3;
