#include "instrument/score.h"

#include "instrument_files.h"

using namespace attune;

namespace {

// A check-in with these values, in item order from `first` on; nothing where there is no value.
CheckIn with_values(const Instrument& instrument, std::string_view first,
                    const std::vector<std::optional<int>>& values) {
  CheckInParts parts;
  parts.instrument = instrument.key();
  parts.answers.resize(instrument.item_count());
  const std::size_t start = index_of(instrument, first);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) parts.answers[start + i] = {Answer::Kind::value, *values[i], {}, true};
  }
  Result<CheckIn> check_in = CheckIn::make(instrument, std::move(parts));
  REQUIRE(check_in.ok());
  return std::move(check_in).value();
}

std::optional<double> score_named(const Instrument& instrument, std::string_view name,
                                  const CheckIn& check_in) {
  return score(instrument, check_in.answers(), *instrument.subscale_named(name));
}

}  // namespace

TEST_CASE("score: the goldens of the specification") {
  const Instrument instrument = check_in_12();
  const auto alliance = [&](const std::vector<std::optional<int>>& values) {
    return score_named(instrument, "alliance", with_values(instrument, "A1", values));
  };
  CHECK(alliance({9, 8, std::nullopt, 7}) == 8.0);
  CHECK(alliance({9, 8, 7, 8}) == 8.0);
  CHECK_FALSE(alliance({9, std::nullopt, std::nullopt, 7}));
  CHECK(alliance({0, 0, 0, 0}) == 0.0);
  CHECK_FALSE(alliance({}));
  const CheckIn needs = with_values(instrument, "N1", {8, std::nullopt, 9});
  CHECK(score_named(instrument, "needs", needs) == 8.5);
}

TEST_CASE("score: strain is the higher of the two, and one is enough") {
  const Instrument instrument = check_in_12();
  const auto strain = [&](std::optional<int> r1, std::optional<int> r2) {
    return score_named(instrument, "strain", with_values(instrument, "R1", {r1, r2}));
  };
  CHECK(strain(2, 6) == 6.0);
  CHECK(strain(3, std::nullopt) == 3.0);
  CHECK(strain(std::nullopt, 0) == 0.0);
  CHECK_FALSE(strain(std::nullopt, std::nullopt));
}

TEST_CASE("score: an answer off the scale is no number") {
  const Instrument instrument = check_in_12();
  const std::size_t p1 = index_of(instrument, "P1");
  CheckInParts parts = with_values(instrument, "A1", {}).parts();
  parts.answers[p1] = {Answer::Kind::special, 1, {}, true};
  const Result<CheckIn> check_in = CheckIn::make(instrument, parts);
  REQUIRE(check_in.ok());
  CHECK_FALSE(value_of(*check_in, p1));
  CHECK_FALSE(value_of(*check_in, 0));
}

TEST_CASE("score: another scale is moved to 0 to 10, and a sum is prorated") {
  const Instrument small = small_instrument();
  const CheckIn check_in = with_values(small, "Q1", {5, 2});
  CHECK(score_named(small, "alliance", check_in) == 5.0);
  CHECK(score_to_ten(small, check_in.answers(), *small.subscale_named("alliance")) == 10.0);
  CHECK(score_to_ten(small, check_in.answers(), *small.subscale_named("strain")) == 2.5);
  CHECK(to_ten(small.scale(), 1) == 0.0);

  Subscale pair = *small.subscale_named("alliance");
  pair.items = {0, 1};
  CHECK(score(small, check_in.answers(), pair) == 7.0);
  CHECK(score(small, with_values(small, "Q1", {4}).answers(), pair) == 8.0);
  pair.method = Method::mean;
  CHECK(score(small, check_in.answers(), pair) == 3.5);
}

TEST_CASE("score: a reversed item counts as min + max - v, and is kept as it was chosen") {
  const Instrument seven = example("one_to_seven_reversed");
  const CheckIn check_in = with_values(seven, "Q1", {7, 6, 3, 5, 7});
  CHECK(value_of(check_in, 2) == 3);
  CHECK(counted_value_of(seven, check_in.answers(), 2) == 5);
  CHECK(counted_value_of(seven, check_in.answers(), 0) == 7);
  CHECK(score_named(seven, "alliance", check_in) == 6.0);  // (7 + 6 + 5 + 5 + 7) / 5
  CHECK(score_named(seven, "made up sum", check_in) == 30.0);
  CHECK(score_to_ten(seven, check_in.answers(), *seven.subscale_named("alliance")) == 5.0 * 10.0 / 6.0);
  CHECK(score_named(seven, "alliance", with_values(seven, "Q1", {1, 1, 7, 1, 1})) == 1.0);
  CHECK(score_named(seven, "alliance", with_values(seven, "Q1", {7, 7, 1, 7, 7})) == 7.0);
}

