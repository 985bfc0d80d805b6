#include "base/json.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>
#include <vector>

#include <rapidjson/document.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/writer.h>

#include "base/text.h"

namespace attune {
namespace {

using Node = rapidjson::Value;

constexpr std::size_t kPathKeyBytesMax = 64;
// Without kParseFullPrecisionFlag: that code of RapidJSON 1.1.0 counts the leading zero bits of 0 at "0e38",
// which C++ does not define.
constexpr unsigned kParseFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;

const Node& node_of(const void* node) { return *static_cast<const Node*>(node); }

std::string_view view_of(const Node& text) { return {text.GetString(), text.GetStringLength()}; }

// Passes events on to the document and ends the parse where they nest too deep, so that nothing deeper is
// ever built and walking the tree by recursion stays safe.
class Bounded {
 public:
  explicit Bounded(rapidjson::Document& document) : document_(document) {}
  bool Null() { return document_.Null(); }
  bool Bool(bool value) { return document_.Bool(value); }
  bool Int(int value) { return document_.Int(value); }
  bool Uint(unsigned value) { return document_.Uint(value); }
  bool Int64(std::int64_t value) { return document_.Int64(value); }
  bool Uint64(std::uint64_t value) { return document_.Uint64(value); }
  // "10e308" comes as infinity.
  bool Double(double value) { return std::isfinite(value) && document_.Double(value); }
  bool RawNumber(const char* text, rapidjson::SizeType length, bool copy) {
    return document_.RawNumber(text, length, copy);
  }
  // RapidJSON lets the escape of half a surrogate pair through.
  bool String(const char* text, rapidjson::SizeType length, bool copy) {
    return is_utf8({text, length}) && document_.String(text, length, copy);
  }
  bool StartObject() { return ++level_ <= kJsonLevelsMax && document_.StartObject(); }
  bool Key(const char* text, rapidjson::SizeType length, bool copy) {
    return is_utf8({text, length}) && document_.Key(text, length, copy);
  }
  bool EndObject(rapidjson::SizeType count) { --level_; return document_.EndObject(count); }
  bool StartArray() { return ++level_ <= kJsonLevelsMax && document_.StartArray(); }
  bool EndArray(rapidjson::SizeType count) { --level_; return document_.EndArray(count); }
  bool was_too_deep() const { return level_ > kJsonLevelsMax; }

