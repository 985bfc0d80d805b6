#include <algorithm>

#include "guidance/behaviours.h"
#include "guidance_courses.h"

using namespace attune;
using namespace attune::guidance;

namespace {

// A clear dip after five quiet weeks, with strain that says so.
Told dip() { return Told().alliance(5); }
Told quiet_strain() { return dip().set("R1", 6); }
Told open_strain() { return dip().set("R2", 7); }

std::vector<Row> rows_after_quiet(const Told& last) {
  return rows_picked(story_of(with(quiet_weeks(5), {last})).input);
}

std::vector<Row> changes() {
  return {Row::explain_reason, Row::change_goal, Row::clear_up, Row::offer_choice, Row::small_step,
          Row::transparency,   Row::calibration, Row::responsiveness};
}

}  // namespace

TEST_CASE("guidance: a quiet course has no prompt") {
  CHECK(suggest(story_of(quiet_weeks(6)).input).empty());
  CHECK(suggest(story_of(quiet_weeks(1)).input).empty());
  CHECK(kinds_shown(story_of(quiet_weeks(6)).input).empty());
}

TEST_CASE("guidance: validate and explore stand before any change, whatever else is low") {
  for (const std::string low : {"A2", "A3", "A4", "N1", "N2", "N3", "M1", "M2"}) {
    for (const Told& last : {dip(), quiet_strain(), open_strain(), open_strain().set("R1", 7)}) {
      Told telling = last;
      const std::vector<Row> rows = rows_after_quiet(telling.set(low, 1));
      REQUIRE(has(rows, Row::validate));
      REQUIRE(has(rows, Row::explore_meaning));
      CHECK(place_of(rows, Row::validate) < place_of(rows, Row::explore_meaning));
      for (const Row change : changes()) {
        INFO(low << ": " << facts_of(change).key);
        if (has(rows, change)) CHECK(place_of(rows, Row::explore_meaning) < place_of(rows, change));
      }
    }
  }
}

TEST_CASE("guidance: strain that is as high as ever is no mark, of the last check-in or of those before") {
  const std::vector<Told> steady(9, Told().set("R2", 5));
  const GuidanceInput input = story_of(steady).input;
  CHECK(input.level == FlagLevel::none);
  CHECK(input.marks_lately == 0);
  CHECK_FALSE(has(rows_picked(input), Row::talk_notice));
  CHECK(story_of(with(quiet_weeks(5), {open_strain()})).input.marks_lately == 1);
}

TEST_CASE("guidance: no row is picked twice") {
  std::vector<Row> rows = rows_after_quiet(
      open_strain().set("R1", 7).set("N1", 0).set("N2", 0).set("N3", 0).set("M1", 0).set("M2", 0));
  std::sort(rows.begin(), rows.end());
  CHECK(std::adjacent_find(rows.begin(), rows.end()) == rows.end());
}

TEST_CASE("guidance: strain that was only stated is not called lower, nor back to usual once it has eased") {
  const std::vector<Told> stated = with(quiet_weeks(5), {Told().alliance(9).set("R2", 7)});
  CHECK(story_of(stated).input.standing == Standing::as_usual);
  CHECK(story_of(stated).input.level == FlagLevel::strong);
  CHECK(story_of(with(stated, {Told().alliance(9).set("R2", 8)})).input.standing == Standing::as_usual);
  CHECK(story_of(with(stated, {Told()})).input.standing == Standing::as_usual);
  CHECK(story_of(with(quiet_weeks(5), {open_strain()})).input.standing == Standing::opened);
}

TEST_CASE("guidance: what the client asked for comes first") {
  CHECK(rows_after_quiet(quiet_strain().choose("U1", kAskMe)).front() == Row::wish_ask);
  CHECK(rows_after_quiet(quiet_strain().choose("U1", kIWill)).front() == Row::wish_leave_room);
  CHECK(rows_after_quiet(quiet_strain().choose("U1", kJustKnow)).front() == Row::wish_thank);
  // Even after a gap.
  Told late = quiet_strain().choose("U1", kAskMe);
  late.day = 90;
  const std::vector<Row> rows = rows_after_quiet(late);
  CHECK(rows[0] == Row::wish_ask);
  CHECK(rows[1] == Row::welcome_back);
}

