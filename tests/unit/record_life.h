// A desk's life in numbered transactions, and whether what is left of it is one of its moments.
#pragma once

#include <string>

#include "record_ram_disk.h"
#include "record_values.h"

namespace attune {

// After transaction n, from 0, the draft says n in every place. Notes that grow and shrink make the database
// take pages and give them back.
struct Life {
  Id relationship{};
  Id draft{};
  std::vector<std::size_t> acknowledged;  // length of the disk's log when transaction n had returned
  int transactions = 0;
};

inline DraftState nth_draft(const Life& life, int n) {
  DraftState draft = a_draft(life.draft, life.relationship, 20000 + n);
  draft.position = static_cast<std::size_t>(n);
  for (int item = 0; item < 8; ++item) draft.rows.push_back(a_value("A" + std::to_string(item), n));
  draft.rows.push_back(a_note("O1", std::string(static_cast<std::size_t>(n % 7) * 1500 + 1, 'a')));
  return draft;
}

// A life whose `transactions` stays below what was asked did not go through.
inline Life live(RamDisk& disk, int transactions) {
  Life life;
  Result<Record> record = Record::open(disk.files(), test_host());
  if (!record) return life;
  const Result<Relationship> relationship = record->accept_invite(an_invite(3));
  if (!relationship) return life;
  life.relationship = relationship->id;
  life.draft = record->new_id();
  for (int n = 0; n < transactions; ++n) {
    if (!record->save_draft(nth_draft(life, n))) return life;
    life.acknowledged.push_back(disk.log.size());
  }
  if (record->close()) life.transactions = transactions;
  return life;
}

// How many transactions an opened desk holds, whole; -1 if it lies between two of them.
inline int transactions_in(Record& record, const Life& life) {
  const Result<std::optional<DraftState>> draft = record.load_draft(life.relationship);
  if (!draft) return -1;
  if (!draft->has_value()) return 0;
  const DraftState& found = **draft;
  const DraftState expected = nth_draft(life, static_cast<int>(found.position));
  if (found.session_day != expected.session_day || found.rows.size() != expected.rows.size()) return -1;
  for (std::size_t i = 0; i < expected.rows.size(); ++i) {
    if (found.rows[i].item_id != expected.rows[i].item_id) return -1;
    if (found.rows[i].answer != expected.rows[i].answer) return -1;
  }
  return static_cast<int>(found.position) + 1;
}

// Opens what is left after `calls` of the log and holds it against what had been acknowledged by then. A desk
// that was not closed is checked whole by opening it. "" if all is well.
inline std::string what_is_wrong(const Image& left, const Life& life, std::size_t calls) {
  RamDisk disk(left);
  Result<Record> record = Record::open(disk.files(), test_host(9));
  if (!record) return "it does not open";
  const auto acknowledged =
      static_cast<int>(std::upper_bound(life.acknowledged.begin(), life.acknowledged.end(), calls) -
                       life.acknowledged.begin());
  const int found = transactions_in(*record, life);
  if (found < 0) return "it lies between two transactions";
  if (found < acknowledged) return "an acknowledged transaction is lost";
  if (found > acknowledged + 1) return "a transaction is there that had not begun";
  return record->set_setting("after", "usable") ? "" : "it is not usable";
}

}  // namespace attune
