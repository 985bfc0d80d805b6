#include "instrument/load.h"

#include <algorithm>

#include "base/sha256.h"
#include "instrument/languages.h"
#include "instrument/reader.h"

namespace attune {

// Fills InstrumentParts from the root of a file, in an order in which each part may look at those before it.
class InstrumentLoader {
 public:
  InstrumentLoader(FieldReader& reader, JsonValue root) : reader_(reader), root_(root) {}
  void read();
  Instrument take();

 private:
  void read_head();
  void read_scale();
  void read_item(JsonValue value);
  Condition read_condition(JsonValue value);
  void read_subscale(JsonValue value);
  CutOff read_cut_off(JsonValue value, const Subscale& subscale);
  // The key, if the object has it; refused in a file of format 1, which does not know it.
  std::optional<JsonValue> find_of_format_2(JsonValue object, std::string_view key);
  std::size_t scale_item(JsonValue at, std::string_view id);
  FieldReader& reader_;
  JsonValue root_;
  int format_ = 1;
  InstrumentParts parts_;
};

namespace {

constexpr int kFormatMax = 2;
constexpr std::size_t kItemsMax = 200;
constexpr int kTextItemsMax = 20;
constexpr std::size_t kSubscalesMax = 50;
constexpr int kScaleEnd = 1000;
constexpr int kStopsMax = 101;
constexpr std::size_t kCutOffsMax = 10;
constexpr std::size_t kSourceMax = 300;

template <class Part>
bool has_id(const std::vector<Part>& parts, std::string_view id) {
  return std::any_of(parts.begin(), parts.end(), [&](const Part& part) { return part.id == id; });
}

}  // namespace

void InstrumentLoader::read() {
  reader_.keys(root_, {"format", "id", "version", "licence", "scale", "items", "subscales", "languages"});
  read_head();
  read_scale();
  for (const JsonValue value : reader_.list({root_, "items"}, 1, kItemsMax)) {
    if (reader_.ok()) read_item(value);
  }
  for (const JsonValue value : reader_.list({root_, "subscales"}, 0, kSubscalesMax)) {
    if (reader_.ok()) read_subscale(value);
  }
  if (reader_.ok()) read_languages(reader_, root_, parts_);
}

Instrument InstrumentLoader::take() {
  const Digest digest = sha256(view(canonical_structure(parts_)));
  std::copy_n(digest.begin(), parts_.key.hash.size(), parts_.key.hash.begin());
  return Instrument(std::move(parts_));
}

void InstrumentLoader::read_head() {
  format_ = reader_.whole({root_, "format"}, 1, kFormatMax);
  parts_.key.id = reader_.id({root_, "id"}, 64);
  parts_.key.version = static_cast<std::uint32_t>(reader_.whole({root_, "version"}, 1, 0x7FFFFFFF));
  const JsonValue licence = reader_.object({root_, "licence"});
  reader_.keys(licence, {"name", "notice"});
  parts_.licence.name = reader_.text({licence, "name"}, 200);
  parts_.licence.notice = reader_.text({licence, "notice"}, 2000, true);
}

void InstrumentLoader::read_scale() {
  const JsonValue value = reader_.object({root_, "scale"});
  reader_.keys(value, {"min", "max", "step"});
  Scale scale;
  scale.min = reader_.whole({value, "min"}, -kScaleEnd, kScaleEnd);
  scale.max = reader_.whole({value, "max"}, -kScaleEnd, kScaleEnd);
  scale.step = reader_.whole({value, "step"}, 1, 2 * kScaleEnd);
  if (!reader_.ok()) return;
  if (scale.max <= scale.min) return reader_.refuse(value, "max must be above min");
  if (!scale.has(scale.max)) return reader_.refuse(value, "the last stop must be exactly at max");
  if (scale.stop_count() > kStopsMax) return reader_.refuse(value, "has more than 101 stops");
  parts_.scale = scale;
}

void InstrumentLoader::read_item(JsonValue value) {
  reader_.keys(value, {"id", "kind", "construct"},
               {"reversed", "choices", "special", "ask_if_any", "before", "after", "privacy"});
  Item item;
  item.id = reader_.id({value, "id"});
  if (has_id(parts_.items, item.id)) reader_.refuse(value, "this id stands twice");
  item.kind = static_cast<ItemKind>(reader_.one_of({value, "kind"}, {"scale", "choice", "text"}));
  item.construct = reader_.name({value, "construct"});
  if (const auto reversed = find_of_format_2(value, "reversed")) {
    if (item.kind != ItemKind::scale) reader_.refuse(*reversed, "belongs to kind \"scale\" only");
    reader_.yes({value, "reversed"});
    item.is_reversed = true;
  }
  if (item.kind == ItemKind::choice) {
    item.choices = reader_.ids({value, "choices"}, 2, 20);
  } else if (const auto choices = value.find("choices")) {
    reader_.refuse(*choices, "belongs to kind \"choice\" only");
  }
  if (const auto special = value.find("special")) {
    if (item.kind != ItemKind::scale) reader_.refuse(*special, "belongs to kind \"scale\" only");
    item.special = reader_.ids({value, "special"}, 1, 10);
  }
  if (const auto privacy = value.find("privacy")) {
    if (item.kind != ItemKind::text) reader_.refuse(*privacy, "belongs to kind \"text\" only");
    reader_.one_of({value, "privacy"}, {"ask"});
    item.asks_privacy = true;
  }
  if (value.find("before")) item.note_before = reader_.id({value, "before"});
  if (value.find("after")) item.note_after = reader_.id({value, "after"});
  if (value.find("ask_if_any")) {
    for (const JsonValue condition : reader_.list({value, "ask_if_any"}, 1, 16)) {
      item.ask_if_any.push_back(read_condition(condition));
    }
  }
  parts_.items.push_back(std::move(item));
  const auto is_text = [](const Item& each) { return each.kind == ItemKind::text; };
  const auto text_count = std::count_if(parts_.items.begin(), parts_.items.end(), is_text);
  if (text_count > kTextItemsMax) reader_.refuse(value, "comes after 20 items of kind \"text\"");
}

Condition InstrumentLoader::read_condition(JsonValue value) {
  Condition condition;
  if (value.find("episode")) {
    reader_.keys(value, {"episode"});
    reader_.one_of({value, "episode"}, {"open"});
    condition.is_episode_open = true;
    return condition;
  }
  reader_.keys(value, {"item", "at_least"});
  condition.item = scale_item(value, reader_.id({value, "item"}));
  condition.at_least = reader_.whole({value, "at_least"}, parts_.scale.min, parts_.scale.max);
  if (!parts_.scale.has(condition.at_least)) reader_.refuse(value, "at_least must be a stop of the scale");
  return condition;
}

void InstrumentLoader::read_subscale(JsonValue value) {
  reader_.keys(value, {"id", "name", "items", "method", "min_answered"}, {"cut_offs"});
  Subscale subscale;
  subscale.id = reader_.id({value, "id"});
  if (has_id(parts_.subscales, subscale.id)) reader_.refuse(value, "this id stands twice");
  subscale.name = reader_.name({value, "name"});
  for (const Subscale& earlier : parts_.subscales) {
    if (earlier.name == subscale.name) reader_.refuse(value, "this name stands twice");
  }
  for (const std::string& id : reader_.ids({value, "items"}, 1, kItemsMax)) {
    subscale.items.push_back(scale_item(value, id));
  }
  subscale.method = static_cast<Method>(reader_.one_of({value, "method"}, {"mean", "sum", "max"}));
  const int count = std::max(1, static_cast<int>(subscale.items.size()));
  subscale.min_answered = static_cast<std::size_t>(reader_.whole({value, "min_answered"}, 1, count));
  if (find_of_format_2(value, "cut_offs")) {
    for (const JsonValue cut_off : reader_.list({value, "cut_offs"}, 1, kCutOffsMax)) {
      subscale.cut_offs.push_back(read_cut_off(cut_off, subscale));
    }
  }
  parts_.subscales.push_back(std::move(subscale));
}

CutOff InstrumentLoader::read_cut_off(JsonValue value, const Subscale& subscale) {
  reader_.keys(value, {"at", "side", "source"});
  const int times = subscale.method == Method::sum ? static_cast<int>(subscale.items.size()) : 1;
  CutOff cut_off;
  cut_off.at = reader_.number({value, "at"}, times * parts_.scale.min, times * parts_.scale.max);
  const std::size_t side = reader_.one_of({value, "side"}, {"below", "at_most", "at_least", "above"});
  cut_off.side = static_cast<Side>(side);
  cut_off.source = reader_.text({value, "source"}, kSourceMax);
  return cut_off;
}

std::optional<JsonValue> InstrumentLoader::find_of_format_2(JsonValue object, std::string_view key) {
  const std::optional<JsonValue> value = object.find(key);
  if (value && format_ < 2) reader_.refuse(*value, "belongs to format 2");
  return value;
}

// While items are being read this finds the earlier ones only, which is what a condition may name.
std::size_t InstrumentLoader::scale_item(JsonValue at, std::string_view id) {
  for (std::size_t i = 0; i < parts_.items.size(); ++i) {
    if (parts_.items[i].id == id && parts_.items[i].kind == ItemKind::scale) return i;
  }
  reader_.refuse(at, "must name an item of kind \"scale\" that stands before it");
  return 0;
}

Result<Instrument> load_instrument(std::string_view json, JsonRefusal* why) {
  const Result<JsonDocument> document = JsonDocument::parse(json, why);
  if (!document) return Error{Fault::broken_instrument, "instrument json"};
  FieldReader reader(*document);
  InstrumentLoader loader(reader, document->root());
  loader.read();
  if (reader.ok()) return loader.take();
  if (why != nullptr) *why = reader.refusal();
  return Error{Fault::broken_instrument, "instrument"};
}

}  // namespace attune