TEST_CASE("guidance: who wants to raise it themselves is not asked about it") {
  const std::vector<Told> weeks = with(quiet_weeks(5), {quiet_strain()});
  Told last = open_strain().set("R1", 7).set("P1", 2).choose("U1", kIWill);
  const std::vector<Row> rows = rows_picked(story_of(with(weeks, {last})).input);
  for (const Row row : rows) {
    INFO(facts_of(row).key);
    CHECK(facts_of(row).touch != Touch::asks);
  }
  CHECK(has(rows, Row::validate));  // for when they bring it up
  CHECK_FALSE(has(rows, Row::explore_meaning));
  CHECK_FALSE(has(rows, Row::talk_notice));
}

TEST_CASE("guidance: who only wanted it known is thanked, and nothing takes it up") {
  const std::vector<Row> rows = rows_after_quiet(open_strain().set("R1", 7).choose("U1", kJustKnow));
  for (const Row row : rows) {
    INFO(facts_of(row).key);
    CHECK(facts_of(row).touch == Touch::apart);
  }
  CHECK(has(rows, Row::quiet_pace));
}

TEST_CASE("guidance: at a mark the lowest of four answers brings its own strategy") {
  const std::vector<std::pair<std::string, Row>> strategies = {{"A4", Row::explain_reason},
                                                               {"A3", Row::change_goal},
                                                               {"A2", Row::clear_up},
                                                               {"N1", Row::offer_choice}};
  for (const auto& [low, expected] : strategies) {
    Told last = dip();
    const GuidanceInput input = story_of(with(quiet_weeks(5), {last.set(low, 3)})).input;
    const std::vector<Prompt> prompts = suggest(input);
    const Prompt& prompt = prompt_of(prompts, expected);
    CHECK(prompt.why.why == Why::lowest);
    CHECK(prompt.why.value == 3.0);
    for (const auto& [other, row] : strategies) {
      if (row != expected) CHECK_FALSE(has(rows_picked(input), row));
    }
    CHECK(place_of(rows_picked(input), expected) == 2);  // after validate and explore
  }
}

TEST_CASE("guidance: of equally low answers the reason for a task is tried first") {
  const std::vector<Row> rows = rows_after_quiet(dip());
  CHECK(has(rows, Row::explain_reason));
  CHECK_FALSE(has(rows, Row::change_goal));
}

TEST_CASE("guidance: where all four answers are at the top nothing there is the lowest") {
  const std::vector<Row> rows = rows_after_quiet(Told().alliance(10).set("N1", 10).set("R1", 8));
  CHECK(has(rows, Row::validate));
  for (const Row row : {Row::explain_reason, Row::change_goal, Row::clear_up, Row::offer_choice}) {
    CHECK_FALSE(has(rows, row));
  }
}

TEST_CASE("guidance: the second mark within four check-ins brings the talk about talking") {
  const std::vector<Told> marked = with(quiet_weeks(5), {Told().set("R1", 5)});
  const std::vector<Row> talk = {Row::talk_notice, Row::talk_invite, Row::talk_stay_open, Row::talk_own_part};
  const auto has_talk = [&](const std::vector<Told>& weeks) {
    const std::vector<Row> rows = rows_picked(story_of(weeks).input);
    return std::all_of(talk.begin(), talk.end(), [&](Row row) { return has(rows, row); });
  };
  CHECK_FALSE(has_talk(marked));  // the first one
  CHECK(has_talk(with(marked, {Told().set("R1", 5)})));
  CHECK(has_talk(with(with(marked, quiet_weeks(2)), {Told().set("R1", 5)})));
  CHECK_FALSE(has_talk(with(with(marked, quiet_weeks(3)), {Told().set("R1", 5)})));
  CHECK_FALSE(has_talk(with(with(marked, {Told().set("R1", 5)}), quiet_weeks(1))));  // unmarked itself
}