 private:
  rapidjson::Document& document_;
  int level_ = 0;
};

void append_key(std::string& path, std::string_view key) {
  if (!path.empty()) path += '.';
  std::size_t end = std::min(key.size(), kPathKeyBytesMax);
  while (end > 0 && end < key.size() && (static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
  path.append(key.substr(0, end));
  if (end < key.size()) path += "...";
}

// Walks the tree until `is_it(node)` and leaves the way there in `path`.
template <class Predicate>
bool find_path(const Node& node, std::string& path, const Predicate& is_it) {
  if (is_it(node, path)) return true;
  const std::size_t length = path.size();
  if (node.IsObject()) {
    for (auto member = node.MemberBegin(); member != node.MemberEnd(); ++member) {
      append_key(path, view_of(member->name));
      if (find_path(member->value, path, is_it)) return true;
      path.resize(length);
    }
  }
  if (node.IsArray()) {
    for (rapidjson::SizeType i = 0; i < node.Size(); ++i) {
      path += '[' + std::to_string(i) + ']';
      if (find_path(node[i], path, is_it)) return true;
      path.resize(length);
    }
  }
  return false;
}

// The first duplicate key of an object goes to the end of the path.
bool has_duplicate_key(const Node& node, std::string& path) {
  if (!node.IsObject()) return false;
  std::vector<std::string_view> keys;
  for (auto member = node.MemberBegin(); member != node.MemberEnd(); ++member) {
    keys.push_back(view_of(member->name));
  }
  std::sort(keys.begin(), keys.end());
  const auto twice = std::adjacent_find(keys.begin(), keys.end());
  if (twice == keys.end()) return false;
  append_key(path, *twice);
  return true;
}

Error refuse(Fault fault, const char* where, JsonRefusal* why, std::string path, std::string reason) {
  if (why != nullptr) *why = {std::move(path), std::move(reason), 0};
  return {fault, where};
}

}  // namespace

// --- Reading ---

struct JsonDocument::Held {
  rapidjson::Document document;
};

JsonDocument::JsonDocument(std::unique_ptr<Held> held) : held_(std::move(held)) {}
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;
JsonDocument::~JsonDocument() = default;

Result<JsonDocument> JsonDocument::parse(std::string_view text, JsonRefusal* why) {
  if (text.size() > kJsonBytesMax) {
    return refuse(Fault::too_large, "json size", why, "", "the file is larger than 1 MiB");
  }
  auto held = std::make_unique<Held>();
  rapidjson::MemoryStream stream(text.data(), text.size());
  rapidjson::Reader reader;
  Bounded bounded(held->document);
  const auto generate = [&](rapidjson::Document&) {
    return !reader.Parse<kParseFlags>(stream, bounded).IsError();
  };
  held->document.Populate(generate);
  if (bounded.was_too_deep()) {
    return refuse(Fault::malformed, "json depth", why, "", "values nest deeper than 32 levels");
  }
  if (reader.HasParseError()) {
    const std::size_t offset = reader.GetErrorOffset();
    const std::string reason = "not JSON in UTF-8, at byte " + std::to_string(offset);
    const Error error = refuse(Fault::malformed, "json", why, "", reason);
    if (why != nullptr) why->at_byte = offset;
    return error;
  }
  // RapidJSON takes a zero byte for the end of the text.
  if (stream.Tell() != text.size()) {
    return refuse(Fault::malformed, "json", why, "", "a zero byte in the file");
  }
  std::string path;
  if (find_path(held->document, path, has_duplicate_key)) {
    return refuse(Fault::malformed, "json key", why, path, "this key stands twice");
  }
  return JsonDocument(std::move(held));
}

JsonValue JsonDocument::root() const { return JsonValue(static_cast<const Node*>(&held_->document)); }

std::string JsonDocument::path_of(JsonValue value) const {
  std::string path;
  const auto is_it = [&](const Node& node, const std::string&) { return &node == value.node_; };
  return find_path(held_->document, path, is_it) ? path : "";
}

JsonKind JsonValue::kind() const {
  switch (node_of(node_).GetType()) {
    case rapidjson::kNullType: return JsonKind::null;
    case rapidjson::kFalseType:
    case rapidjson::kTrueType: return JsonKind::boolean;
    case rapidjson::kObjectType: return JsonKind::object;
    case rapidjson::kArrayType: return JsonKind::array;
    case rapidjson::kStringType: return JsonKind::string;
    case rapidjson::kNumberType: break;
  }
  return JsonKind::number;
}

std::size_t JsonValue::size() const {
  const Node& node = node_of(node_);
  if (node.IsArray()) return node.Size();
  return node.IsObject() ? node.MemberCount() : 0;
}

JsonValue JsonValue::at(std::size_t index) const {
  assert(kind() == JsonKind::array && index < size());
  return JsonValue(&node_of(node_)[static_cast<rapidjson::SizeType>(index)]);
}

std::string_view JsonValue::key(std::size_t index) const {
  assert(kind() == JsonKind::object && index < size());
  return view_of((node_of(node_).MemberBegin() + static_cast<std::ptrdiff_t>(index))->name);
}

JsonValue JsonValue::member(std::size_t index) const {
  assert(kind() == JsonKind::object && index < size());
  return JsonValue(&(node_of(node_).MemberBegin() + static_cast<std::ptrdiff_t>(index))->value);
}

std::optional<JsonValue> JsonValue::find(std::string_view key) const {
  const Node& node = node_of(node_);
  if (!node.IsObject()) return std::nullopt;
  for (auto member = node.MemberBegin(); member != node.MemberEnd(); ++member) {
    if (view_of(member->name) == key) return JsonValue(&member->value);
  }
  return std::nullopt;
}

std::optional<std::string_view> JsonValue::text() const {
  const Node& node = node_of(node_);
  if (!node.IsString()) return std::nullopt;
  return view_of(node);
}

std::optional<std::int64_t> JsonValue::whole(std::int64_t min, std::int64_t max) const {
  const Node& node = node_of(node_);
  if (!node.IsInt64() || node.GetInt64() < min || node.GetInt64() > max) return std::nullopt;
  return node.GetInt64();
}

std::optional<double> JsonValue::number() const {
  const Node& node = node_of(node_);
  if (!node.IsNumber()) return std::nullopt;
  return node.GetDouble();
}

std::optional<bool> JsonValue::boolean() const {
  const Node& node = node_of(node_);
  if (!node.IsBool()) return std::nullopt;
  return node.GetBool();
}

// --- Writing ---

struct JsonWriter::Held {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

JsonWriter::JsonWriter() : held_(std::make_unique<Held>()) {}
JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::begin_object() {
  held_->writer.StartObject();
  return *this;
}
JsonWriter& JsonWriter::end_object() {
  held_->writer.EndObject();
  return *this;
}
JsonWriter& JsonWriter::begin_array() {
  held_->writer.StartArray();
  return *this;
}
JsonWriter& JsonWriter::end_array() {
  held_->writer.EndArray();
  return *this;
}
JsonWriter& JsonWriter::key(std::string_view name) {
  held_->writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  return *this;
}
JsonWriter& JsonWriter::text(std::string_view value) {
  held_->writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  return *this;
}
JsonWriter& JsonWriter::whole(std::int64_t value) {
  held_->writer.Int64(value);
  return *this;
}
JsonWriter& JsonWriter::number(double value) {
  const bool is_finite = held_->writer.Double(value);
  assert(is_finite);
  (void)is_finite;
  return *this;
}
JsonWriter& JsonWriter::boolean(bool value) {
  held_->writer.Bool(value);
  return *this;
}
JsonWriter& JsonWriter::null() {
  held_->writer.Null();
  return *this;
}
std::string JsonWriter::take() const {
  assert(held_->writer.IsComplete());
  return {held_->buffer.GetString(), held_->buffer.GetSize()};
}

}  // namespace attune
