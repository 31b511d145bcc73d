"""The tables of a store; docs/audit-store.md says what each column holds."""

APPLICATION = 0x46524154  # "FRAT": what a file of this kind has in its header
VERSION = 1

# An id of a subject is never given again: what was looked at across files knows by the ids whether they are the same.
# `outcomes` and `findings` are rows of `packed`, and no references in the eyes of SQLite, which would look through all
# subjects for each packed result that is dropped.
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE basis (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, content TEXT NOT NULL);

CREATE TABLE run (
  id INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, basis INTEGER NOT NULL REFERENCES basis,
  command TEXT NOT NULL, walked INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0
);

CREATE TABLE source (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, root TEXT NOT NULL, kind TEXT NOT NULL, size INTEGER,
  modified INTEGER NOT NULL, expected TEXT NOT NULL DEFAULT '', state TEXT NOT NULL, seen INTEGER NOT NULL,
  offline INTEGER NOT NULL DEFAULT 0, basis INTEGER, head BLOB, content BLOB, found TEXT, loss TEXT, seconds REAL
);
CREATE INDEX source_waiting ON source (id) WHERE state IN ('new', 'changed', 'stale', 'verify');

CREATE TABLE document (
  source INTEGER PRIMARY KEY REFERENCES source ON DELETE CASCADE, content BLOB NOT NULL, given INTEGER NOT NULL
);

CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

CREATE TABLE verdict (
  id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, errors INTEGER NOT NULL, warnings INTEGER NOT NULL,
  infos INTEGER NOT NULL
);
CREATE TABLE verdict_rule (
  verdict INTEGER NOT NULL REFERENCES verdict, rule TEXT NOT NULL, severity TEXT NOT NULL, findings INTEGER NOT NULL,
  PRIMARY KEY (verdict, rule, severity)
) WITHOUT ROWID;

CREATE TABLE packed (id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, content BLOB NOT NULL);

CREATE TABLE subject (
  id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
  part TEXT NOT NULL, kind TEXT NOT NULL, standard TEXT NOT NULL, status TEXT NOT NULL,
  verdict INTEGER NOT NULL REFERENCES verdict, outcomes INTEGER NOT NULL, findings INTEGER NOT NULL,
  dataset INTEGER, centre INTEGER, pole INTEGER, year INTEGER, score REAL,
  licence INTEGER, header BLOB NOT NULL
);
CREATE INDEX subject_source ON subject (source);
CREATE INDEX subject_groups ON subject (dataset, centre, pole, year, status, verdict, score);

CREATE TABLE kept (
  subject INTEGER PRIMARY KEY REFERENCES subject ON DELETE CASCADE, holding TEXT NOT NULL, facts BLOB
);

CREATE TABLE identifier (
  subject INTEGER NOT NULL REFERENCES subject ON DELETE CASCADE, text TEXT NOT NULL, PRIMARY KEY (subject, text)
) WITHOUT ROWID;

CREATE TABLE across (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, dataset INTEGER UNIQUE, status TEXT NOT NULL,
  verdict INTEGER NOT NULL REFERENCES verdict, findings INTEGER NOT NULL, members TEXT NOT NULL,
  print TEXT NOT NULL
);
"""

# What a reader of the file meets instead of the tables, so that these can change. The one finding of an unreadable file
# says why it is, and is no error in its content: sums of errors are those of the report.
VIEWS = """
CREATE VIEW file AS
  SELECT subject.id AS id, source.name || subject.part AS name, source.name AS source, subject.kind, standard, status,
    errors * (status <> 'unreadable') AS errors, warnings, infos, ds.text AS dataset, ce.text AS centre,
    po.text AS pole, year, score, li.text AS licence, size,
    datetime(modified / 1000000000, 'unixepoch') AS modified, loss
  FROM subject JOIN source ON source.id = subject.source JOIN verdict ON verdict.id = subject.verdict
    LEFT JOIN word AS ds ON ds.id = dataset LEFT JOIN word AS ce ON ce.id = centre LEFT JOIN word AS po ON po.id = pole
    LEFT JOIN word AS li ON li.id = licence;

CREATE VIEW finding AS
  SELECT source.name || subject.part AS name, rule, verdict_rule.severity, verdict_rule.findings AS count,
    subject.id AS file, ds.text AS dataset, ce.text AS centre, po.text AS pole, year
  FROM subject JOIN source ON source.id = subject.source JOIN verdict_rule ON verdict_rule.verdict = subject.verdict
    LEFT JOIN word AS ds ON ds.id = dataset LEFT JOIN word AS ce ON ce.id = centre LEFT JOIN word AS po ON po.id = pole;

CREATE VIEW rule AS
  SELECT rule, severity, sum(findings * number) AS findings, sum(number) AS files
  FROM (SELECT verdict, count(*) AS number FROM subject GROUP BY verdict) JOIN verdict_rule USING (verdict)
  GROUP BY rule, severity;

CREATE VIEW dataset_rule AS
  SELECT text AS dataset, rule, severity, sum(findings * number) AS findings, sum(number) AS files
  FROM (SELECT dataset AS place, verdict, count(*) AS number FROM subject GROUP BY dataset, verdict)
    JOIN verdict_rule USING (verdict) LEFT JOIN word ON word.id = place
  GROUP BY place, rule, severity;

CREATE VIEW centre_rule AS
  SELECT text AS centre, rule, severity, sum(findings * number) AS findings, sum(number) AS files
  FROM (SELECT centre AS place, verdict, count(*) AS number FROM subject GROUP BY centre, verdict)
    JOIN verdict_rule USING (verdict) LEFT JOIN word ON word.id = place
  GROUP BY place, rule, severity;

CREATE VIEW dataset AS
  SELECT text AS dataset, count(*) AS files, sum(status = 'clean') AS clean, sum(status = 'unreadable') AS unreadable,
    sum(errors * (status <> 'unreadable')) AS errors, sum(warnings) AS warnings,
    min(year) AS first_year, max(year) AS last_year, avg(score) AS score
  FROM subject JOIN verdict ON verdict.id = verdict LEFT JOIN word ON word.id = dataset
  GROUP BY dataset;

CREATE VIEW centre AS
  SELECT text AS centre, count(*) AS files, sum(status = 'clean') AS clean, sum(status = 'unreadable') AS unreadable,
    sum(errors * (status <> 'unreadable')) AS errors, sum(warnings) AS warnings,
    min(year) AS first_year, max(year) AS last_year, avg(score) AS score
  FROM subject JOIN verdict ON verdict.id = verdict LEFT JOIN word ON word.id = centre
  GROUP BY centre;

CREATE VIEW pole AS
  SELECT text AS pole, count(*) AS files, sum(status = 'clean') AS clean, sum(status = 'unreadable') AS unreadable,
    sum(errors * (status <> 'unreadable')) AS errors, sum(warnings) AS warnings,
    min(year) AS first_year, max(year) AS last_year, avg(score) AS score
  FROM subject JOIN verdict ON verdict.id = verdict LEFT JOIN word ON word.id = pole
  GROUP BY pole;

CREATE VIEW quarantine AS
  SELECT name, loss AS rule, size, datetime(modified / 1000000000, 'unixepoch') AS modified
  FROM source WHERE loss IS NOT NULL AND state <> 'gone';

CREATE VIEW across_finding AS
  SELECT across.name, text AS dataset, rule, severity, verdict_rule.findings AS count,
    across.id AS across
  FROM across JOIN verdict_rule USING (verdict) LEFT JOIN word ON word.id = dataset;
"""