TEST_CASE("guidance: low repair, or none talked about, brings the talk about talking") {
  CHECK(has(rows_after_quiet(quiet_strain().set("P1", 4)), Row::talk_invite));
  CHECK_FALSE(has(rows_after_quiet(quiet_strain().set("P1", 5)), Row::talk_invite));
  Told not_talked = quiet_strain();
  not_talked.specials["P1"] = kNotTalked;
  const std::vector<Prompt> prompts = suggest(story_of(with(quiet_weeks(5), {not_talked})).input);
  CHECK(prompt_of(prompts, Row::talk_invite).why.why == Why::not_talked_about);
}

TEST_CASE("guidance: each kind brings its own additions and its card, both kinds bring both") {
  const GuidanceInput quiet = story_of(with(quiet_weeks(5), {quiet_strain()})).input;
  const GuidanceInput open = story_of(with(quiet_weeks(5), {open_strain()})).input;
  const GuidanceInput both = story_of(with(quiet_weeks(5), {open_strain().set("R1", 7)})).input;
  const auto has_all = [](const GuidanceInput& input, const std::vector<Row>& rows) {
    const std::vector<Row> picked = rows_picked(input);
    return std::all_of(rows.begin(), rows.end(), [&](Row row) { return has(picked, row); });
  };
  CHECK(has_all(quiet, rows_for_quiet()));
  CHECK_FALSE(has(rows_picked(quiet), Row::open_acknowledge));
  CHECK(has_all(open, rows_for_open()));
  CHECK_FALSE(has(rows_picked(open), Row::quiet_name));
  CHECK(has_all(both, rows_for_quiet()));
  CHECK(has_all(both, rows_for_open()));
  CHECK(kinds_shown(quiet)[0].type == StrainType::withdrawal);
  CHECK(kinds_shown(open)[0].type == StrainType::confrontation);
  CHECK(kinds_shown(both)[0].type == StrainType::mixed);
  CHECK(kinds_shown(open)[0].why.value == 7.0);
}

TEST_CASE("guidance: \"I felt stuck or unsure\" brings up the quiet card and its rows") {
  const GuidanceInput stuck = story_of(quiet_weeks(6), {true}).input;
  REQUIRE(kinds_shown(stuck).size() == 1);
  CHECK(kinds_shown(stuck)[0].type == StrainType::withdrawal);
  CHECK(kinds_shown(stuck)[0].why.why == Why::felt_stuck);
  CHECK(rows_picked(stuck) == rows_for_quiet());
  // Beside what was said openly it is a second card; where both were said the card is there already.
  CHECK(kinds_shown(story_of(with(quiet_weeks(5), {open_strain()}), {true}).input).size() == 2);
  CHECK(kinds_shown(story_of(with(quiet_weeks(5), {open_strain().set("R1", 7)}), {true}).input).size() == 1);
}

TEST_CASE("guidance: easing off while something is open is asked about gently") {
  const std::vector<Told> opened = with(quiet_weeks(5), {open_strain()});
  CHECK(story_of(opened).input.standing == Standing::opened);
  const std::vector<Told> better = with(opened, {Told().alliance(6).set("R2", 5)});
  CHECK(story_of(better).input.standing == Standing::open);
  const GuidanceInput lower = story_of(with(better, {Told().alliance(5).set("R2", 5)})).input;
  CHECK(lower.standing == Standing::stepped_back);
  CHECK(has(rows_picked(lower), Row::shift_ask));
  const GuidanceInput strained = story_of(with(better, {Told().alliance(6).set("R1", 7)})).input;
  CHECK(has(rows_picked(strained), Row::shift_reassure));
  CHECK_FALSE(has(rows_picked(story_of(better).input), Row::shift_ask));
}

