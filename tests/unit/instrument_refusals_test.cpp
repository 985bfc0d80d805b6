// Every broken instrument file in tests/vectors/instrument, with the place and the reason its author reads.
#include <filesystem>
#include <set>

#include "instrument_files.h"

using namespace attune;

namespace {

struct Broken {
  std::string name;  // bad_<name>.json
  std::string path;
  std::string reason;
};

const Broken kBroken[] = {
    {"11_cut_offs", "subscales[0].cut_offs", "must be a list of 1 to 10"},
    {"11_specials", "items[3].special", "must be a list of 1 to 10"},
    {"17_conditions", "items[2].ask_if_any", "must be a list of 1 to 16"},
    {"201_items", "items", "must be a list of 1 to 200"},
    {"21_choices", "items[2].choices", "must be a list of 2 to 20"},
    {"21_texts", "items[20]", "comes after 20 items of kind \"text\""},
    {"33_levels", "", "values nest deeper than 32 levels"},
    {"51_languages", "languages", "must have 1 to 50 languages"},
    {"51_subscales", "subscales", "must be a list of 0 to 50"},
    {"a_comment", "", "not JSON in UTF-8, at byte 34"},
    {"a_list", "", "must be an object"},
    {"byte_order_mark", "", "not JSON in UTF-8, at byte 0"},
    {"choice_as_a_number", "items[2].choices[1]", "must be an id: 1 to 32 of A-Z a-z 0-9 . _ -"},
    {"choice_twice", "items[2].choices[1]", "stands twice in this list"},
    {"choices_missing", "items[2]", "\"choices\" is missing"},
    {"choices_on_a_scale", "items[0].choices", "belongs to kind \"choice\" only"},
    {"comma_too_many", "", "not JSON in UTF-8, at byte 1208"},
    {"condition_as_an_expression", "items[2].ask_if_any", "must be a list of 1 to 16"},
    {"condition_between_stops", "items[2].ask_if_any[0]", "at_least must be a stop of the scale"},
    {"condition_of_both_kinds", "items[2].ask_if_any[0].item", "this key has no place here"},
    {"condition_off_the_scale", "items[2].ask_if_any[0].at_least", "must be a whole number, 1 to 5"},
    {"condition_on_a_choice", "items[3].ask_if_any[0]",
     "must name an item of kind \"scale\" that stands before it"},
    {"condition_on_a_closed_episode", "items[2].ask_if_any[0].episode", "must be \"open\""},
    {"condition_on_a_later_item", "items[0].ask_if_any[0]",
     "must name an item of kind \"scale\" that stands before it"},
    {"condition_on_a_text", "items[3].ask_if_any[0]",
     "must name an item of kind \"scale\" that stands before it"},
    {"condition_on_itself", "items[1].ask_if_any[0]",
     "must name an item of kind \"scale\" that stands before it"},
    {"condition_on_no_item", "items[2].ask_if_any[0]",
     "must name an item of kind \"scale\" that stands before it"},
    {"condition_with_at_most", "items[2].ask_if_any[0].at_most", "this key has no place here"},
    {"condition_without_at_least", "items[2].ask_if_any[0]", "\"at_least\" is missing"},
    {"construct_empty", "items[0].construct",
     "must be a name: 1 to 64 printable ASCII characters without \" and \\"},
    {"construct_of_65", "items[0].construct",
     "must be a name: 1 to 64 printable ASCII characters without \" and \\"},
    {"construct_with_a_quote", "items[0].construct",
     "must be a name: 1 to 64 printable ASCII characters without \" and \\"},
    {"cut_in_half", "", "not JSON in UTF-8, at byte 604"},
    {"cut_off_above_the_sum", "subscales[0].cut_offs[0].at", "must be a number, 2 to 14"},
    {"cut_off_as_a_number", "subscales[0].cut_offs[0]", "must be an object"},
    {"cut_off_as_text", "subscales[0].cut_offs[0].at", "must be a number, 2 to 14"},
    {"cut_off_below_the_sum", "subscales[0].cut_offs[0].at", "must be a number, 2 to 14"},
    {"cut_off_in_format_1", "subscales[0].cut_offs", "belongs to format 2"},
    {"cut_off_label_of_61", "languages.en.cut_offs.S[0]",
     "must be a text of 1 to 60 characters, without control characters"},
    {"cut_off_off_the_scale_of_a_mean", "subscales[0].cut_offs[0].at", "must be a number, 1 to 7"},
    {"cut_off_on_another_side", "subscales[0].cut_offs[0].side",
     "must be \"below\" or \"at_most\" or \"at_least\" or \"above\""},
    {"cut_off_source_of_301", "subscales[0].cut_offs[0].source",
     "must be a text of 1 to 300 characters, without control characters"},
    {"cut_off_with_an_empty_source", "subscales[0].cut_offs[0].source",
     "must be a text of 1 to 300 characters, without control characters"},
    {"cut_off_without_source", "subscales[0].cut_offs[0]", "\"source\" is missing"},
    {"cut_offs_empty", "subscales[0].cut_offs", "must be a list of 1 to 10"},
    {"cut_offs_in_a_language_only", "languages.en.cut_offs", "this key has no place here"},
    {"empty", "", "not JSON in UTF-8, at byte 0"},
    {"format_as_text", "format", "must be a whole number, 1 to 2"},
    {"format_missing", "", "\"format\" is missing"},
    {"format_zero", "format", "must be a whole number, 1 to 2"},
    {"half_a_surrogate_pair", "", "not JSON in UTF-8, at byte 849"},
    {"half_a_surrogate_pair_in_a_key", "", "not JSON in UTF-8, at byte 35"},
    {"id_empty", "id", "must be an id: 1 to 64 of A-Z a-z 0-9 . _ -"},
    {"id_not_ascii", "id", "must be an id: 1 to 64 of A-Z a-z 0-9 . _ -"},
    {"id_of_65", "id", "must be an id: 1 to 64 of A-Z a-z 0-9 . _ -"},
    {"id_with_a_space", "items[0].id", "must be an id: 1 to 32 of A-Z a-z 0-9 . _ -"},
    {"item_as_text", "items[1]", "must be an object"},
    {"item_id_of_33", "items[0].id", "must be an id: 1 to 32 of A-Z a-z 0-9 . _ -"},
    {"item_id_twice", "items[1]", "this id stands twice"},
    {"item_text_empty", "languages.en.items.Q1.text",
     "must be a text of 1 to 300 characters, without control characters"},
    {"item_text_of_301", "languages.en.items.Q1.text",
     "must be a text of 1 to 300 characters, without control characters"},
    {"item_text_with_a_line_feed", "languages.en.items.Q1.text",
     "must be a text of 1 to 300 characters, without control characters"},
    {"item_without_construct", "items[0]", "\"construct\" is missing"},
    {"items_as_an_object", "items", "must be a list of 1 to 200"},
    {"key_twice", "items[0].id", "this key stands twice"},
    {"key_twice_at_depth", "languages.en.items.Q5.text", "this key stands twice"},
    {"key_twice_by_escape", "licence.name", "this key stands twice"},
    {"label_empty", "languages.en.items.Q1.labels[1]",
     "must be a text of 1 to 60 characters, without control characters"},
    {"label_of_61", "languages.en.items.Q1.labels[1]",
     "must be a text of 1 to 60 characters, without control characters"},
    {"labels_between_stops", "languages.en.items.Q1",
     "labels must be two for the ends, three with the middle stop, or one for every stop"},
    {"labels_missing", "languages.en.items.Q1", "\"labels\" is missing"},
    {"labels_on_a_choice", "languages.en.items.Q3.labels", "this key has no place here"},
    {"language_as_text", "languages.en", "must be an object"},
    {"language_has_a_special_too_many", "languages.en.items.Q4.special", "must be a list of 1"},
    {"language_has_another_item", "languages.en.items", "has an item that the structure does not have"},
    {"language_has_cut_offs_of_another_subscale", "languages.en.cut_offs", "has a subscale without cut-offs"},
    {"language_lacks_a_choice", "languages.en.items.Q3.choices", "must be a list of 2"},
    {"language_lacks_a_cut_off", "languages.en.cut_offs.S", "must be a list of 2"},
    {"language_lacks_a_note", "languages.en", "\"notes\" is missing"},
    {"language_lacks_a_special", "languages.en.items.Q4", "\"special\" is missing"},
    {"language_lacks_a_subscale_with_cut_offs", "languages.en.cut_offs", "\"S\" is missing"},
    {"language_lacks_an_item", "languages.en.items", "\"Q2\" is missing"},
    {"language_lacks_the_cut_offs", "languages.en", "\"cut_offs\" is missing"},
    {"language_tag", "languages.english_uk", "must be under a language tag such as \"en\" or \"pt-BR\""},
    {"language_tag_of_36", "languages.en-aaaaaaaa-bbbbbbbb-cccccccc-dddddd",
     "must be under a language tag such as \"en\" or \"pt-BR\""},
    {"language_tag_of_one_letter", "languages.e", "must be under a language tag such as \"en\" or \"pt-BR\""},
    {"later_format", "format", "must be a whole number, 1 to 2"},
    {"latin_1", "", "not JSON in UTF-8, at byte 87"},
    {"licence_as_text", "licence", "must be an object"},
    {"licence_name_empty", "licence.name",
     "must be a text of 1 to 200 characters, without control characters"},
    {"licence_notice_empty", "licence.notice",
     "must be a text of 1 to 2000 characters, without control characters"},
    {"licence_notice_of_2001", "licence.notice",
     "must be a text of 1 to 2000 characters, without control characters"},
    {"middle_label_without_a_middle", "languages.en.items.Q2",
     "labels must be two for the ends, three with the middle stop, or one for every stop"},
    {"min_answered_missing", "subscales[0]", "\"min_answered\" is missing"},
    {"min_answered_too_high", "subscales[0].min_answered", "must be a whole number, 1 to 1"},
    {"min_answered_zero", "subscales[0].min_answered", "must be a whole number, 1 to 1"},
    {"no_condition_in_the_list", "items[2].ask_if_any", "must be a list of 1 to 16"},
    {"no_items", "items", "must be a list of 1 to 200"},
    {"no_language", "languages", "must have 1 to 50 languages"},
    {"no_licence", "", "\"licence\" is missing"},
    {"no_licence_notice", "licence", "\"notice\" is missing"},
    {"not_json", "", "not JSON in UTF-8, at byte 2"},
    {"note_id_with_a_slash", "items[1].before", "must be an id: 1 to 32 of A-Z a-z 0-9 . _ -"},
    {"note_of_301", "languages.en.notes.hard",
     "must be a text of 1 to 300 characters, without control characters"},
    {"note_that_no_item_names", "languages.en.notes", "has a note that no item names"},
    {"notes_where_no_item_names_one", "languages.en.notes", "this key has no place here"},
    {"null", "", "must be an object"},
    {"one_choice", "items[2].choices", "must be a list of 2 to 20"},
    {"one_label", "languages.en.items.Q1",
     "labels must be two for the ends, three with the middle stop, or one for every stop"},
    {"only_white_space", "", "not JSON in UTF-8, at byte 4"},
    {"overlong_utf_8", "", "not JSON in UTF-8, at byte 89"},
    {"privacy_on_a_scale", "items[0].privacy", "belongs to kind \"text\" only"},
    {"privacy_with_another_word", "items[4].privacy", "must be \"ask\""},
    {"reversed_as_text", "items[1].reversed", "must be true, or be left out"},
    {"reversed_false", "items[1].reversed", "must be true, or be left out"},
    {"reversed_in_format_1", "items[1].reversed", "belongs to format 2"},
    {"reversed_on_a_choice", "items[2].reversed", "belongs to kind \"scale\" only"},
    {"reversed_on_a_text", "items[2].reversed", "belongs to kind \"scale\" only"},
    {"scale_as_a_list", "scale", "must be an object"},
    {"scale_max_too_high", "scale.max", "must be a whole number, -1000 to 1000"},
    {"scale_min_above_max", "scale", "max must be above min"},
    {"scale_min_too_low", "scale.min", "must be a whole number, -1000 to 1000"},
    {"scale_misses_max", "scale", "the last stop must be exactly at max"},
    {"scale_of_one_stop", "scale", "max must be above min"},
    {"scale_step_missing", "scale", "\"step\" is missing"},
    {"scale_step_negative", "scale.step", "must be a whole number, 1 to 2000"},
    {"scale_step_of_a_half", "scale.step", "must be a whole number, 1 to 2000"},
    {"scale_step_past_max", "scale", "the last stop must be exactly at max"},
    {"scale_step_zero", "scale.step", "must be a whole number, 1 to 2000"},
    {"scale_too_fine", "scale", "has more than 101 stops"},
    {"second_language_lacks_an_item", "languages.es.items", "\"Q5\" is missing"},
    {"single_quotes", "", "not JSON in UTF-8, at byte 1"},
    {"six_labels_for_five_stops", "languages.en.items.Q1",
     "labels must be two for the ends, three with the middle stop, or one for every stop"},
    {"special_empty", "items[3].special", "must be a list of 1 to 10"},
    {"special_on_a_choice", "items[2].special", "belongs to kind \"scale\" only"},
    {"special_twice", "items[3].special[1]", "stands twice in this list"},
    {"subscale_by_median", "subscales[0].method", "must be \"mean\" or \"sum\" or \"max\""},
    {"subscale_id_twice", "subscales[1]", "this id stands twice"},
    {"subscale_item_twice", "subscales[0].items[1]", "stands twice in this list"},
    {"subscale_name_twice", "subscales[1]", "this name stands twice"},
    {"subscale_of_a_choice", "subscales[0]", "must name an item of kind \"scale\" that stands before it"},
    {"subscale_of_no_item", "subscales[0]", "must name an item of kind \"scale\" that stands before it"},
    {"subscale_of_words", "subscales[0]", "must name an item of kind \"scale\" that stands before it"},
    {"subscale_without_items", "subscales[0].items", "must be a list of 1 to 200"},
    {"text_with_a_control_character", "languages.en.title",
     "must be a text of 1 to 80 characters, without control characters"},
    {"title_of_81", "languages.en.title", "must be a text of 1 to 80 characters, without control characters"},
    {"trailing_bytes", "", "not JSON in UTF-8, at byte 1209"},
    {"unknown_key", "items[1].colour", "this key has no place here"},
    {"unknown_key_at_the_top", "author", "this key has no place here"},
    {"unknown_key_in_a_cut_off", "subscales[0].cut_offs[0].colour", "this key has no place here"},
    {"unknown_key_in_a_language", "languages.en.font", "this key has no place here"},
    {"unknown_key_in_a_subscale", "subscales[0].weight", "this key has no place here"},
    {"unknown_key_in_an_item_of_a_language", "languages.en.items.Q1.help", "this key has no place here"},
    {"unknown_key_in_the_licence", "licence.url", "this key has no place here"},
    {"unknown_key_in_the_scale", "scale.middle", "this key has no place here"},
    {"unknown_kind", "items[0].kind", "must be \"scale\" or \"choice\" or \"text\""},
    {"utf_16", "", "not JSON in UTF-8, at byte 1"},
    {"utf_16_with_byte_order_mark", "", "not JSON in UTF-8, at byte 0"},
    {"version_nan", "", "not JSON in UTF-8, at byte 45"},
    {"version_of_400_digits", "", "not JSON in UTF-8, at byte 45"},
    {"version_past_32_bits", "version", "must be a whole number, 1 to 2147483647"},
    {"version_with_a_point", "version", "must be a whole number, 1 to 2147483647"},
    {"version_with_an_exponent", "version", "must be a whole number, 1 to 2147483647"},
    {"version_zero", "version", "must be a whole number, 1 to 2147483647"},
    {"zero_byte_at_the_end", "", "a zero byte in the file"},
    {"zero_byte_in_the_middle", "", "not JSON in UTF-8, at byte 109"},
};

}  // namespace

