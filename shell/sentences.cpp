#include "sentences.h"

#include "base/json.h"

namespace attune {

Status Sentences::add(Part part, std::string_view json) {
  const Result<JsonDocument> document = JsonDocument::parse(json);
  if (!document) return Error{Fault::broken_strings, "strings: not JSON"};
  const JsonValue root = document->root();
  const std::size_t begin = part == Part::client ? 0 : kClientStrings;
  const std::size_t end = part == Part::client ? kClientStrings : kStringCount;
  if (root.kind() != JsonKind::array || root.size() != end - begin) {
    return Error{Fault::broken_strings, "strings: not as many as there are"};
  }
  std::array<std::string, kStringCount> texts = texts_;
  for (std::size_t i = begin; i < end; ++i) {
    const auto text = root.at(i - begin).text();
    if (!text || text->empty()) return Error{Fault::broken_strings, "strings: one is missing"};
    texts[i] = *text;
  }
  texts_ = std::move(texts);
  return done();
}

std::string Sentences::operator()(S id, std::initializer_list<Filling> fillings) const {
  const std::string& pattern = (*this)(id);
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? open : pattern.find('}', open);
    if (close == std::string::npos) return out + pattern.substr(at);
    out.append(pattern, at, open - at);
    const std::string_view name = std::string_view(pattern).substr(open + 1, close - open - 1);
    for (const Filling& filling : fillings) {
      if (filling.first == name) out.append(filling.second);
    }
    at = close + 1;
  }
  return out;
}

}  // namespace attune
