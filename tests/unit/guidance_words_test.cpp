#include "guidance_words.h"

#include "guidance_courses.h"

using namespace attune;
using namespace attune::guidance;

namespace {

Sentences english() {
  Sentences say;
  REQUIRE(say.add(attune::Part::client,
                  read_text_file(ATTUNE_VECTORS "/../../build/gen/strings/en.json")).ok());
  REQUIRE(say.add(attune::Part::therapist,
                  read_text_file(ATTUNE_VECTORS "/../../build/gen/strings/en.therapist.json")).ok());
  return say;
}

std::string why_of(const Sentences& say, const Story& story, Row row) {
  return why_in_words(say, prompt_of(suggest(story.input), row).why);
}

}  // namespace

TEST_CASE("guidance: why a row is shown is said with its numbers") {
  const Sentences say = english();
  const Told dip = Told().alliance(5);
  const Story plain_dip = story_of(with(quiet_weeks(5), {Told(dip).set("N1", 3)}));
  CHECK(why_of(say, plain_dip, Row::validate) == "3.0 below this client's usual 8.0.");
  CHECK(why_of(say, plain_dip, Row::offer_choice) == "The lowest of four answers. Had a say: 3.");
  CHECK(why_of(say, plain_dip, Row::autonomy_choices) == "Had a say: 3 (usually 8).");
  const Story open = story_of(with(quiet_weeks(5), {Told(dip).set("R2", 7), Told(dip).set("R2", 7)}));
  CHECK(why_of(say, open, Row::validate) == "Let down or annoyed: 7 (usually 0).");
  CHECK(why_of(say, open, Row::talk_notice) == "2 of the last four check-ins are marked.");
  CHECK(why_of(say, story_of(quiet_weeks(5), {}, 30), Row::welcome_back) ==
        "30 days without a check-in (usually 7).");
  CHECK(why_of(say, story_of({Told().set("N1", 3)}), Row::calibration) ==
        "Had a say: 3, in one of the first four check-ins.");
  CHECK(why_of(say, story_of({Told().set("M1", 2)}), Row::mostly_others) == "Comes for own reasons: 2.");
}

TEST_CASE("guidance: every row, card, claim and part has its own sentences") {
  const Sentences say = english();
  for (std::size_t i = 0; i < kRowCount; ++i) {
    const Row row = static_cast<Row>(i);
    const PromptWords words = words_of(row);
    CHECK(words.say == after(words.title, 1));
    CHECK(words.avoid == after(words.title, 2));
    CHECK(looks_of(row).has_value() == (row >= Row::attunement && row <= Row::responsiveness));
  }
  CHECK(say(words_of(kind_of(StrainType::withdrawal)).name) == "Stayed quiet or went along");
  CHECK(say(words_of(kind_of(StrainType::confrontation)).name) == "Let down or annoyed");
  CHECK(say(words_of(Claim::dip_and_return)).rfind("The article this comes from says", 0) == 0);
  const Story story = story_of(quiet_weeks(5));
  for (const CyclePart& part : cycle_of(story.course, story.input)) {
    CHECK_FALSE(say(name_of(part)).empty());
    for (const CycleValue& value : part.values) CHECK_FALSE(say(name_of(value)).empty());
  }
  CHECK(say(name_of(Direction::not_yet)) == "Not yet");
  CHECK(article_of(facts_of(Row::explain_reason).source) == S::guidance_article_1);
}
