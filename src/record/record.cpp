#include "record/record.h"

#include <algorithm>
#include <cassert>

#include "record/open_record.h"
#include "record/slots.h"
#include "record/tables.h"

namespace attune {
namespace {

constexpr int kFullCheckEveryDays = 7;
constexpr std::int64_t kMsPerDay = 86400000;
constexpr std::uint64_t kCheckedLaterFrom_bytes = 1 << 20;
[[maybe_unused]] constexpr std::size_t kSettingNameBytesMax = 64;
[[maybe_unused]] constexpr std::size_t kSettingValueBytesMax = 65536;

// No super block was ever written, or the first writing of it was cut and there is nothing a key could open.
Result<bool> is_new_desk(const DeskFiles& files, Fault why_no_super) {
  if (why_no_super == Fault::missing || why_no_super == Fault::damaged) {
    for (BlockFile* file : {files.a_db, files.a_journal, files.b_db, files.b_journal}) {
      const Result<bool> empty = is_empty(*file);
      if (!empty) return empty.error();
      if (!*empty) return false;
    }
    return true;
  }
  return false;
}

Result<SuperBlock> found_desk(const DeskFiles& files, const RecordHost& host, const NewDesk& desk,
                              const DeskKey& key) {
  assert(!desk.shared_phone || desk.display_name.empty());
  SuperBlock super;
  super.kind = desk.kind;
  super.shared_phone = desk.shared_phone;
  super.display_name = desk.display_name;
  super.key_slots = key.slots;
  if (key.raw.empty()) {
    super.key_slots = {{KeySlotKind::unprotected, Bytes(kRawKeyBytes)}};
    host.fill_random(super.key_slots.front().bytes);
  }
  const Status written = write_super_block(*files.super, super);
  if (!written) return written.error();
  return super;
}

}  // namespace

Result<Bytes> key_of(const SuperBlock& super, const DeskKey& key) {
  for (const KeySlot& slot : super.key_slots) {
    if (slot.kind == KeySlotKind::unprotected && slot.bytes.size() == kRawKeyBytes) return slot.bytes;
  }
  if (key.raw.size() == kRawKeyBytes) return key.raw;
  return Error{Fault::wrong_key, "key slots"};
}

Result<SuperBlock> find_or_found_desk(const DeskFiles& files, const RecordHost& host, const NewDesk& if_new,
                                      const DeskKey& key) {
  Result<SuperBlock> super = read_super_block(*files.super);
  if (super) return super;
  const Result<bool> is_new = is_new_desk(files, super.fault());
  if (!is_new) return is_new.error();
  if (*is_new) return found_desk(files, host, if_new, key);
  return Error{super.fault() == Fault::missing ? Fault::damaged : super.fault(), "super.bin"};
}

// --- opening and closing --------------------------------------------------------------------------------

Day Record::Open::today() const { return {static_cast<std::int32_t>(host.now_ms() / kMsPerDay)}; }

Status Record::Open::start(ByteView raw_key) {
  if (super.established) {
    const Result<bool> empty = is_empty(database_file(files, super.active));
    if (!empty) return empty.error();
    if (*empty) return Error{Fault::damaged, "slot empty"};
  }
  const int newest = static_cast<int>(steps.size());
  Result<std::unique_ptr<Database>> opened = Database::open(mount, super.active, raw_key, newest);
  if (!opened) return opened.error();
  database = std::move(*opened);
  if (database->is_empty()) {
    if (super.established) return Error{Fault::damaged, "no tables"};
    const Status created = database->migrate(steps);
    if (!created) return created;
    super.last_full_check = today();
  } else {
    const Status checked = check_as_due();
    if (!checked) return checked;
  }
  if (database->version() < newest) {
    const NewContent content{true, [this](Database& made) { return made.migrate(steps); }, super,
                             Bytes(raw_key.begin(), raw_key.end())};
    return rebuild(content);
  }
  super.established = true;
  super.clean = false;
  return write_super();
}

Status Record::Open::quick_check() {
  if (!is_check_due) return done();
  const Status checked = database->check(Database::Check::quick);
  is_check_due = !checked;
  return checked;
}

// After a full check, at most once a day, the idle slot gets what was checked: something to go back to.
Status Record::Open::check_as_due() {
  const int days_since = today().count - super.last_full_check.count;
  const bool quick = super.clean && days_since >= 0 && days_since < kFullCheckEveryDays;
  if (quick) {
    const BlockCount size = database_file(files, super.active).size();
    if (size.status != BlockStatus::ok) return Error{Fault::handle_lost, "size"};
    is_check_due = true;
    return size.count < kCheckedLaterFrom_bytes ? quick_check() : done();
  }
  const Status checked = database->check(Database::Check::full);
  if (!checked) return checked;
  super.last_full_check = today();
  return days_since == 0 ? done() : keep_previous();
}

Result<Record> Record::open(const DeskFiles& files, const RecordHost& host, const NewDesk& if_new,
                            SchemaSteps steps, const DeskKey& key) {
  Result<SuperBlock> super = find_or_found_desk(files, host, if_new, key);
  if (!super) return super.error();
  const Result<Bytes> raw_key = key_of(*super, key);
  if (!raw_key) return raw_key.error();
  auto open = std::make_unique<Open>(files, host, std::move(*super), steps);
  const Status started = open->start(*raw_key);
  if (!started) return started.error();
  return Record(std::move(open));
}

Status Record::close() {
  open_->database.reset();
  if (open_->mount.lost()) return Error{Fault::handle_lost, "close"};
  open_->super.clean = !open_->is_check_due;
  return open_->write_super();
}

bool Record::is_check_due() const { return open_->is_check_due; }

Status Record::check() { return open_->quick_check(); }

Record::Record(std::unique_ptr<Open> open) : open_(std::move(open)) {}
Record::Record(Record&&) noexcept = default;
Record& Record::operator=(Record&&) noexcept = default;
Record::~Record() = default;

Status run_on_some(Database& database, Statement& statement) {
  Status status = statement.run();
  if (!status) return status;
  if (database.changed() < 1) return Error{Fault::missing, "row"};
  return done();
}

// --- the desk itself ------------------------------------------------------------------------------------

const SuperBlock& Record::desk() const { return open_->super; }

Id Record::new_id() {
  Id id{};
  open_->host.fill_random(id);
  return id;
}

Status Record::set_setting(std::string_view name, std::string_view value) {
  assert(name.size() <= kSettingNameBytesMax && value.size() <= kSettingValueBytesMax);
  return Statement(*open_->database,
                   "INSERT INTO setting(name, value) VALUES(?, ?) "
                   "ON CONFLICT(name) DO UPDATE SET value = excluded.value")
      .text(name)
      .text(value)
      .run();
}

Status Record::replace_setting(std::string_view name, std::string_view value) {
  const Status dropped = open_->drop_previous();
  return dropped ? set_setting(name, value) : dropped;
}

Status Record::forget_setting(std::string_view name) {
  return Statement(*open_->database, "DELETE FROM setting WHERE name = ?").text(name).run();
}

Result<std::optional<std::string>> Record::setting(std::string_view name) {
  Statement statement(*open_->database, "SELECT value FROM setting WHERE name = ?");
  std::optional<std::string> value;
  if (statement.text(name).next()) value = statement.text_at(0);
  const Status status = statement.status();
  if (!status) return status.error();
  return value;
}

std::int64_t Record::changes() const {
  return open_->database->total_changed() - open_->changes_of_standings;
}

Result<std::string> Record::dump() {
  std::string text;
  for (const Table& table : tables()) {
    const std::string sql = std::string("SELECT * FROM ") + table.name;
    Statement statement(*open_->database, sql.c_str());
    while (statement.next()) text += std::string(table.name) + '|' + dump_row(statement) + '\n';
    const Status status = statement.status();
    if (!status) return status.error();
  }
  return text;
}

}  // namespace attune
