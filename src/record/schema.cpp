#include "record/schema.h"

namespace attune {
namespace {

constexpr const char* kFirstTables = R"sql(
CREATE TABLE relationship(
  id BLOB NOT NULL PRIMARY KEY CHECK(length(id) = 16),
  label TEXT NOT NULL,
  alias TEXT NOT NULL,
  identity TEXT NOT NULL,
  recipient BLOB NOT NULL CHECK(length(recipient) = 32),
  receive_mode INTEGER NOT NULL,
  receive_address TEXT NOT NULL,
  line INTEGER NOT NULL,
  supervision INTEGER NOT NULL CHECK(supervision IN (0, 1)),
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE invite(
  id BLOB NOT NULL PRIMARY KEY CHECK(length(id) = 8),
  relationship BLOB NOT NULL REFERENCES relationship(id) ON DELETE CASCADE,
  secret BLOB NOT NULL CHECK(length(secret) = 32),
  expires_day INTEGER NOT NULL,
  used INTEGER NOT NULL CHECK(used IN (0, 1)),
  created_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX invite_of_relationship ON invite(relationship);

CREATE TABLE device(
  relationship BLOB NOT NULL REFERENCES relationship(id) ON DELETE CASCADE,
  id BLOB NOT NULL CHECK(length(id) = 8),
  invite BLOB NOT NULL CHECK(length(invite) = 8),
  secret BLOB NOT NULL CHECK(length(secret) = 16),
  state INTEGER NOT NULL,
  word INTEGER NOT NULL,
  last_seq INTEGER NOT NULL,
  last_hash BLOB NOT NULL CHECK(length(last_hash) = 8),
  first_seen_at_ms INTEGER NOT NULL,
  PRIMARY KEY(relationship, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE check_in(
  id BLOB NOT NULL CHECK(length(id) = 16),
  revision INTEGER NOT NULL CHECK(revision >= 1),
  relationship BLOB NOT NULL REFERENCES relationship(id) ON DELETE CASCADE,
  session_day INTEGER NOT NULL,
  language TEXT NOT NULL,
  instrument_id TEXT NOT NULL,
  instrument_version INTEGER NOT NULL,
  instrument_hash BLOB NOT NULL CHECK(length(instrument_hash) = 8),
  episode_open INTEGER NOT NULL CHECK(episode_open IN (0, 1)),
  position INTEGER NOT NULL,
  saved_at_ms INTEGER NOT NULL,
  finished_at_ms INTEGER,
  place INTEGER NOT NULL,
  device BLOB CHECK(length(device) = 8),
  PRIMARY KEY(id, revision)
) STRICT, WITHOUT ROWID;
CREATE INDEX check_in_of_relationship ON check_in(relationship, session_day, place, finished_at_ms);

CREATE TABLE answer(
  check_in BLOB NOT NULL,
  revision INTEGER NOT NULL,
  item TEXT NOT NULL,
  kind INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY(check_in, revision, item),
  FOREIGN KEY(check_in, revision) REFERENCES check_in(id, revision) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE note(
  check_in BLOB NOT NULL,
  revision INTEGER NOT NULL,
  item TEXT NOT NULL,
  text TEXT NOT NULL,
  share INTEGER NOT NULL CHECK(share IN (0, 1)),
  PRIMARY KEY(check_in, revision, item),
  FOREIGN KEY(check_in, revision) REFERENCES check_in(id, revision) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE left_out(
  check_in BLOB NOT NULL,
  revision INTEGER NOT NULL,
  item TEXT NOT NULL,
  PRIMARY KEY(check_in, revision, item),
  FOREIGN KEY(check_in, revision) REFERENCES check_in(id, revision) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE sent(
  hash BLOB NOT NULL PRIMARY KEY CHECK(length(hash) = 8),
  relationship BLOB NOT NULL REFERENCES relationship(id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  sent_at_ms INTEGER NOT NULL,
  age BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sent_of_relationship ON sent(relationship, seq);

CREATE TABLE sent_check_in(
  share BLOB NOT NULL REFERENCES sent(hash) ON DELETE CASCADE,
  check_in BLOB NOT NULL CHECK(length(check_in) = 16),
  revision INTEGER NOT NULL,
  PRIMARY KEY(share, check_in, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE received(
  hash BLOB NOT NULL PRIMARY KEY CHECK(length(hash) = 8),
  relationship BLOB NOT NULL REFERENCES relationship(id) ON DELETE CASCADE,
  device BLOB NOT NULL CHECK(length(device) = 8),
  seq INTEGER NOT NULL,
  prev BLOB NOT NULL CHECK(length(prev) = 8),
  received_at_ms INTEGER NOT NULL,
  state INTEGER NOT NULL,
  plaintext BLOB
) STRICT, WITHOUT ROWID;
CREATE INDEX received_of_relationship ON received(relationship, received_at_ms);

CREATE TABLE closed_episode(
  relationship BLOB NOT NULL REFERENCES relationship(id) ON DELETE CASCADE,
  check_in BLOB NOT NULL CHECK(length(check_in) = 16),
  closed_at_ms INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY(relationship, check_in)
) STRICT, WITHOUT ROWID;

CREATE TABLE therapist_note(
  id BLOB NOT NULL PRIMARY KEY CHECK(length(id) = 16),
  relationship BLOB NOT NULL REFERENCES relationship(id) ON DELETE CASCADE,
  check_in BLOB CHECK(length(check_in) = 16),
  tag TEXT NOT NULL,
  text TEXT NOT NULL,
  created_at_ms INTEGER NOT NULL,
  changed_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX therapist_note_of_relationship ON therapist_note(relationship);

CREATE TABLE setting(
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 1098151022;
)sql";

constexpr const char* kSecondTables = R"sql(
CREATE TABLE withdrawn(
  relationship BLOB NOT NULL REFERENCES relationship(id) ON DELETE CASCADE,
  check_in BLOB NOT NULL CHECK(length(check_in) = 16),
  revision INTEGER NOT NULL CHECK(revision >= 2),
  session_day INTEGER,
  withdrawn_at_ms INTEGER NOT NULL,
  PRIMARY KEY(relationship, check_in)
) STRICT, WITHOUT ROWID;

CREATE TABLE past_key(
  relationship BLOB NOT NULL REFERENCES relationship(id) ON DELETE CASCADE,
  recipient BLOB NOT NULL CHECK(length(recipient) = 32),
  identity TEXT NOT NULL,
  replaced_at_ms INTEGER NOT NULL,
  unused_since_ms INTEGER,
  PRIMARY KEY(relationship, recipient)
) STRICT, WITHOUT ROWID;

CREATE TABLE quieted(
  relationship BLOB NOT NULL REFERENCES relationship(id) ON DELETE CASCADE,
  check_in BLOB NOT NULL CHECK(length(check_in) = 16),
  mark TEXT NOT NULL,
  answer INTEGER NOT NULL,
  last_check_in BLOB NOT NULL CHECK(length(last_check_in) = 16),
  quieted_at_ms INTEGER NOT NULL,
  PRIMARY KEY(relationship, check_in, mark)
) STRICT, WITHOUT ROWID;

CREATE TABLE from_paper(
  check_in BLOB NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY(check_in, revision),
  FOREIGN KEY(check_in, revision) REFERENCES check_in(id, revision) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE listing(
  relationship BLOB NOT NULL PRIMARY KEY REFERENCES relationship(id) ON DELETE CASCADE,
  seen_at_ms INTEGER NOT NULL,
  archived_at_ms INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE standing(
  relationship BLOB NOT NULL PRIMARY KEY REFERENCES relationship(id) ON DELETE CASCADE,
  made_by TEXT NOT NULL,
  facts BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER standing_before_new AFTER INSERT ON check_in WHEN NEW.finished_at_ms IS NOT NULL
BEGIN DELETE FROM standing WHERE relationship = NEW.relationship; END;
CREATE TRIGGER standing_before_change AFTER UPDATE ON check_in WHEN NEW.finished_at_ms IS NOT NULL
BEGIN DELETE FROM standing WHERE relationship = NEW.relationship; END;
CREATE TRIGGER standing_before_removal AFTER DELETE ON check_in WHEN OLD.finished_at_ms IS NOT NULL
BEGIN DELETE FROM standing WHERE relationship = OLD.relationship; END;
CREATE TRIGGER standing_before_closing AFTER INSERT ON closed_episode
BEGIN DELETE FROM standing WHERE relationship = NEW.relationship; END;
CREATE TRIGGER standing_before_closing_again AFTER UPDATE ON closed_episode
BEGIN DELETE FROM standing WHERE relationship = NEW.relationship; END;
CREATE TRIGGER standing_before_reopening AFTER DELETE ON closed_episode
BEGIN DELETE FROM standing WHERE relationship = OLD.relationship; END;
CREATE TRIGGER standing_before_quiet AFTER INSERT ON quieted
BEGIN DELETE FROM standing WHERE relationship = NEW.relationship; END;
CREATE TRIGGER standing_before_other_quiet AFTER UPDATE ON quieted
BEGIN DELETE FROM standing WHERE relationship = NEW.relationship; END;
CREATE TRIGGER standing_before_unquiet AFTER DELETE ON quieted
BEGIN DELETE FROM standing WHERE relationship = OLD.relationship; END;
)sql";

constexpr const char* kSteps[kSchemaVersion] = {kFirstTables, kSecondTables};

}  // namespace

SchemaSteps schema_steps() { return kSteps; }

}  // namespace attune
