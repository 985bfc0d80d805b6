// Takes fields out of an instrument's file one by one and remembers the first that is not as FORMAT.md says.
// After that every field reads as empty, so that a group of fields is read without asking in between and ok()
// is asked at its end.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "base/json.h"

namespace attune {

struct Field {
  JsonValue object;
  std::string_view key;
};

class FieldReader {
 public:
  explicit FieldReader(const JsonDocument& document) : document_(document) {}

  void refuse(JsonValue at, std::string reason);
  bool ok() const { return ok_; }
  const JsonRefusal& refusal() const { return refusal_; }

  // Refuses a value that is no object, a missing key, and a key of neither list.
  void keys(JsonValue object, const std::vector<std::string_view>& needed,
            const std::vector<std::string_view>& optional = {});
  JsonValue object(Field field);  // the object that holds the field, where there is none
  std::vector<JsonValue> list(Field field, std::size_t count_min, std::size_t count_max);
  int whole(Field field, int min, int max);
  double number(Field field, int min, int max);
  void yes(Field field);  // refuses all but `true`: a key that says no is left out
  std::string text(Field field, std::size_t code_points_max, bool lines = false);
  std::vector<std::string> texts(Field field, std::size_t count, std::size_t code_points_max);
  std::string id(Field field, std::size_t length_max = 32);
  std::vector<std::string> ids(Field field, std::size_t count_min, std::size_t count_max);  // all different
  std::string name(Field field);
  // The place of the text among `words`; 0 if it is none of them.
  std::size_t one_of(Field field, std::initializer_list<std::string_view> words);

 private:
  std::optional<JsonValue> find(Field field);
  std::string text_of(JsonValue value, std::size_t code_points_max, bool lines);
  std::string id_of(JsonValue value, std::size_t length_max);
  const JsonDocument& document_;
  JsonRefusal refusal_;
  bool ok_ = true;
};

}  // namespace attune
