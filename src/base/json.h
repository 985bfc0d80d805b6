// All JSON goes through here, and nothing else includes RapidJSON. Reading is iterative and bounded: UTF-8
// is checked, a duplicate key, a trailing byte, 33 levels or more than 1 MiB are refused before anyone
// looks at a value.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace attune {

constexpr std::size_t kJsonBytesMax = 1024 * 1024;
constexpr int kJsonLevelsMax = 32;

// Where a file was refused and why, for whoever wrote it. The path holds keys and indices of that file, as in
// "items[3].kind"; a long key is shortened. The reason is a sentence of ours.
struct JsonRefusal {
  std::string path;
  std::string reason;
  std::size_t at_byte = 0;  // where reading stopped, if the text is not JSON
};

enum class JsonKind : std::uint8_t { null, boolean, number, string, array, object };

// One value of a JsonDocument, read only and cheap to copy. It must not outlive its document. A reader of
// the wrong kind answers nullopt, so that one line asks for the kind and the value together.
class JsonValue {
 public:
  JsonKind kind() const;
  std::size_t size() const;                        // elements or members; 0 for any other kind
  JsonValue at(std::size_t index) const;           // REQUIRES: an array, index < size()
  std::string_view key(std::size_t index) const;   // REQUIRES: an object, index < size()
  JsonValue member(std::size_t index) const;       // REQUIRES: an object, index < size()
  std::optional<JsonValue> find(std::string_view key) const;
  std::optional<std::string_view> text() const;
  std::optional<std::int64_t> whole(std::int64_t min, std::int64_t max) const;  // 3, never 3.0
  std::optional<double> number() const;  // the nearest double, if the text has at most 15 digits
  std::optional<bool> boolean() const;

 private:
  friend class JsonDocument;
  explicit JsonValue(const void* node) : node_(node) {}
  const void* node_;
};

class JsonDocument {
 public:
  // Refuses with too_large or malformed. `why` may be null.
  static Result<JsonDocument> parse(std::string_view text, JsonRefusal* why = nullptr);

  JsonValue root() const;
  // The way from the root to one of this document's own values, "" for the root. It searches: ask on
  // refusal only.
  std::string path_of(JsonValue value) const;

  JsonDocument(JsonDocument&&) noexcept;
  JsonDocument& operator=(JsonDocument&&) noexcept;
  ~JsonDocument();

 private:
  struct Held;
  explicit JsonDocument(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

// Writes compact JSON. Calls must nest as the text does; texts must be UTF-8 and numbers finite. A double
// is written in the shortest form whose nearest double it is.
class JsonWriter {
 public:
  JsonWriter();
  ~JsonWriter();
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& whole(std::int64_t value);
  JsonWriter& number(double value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  std::string take() const;  // REQUIRES: every object and array was ended

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace attune