TEST_CASE("guidance: how an episode ended decides what is asked") {
  const std::vector<Told> opened = with(quiet_weeks(5), {dip()});
  const GuidanceInput back = story_of(with(opened, quiet_weeks(1))).input;
  CHECK(rows_picked(back) == std::vector<Row>{Row::back_learn});
  const GuidanceInput lower = story_of(with(opened, std::vector<Told>(4, dip()))).input;
  CHECK(lower.standing == Standing::still_lower);
  CHECK(has(rows_picked(lower), Row::still_lower_ask));
  const std::vector<Told> partly = with(with(opened, std::vector<Told>(3, dip())), {Told().alliance(7)});
  CHECK(story_of(partly).input.standing == Standing::partly_back);
  CHECK(has(rows_picked(story_of(partly).input), Row::partly_ask));
  // Closed by the therapist: it is no longer asked about.
  const Id opening{6};
  const GuidanceInput closed = story_of(with(opened, std::vector<Told>(4, dip())), {}, 0, {opening}).input;
  CHECK_FALSE(has(rows_picked(closed), Row::still_lower_ask));
}

TEST_CASE("guidance: after a gap there is a welcome, and no word about where they were") {
  const std::vector<Row> set = {Row::welcome_back, Row::lapse_learning, Row::helped_before, Row::small_step};
  const GuidanceInput away = story_of(quiet_weeks(5), {}, 30).input;
  CHECK(rows_picked(away) == set);
  CHECK(prompt_of(suggest(away), Row::welcome_back).why.count == 30);
  Told late;
  late.day = 28 + 40;
  const GuidanceInput returned = story_of(with(quiet_weeks(5), {late})).input;
  CHECK(rows_picked(returned) == set);
  CHECK(prompt_of(suggest(returned), Row::welcome_back).why.count == 40);
  CHECK(suggest(story_of(quiet_weeks(5), {}, 10).input).empty());
}

TEST_CASE("guidance: a say that is low in the first four check-ins raises calibration") {
  for (std::size_t weeks : {0, 3}) {
    const GuidanceInput early = story_of(with(quiet_weeks(weeks), {Told().set("N1", 3)})).input;
    CHECK(rows_picked(early).front() == Row::calibration);
    CHECK(suggest(early).front().why.why == Why::early_say);
  }
  const GuidanceInput later = story_of(with(quiet_weeks(4), {Told().set("N1", 3)})).input;
  CHECK(prompt_of(suggest(later), Row::calibration).why.why == Why::answer_usual);
}

TEST_CASE("guidance: readiness is met where it is, low or high, and nothing is said between") {
  const auto rows = [](int readiness) { return rows_after_quiet(Told().set("M2", readiness)); };
  CHECK(has(rows(3), Row::readiness_low));
  CHECK(has(rows(3), Row::calibration));
  CHECK(rows(4).empty());
  CHECK(rows(7).empty());
  CHECK(rows(8) == std::vector<Row>{Row::readiness_high});
}

TEST_CASE("guidance: mostly others' reasons ask for what they want themselves") {
  CHECK(rows_after_quiet(Told().set("M1", 4)).front() == Row::mostly_others);
  CHECK(has(rows_after_quiet(Told().set("M1", 4)), Row::calibration));
  CHECK(rows_after_quiet(Told().set("M1", 5)).empty());
}

TEST_CASE("guidance: what a course shows has its own question") {
  CHECK(has(rows_picked(story_of({Told().alliance(4)}).input), Row::low_start_ask));
  const GuidanceInput tens = story_of(std::vector<Told>(4, Told().alliance(10))).input;
  CHECK(rows_picked(tens) == std::vector<Row>{Row::flat_open_question});
  const Told sixes = Told().alliance(6).set("R1", 6).set("R2", 6);
  const GuidanceInput same = story_of(with(quiet_weeks(5), {sixes})).input;
  CHECK(has(rows_picked(same), Row::same_number_ask));
  std::vector<Told> falling;
  for (const int value : {36, 35, 36, 35, 34, 33, 33, 31, 30, 29}) {  // series B of research B 3.3, times 4
    falling.push_back(Told().set("A1", value / 4).set("A2", (value + 1) / 4).set("A3", (value + 2) / 4)
                          .set("A4", (value + 3) / 4));
  }
  falling.resize(8);
  const GuidanceInput drift = story_of(falling).input;
  CHECK(drift.is_drifting);
  CHECK(prompt_of(suggest(drift), Row::responsiveness).why.why == Why::drift);
}

