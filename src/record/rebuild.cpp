// What is never done where a person's only database lies: a migration, a restore and a new key are made in
// the idle slot, checked there, and one writing of the super block turns to it.
#include "record/open_record.h"
#include "record/slots.h"

namespace attune {

Status Record::Open::fill_idle(const NewContent& content) {
  Status status = empty_slot(files, idle());
  if (status && content.from_active) status = copy_slot(files, super.active, idle());
  if (!status) return status;
  const Result<std::unique_ptr<Database>> opened =
      Database::open(mount, idle(), content.raw_key, static_cast<int>(steps.size()));
  if (!opened) return opened.error();
  status = content.fill(**opened);
  if (!status) return status;
  return (*opened)->check(Database::Check::full);
}

Status Record::Open::rebuild(const NewContent& content) {
  if (super.set_aside) return Error{Fault::refused, "a slot is set aside"};
  Status status = fill_idle(content);
  if (!status) {
    if (status.fault() == Fault::handle_lost) mount.give_up();
    if (!mount.lost()) (void)empty_slot(files, idle());
    return status;
  }
  // After a refusal here the file may name either slot, both whole. To go on in one of them could be to write
  // where the next opening does not look: only an opening may tell which it is.
  SuperBlock next = content.super;
  next.active = idle();
  next.established = true;
  next.clean = false;
  next.last_full_check = today();
  status = write_super_block(*files.super, next);
  if (!status) {
    mount.give_up();
    return status;
  }
  super = next;
  Result<std::unique_ptr<Database>> opened =
      Database::open(mount, super.active, content.raw_key, static_cast<int>(steps.size()));
  if (!opened) {
    mount.give_up();
    return opened.error();
  }
  database = std::move(*opened);
  is_check_due = false;  // it was checked whole
  changes_of_standings = 0;
  return done();
}

Status Record::Open::keep_previous() {
  if (super.set_aside || super.shared_phone) return done();
  Status status = empty_slot(files, idle());
  if (status) status = copy_slot(files, super.active, idle());
  if (!status && status.fault() == Fault::storage_full) return empty_slot(files, idle());
  return status;
}

Status Record::Open::drop_previous() {
  if (super.set_aside) return done();
  const Status checked = quick_check();  // what does not hold may need what is kept there
  if (!checked) return checked;
  const Result<bool> empty = is_empty(database_file(files, idle()));
  if (!empty) return empty.error();
  return *empty ? done() : empty_slot(files, idle());
}

Status Record::rekey(ByteView raw_key, std::vector<KeySlot> key_slots) {
  const Result<Bytes> rows = copy();
  if (!rows) return rows.error();
  const Result<Copy> read = decode_copy(*rows);
  if (!read) return read.error();
  Open::NewContent content;
  content.super = open_->super;
  content.super.key_slots = std::move(key_slots);
  content.raw_key = Bytes(raw_key.begin(), raw_key.end());
  content.fill = [this, &read](Database& database) { return fill_from_copy(database, *read, open_->steps); };
  Status status = open_->rebuild(content);
  if (!status) return status;
  return open_->drop_previous();  // it can be read with the old key
}

Status Record::set_key_slots(std::vector<KeySlot> key_slots) {
  std::swap(open_->super.key_slots, key_slots);
  const Status written = open_->write_super();
  if (written) return open_->write_super();
  std::swap(open_->super.key_slots, key_slots);
  return written;
}

Result<Record> Record::open_other_slot(const DeskFiles& files, const RecordHost& host, SchemaSteps steps,
                                       const DeskKey& key) {
  Result<SuperBlock> super = read_super_block(*files.super);
  if (!super) return super.error();
  if (super->set_aside) return Error{Fault::refused, "the other slot is set aside"};
  const Result<Bytes> raw_key = key_of(*super, key);
  if (!raw_key) return raw_key.error();
  SuperBlock turned = *super;
  turned.active = super->active == SlotName::a ? SlotName::b : SlotName::a;
  turned.established = true;
  turned.clean = false;
  turned.set_aside = true;
  {
    const Mount mount(files, host);
    const Result<bool> empty = is_empty(database_file(files, turned.active));
    if (!empty) return empty.error();
    if (*empty) return Error{Fault::missing, "the other slot"};
    const Result<std::unique_ptr<Database>> other =
        Database::open(mount, turned.active, *raw_key, static_cast<int>(steps.size()));
    if (!other) return other.error();
    if ((*other)->is_empty()) return Error{Fault::missing, "the other slot"};
    const Status whole = (*other)->check(Database::Check::full);
    if (!whole) return whole.error();
  }
  const Status written = write_super_block(*files.super, turned);
  if (!written) return written.error();
  return open(files, host, {}, steps, key);
}

Status Record::discard_set_aside() {
  if (!open_->super.set_aside) return done();
  Status status = empty_slot(open_->files, open_->idle());
  if (!status) return status;
  SuperBlock next = open_->super;
  next.set_aside = false;
  status = write_super_block(*open_->files.super, next);
  if (status) open_->super = next;
  return status;
}

}  // namespace attune
