// What is asked: an instrument's items, scale, subscales and languages, as read from a file (FORMAT.md in
// this folder).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace attune {

// The name of an instrument's structure. Two check-ins belong to one series only if their keys are equal.
// The hash covers the structure and no language, so adding a language changes nothing here.
struct InstrumentKey {
  std::string id;
  std::uint32_t version = 0;
  std::array<std::uint8_t, 8> hash{};
};
bool operator==(const InstrumentKey& a, const InstrumentKey& b);
bool operator!=(const InstrumentKey& a, const InstrumentKey& b);

// The stops of the answer line: min, min + step, ..., max.
struct Scale {
  int min = 0;
  int max = 10;
  int step = 1;
  int stop_count() const { return (max - min) / step + 1; }
  bool has(int value) const { return value >= min && value <= max && (value - min) % step == 0; }
};

enum class ItemKind : std::uint8_t { scale, choice, text };

// One reason to ask an item. An item is asked if it has no condition or any of them holds.
struct Condition {
  bool is_episode_open = false;  // "episode": "open"; the two below then mean nothing
  std::size_t item = 0;          // an earlier item of kind scale
  int at_least = 0;
};

struct Item {
  std::string id;
  ItemKind kind = ItemKind::scale;
  std::string construct;
  bool is_reversed = false;           // a low stop counts as a high one where it is scored. Kind scale only
  std::vector<std::string> choices;   // ids; an answer holds the index. Kind choice only
  std::vector<std::string> special;   // ids of answers off the scale, such as "nothing_off". Kind scale only
  std::vector<Condition> ask_if_any;  // empty: always asked
  std::string note_before;            // id of a note shown with the item; empty: none
  std::string note_after;
  bool asks_privacy = false;          // kind text only: "share" or "keep to myself" is asked with it
};

enum class Method : std::uint8_t { mean, sum, max };

enum class Side : std::uint8_t { below, at_most, at_least, above };

// A number that others published for this subscale, and which side of it they speak of. It moves no score
// and no flag of ours.
struct CutOff {
  double at = 0;  // on the subscale's own scale
  Side side = Side::below;
  std::string source;  // who says so; never empty
};

// `name` is also a role: the course watches the subscale named "alliance" and the one named "strain".
struct Subscale {
  std::string id;
  std::string name;
  std::vector<std::size_t> items;
  Method method = Method::mean;
  std::size_t min_answered = 1;
  std::vector<CutOff> cut_offs;
};

struct ItemText {
  std::string text;
  std::vector<std::string> labels;   // two (ends), three (ends and middle) or one for every stop
  std::vector<std::string> choices;  // as Item::choices
  std::vector<std::string> special;  // as Item::special
};

struct NoteText {
  std::string id;
  std::string text;
};

struct Language {
  std::string tag;  // "en", "pt-BR"
  std::string title;
  std::vector<ItemText> items;                     // by item index; complete
  std::vector<NoteText> notes;                     // complete
  std::vector<std::vector<std::string>> cut_offs;  // by subscale index, then as Subscale::cut_offs; complete
};

struct Licence {
  std::string name;
  std::string notice;  // shown wherever the instrument is
};

struct InstrumentParts {
  InstrumentKey key;
  Licence licence;
  Scale scale;
  std::vector<Item> items;
  std::vector<Subscale> subscales;
  std::vector<Language> languages;
};

// An immutable value; copies share their parts and cost nothing. Only load_instrument (load.h) makes one.
class Instrument {
 public:
  const InstrumentKey& key() const { return parts_->key; }
  const Licence& licence() const { return parts_->licence; }
  const Scale& scale() const { return parts_->scale; }
  const std::vector<Item>& items() const { return parts_->items; }
  const std::vector<Subscale>& subscales() const { return parts_->subscales; }
  const std::vector<Language>& languages() const { return parts_->languages; }

  std::size_t item_count() const { return parts_->items.size(); }
  const Item& item(std::size_t index) const;                          // REQUIRES: index < item_count()
  std::optional<std::size_t> index_of(std::string_view item_id) const;
  std::optional<std::size_t> index_of_construct(std::string_view construct) const;
  const Subscale* subscale_named(std::string_view name) const;        // null: it has none

  // The exact language, else one of the same primary tag ("en" for "en-GB"), else the first in the file.
  const Language& language(std::string_view tag) const;

 private:
  friend class InstrumentLoader;
  explicit Instrument(InstrumentParts parts)
      : parts_(std::make_shared<const InstrumentParts>(std::move(parts))) {}
  std::shared_ptr<const InstrumentParts> parts_;
};

// The label that stands at one stop of the scale; empty where a stop has none.
std::string_view label_at(const Scale& scale, const ItemText& text, int value);
// The text of a note in this language; empty for an empty id.
std::string_view note_of(const Language& language, std::string_view note_id);

}  // namespace attune
