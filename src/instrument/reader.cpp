#include "instrument/reader.h"

#include <algorithm>

#include "base/text.h"

namespace attune {
namespace {

constexpr std::size_t kNameLengthMax = 64;

bool is_id(std::string_view text) {
  constexpr std::string_view allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_name(std::string_view text) {
  const auto is_allowed = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
  return !text.empty() && text.size() <= kNameLengthMax && std::all_of(text.begin(), text.end(), is_allowed);
}

bool contains(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string range(std::size_t min, std::size_t max) {
  if (min == max) return std::to_string(min);
  return std::to_string(min) + " to " + std::to_string(max);
}

}  // namespace

void FieldReader::refuse(JsonValue at, std::string reason) {
  if (!ok_) return;
  ok_ = false;
  refusal_ = {document_.path_of(at), std::move(reason)};
}

void FieldReader::keys(JsonValue object, const std::vector<std::string_view>& needed,
                       const std::vector<std::string_view>& optional) {
  if (object.kind() != JsonKind::object) return refuse(object, "must be an object");
  for (const std::string_view key : needed) {
    if (!object.find(key)) return refuse(object, "\"" + std::string(key) + "\" is missing");
  }
  for (std::size_t i = 0; i < object.size(); ++i) {
    if (contains(needed, object.key(i)) || contains(optional, object.key(i))) continue;
    return refuse(object.member(i), "this key has no place here");
  }
}

std::optional<JsonValue> FieldReader::find(Field field) {
  if (!ok_) return std::nullopt;
  const std::optional<JsonValue> value = field.object.find(field.key);
  if (!value) refuse(field.object, "\"" + std::string(field.key) + "\" is missing");
  return value;
}

JsonValue FieldReader::object(Field field) {
  const std::optional<JsonValue> value = find(field);
  if (!value) return field.object;
  if (value->kind() != JsonKind::object) refuse(*value, "must be an object");
  return *value;
}

std::vector<JsonValue> FieldReader::list(Field field, std::size_t count_min, std::size_t count_max) {
  const std::optional<JsonValue> value = find(field);
  if (!value) return {};
  if (value->kind() != JsonKind::array || value->size() < count_min || value->size() > count_max) {
    refuse(*value, "must be a list of " + range(count_min, count_max));
    return {};
  }
  std::vector<JsonValue> elements;
  for (std::size_t i = 0; i < value->size(); ++i) elements.push_back(value->at(i));
  return elements;
}

int FieldReader::whole(Field field, int min, int max) {
  const std::optional<JsonValue> value = find(field);
  if (!value) return min;
  const std::optional<std::int64_t> number = value->whole(min, max);
  if (!number) {
    refuse(*value, "must be a whole number, " + std::to_string(min) + " to " + std::to_string(max));
  }
  return static_cast<int>(number.value_or(min));
}

double FieldReader::number(Field field, int min, int max) {
  const std::optional<JsonValue> value = find(field);
  if (!value) return min;
  const double number = value->number().value_or(max + 1.0);
  if (number >= min && number <= max) return number;
  refuse(*value, "must be a number, " + std::to_string(min) + " to " + std::to_string(max));
  return min;
}

void FieldReader::yes(Field field) {
  const std::optional<JsonValue> value = find(field);
  if (value && value->boolean() != true) refuse(*value, "must be true, or be left out");
}

std::string FieldReader::text_of(JsonValue value, std::size_t code_points_max, bool lines) {
  const std::string_view text = value.text().value_or("");
  // A code point has four bytes at most: a long text is refused before it is counted.
  const bool is_short = text.size() <= 4 * code_points_max && code_points(text) <= code_points_max;
  if (!text.empty() && is_short && is_plain_text(text, lines)) return std::string(text);
  refuse(value, "must be a text of " + range(1, code_points_max) + " characters, without control characters");
  return {};
}

std::string FieldReader::text(Field field, std::size_t code_points_max, bool lines) {
  const std::optional<JsonValue> value = find(field);
  return value ? text_of(*value, code_points_max, lines) : std::string();
}

std::vector<std::string> FieldReader::texts(Field field, std::size_t count, std::size_t code_points_max) {
  std::vector<std::string> all;
  for (const JsonValue value : list(field, count, count)) {
    all.push_back(text_of(value, code_points_max, false));
  }
  return all;
}

std::string FieldReader::id_of(JsonValue value, std::size_t length_max) {
  const std::string_view text = value.text().value_or("");
  if (is_id(text) && text.size() <= length_max) return std::string(text);
  refuse(value, "must be an id: " + range(1, length_max) + " of A-Z a-z 0-9 . _ -");
  return {};
}

std::string FieldReader::id(Field field, std::size_t length_max) {
  const std::optional<JsonValue> value = find(field);
  return value ? id_of(*value, length_max) : std::string();
}

std::vector<std::string> FieldReader::ids(Field field, std::size_t count_min, std::size_t count_max) {
  std::vector<std::string> all;
  for (const JsonValue value : list(field, count_min, count_max)) {
    std::string id = id_of(value, 32);
    if (std::find(all.begin(), all.end(), id) != all.end()) refuse(value, "stands twice in this list");
    all.push_back(std::move(id));
  }
  return all;
}

std::string FieldReader::name(Field field) {
  const std::optional<JsonValue> value = find(field);
  if (!value) return {};
  const std::string_view text = value->text().value_or("");
  if (!is_name(text)) refuse(*value, "must be a name: 1 to 64 printable ASCII characters without \" and \\");
  return std::string(text);
}

std::size_t FieldReader::one_of(Field field, std::initializer_list<std::string_view> words) {
  const std::optional<JsonValue> value = find(field);
  if (!value) return 0;
  const std::optional<std::string_view> text = value->text();
  std::string allowed;
  std::size_t place = 0;
  for (const std::string_view word : words) {
    if (text == word) return place;
    allowed += (place++ == 0 ? "must be " : " or ") + ("\"" + std::string(word) + "\"");
  }
  refuse(*value, allowed);
  return 0;
}

}  // namespace attune
