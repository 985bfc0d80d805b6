// Relationships with their invites and devices: Record's verbs about who talks to whom.
#include "record/open_record.h"

namespace attune {
namespace {

constexpr const char* kRelationshipColumns =
    "SELECT id, label, alias, identity, recipient, receive_mode, receive_address, line, supervision, "
    "created_at_ms "
    "FROM relationship ";

Relationship relationship_of(const Statement& row) {
  Relationship value;
  value.id = row.fixed_at<16>(0);
  value.label = row.text_at(1);
  value.alias = row.text_at(2);
  value.identity = row.text_at(3);
  value.recipient = row.fixed_at<32>(4);
  value.receive_mode = static_cast<ReceiveMode>(row.number_at(5));
  value.receive_address = row.text_at(6);
  value.line = static_cast<std::uint8_t>(row.number_at(7));
  value.supervision = row.number_at(8) != 0;
  value.created_at_ms = row.number_at(9);
  return value;
}

// What hangs on a relationship, read with one statement however many there are: a desk may have hundreds.
struct WhatHangsOn {
  explicit WhatHangsOn(Database& database)
      : invites(database,
                "SELECT id, secret, expires_day, used, created_at_ms FROM invite WHERE relationship = ? "
                "ORDER BY created_at_ms, id"),
        devices(database,
                "SELECT id, invite, secret, state, word, last_seq, last_hash, first_seen_at_ms FROM device "
                "WHERE relationship = ? ORDER BY first_seen_at_ms, id"),
        past_keys(database,
                  "SELECT identity, recipient FROM past_key WHERE relationship = ? "
                  "ORDER BY replaced_at_ms DESC, recipient") {}
  Statement invites;
  Statement devices;
  Statement past_keys;
};

void read_invites(Statement& row, Relationship& into) {
  while (row.next()) {
    StoredInvite invite;
    invite.id = row.fixed_at<8>(0);
    invite.secret = row.fixed_at<32>(1);
    invite.expires_day.count = static_cast<std::int32_t>(row.number_at(2));
    invite.used = row.number_at(3) != 0;
    invite.created_at_ms = row.number_at(4);
    into.invites.push_back(invite);
  }
}

void read_devices(Statement& row, Relationship& into) {
  while (row.next()) {
    Device device;
    device.id = row.fixed_at<8>(0);
    device.invite = row.fixed_at<8>(1);
    device.secret = row.fixed_at<16>(2);
    device.state = static_cast<StoredDeviceState>(row.number_at(3));
    device.word = static_cast<std::uint16_t>(row.number_at(4));
    device.last_seq = static_cast<std::uint32_t>(row.number_at(5));
    device.last_hash = row.fixed_at<8>(6);
    device.first_seen_at_ms = row.number_at(7);
    into.devices.push_back(device);
  }
}

void read_past_keys(Statement& row, Relationship& into) {
  while (row.next()) into.past_keys.push_back({row.text_at(0), row.fixed_at<32>(1)});
}

Status read_what_hangs_on(WhatHangsOn& what, Relationship& into) {
  const auto read = [&into](Statement& row, void (*add)(Statement&, Relationship&)) {
    add(row.blob(into.id), into);
    const Status status = row.status();
    row.again();
    return status;
  };
  Status status = read(what.invites, read_invites);
  if (status) status = read(what.devices, read_devices);
  if (status) status = read(what.past_keys, read_past_keys);
  return status;
}

Status insert_relationship(Database& database, const Relationship& value) {
  return Statement(database, "INSERT INTO relationship VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .blob(value.id)
      .text(value.label)
      .text(value.alias)
      .text(value.identity)
      .blob(value.recipient)
      .number(static_cast<int>(value.receive_mode))
      .text(value.receive_address)
      .number(value.line)
      .number(value.supervision ? 1 : 0)
      .number(value.created_at_ms)
      .run();
}

// Later than every other of this relationship, also within one tick of the clock: the last one is the one to
// give away. Its time is filled in.
Status insert_invite(Database& database, const Id& relationship, StoredInvite& invite, std::int64_t now_ms) {
  Statement row(database,
                "INSERT INTO invite VALUES(?1, ?2, ?3, ?4, ?5, max(?6, ifnull((SELECT max(created_at_ms) "
                "FROM invite WHERE relationship = ?2), 0) + 1)) RETURNING created_at_ms");
  row.blob(invite.id)
      .blob(relationship)
      .blob(invite.secret)
      .number(invite.expires_day.count)
      .number(invite.used ? 1 : 0)
      .number(now_ms);
  while (row.next()) invite.created_at_ms = row.number_at(0);
  return row.status();
}

Result<std::optional<Id>> relationship_of_invite(Database& database, const ShortId& invite) {
  Statement row(database, "SELECT relationship FROM invite WHERE id = ?");
  std::optional<Id> id;
  if (row.blob(invite).next()) id = row.fixed_at<16>(0);
  const Status status = row.status();
  if (!status) return status.error();
  return id;
}

}  // namespace

Status insert_device(Database& database, const Id& relationship, const Device& device) {
  return Statement(
             database,
             "INSERT INTO device VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(relationship, id) DO NOTHING")
      .blob(relationship)
      .blob(device.id)
      .blob(device.invite)
      .blob(device.secret)
      .number(static_cast<int>(device.state))
      .number(device.word)
      .number(device.last_seq)
      .blob(device.last_hash)
      .number(device.first_seen_at_ms)
      .run();
}

Result<Relationship> Record::accept_invite(Relationship from_invite) {
  assert(from_invite.invites.size() == 1);
  Database& database = *open_->database;
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun().error();
  const Result<std::optional<Id>> known = relationship_of_invite(database, from_invite.invites[0].id);
  if (!known) return known.error();
  if (known->has_value()) return relationship(**known);

  const std::int64_t now_ms = open_->host.now_ms();
  Relationship& made = from_invite;
  made.id = new_id();
  made.alias.clear();
  made.identity.clear();
  made.created_at_ms = now_ms;
  Device own;
  own.invite = made.invites[0].id;
  own.first_seen_at_ms = now_ms;
  open_->host.fill_random(own.id);
  open_->host.fill_random(own.secret);
  made.devices = {own};
  Status status = insert_relationship(database, made);
  if (status) status = insert_invite(database, made.id, made.invites[0], now_ms);
  if (status) status = insert_device(database, made.id, own);
  if (status) status = transaction.commit();
  if (!status) return status.error();
  return made;
}

Result<Relationship> Record::add_client(Relationship client) {
  client.id = new_id();
  client.created_at_ms = open_->host.now_ms();
  client.invites.clear();
  client.devices.clear();
  client.past_keys.clear();
  const Status status = insert_relationship(*open_->database, client);
  if (!status) return status.error();
  return client;
}

Result<StoredInvite> Record::add_invite(const Id& relationship, Day expires_day) {
  StoredInvite invite;
  open_->host.fill_random(invite.id);
  open_->host.fill_random(invite.secret);
  invite.expires_day = expires_day;
  const Status status = insert_invite(*open_->database, relationship, invite, open_->host.now_ms());
  if (!status) return status.error();
  return invite;
}

Result<StoredInvite> Record::replace_key(const Id& relationship, std::string_view identity,
                                         const Key& recipient, Day expires_day) {
  Database& database = *open_->database;
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun().error();
  Status status = Statement(database,
                            "INSERT INTO past_key SELECT id, recipient, identity, ?, NULL FROM relationship "
                            "WHERE id = ?")
                      .number(open_->host.now_ms())
                      .blob(relationship)
                      .run();
  if (status) {
    status = run_on_some(
        database, Statement(database, "UPDATE relationship SET identity = ?, recipient = ? WHERE id = ?")
                      .text(identity)
                      .blob(recipient)
                      .blob(relationship));
  }
  if (!status) return status.error();
  Result<StoredInvite> invite = add_invite(relationship, expires_day);
  if (!invite) return invite;
  status = transaction.commit();
  if (!status) return status.error();
  return invite;
}

Status Record::erase_past_keys() {
  constexpr std::int64_t kKept_ms = 90LL * 24 * 3600 * 1000;
  const std::int64_t before_ms = open_->host.now_ms() - kKept_ms;
  Database& database = *open_->database;
  Statement due(database, "SELECT 1 FROM past_key WHERE unused_since_ms < ? LIMIT 1");
  const bool is_due = due.number(before_ms).next();
  if (!due.status()) return due.status();
  if (!is_due) return done();
  const Status dropped = open_->drop_previous();
  if (!dropped) return dropped;
  return Statement(database, "DELETE FROM past_key WHERE unused_since_ms < ?").number(before_ms).run();
}

Status Record::accept_new_key(const Id& relationship, const Relationship& from_invite) {
  assert(from_invite.invites.size() == 1);
  Database& database = *open_->database;
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  StoredInvite invite = from_invite.invites[0];
  Status status = insert_invite(database, relationship, invite, open_->host.now_ms());
  if (!status) return status;
  status = run_on_some(
      database, Statement(database, "UPDATE device SET invite = ? WHERE relationship = ? AND state = 0")
                    .blob(invite.id)
                    .blob(relationship));
  if (!status) return status;
  status = run_on_some(database, Statement(database,
                                           "UPDATE relationship SET label = ?, recipient = ?, "
                                           "receive_mode = ?, receive_address = ?, line = ? WHERE id = ?")
                                     .text(from_invite.label)
                                     .blob(from_invite.recipient)
                                     .number(static_cast<int>(from_invite.receive_mode))
                                     .text(from_invite.receive_address)
                                     .number(from_invite.line)
                                     .blob(relationship));
  if (!status) return status;
  return transaction.commit();
}

Result<std::vector<Relationship>> Record::relationships() {
  Database& database = *open_->database;
  std::vector<Relationship> all;
  const std::string sql = std::string(kRelationshipColumns) + "ORDER BY created_at_ms, id";
  Statement row(database, sql.c_str());
  while (row.next()) all.push_back(relationship_of(row));
  Status status = row.status();
  WhatHangsOn what(database);
  for (Relationship& one : all) {
    if (status) status = read_what_hangs_on(what, one);
  }
  if (!status) return status.error();
  return all;
}

Result<Relationship> Record::relationship(const Id& id) {
  Database& database = *open_->database;
  const std::string sql = std::string(kRelationshipColumns) + "WHERE id = ?";
  Statement row(database, sql.c_str());
  if (!row.blob(id).next()) {
    const Status status = row.status();
    if (!status) return status.error();
    return Error{Fault::missing, "relationship"};
  }
  Relationship value = relationship_of(row);
  WhatHangsOn what(database);
  const Status status = read_what_hangs_on(what, value);
  if (!status) return status.error();
  return value;
}

Status Record::set_supervision(const Id& relationship, bool consents) {
  return run_on_some(*open_->database,
                     Statement(*open_->database, "UPDATE relationship SET supervision = ? WHERE id = ?")
                         .number(consents ? 1 : 0)
                         .blob(relationship));
}

Status Record::set_line(const Id& relationship, std::uint8_t line) {
  return run_on_some(*open_->database,
                     Statement(*open_->database, "UPDATE relationship SET line = ? WHERE id = ?")
                         .number(line)
                         .blob(relationship));
}

Status Record::forget_relationship(const Id& relationship) {
  const Status dropped = open_->drop_previous();
  if (!dropped) return dropped;
  return run_on_some(*open_->database,
                     Statement(*open_->database, "DELETE FROM relationship WHERE id = ?").blob(relationship));
}

Status Record::set_device_state(const Id& relationship, const ShortId& device, StoredDeviceState state) {
  return run_on_some(
      *open_->database,
      Statement(*open_->database, "UPDATE device SET state = ? WHERE relationship = ? AND id = ?")
          .number(static_cast<int>(state))
          .blob(relationship)
          .blob(device));
}

}  // namespace attune