TEST_CASE("instrument: every broken file is refused with its path and reason") {
  for (const Broken& broken : kBroken) {
    INFO(broken.name);
    const std::string name = "/instrument/bad_" + broken.name + ".json";
    const std::string file = read_text_file(ATTUNE_VECTORS + name);
    JsonRefusal why;
    const Result<Instrument> instrument = load_instrument(file, &why);
    REQUIRE_FALSE(instrument.ok());
    CHECK(instrument.fault() == Fault::broken_instrument);
    CHECK(why.path == broken.path);
    CHECK(why.reason == broken.reason);
  }
}

TEST_CASE("instrument: no broken file lies there without its path and reason") {
  std::set<std::string> listed;
  for (const Broken& broken : kBroken) listed.insert("bad_" + broken.name + ".json");
  CHECK(listed.size() == std::size(kBroken));
  for (const auto& entry : std::filesystem::directory_iterator(ATTUNE_VECTORS "/instrument")) {
    const std::string name = entry.path().filename().string();
    INFO(name);
    CHECK((listed.count(name) == 1 || name.rfind("good_", 0) == 0));
  }
}

TEST_CASE("instrument: 1 MiB is read, one byte more is refused before anything is parsed") {
  std::string file = read_text_file(ATTUNE_VECTORS "/instrument/good_small.json");
  file.resize(kJsonBytesMax, ' ');
  CHECK(load_instrument(file).ok());
  JsonRefusal why;
  const Result<Instrument> instrument = load_instrument(file + ' ', &why);
  CHECK(instrument.fault() == Fault::broken_instrument);
  CHECK(why.path == "");
  CHECK(why.reason == "the file is larger than 1 MiB");
}
