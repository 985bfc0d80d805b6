#include "instrument/instrument.h"

#include <cassert>

#include "base/json.h"
#include "instrument/load.h"

namespace attune {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return out;
}

std::string primary_of(std::string_view tag) { return lower(tag.substr(0, tag.find('-'))); }

void write_ids(JsonWriter& json, std::string_view key, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  json.key(key).begin_array();
  for (const std::string& id : ids) json.text(id);
  json.end_array();
}

void write_conditions(JsonWriter& json, const Item& item, const std::vector<Item>& items) {
  if (item.ask_if_any.empty()) return;
  json.key("ask_if_any").begin_array();
  for (const Condition& condition : item.ask_if_any) {
    json.begin_object();
    if (condition.is_episode_open) {
      json.key("episode").text("open");
    } else {
      json.key("item").text(items[condition.item].id).key("at_least").whole(condition.at_least);
    }
    json.end_object();
  }
  json.end_array();
}

void write_item(JsonWriter& json, const Item& item, const std::vector<Item>& items) {
  constexpr std::string_view kinds[] = {"scale", "choice", "text"};
  json.begin_object();
  json.key("id").text(item.id);
  json.key("kind").text(kinds[static_cast<std::size_t>(item.kind)]);
  json.key("construct").text(item.construct);
  if (item.is_reversed) json.key("reversed").boolean(true);
  write_ids(json, "choices", item.choices);
  write_ids(json, "special", item.special);
  write_conditions(json, item, items);
  if (!item.note_before.empty()) json.key("before").text(item.note_before);
  if (!item.note_after.empty()) json.key("after").text(item.note_after);
  if (item.asks_privacy) json.key("privacy").text("ask");
  json.end_object();
}

void write_subscale(JsonWriter& json, const Subscale& subscale, const std::vector<Item>& items) {
  constexpr std::string_view methods[] = {"mean", "sum", "max"};
  json.begin_object().key("id").text(subscale.id).key("name").text(subscale.name).key("items").begin_array();
  for (const std::size_t item : subscale.items) json.text(items[item].id);
  json.end_array();
  json.key("method").text(methods[static_cast<std::size_t>(subscale.method)]);
  json.key("min_answered").whole(static_cast<std::int64_t>(subscale.min_answered)).end_object();
}

}  // namespace

bool operator==(const InstrumentKey& a, const InstrumentKey& b) {
  return a.id == b.id && a.version == b.version && a.hash == b.hash;
}
bool operator!=(const InstrumentKey& a, const InstrumentKey& b) { return !(a == b); }

const Item& Instrument::item(std::size_t index) const {
  assert(index < item_count());
  return parts_->items[index];
}

std::optional<std::size_t> Instrument::index_of(std::string_view item_id) const {
  for (std::size_t i = 0; i < item_count(); ++i) {
    if (items()[i].id == item_id) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> Instrument::index_of_construct(std::string_view construct) const {
  for (std::size_t i = 0; i < item_count(); ++i) {
    if (items()[i].construct == construct) return i;
  }
  return std::nullopt;
}

const Subscale* Instrument::subscale_named(std::string_view name) const {
  for (const Subscale& subscale : subscales()) {
    if (subscale.name == name) return &subscale;
  }
  return nullptr;
}

const Language& Instrument::language(std::string_view tag) const {
  for (const Language& each : languages()) {
    if (lower(each.tag) == lower(tag)) return each;
  }
  for (const Language& each : languages()) {
    if (primary_of(each.tag) == primary_of(tag)) return each;
  }
  return languages().front();
}

std::string_view label_at(const Scale& scale, const ItemText& text, int value) {
  if (text.labels.empty() || !scale.has(value)) return {};
  const auto stop = static_cast<std::size_t>((value - scale.min) / scale.step);
  const auto last_stop = static_cast<std::size_t>(scale.stop_count()) - 1;
  const std::size_t last_label = text.labels.size() - 1;
  // Labels stand at equal distances: stop s has one where s falls on a whole label.
  return stop * last_label % last_stop == 0 ? std::string_view(text.labels[stop * last_label / last_stop])
                                            : std::string_view();
}

std::string_view note_of(const Language& language, std::string_view note_id) {
  for (const NoteText& note : language.notes) {
    if (note.id == note_id) return note.text;
  }
  return {};
}

std::string canonical_structure(const InstrumentParts& parts) {
  JsonWriter json;
  json.begin_object();
  json.key("id").text(parts.key.id).key("version").whole(parts.key.version);
  json.key("scale").begin_object();
  const Scale& scale = parts.scale;
  json.key("min").whole(scale.min).key("max").whole(scale.max).key("step").whole(scale.step);
  json.end_object();
  json.key("items").begin_array();
  for (const Item& item : parts.items) write_item(json, item, parts.items);
  json.end_array().key("subscales").begin_array();
  for (const Subscale& subscale : parts.subscales) write_subscale(json, subscale, parts.items);
  json.end_array().end_object();
  return json.take();
}

}  // namespace attune
