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
  return score(check_in, *instrument.subscale_named(name));
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
  CHECK(score_to_ten(small, check_in, *small.subscale_named("alliance")) == 10.0);
  CHECK(score_to_ten(small, check_in, *small.subscale_named("strain")) == 2.5);
  CHECK(to_ten(small.scale(), 1) == 0.0);

  Subscale pair = *small.subscale_named("alliance");
  pair.items = {0, 1};
  CHECK(score(check_in, pair) == 7.0);
  CHECK(score(with_values(small, "Q1", {4}), pair) == 8.0);
  pair.method = Method::mean;
  CHECK(score(check_in, pair) == 3.5);
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
