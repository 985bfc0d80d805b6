// Record's verbs about copies: taking one, and making a desk of one.
#include "record/open_record.h"
#include "record/slots.h"

namespace attune {

Status fill_from_copy(Database& database, const Copy& copy, SchemaSteps steps) {
  const auto version = static_cast<std::size_t>(copy.header.schema_version);
  Status status = database.migrate(steps.first(version));
  if (!status) return status;
  Transaction transaction(database);
  if (!transaction.begun()) return transaction.begun();
  status = insert_copy(database, copy, "main.");
  if (status) status = transaction.commit();
  if (status) status = database.migrate(steps);
  return status;
}

Status mint_own_devices(Database& database, const RecordHost& host, const std::string& table) {
  std::vector<std::pair<Id, ShortId>> own;
  const std::string find = "SELECT relationship, id FROM " + table + " WHERE state = 0";
  Statement row(database, find.c_str());
  while (row.next()) own.push_back({row.fixed_at<16>(0), row.fixed_at<8>(1)});
  if (!row.status()) return row.status();
  const std::string change = "UPDATE " + table +
                             " SET id = ?, secret = ?, last_seq = 0, last_hash = zeroblob(8) "
                             "WHERE relationship = ? AND id = ?";
  for (const auto& [relationship, id] : own) {
    ShortId new_id{};
    DeviceSecret secret{};
    host.fill_random(new_id);
    host.fill_random(secret);
    Statement update(database, change.c_str());
    const Status status = update.blob(new_id).blob(secret).blob(relationship).blob(id).run();
    if (!status) return status;
  }
  return done();
}

Result<Bytes> Record::copy() {
  const SuperBlock& super = open_->super;
  return encode_copy(*open_->database,
                     {super.kind, super.display_name, open_->host.now_ms(), kSchemaVersion});
}

Result<Record> Record::restore(const DeskFiles& files, const RecordHost& host, ByteView bytes,
                               bool shared_phone, SchemaSteps steps, const DeskKey& key) {
  const Result<Copy> copy = decode_copy(bytes);
  if (!copy) return copy.error();
  const std::string name = shared_phone ? std::string() : copy->header.display_name;
  Result<SuperBlock> super = find_or_found_desk(files, host, {copy->header.kind, shared_phone, name}, key);
  if (!super) return super.error();
  if (super->kind != copy->header.kind) return Error{Fault::refused, "a desk of the other kind"};
  const Result<Bytes> raw_key = key_of(*super, key);
  if (!raw_key) return raw_key.error();
  auto open = std::make_unique<Open>(files, host, std::move(*super), steps);
  Open::NewContent content;
  content.super = open->super;
  content.raw_key = *raw_key;
  content.fill = [&](Database& database) {
    Status status = fill_from_copy(database, *copy, steps);
    if (status) status = mint_own_devices(database, host, "main.device");
    return status;
  };
  const Result<bool> was_empty = is_empty(database_file(files, open->super.active));
  if (!was_empty) return was_empty.error();
  content.super.set_aside = !*was_empty;
  const Status made = open->rebuild(content);
  if (!made) return made.error();
  return Record(std::move(open));
}

}  // namespace attune
