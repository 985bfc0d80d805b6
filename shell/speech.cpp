#include "speech.h"

#include <algorithm>

#include "ui/coverage.h"

namespace attune::speech {
namespace {

constexpr std::string_view kLanguageSetting = "language";

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

bool is_offered(const State& state, std::string_view language) {
  const std::vector<std::string>& offered = state.config.languages;
  return std::find(offered.begin(), offered.end(), language) != offered.end();
}

// The client's part stands for the whole: both are of one script.
bool can_be_drawn(const State& state) {
  for (std::size_t i = 0; i < kClientStrings; ++i) {
    if (!ui::can_draw(state.strings(static_cast<S>(i)))) return false;
  }
  if (state.instruments.empty()) return true;
  for (const ItemText& item : state.instrument().language(state.language).items) {
    if (!ui::can_draw(item.text)) return false;
  }
  return true;
}

// What the programme says itself, in the language in use.
void speak(State& state, std::string language) {
  state.language = std::move(language);
  speak_language(state.config, state.language);
  if (state.config.crisis.empty()) state.config.crisis = state.strings(S::start_crisis_built_in);
  state.can_be_drawn = can_be_drawn(state);
  if (!state.client.draft) return;
  state.client.draft->set_language(state.instrument().language(state.language).tag);
  if (state.record) state.stored(state.record->save_draft(state.client.draft->state()));
}

// All of it is here.
void adopt(State& state) {
  Incoming incoming = std::move(*state.incoming);
  state.incoming.reset();
  state.strings = std::move(incoming.strings);
  state.word_lists[incoming.language] = lines_of(incoming.list);
  state.words_fault.reset();
  state.complaint = {};
  state.therapist.read_result.clear();  // said in the language before
  speak(state, incoming.language);
  if (is_therapists(state.screen)) need_therapist_words(state);
  if (incoming.then) incoming.then();
}

void give_up(State& state, Fault fault) {
  const std::function<void()> then = std::move(state.incoming->then);
  state.incoming.reset();
  state.note(fault);
  state.complain(fault);
  if (then) then();
}

// One of the files of the language that is on its way; `take` refuses what cannot be read.
void fetch(State& state, const Effect& effect, std::function<Status(Incoming&, std::string_view)> take) {
  ++state.incoming->awaited;
  const std::uint32_t attempt = state.incoming->attempt;
  state.ask_beyond_desk(effect, [&state, attempt, take](const Reply& reply) {
    if (!state.incoming || state.incoming->attempt != attempt) return;
    const Status taken = reply.ok ? take(*state.incoming, text_of(reply.bytes)) : Status(reply.fault);
    if (!taken) return give_up(state, taken.fault());
    if (--state.incoming->awaited == 0) adopt(state);
  });
}

void change(State& state, const std::string& language, std::function<void()> then) {
  state.incoming.emplace();
  state.incoming->language = language;
  state.incoming->attempt = ++state.language_attempts;
  state.incoming->then = std::move(then);
  std::vector<Part> parts{Part::client};
  if (state.strings.has(Part::therapist)) parts.push_back(Part::therapist);
  for (const Part part : parts) {
    fetch(state, LoadWords{language, part},
          [part](Incoming& incoming, std::string_view text) { return incoming.strings.add(part, text); });
  }
  fetch(state, LoadWordList{language}, [](Incoming& incoming, std::string_view text) {
    incoming.list = text;
    return done();
  });
}

}  // namespace

void begin(State& state, std::string language, std::string_view strings_json, std::string_view list_text) {
  if (const Status read = state.strings.add(Part::client, strings_json); !read) state.note(read.fault());
  state.word_lists[language] = lines_of(list_text);
  speak(state, std::move(language));
}

void choose(State& state, const std::string& language) {
  if (!is_offered(state, language)) return;
  state.incoming.reset();  // an earlier choice that has not come yet
  state.chosen_language = language;
  keep_choice(state);
  if (language != state.language) change(state, language, nullptr);
}

void keep_choice(State& state) {
  if (!state.record || state.chosen_language.empty()) return;
  state.stored(state.record->set_setting(kLanguageSetting, state.chosen_language));
}

void follow_desk(State& state, std::function<void()> then) {
  const auto kept = state.record->setting(kLanguageSetting);
  const bool changes = kept && *kept && **kept != state.language && is_offered(state, **kept);
  if (!changes) return then();
  change(state, **kept, std::move(then));
}

void need_therapist_words(State& state) {
  if (state.strings.has(Part::therapist) || state.is_fetching_words) return;
  state.is_fetching_words = true;
  state.words_fault.reset();
  const auto arrived = [&state, asked = state.language](const Reply& reply) {
    state.is_fetching_words = false;
    if (asked != state.language) return need_therapist_words(state);
    const Status read =
        reply.ok ? state.strings.add(Part::therapist, text_of(reply.bytes)) : Status(reply.fault);
    if (read) return;
    state.note(read.fault());
    state.words_fault = read.fault();
  };
  state.ask_beyond_desk(LoadWords{state.language, Part::therapist}, arrived);
}

bool is_speechless(const State& state) {
  return is_therapists(state.screen) && !state.strings.has(Part::therapist);
}

std::string word(const State& state, std::uint16_t word) {
  const auto list = state.word_lists.find(state.language);
  const bool is_here = list != state.word_lists.end() && word < list->second.size();
  return is_here ? list->second[word] : std::string();
}

std::string word_in_all(const State& state, std::uint16_t word) {
  std::string words;
  for (const std::string& language : state.config.languages) {
    const auto list = state.word_lists.find(language);
    if (list == state.word_lists.end() || word >= list->second.size()) continue;
    words += (words.empty() ? "" : ", ") + list->second[word];
    if (state.config.languages.size() > 1) words += " (" + std::string(name_of(language)) + ")";
  }
  return words;
}

void need_all_lists(State& state) {
  for (const std::string& language : state.config.languages) {
    if (state.word_lists.count(language) != 0) continue;
    state.ask_beyond_desk(LoadWordList{language}, [&state, language](const Reply& reply) {
      if (reply.ok) state.word_lists[language] = lines_of(text_of(reply.bytes));
    });
  }
}

std::string_view name_of(std::string_view language) {
  for (const auto& [tag, name] : kLanguageNames) {
    if (tag == language) return name;
  }
  return language;
}

}  // namespace attune::speech
