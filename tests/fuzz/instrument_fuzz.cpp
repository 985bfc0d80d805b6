// What libFuzzer throws at the instrument loader. A file is refused with a reason; or it is an instrument
// that a person can answer in any order, that keeps what they said, and whose scores stay on their scale.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "instrument/draft.h"
#include "instrument/load.h"
#include "instrument/score.h"
#include "json_mutator.h"

using namespace attune;

namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

// How many files got past the loader: a fuzzer that only ever sees refusals tests half of what it should.
struct Tally {
  std::size_t files = 0;
  std::size_t loaded = 0;
  ~Tally() {
    std::fprintf(stderr, "tally: %zu of %zu files were instruments\n", loaded, files);
  }
} tally;

// Files that were instruments, some of the first and some of the last.
std::vector<std::string> instruments;
constexpr std::size_t kInstrumentsMax = 64;

void remember(std::string_view file) {
  if (instruments.size() < kInstrumentsMax) {
    instruments.emplace_back(file);
  } else {
    instruments[kInstrumentsMax / 2 + tally.loaded % (kInstrumentsMax / 2)] = file;
  }
}

// A person who does anything with any item. The same file makes the same person, so that a finding repeats.
class AnyPerson {
 public:
  explicit AnyPerson(std::size_t file_size) : dice_(static_cast<unsigned>(file_size + 1)) {}

  std::size_t below(std::size_t count) { return dice_() % count; }

  // What does not fit is refused and changes nothing.
  void act(Draft& draft) {
    const std::size_t item = below(draft.instrument().item_count() + 1);
    const std::vector<AnswerRow> before = draft.state().rows;
    const std::size_t what = below(7);
    const bool done = act_on(draft, item, what);
    const std::vector<AnswerRow> after = draft.state().rows;
    must(done || (before.size() == after.size()));
    for (std::size_t i = 0; !done && i < before.size(); ++i) must(before[i].answer == after[i].answer);
  }

 private:
  bool act_on(Draft& draft, std::size_t item, std::size_t what) {
    const Scale& scale = draft.instrument().scale();
    const int stop = static_cast<int>(below(static_cast<std::size_t>(scale.stop_count()) + 2)) - 1;
    switch (what) {
      case 0: return draft.choose(item, below(21)).ok();
      case 1: return draft.choose_special(item, below(11)).ok();
      case 2: return draft.write(item, below(2) == 0 ? "" : "words").ok();
      case 3: return draft.skip(item).ok();
      case 4: return below(8) == 0 ? draft.clear(item).ok() : draft.share(item, below(2) == 0).ok();
      default: return draft.answer(item, scale.min + stop * scale.step).ok();
    }
  }

  std::minstd_rand dice_;
};

Draft begin(const Instrument& instrument, bool episode_open) {
  DraftState state;
  state.instrument = instrument.key();
  state.language = instrument.languages().front().tag;
  state.episode_open = episode_open;
  Result<Draft> draft = Draft::open(instrument, state);
  must(draft.ok());
  return std::move(draft).value();
}

void check_scores(const Instrument& instrument, const CheckIn& check_in) {
  constexpr double tolerance = 1e-9;
  for (const Subscale& subscale : instrument.subscales()) {
    const std::optional<double> raw = score(instrument, check_in.answers(), subscale);
    const std::optional<double> ten = score_to_ten(instrument, check_in.answers(), subscale);
    must(raw.has_value() == ten.has_value());
    if (!raw) continue;
    const Scale& scale = instrument.scale();
    const double times = subscale.method == Method::sum ? static_cast<double>(subscale.items.size()) : 1.0;
    must(*raw >= times * scale.min - tolerance && *raw <= times * scale.max + tolerance);
    must(*ten >= -tolerance && *ten <= 10.0 + tolerance);
    for (const CutOff& cut_off : subscale.cut_offs) must(!cut_off.source.empty());
  }
}

// Every answer has one number on the wire, and that number is this answer.
void check_codes(const Instrument& instrument, const CheckIn& check_in) {
  for (std::size_t item = 0; item < instrument.item_count(); ++item) {
    const std::optional<std::uint32_t> code = code_of(instrument, item, check_in.answers()[item]);
    if (!code) continue;
    const Result<Answer> answer = answer_of_code(instrument, item, *code);
    must(answer.ok() && *answer == check_in.answers()[item]);
  }
}

void check_words(const Instrument& instrument) {
  for (const Language& language : instrument.languages()) {
    must(language.items.size() == instrument.item_count());
    must(language.cut_offs.size() == instrument.subscales().size());
    for (std::size_t item = 0; item < instrument.item_count(); ++item) {
      must(!language.items[item].text.empty());
      const Item& asked = instrument.item(item);
      if (asked.kind != ItemKind::scale) continue;
      must(!label_at(instrument.scale(), language.items[item], instrument.scale().min).empty());
      must(asked.note_before.empty() || !note_of(language, asked.note_before).empty());
    }
  }
}

void answer_and_keep(const Instrument& instrument, AnyPerson& person) {
  const bool episode_open = person.below(2) == 1;
  Draft draft = begin(instrument, episode_open);
  const std::size_t acts = 2 * instrument.item_count() + 4;
  for (std::size_t i = 0; i < acts; ++i) person.act(draft);
  draft.go_to(person.below(instrument.item_count() + 1));
  const Result<Draft> again = Draft::open(instrument, draft.state());
  must(again.ok());
  const CheckIn check_in = draft.finish(1);
  must(again->finish(1).answers() == check_in.answers());
  must(again->progress_at(instrument.item_count()).m <= instrument.item_count());

  const std::vector<AnswerRow> rows = rows_of(instrument, check_in);
  const Result<CheckIn> own = own_check_in(instrument, check_in.parts(), rows, episode_open);
  must(own.ok() && own->answers() == check_in.answers());
  const std::size_t left_out = person.below(instrument.item_count());
  const CheckIn seen = shared_view(instrument, check_in, {left_out}, episode_open);
  const Result<CheckIn> received = received_check_in(instrument, seen.parts(), rows_of(instrument, seen));
  must(received.ok() && received->answers() == seen.answers());
  check_scores(instrument, check_in);
  check_scores(instrument, seen);
  check_codes(instrument, check_in);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string_view file = text_of({bytes, size});
  JsonRefusal why;
  const Result<Instrument> instrument = load_instrument(file, &why);
  ++tally.files;
  if (!instrument) {
    must(instrument.fault() == Fault::broken_instrument && !why.reason.empty());
    return 0;
  }
  ++tally.loaded;
  remember(file);
  must(load_instrument(file)->key() == instrument->key());
  check_words(*instrument);
  AnyPerson person(size);
  answer_and_keep(*instrument, person);
  return 0;
}

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* bytes, std::size_t size, std::size_t size_max);

// Every fourth change is libFuzzer's own: any byte, a word of the dictionary, a piece of another file. Half
// of the others start at a file that was an instrument, since one that is refused mostly stays so.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* bytes, std::size_t size, std::size_t size_max,
                                               unsigned seed) {
  std::minstd_rand dice(seed + 1);
  if (dice() % 4 == 0) return LLVMFuzzerMutate(bytes, size, size_max);
  std::string_view from = text_of({bytes, size});
  if (!instruments.empty() && dice() % 2 == 0) from = instruments[dice() % instruments.size()];
  const std::string changed = mutate_json(from, dice);
  if (changed.empty() || changed.size() > size_max) return LLVMFuzzerMutate(bytes, size, size_max);
  std::memcpy(bytes, changed.data(), changed.size());
  return changed.size();
}
