#include <vector>

#include "instrument_files.h"

using namespace attune;

TEST_CASE("instrument: the default instrument is read as its file says") {
  const Instrument instrument = check_in_12();
  CHECK(instrument.key().id == "attune.checkin12");
  CHECK(instrument.key().version == 1);
  CHECK(instrument.item_count() == 15);
  CHECK(instrument.scale().stop_count() == 11);
  const Item& p1 = instrument.item(index_of(instrument, "P1"));
  CHECK(p1.special == std::vector<std::string>{"nothing_off", "not_talked"});
  CHECK(p1.ask_if_any.size() == 3);
  CHECK(p1.ask_if_any[1].item == index_of(instrument, "R2"));
  CHECK(p1.ask_if_any[1].at_least == 4);
  CHECK(p1.ask_if_any[2].is_episode_open);
  CHECK(p1.note_after == "main_part");
  CHECK(instrument.item(index_of(instrument, "O2")).asks_privacy);
  CHECK_FALSE(instrument.item(index_of(instrument, "O1")).asks_privacy);
  CHECK(instrument.subscale_named("strain")->method == Method::max);
  CHECK(instrument.subscale_named("alliance")->min_answered == 3);
  CHECK(instrument.subscale_named("nothing") == nullptr);
  CHECK(instrument.index_of_construct("withdrawal") == instrument.index_of("R1"));
  CHECK_FALSE(instrument.licence().notice.empty());
  const Language& english = instrument.language("en");
  CHECK(english.items[0].text == "It felt safe to be myself with my therapist today.");
  CHECK(note_of(english, "strain") == "Two questions about hard moments. 0 means it did not happen.");
}

TEST_CASE("instrument: the hash is the one FORMAT.md gives") {
  CHECK(hex_encode(check_in_12().key().hash) == "99b99a18d2d029b7");
  CHECK(hex_encode(example("one_to_seven_reversed").key().hash) == "084a9d13c49def7a");
}

TEST_CASE("instrument: another language or licence notice is no other instrument, another structure is") {
  const Instrument small = small_instrument();
  const Instrument more = example("small_with_a_language_more");
  CHECK(small.languages().size() == 1);
  CHECK(more.languages().size() == 2);
  CHECK(small.key() == more.key());

  std::string text = read_text_file(ATTUNE_VECTORS "/instrument/good_small.json");
  const std::string method = "\"sum\"";
  text.replace(text.find(method), method.size(), "\"mean\"");
  const Result<Instrument> other = load_instrument(text);
  REQUIRE(other.ok());
  CHECK(other->key().hash != small.key().hash);
}

TEST_CASE("instrument: a language is found by its tag, then by its primary tag, else it is the first") {
  const Instrument more = example("small_with_a_language_more");
  CHECK(more.language("pt-br").tag == "pt-BR");
  CHECK(more.language("pt").tag == "pt-BR");
  CHECK(more.language("pt-PT").tag == "pt-BR");
  CHECK(more.language("fr").tag == "en");
}

TEST_CASE("instrument: labels stand at the ends, in the middle, or at every stop") {
  const Instrument small = small_instrument();
  const Language& words = small.language("en");
  CHECK(label_at(small.scale(), words.items[0], 1) == "No");
  CHECK(label_at(small.scale(), words.items[0], 3).empty());
  CHECK(label_at(small.scale(), words.items[0], 5) == "Yes");
  CHECK(label_at(small.scale(), words.items[1], 3) == "Some");
  CHECK(label_at(small.scale(), words.items[1], 2).empty());
  CHECK(label_at(small.scale(), words.items[3], 4) == "4");
  CHECK(label_at(small.scale(), words.items[0], 6).empty());
  CHECK(label_at(small.scale(), words.items[4], 1).empty());
}

TEST_CASE("instrument: reversed items and cut-offs are read as the file says") {
  const Instrument seven = example("one_to_seven_reversed");
  CHECK(seven.item(2).is_reversed);
  CHECK_FALSE(seven.item(0).is_reversed);
  const Subscale& mean = *seven.subscale_named("alliance");
  REQUIRE(mean.cut_offs.size() == 2);
  CHECK(mean.cut_offs[0].at == 3.5);
  CHECK(mean.cut_offs[0].side == Side::below);
  CHECK(mean.cut_offs[0].source == "Made up for the tests, 2026");
  CHECK(mean.cut_offs[1].side == Side::at_least);
  CHECK(seven.subscale_named("made up sum")->cut_offs[0].at == 35);
  CHECK(seven.subscale_named("strain")->cut_offs.empty());
  CHECK(seven.language("es").cut_offs[0][1] == "Como el grupo inventado");
  CHECK(seven.language("en").cut_offs[1][0] == "At or under the made-up line");
  CHECK(seven.language("en").cut_offs[2].empty());
}

TEST_CASE("instrument: a scale may be wide, by tens or around zero, and have a label at each stop") {
  const Instrument five = example("one_to_five");
  CHECK(label_at(five.scale(), five.language("en").items[0], 3) == "Half the time");
  CHECK(example("hundred_by_ten").scale().stop_count() == 11);
  const Instrument around_zero = example("minus_three_to_three");
  CHECK(around_zero.scale().min == -3);
  CHECK(label_at(around_zero.scale(), around_zero.language("en").items[0], 0) == "Same");
}

TEST_CASE("instrument: a cut-off is no structure, a reversed item is, the number of the format is neither") {
  const std::string text = read_text_file(ATTUNE_VECTORS "/instrument/good_one_to_seven_reversed.json");
  const Instrument seven = example("one_to_seven_reversed");
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string other = text;
    other.replace(other.find(from), from.size(), to);
    const Result<Instrument> instrument = load_instrument(other);
    REQUIRE(instrument.ok());
    return instrument->key();
  };
  CHECK(changed("\"at\": 3.5", "\"at\": 3") == seven.key());
  CHECK(changed("Made up for the tests, 2026", "Another source") == seven.key());
  CHECK(changed("\"construct\"", "\"reversed\": true, \"construct\"") != seven.key());
  std::string small = read_text_file(ATTUNE_VECTORS "/instrument/good_small.json");
  small.replace(small.find("\"format\": 1"), 11, "\"format\": 2");
  CHECK(load_instrument(small)->key() == small_instrument().key());
}

TEST_CASE("instrument: a file cut at any byte is refused") {
  const std::string text = read_text_file(ATTUNE_VECTORS "/instrument/good_small.json");
  const std::size_t end = text.find_last_of('}');
  for (std::size_t length = 0; length <= end; ++length) {
    CHECK_FALSE(load_instrument(std::string_view(text).substr(0, length)).ok());
  }
}