TEST_CASE("score: a sum with an answer missing is prorated, reversed items too") {
  const Instrument seven = example("one_to_seven_reversed");
  const auto sum = [&](const std::vector<std::optional<int>>& values) {
    return score_named(seven, "made up sum", with_values(seven, "Q1", values));
  };
  CHECK(sum({7, std::nullopt, 3, std::nullopt, 6}) == 30.0);  // (7 + 5 + 6) / 3 * 5
  CHECK(sum({7, 6, std::nullopt, 5, std::nullopt}) == 30.0);
  CHECK_FALSE(sum({7, std::nullopt, 3}));
}

TEST_CASE("score: a max is of what counts, so a low stop of a reversed item can be the highest") {
  const Instrument seven = example("one_to_seven_reversed");
  const auto strain = [&](std::optional<int> reversed, std::optional<int> plain) {
    return score_named(seven, "strain", with_values(seven, "S1", {reversed, plain}));
  };
  CHECK(strain(2, 5) == 6.0);
  CHECK(strain(7, 5) == 5.0);
  CHECK(strain(7, std::nullopt) == 1.0);
  const Instrument around_zero = example("minus_three_to_three");
  const CheckIn check_in = with_values(around_zero, "A", {-3, 2});
  CHECK(score_named(around_zero, "made up max", check_in) == -2.0);
}

TEST_CASE("score: subscales are of the items that the file names, in any order") {
  const Instrument five = example("one_to_five");
  const CheckIn check_in = with_values(five, "I1", {1, 2, 5, 3, 5, 3, 4, 3, 4, 3, 3, 4});
  CHECK(score_named(five, "task", check_in) == 2.5);   // 1, 2, 10, 12
  CHECK(score_named(five, "bond", check_in) == 4.5);   // 3, 5, 7, 9
  CHECK(score_named(five, "goal", check_in) == 3.0);   // 4, 6, 8, 11
  CHECK(score_named(five, "alliance", check_in) == 40.0);
  CHECK(score_to_ten(five, check_in.answers(), *five.subscale_named("bond")) == 8.75);
}

TEST_CASE("score: wide scales and scales around zero are moved to 0 to 10") {
  const Instrument hundred = example("hundred_by_ten");
  const CheckIn tens = with_values(hundred, "A", {30, 80});
  CHECK(score_to_ten(hundred, tens.answers(), *hundred.subscale_named("alliance")) == 5.5);
  const Instrument around_zero = example("minus_three_to_three");
  const Subscale& sum = *around_zero.subscale_named("alliance");
  const CheckIn both = with_values(around_zero, "A", {-3, 3});
  CHECK(score(around_zero, both.answers(), sum) == -6.0);
  CHECK(score_to_ten(around_zero, both.answers(), sum) == 0.0);
  const CheckIn one = with_values(around_zero, "A", {0});
  CHECK(score(around_zero, one.answers(), sum) == 0.0);
  CHECK(score_to_ten(around_zero, one.answers(), sum) == 5.0);
  CHECK_FALSE(score(around_zero, with_values(around_zero, "A", {}).answers(), sum));
}

TEST_CASE("score: a cut-off speaks of the scores on its side, and the point itself is on one side only") {
  const auto speaks_of = [](Side side, double score) { return holds(CutOff{36, side, "made up"}, score); };
  CHECK(speaks_of(Side::below, 35.5));
  CHECK_FALSE(speaks_of(Side::below, 36));
  CHECK(speaks_of(Side::at_most, 36));
  CHECK_FALSE(speaks_of(Side::at_most, 36.5));
  CHECK(speaks_of(Side::at_least, 36));
  CHECK_FALSE(speaks_of(Side::at_least, 35.5));
  CHECK(speaks_of(Side::above, 36.5));
  CHECK_FALSE(speaks_of(Side::above, 36));
  const double a_last_bit_below = 36 - 7e-15;
  CHECK_FALSE(speaks_of(Side::below, a_last_bit_below));
  CHECK(speaks_of(Side::at_least, a_last_bit_below));
}

TEST_CASE("score: the nine cells of strain, and the edges between them") {
  using enum StrainType;
  const StrainType expected[3][3] = {{none, confrontation, confrontation},
                                     {withdrawal, mixed, confrontation},
                                     {withdrawal, withdrawal, mixed}};
  const int levels[3] = {1, 4, 7};
  for (int r1 = 0; r1 < 3; ++r1) {
    for (int r2 = 0; r2 < 3; ++r2) CHECK(strain_type(levels[r1], levels[r2]) == expected[r1][r2]);
  }
  CHECK(strain_type(3, 3) == none);
  CHECK(strain_type(4, 3) == mixed);
  CHECK(strain_type(5, 3) == withdrawal);
  CHECK(strain_type(3, 5) == confrontation);
  CHECK(strain_type(4, std::nullopt) == withdrawal);
  CHECK(strain_type(std::nullopt, 4) == confrontation);
  CHECK(strain_type(3, std::nullopt) == none);
  CHECK(strain_type(std::nullopt, std::nullopt) == none);
}
