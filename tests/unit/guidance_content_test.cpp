#include <algorithm>
#include <set>

#include "guidance/behaviours.h"
#include "guidance/kinds.h"
#include "guidance_courses.h"
#include "string_ids.h"

using namespace attune;
using namespace attune::guidance;

namespace {

// The articles' lengths in lines, as their texts were read; a source that points past the end is a slip.
constexpr int kLinesOf[] = {0, 49, 703};

void check_source(const Source& source) {
  REQUIRE((source.article == 1 || source.article == 2));
  CHECK(source.line_from >= 1);
  CHECK(source.line_from <= source.line_to);
  CHECK(source.line_to <= kLinesOf[source.article]);
}

bool has_string(const std::string& key) {
  return std::find(kStringKeys.begin(), kStringKeys.end(), key) != kStringKeys.end();
}

std::vector<Row> all_rows() {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < kRowCount; ++i) rows.push_back(static_cast<Row>(i));
  return rows;
}

// What people could send, as courses; together they must bring up every row there is.
std::vector<Story> many_stories() {
  const std::vector<Told> weeks = quiet_weeks(5);
  const Told dip = Told().alliance(5);
  std::vector<Story> stories;
  for (int wish : {kAskMe, kIWill, kJustKnow}) {
    stories.push_back(story_of(with(weeks, {Told(dip).set("R1", 6).choose("U1", wish)})));
  }
  for (const std::string item : {"A1", "A2", "A3", "A4", "N1", "N2", "N3", "M1", "M2"}) {
    stories.push_back(story_of(with(weeks, {Told(dip).set(item, 2)})));
  }
  stories.push_back(story_of(with(weeks, {Told().set("M2", 9)})));
  stories.push_back(story_of(with(weeks, {Told(dip).set("R1", 6), Told(dip).set("R1", 8)})));
  stories.push_back(story_of(with(weeks, {Told(dip).set("R2", 6)})));
  stories.push_back(story_of(with(weeks, {dip, dip, dip, dip, dip})));
  stories.push_back(story_of(with(weeks, {dip, dip, dip, dip, Told().alliance(7)})));
  stories.push_back(story_of(with(weeks, {dip, Told()})));
  stories.push_back(story_of(weeks, {true}));
  stories.push_back(story_of(weeks, {}, 40));
  stories.push_back(story_of({Told()}, {}, 40));
  stories.push_back(story_of({Told().alliance(3)}));
  stories.push_back(story_of(std::vector<Told>(4, Told().alliance(10))));
  stories.push_back(story_of(with(weeks, {Told().alliance(6).set("R1", 6).set("R2", 6)})));
  return stories;
}

}  // namespace

TEST_CASE("guidance: every row is picked by some course, and every reason given by one") {
  std::set<Row> picked;
  std::set<Why> given;
  for (const Story& story : many_stories()) {
    for (const Prompt& prompt : suggest(story.input)) {
      picked.insert(prompt.row);
      given.insert(prompt.why.why);
    }
  }
  for (const Row row : all_rows()) {
    INFO("never picked: " << facts_of(row).key);
    CHECK(picked.count(row) == 1);
  }
  // The four that need longer courses have tests of their own in guidance_rules_test.cpp.
  given.insert({Why::drift, Why::asked_for_change, Why::not_talked_about, Why::early_say});
  for (std::size_t i = 0; i < kWhyCount; ++i) {
    INFO("never given: " << key_of(static_cast<Why>(i)));
    CHECK(given.count(static_cast<Why>(i)) == 1);
  }
}

TEST_CASE("guidance: every row has its own key, its words, and lines that its article has") {
  std::set<std::string_view> keys;
  for (const Row row : all_rows()) {
    const RowFacts& facts = facts_of(row);
    INFO(facts.key);
    CHECK(facts.row == row);
    CHECK(keys.insert(facts.key).second);
    check_source(facts.source);
    for (const char* part : {".title", ".say", ".avoid"}) {
      CHECK(has_string("guidance." + std::string(facts.key) + part));
    }
  }
}

TEST_CASE("guidance: every claim, reason and name of an answer has its words") {
  for (std::size_t i = 0; i < kClaimCount; ++i) {
    const ClaimFacts& claim = facts_of(static_cast<Claim>(i));
    check_source(claim.source);
    CHECK(has_string("guidance.claim." + std::string(claim.key)));
  }
  for (std::size_t i = 0; i < kWhyCount; ++i) {
    CHECK(has_string("guidance.why." + std::string(key_of(static_cast<Why>(i)))));
  }
  for (std::size_t i = 0; i < kAspectCount; ++i) {
    CHECK(has_string("guidance.aspect." + std::string(key_of(static_cast<Aspect>(i)))));
    CHECK(item_of(check_in_12(), static_cast<Aspect>(i)));
  }
}

