#include "client/answers.h"

namespace attune::client {
namespace {

// The labels between which a stop without one stands.
struct Between {
  std::string low, high;
};

Between labels_around(const Scale& scale, const ItemText& text, int value) {
  Between around;
  for (int below = value; below >= scale.min && around.low.empty(); below -= scale.step) {
    around.low = label_at(scale, text, below);
  }
  for (int above = value; above <= scale.max && around.high.empty(); above += scale.step) {
    around.high = label_at(scale, text, above);
  }
  return around;
}

// `labelled` for a stop that has a label of its own, `between` for the others.
std::string stop_in_words(const State& state, std::size_t item, int value, S labelled, S between) {
  const Scale& scale = state.instrument().scale();
  const ItemText& text = state.text_of(item);
  const std::string number = std::to_string(value);
  const std::string_view label = label_at(scale, text, value);
  if (!label.empty()) return state.strings(labelled, {{"value", number}, {"label", label}});
  const Between around = labels_around(scale, text, value);
  return state.strings(between, {{"value", number}, {"low", around.low}, {"high", around.high}});
}

}  // namespace

std::string answer_in_words(const State& state, std::size_t item, const Answer& answer) {
  const ItemText& text = state.text_of(item);
  const auto at = static_cast<std::size_t>(answer.number);
  switch (answer.kind) {
    case Answer::Kind::value:
      return stop_in_words(state, item, answer.number, S::review_value_label, S::review_value_between);
    case Answer::Kind::choice:
      return text.choices[at];
    case Answer::Kind::special:
      return text.special[at];
    case Answer::Kind::note:
      return answer.text;
    case Answer::Kind::not_asked:
      return {};
    case Answer::Kind::not_reached:
    case Answer::Kind::skipped:
    case Answer::Kind::no_answer:
      return state.strings(S::review_skipped);
  }
  return {};
}

std::string chosen_in_words(const State& state, std::size_t item, const Answer& answer) {
  const ItemText& text = state.text_of(item);
  const auto at = static_cast<std::size_t>(answer.number);
  switch (answer.kind) {
    case Answer::Kind::value:
      return stop_in_words(state, item, answer.number, S::question_chose_label, S::question_chose_between);
    case Answer::Kind::choice:
      return state.strings(S::question_chose_choice, {{"label", text.choices[at]}});
    case Answer::Kind::special:
      return state.strings(S::question_chose_choice, {{"label", text.special[at]}});
    case Answer::Kind::skipped:
      return state.strings(S::question_skipped);
    default:
      return state.strings(S::question_nothing);
  }
}

std::string item_aloud(const State& state, std::size_t item) {
  const ItemText& text = state.text_of(item);
  const Item& asked = state.instrument().item(item);
  const Language& language = state.instrument().language(state.language);
  std::string words;
  // Each is a sentence of its own, so that a voice pauses between them.
  const auto add = [&words](std::string_view sentence) {
    if (sentence.empty()) return;
    const bool has_end = std::string_view(".?!:").find(sentence.back()) != std::string_view::npos;
    words += (words.empty() ? "" : " ") + std::string(sentence) + (has_end ? "" : ".");
  };
  add(note_of(language, asked.note_before));
  add(text.text);
  const Scale& scale = state.instrument().scale();
  for (int value = scale.min; asked.kind == ItemKind::scale && value <= scale.max; value += scale.step) {
    const std::string_view label = label_at(scale, text, value);
    if (!label.empty()) {
      add(state.strings(S::review_value_label, {{"value", std::to_string(value)}, {"label", label}}));
    }
  }
  for (const std::string& choice : text.choices) add(choice);
  for (const std::string& special : text.special) add(special);
  return words;
}

}  // namespace attune::client
