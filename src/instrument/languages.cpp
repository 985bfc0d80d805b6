#include "instrument/languages.h"

#include <algorithm>

namespace attune {
namespace {

constexpr std::size_t kLanguagesMax = 50;
constexpr std::size_t kTagLengthMax = 35;  // BCP 47 section 4.4.1
constexpr std::size_t kTitleMax = 80;
constexpr std::size_t kTextMax = 300;
constexpr std::size_t kLabelMax = 60;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_tag(std::string_view tag) {
  if (tag.size() > kTagLengthMax) return false;
  std::size_t length = 0;
  bool is_first = true;
  for (const char c : tag) {
    if (c == '-') {
      if (length < (is_first ? 2 : 1)) return false;
      is_first = false;
      length = 0;
    } else if (++length > 8 || !(is_letter(c) || (is_digit(c) && !is_first))) {
      return false;
    }
  }
  return length >= (is_first ? 2 : 1);
}

std::vector<std::string> note_ids(const std::vector<Item>& items) {
  std::vector<std::string> ids;
  for (const Item& item : items) {
    for (const std::string& id : {item.note_before, item.note_after}) {
      if (!id.empty() && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    }
  }
  return ids;
}

bool has_cut_offs(const std::vector<Subscale>& subscales) {
  const auto has_any = [](const Subscale& subscale) { return !subscale.cut_offs.empty(); };
  return std::any_of(subscales.begin(), subscales.end(), has_any);
}

std::vector<std::string> read_labels(FieldReader& reader, JsonValue value, const Scale& scale) {
  const auto stop_count = static_cast<std::size_t>(scale.stop_count());
  const std::size_t count = value.find("labels") ? value.find("labels")->size() : 0;
  const bool has_middle = stop_count % 2 == 1;
  if (count == stop_count || count == 2 || (count == 3 && has_middle)) {
    return reader.texts({value, "labels"}, count, kLabelMax);
  }
  reader.refuse(value, "labels must be two for the ends, three with the middle stop, or one for every stop");
  return {};
}

ItemText read_item_text(FieldReader& reader, JsonValue value, const Item& item, const Scale& scale) {
  ItemText words;
  if (item.kind == ItemKind::text) {
    reader.keys(value, {"text"});
  } else if (item.kind == ItemKind::choice) {
    reader.keys(value, {"text", "choices"});
    words.choices = reader.texts({value, "choices"}, item.choices.size(), kLabelMax);
  } else if (item.special.empty()) {
    reader.keys(value, {"text", "labels"});
  } else {
    reader.keys(value, {"text", "labels", "special"});
    words.special = reader.texts({value, "special"}, item.special.size(), kLabelMax);
  }
  if (item.kind == ItemKind::scale && reader.ok()) words.labels = read_labels(reader, value, scale);
  words.text = reader.text({value, "text"}, kTextMax);
  return words;
}

void read_notes(FieldReader& reader, JsonValue value, const std::vector<std::string>& ids,
                Language& language) {
  if (ids.empty()) return;
  const JsonValue notes = reader.object({value, "notes"});
  for (const std::string& id : ids) language.notes.push_back({id, reader.text({notes, id}, kTextMax)});
  if (reader.ok() && notes.size() > ids.size()) reader.refuse(notes, "has a note that no item names");
}

// What each cut-off says, under the id of its subscale.
void read_cut_offs(FieldReader& reader, JsonValue value, const std::vector<Subscale>& subscales,
                   Language& language) {
  language.cut_offs.resize(subscales.size());
  if (!has_cut_offs(subscales)) return;
  const JsonValue cut_offs = reader.object({value, "cut_offs"});
  std::size_t count = 0;
  for (std::size_t i = 0; i < subscales.size(); ++i) {
    const std::size_t wanted = subscales[i].cut_offs.size();
    if (wanted == 0) continue;
    language.cut_offs[i] = reader.texts({cut_offs, subscales[i].id}, wanted, kLabelMax);
    ++count;
  }
  if (reader.ok() && cut_offs.size() > count) reader.refuse(cut_offs, "has a subscale without cut-offs");
}

Language read_language(FieldReader& reader, std::string_view tag, JsonValue value,
                       const InstrumentParts& parts) {
  Language language;
  language.tag = std::string(tag);
  if (!is_tag(tag)) reader.refuse(value, "must be under a language tag such as \"en\" or \"pt-BR\"");
  const std::vector<std::string> ids = note_ids(parts.items);
  std::vector<std::string_view> keys = {"title", "items"};
  if (!ids.empty()) keys.push_back("notes");
  if (has_cut_offs(parts.subscales)) keys.push_back("cut_offs");
  reader.keys(value, keys);
  language.title = reader.text({value, "title"}, kTitleMax);
  const JsonValue items = reader.object({value, "items"});
  for (const Item& item : parts.items) {
    const JsonValue words = reader.object({items, item.id});
    if (!reader.ok()) return language;
    language.items.push_back(read_item_text(reader, words, item, parts.scale));
  }
  if (items.size() > parts.items.size()) reader.refuse(items, "has an item that the structure does not have");
  read_notes(reader, value, ids, language);
  read_cut_offs(reader, value, parts.subscales, language);
  return language;
}

}  // namespace

void read_languages(FieldReader& reader, JsonValue root, InstrumentParts& parts) {
  const JsonValue languages = reader.object({root, "languages"});
  if (languages.size() < 1 || languages.size() > kLanguagesMax) {
    return reader.refuse(languages, "must have 1 to 50 languages");
  }
  for (std::size_t i = 0; i < languages.size() && reader.ok(); ++i) {
    parts.languages.push_back(read_language(reader, languages.key(i), languages.member(i), parts));
  }
}

}  // namespace attune