TEST_CASE("guidance: every claim stands beside some row") {
  std::set<Claim> beside;
  for (const Row row : all_rows()) {
    if (facts_of(row).claim) beside.insert(*facts_of(row).claim);
  }
  CHECK(beside.size() == kClaimCount);
}

TEST_CASE("guidance: the three kinds have their cards, each path with the lines it comes from") {
  const auto path = [](StrainType type) { return kind_of(type).path.line_from; };
  CHECK(path(StrainType::withdrawal) == 43);  // clearer words, then speaking up for oneself
  CHECK(path(StrainType::confrontation) == 41);  // anger, then hurt, then a wish to be cared for
  CHECK(path(StrainType::mixed) == 45);  // steps back on the way
  for (const StrainType type : {StrainType::withdrawal, StrainType::confrontation, StrainType::mixed}) {
    const Kind& kind = kind_of(type);
    check_source(kind.what);
    check_source(kind.shows);
    check_source(kind.path);
    for (const char* part : {".name", ".what", ".shows", ".check_in", ".path"}) {
      CHECK(has_string("guidance.kind." + std::string(kind.key) + part));
    }
  }
}

TEST_CASE("guidance: the additions for quiet and open are the second article's, line by line") {
  const auto lines = [](const std::vector<Row>& rows) {
    std::set<int> out;
    for (const Row row : rows) out.insert(facts_of(row).source.line_from);
    return out;
  };
  CHECK(lines(rows_for_quiet()) == std::set<int>{301, 125, 127, 131});
  CHECK(lines(rows_for_open()) == std::set<int>{123, 129, 303, 305, 309});
}

TEST_CASE("guidance: the three immediate strategies are the first article's, line by line") {
  CHECK(facts_of(Row::explain_reason).source.line_from == 32);
  CHECK(facts_of(Row::change_goal).source.line_from == 33);
  CHECK(facts_of(Row::clear_up).source.line_from == 34);
  for (const Row row : {Row::explain_reason, Row::change_goal, Row::clear_up}) {
    CHECK(facts_of(row).source.article == 1);
  }
}

TEST_CASE("guidance: behaviours serve the needs of the article's summary, brought up by the listed answers") {
  using N = Need;
  using A = Aspect;
  struct Expected {
    Row row;
    std::vector<Need> needs;
    std::vector<Aspect> low;
    bool by_request, by_drift;
    int summary_line;
  };
  // Research B 4, "Therapist behaviour -> need", row by row.
  const std::vector<Expected> table = {
      {Row::attunement, {N::relatedness}, {A::understood, A::relatedness}, false, false, 343},
      {Row::calibration, {N::autonomy}, {A::autonomy, A::own_reasons, A::readiness}, false, false, 345},
      {Row::transparency, {N::competence, N::autonomy}, {A::goals, A::tasks, A::competence}, false, false,
       347},
      {Row::presence, {N::relatedness}, {A::bond, A::relatedness}, false, false, 349},
      {Row::repair, {N::relatedness, N::autonomy}, {A::withdrawal, A::confrontation, A::repair}, false, false,
       351},
      {Row::responsiveness, {N::competence, N::relatedness}, {A::competence}, true, true, 353},
  };
  REQUIRE(behaviours().size() == table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const Behaviour& behaviour = behaviours()[i];
    INFO(facts_of(behaviour.row).key);
    CHECK(behaviour.row == table[i].row);
    CHECK(behaviour.needs == table[i].needs);
    CHECK(behaviour.low == table[i].low);
    CHECK(behaviour.by_request == table[i].by_request);
    CHECK(behaviour.by_drift == table[i].by_drift);
    CHECK(facts_of(behaviour.row).source.line_from == table[i].summary_line);
    check_source(behaviour.shows_in);
    CHECK(has_string("guidance." + std::string(facts_of(behaviour.row).key) + ".looks"));
  }
}

TEST_CASE("guidance: each need has five rows of support, from the article's list for that need") {
  REQUIRE(need_supports().size() == 3);
  const int first_line[] = {373, 394, 414};
  const int last_line[] = {381, 400, 422};
  for (std::size_t i = 0; i < 3; ++i) {
    const NeedSupport& support = need_supports()[i];
    CHECK(support.need == static_cast<Need>(i));
    CHECK(support.rows.size() == 5);
    for (const Row row : support.rows) {
      CHECK(facts_of(row).source.article == 2);
      CHECK(facts_of(row).source.line_from >= first_line[i]);
      CHECK(facts_of(row).source.line_to <= last_line[i]);
    }
  }
}