TEST_CASE("guidance: each low answer brings up its behaviours, and no other does") {
  for (const Behaviour& behaviour : behaviours()) {
    for (std::size_t i = 0; i < kAspectCount; ++i) {
      const Aspect aspect = static_cast<Aspect>(i);
      const bool is_strain = aspect == Aspect::withdrawal || aspect == Aspect::confrontation;
      GuidanceInput input;
      input.of(aspect).value = is_strain ? 4.0 : 3.0;
      const bool is_listed =
          std::find(behaviour.low.begin(), behaviour.low.end(), aspect) != behaviour.low.end();
      INFO(facts_of(behaviour.row).key << " by " << key_of(aspect));
      CHECK(has(rows_picked(input), behaviour.row) == is_listed);
    }
    GuidanceInput asked;
    asked.has_asked_for_change = true;
    CHECK(has(rows_picked(asked), behaviour.row) == behaviour.by_request);
    GuidanceInput drifting;
    drifting.is_drifting = true;
    CHECK(has(rows_picked(drifting), behaviour.row) == behaviour.by_drift);
  }
}

TEST_CASE("guidance: a shared wish for something new brings up responsiveness") {
  Told asked;
  asked.notes["O1"] = "More about work, please.";
  CHECK(rows_after_quiet(asked) == std::vector<Row>{Row::responsiveness});
}

TEST_CASE("guidance: a need that is low or below the person's own usual brings its five rows, lowest first") {
  const std::vector<Row> rows = rows_after_quiet(Told().set("N1", 4).set("N3", 2));
  for (const NeedSupport& support : need_supports()) {
    for (const Row row : support.rows) CHECK(has(rows, row) == (support.need != Need::competence));
  }
  CHECK(place_of(rows, Row::relatedness_attuned) < place_of(rows, Row::autonomy_choices));
  // 8 is usual here: 7 is nothing, 6 is below, though it is no low answer.
  CHECK(rows_after_quiet(Told().set("N2", 7)).empty());
  const std::vector<Prompt> below = suggest(story_of(with(quiet_weeks(5), {Told().set("N2", 6)})).input);
  const Reason& why = prompt_of(below, Row::competence_steps).why;
  CHECK(why.value == 6.0);
  CHECK(why.usual == 8.0);
}

TEST_CASE("guidance: an answer left out, or not asked, brings nothing up") {
  Told silent;
  silent.values.clear();
  CHECK(suggest(story_of(with(quiet_weeks(5), {silent})).input).empty());
  CHECK(kinds_shown(story_of({silent}).input).empty());
}

TEST_CASE("guidance: a reversed item is low where it was answered high, its usual turned round too") {
  std::string text = read_text_file(ATTUNE_VECTORS "/../../web/instruments/checkin12.json");
  const auto change = [&](const std::string& from, const std::string& to) {
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
  };
  change("\"format\": 1", "\"format\": 2");
  change("\"construct\": \"autonomy\"", "\"construct\": \"autonomy\", \"reversed\": true");
  const Result<Instrument> reversed = load_instrument(text);
  REQUIRE(reversed.ok());
  const std::vector<Told> weeks = std::vector<Told>(5, Told().set("N1", 1));
  const GuidanceInput input = story_of(with(weeks, {Told().set("N1", 7)}), {}, 0, {}, *reversed).input;
  CHECK(input.of(Aspect::autonomy).value == 3.0);
  CHECK(input.of(Aspect::autonomy).usual == 9.0);
  CHECK(has(rows_picked(input), Row::autonomy_choices));
}
