#include "guidance_words.h"

#include <algorithm>
#include <cassert>

#include "days.h"

namespace attune {
namespace {

// The tests in tests/unit/guidance_content_test.cpp and guidance_words_test.cpp show that every key is there.
S sentence(std::string_view before, std::string_view key, std::string_view after_it = {}) {
  std::string wanted;
  wanted.append(before).append(key).append(after_it);
  const auto found = std::find(kStringKeys.begin(), kStringKeys.end(), wanted);
  assert(found != kStringKeys.end());
  return after(static_cast<S>(kKeyedFrom), static_cast<int>(found - kStringKeys.begin()));
}

std::string number(std::optional<double> value, std::string (*written)(double)) {
  return value ? written(*value) : std::string();
}

}  // namespace

PromptWords words_of(guidance::Row row) {
  const std::string_view key = guidance::facts_of(row).key;
  return {sentence("guidance.", key, ".title"), sentence("guidance.", key, ".say"),
          sentence("guidance.", key, ".avoid")};
}

std::optional<S> looks_of(guidance::Row row) {
  if (row < guidance::Row::attunement || row > guidance::Row::responsiveness) return std::nullopt;
  return sentence("guidance.", guidance::facts_of(row).key, ".looks");
}

KindWords words_of(const guidance::Kind& kind) {
  const auto part = [&](std::string_view name) { return sentence("guidance.kind.", kind.key, name); };
  return {part(".name"), part(".what"), part(".shows"), part(".check_in"), part(".path")};
}

S words_of(guidance::Claim claim) { return sentence("guidance.claim.", guidance::facts_of(claim).key); }

S name_of(guidance::Aspect aspect) { return sentence("guidance.aspect.", guidance::key_of(aspect)); }

S name_of(const guidance::CyclePart& part) { return sentence("cycle.part.", part.key); }

S name_of(const guidance::CycleValue& value) {
  return value.aspect ? name_of(*value.aspect) : sentence("cycle.feed.", guidance::key_of(value.feed));
}

S name_of(guidance::Direction direction) {
  switch (direction) {
    case guidance::Direction::lower:
      return S::cycle_lower;
    case guidance::Direction::usual:
      return S::cycle_usual;
    case guidance::Direction::higher:
      return S::cycle_higher;
    case guidance::Direction::not_yet:
      break;
  }
  return S::cycle_not_yet;
}

S article_of(const guidance::Source& source) {
  return source.article == 1 ? S::guidance_article_1 : S::guidance_article_2;
}

std::string why_in_words(const Sentences& say, const guidance::Reason& why) {
  const S id = sentence("guidance.why.", guidance::key_of(why.why));
  const bool is_of_scores = why.why == guidance::Why::points_below;
  const std::string item = why.aspect ? say(name_of(*why.aspect)) : std::string();
  const std::string value = number(why.value, plain);
  const std::string usual = number(why.usual, is_of_scores ? one_decimal : plain);
  const std::string count = std::to_string(why.count);
  return say(id, {{"item", item},
                  {"value", value},
                  {"usual", usual},
                  {"points", number(why.value, one_decimal)},
                  {"days", count},
                  {"count", count}});
}

}  // namespace attune
