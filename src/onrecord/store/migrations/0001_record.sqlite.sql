-- The record, first version. Times are ISO 8601 in UTC, days "YYYY-MM-DD", '' an unknown day.
-- Columns that end in _words are folded as in store/words.py.

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE writer (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  token TEXT NOT NULL,
  owner TEXT NOT NULL,
  since TEXT NOT NULL,
  seen TEXT NOT NULL
) STRICT;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  sources TEXT NOT NULL,
  options TEXT NOT NULL,
  extractor TEXT NOT NULL,
  started_at TEXT NOT NULL,
  ended_at TEXT,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'interrupted')),
  retry_of INTEGER REFERENCES runs (id)
) STRICT;

CREATE TABLE articles (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  url TEXT,
  language TEXT,
  published_at TEXT,
  published_basis TEXT NOT NULL,
  source TEXT NOT NULL,
  raw_sha256 TEXT,
  encoding TEXT,
  external_id TEXT,
  origin TEXT,
  notes TEXT NOT NULL,
  day TEXT NOT NULL,
  version_of TEXT REFERENCES articles (id),
  cluster TEXT,
  origin_group TEXT,
  extractor TEXT NOT NULL,
  run INTEGER REFERENCES runs (id),
  taken_down TEXT,
  taken_down_at TEXT
) STRICT;
CREATE INDEX articles_by_cluster ON articles (cluster) WHERE cluster IS NOT NULL;
CREATE INDEX articles_by_version ON articles (version_of) WHERE version_of IS NOT NULL;
CREATE INDEX articles_by_day ON articles (day, id);

CREATE TABLE sources (
  id TEXT PRIMARY KEY,
  article_id TEXT NOT NULL REFERENCES articles (id),
  locator TEXT NOT NULL,
  outlet TEXT,
  url TEXT,
  published_at TEXT,
  raw_sha256 TEXT,
  encoding TEXT,
  external_id TEXT,
  identity_key TEXT,
  member TEXT,
  byte_offset INTEGER,
  byte_length INTEGER,
  record_id TEXT,
  retrieved_at TEXT,
  run INTEGER REFERENCES runs (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sources_by_article ON sources (article_id);
CREATE INDEX sources_by_key ON sources (identity_key) WHERE identity_key IS NOT NULL;

CREATE TABLE run_items (
  run INTEGER NOT NULL REFERENCES runs (id),
  position INTEGER NOT NULL,
  locator TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT,
  message TEXT,
  article_id TEXT REFERENCES articles (id),
  PRIMARY KEY (run, position),
  CHECK ((outcome = 'set_aside') = (reason IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX run_items_by_outcome ON run_items (run, outcome, position);

CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  country TEXT,
  sector TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE actor_roles (
  actor_id TEXT NOT NULL REFERENCES actors (id),
  role TEXT NOT NULL,
  office TEXT,
  tenure TEXT,
  article_id TEXT NOT NULL REFERENCES articles (id),
  day TEXT NOT NULL,
  PRIMARY KEY (actor_id, role, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_roles_by_article ON actor_roles (article_id);

CREATE TABLE places (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT,
  latitude REAL,
  longitude REAL,
  geonameid INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE acts (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  article_id TEXT NOT NULL REFERENCES articles (id),
  extractor TEXT NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  position INTEGER NOT NULL,
  act_class TEXT NOT NULL,
  plover TEXT,
  modality TEXT NOT NULL,
  polarity TEXT NOT NULL,
  historical INTEGER NOT NULL CHECK (historical IN (0, 1)),
  conditional INTEGER NOT NULL CHECK (conditional IN (0, 1)),
  confidence REAL,
  actor_id TEXT REFERENCES actors (id),
  actor_country TEXT,
  actor_words TEXT NOT NULL,
  recipient_id TEXT REFERENCES actors (id),
  recipient_country TEXT,
  recipient_words TEXT NOT NULL,
  place_id TEXT REFERENCES places (id),
  place_country TEXT,
  place_words TEXT NOT NULL,
  said_earliest TEXT,
  said_latest TEXT,
  due_earliest TEXT,
  due_latest TEXT,
  day TEXT NOT NULL,
  json TEXT NOT NULL,
  UNIQUE (id, extractor)
) STRICT;
CREATE INDEX acts_by_article ON acts (article_id, position);
CREATE INDEX acts_by_day ON acts (day, id) WHERE current = 1;
CREATE INDEX acts_by_actor ON acts (actor_id, day) WHERE current = 1;
CREATE INDEX acts_by_recipient ON acts (recipient_id, day) WHERE current = 1;

CREATE TABLE signatures (
  article_id TEXT PRIMARY KEY REFERENCES articles (id),
  signature BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bands (
  place INTEGER NOT NULL,
  band BLOB NOT NULL,
  article_id TEXT NOT NULL REFERENCES articles (id),
  PRIMARY KEY (place, band, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX bands_by_article ON bands (article_id);

CREATE TABLE entries (
  id TEXT PRIMARY KEY,
  best TEXT NOT NULL,
  day TEXT NOT NULL,
  reports INTEGER NOT NULL,
  independent INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entries_by_day ON entries (day, id);

CREATE TABLE entry_reports (
  entry_id TEXT NOT NULL REFERENCES entries (id),
  act_id TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  article_id TEXT NOT NULL REFERENCES articles (id),
  origin_group TEXT NOT NULL,
  PRIMARY KEY (entry_id, act_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_reports_by_article ON entry_reports (article_id);

CREATE TABLE judgements (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  left_id TEXT NOT NULL,
  right_id TEXT NOT NULL,
  same INTEGER NOT NULL CHECK (same IN (0, 1)),
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  score REAL CHECK (score BETWEEN 0 AND 1),
  reasons TEXT NOT NULL,
  withdraws TEXT REFERENCES judgements (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX judgements_by_left ON judgements (left_id);
CREATE INDEX judgements_by_right ON judgements (right_id);
CREATE INDEX judgements_by_withdrawal ON judgements (withdraws) WHERE withdraws IS NOT NULL;

CREATE TABLE reviews (
  act_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  reviewer TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  verdict TEXT NOT NULL,
  field TEXT,
  value TEXT,
  note TEXT,
  PRIMARY KEY (act_id, revision)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE article_words USING fts5 (
  words, content = '', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE act_words USING fts5 (
  words, content = '', tokenize = 'unicode61 remove_diacritics 0'
);
