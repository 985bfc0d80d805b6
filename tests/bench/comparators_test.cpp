// The comparators against the goldens of research B 3.3 and the examples published for them.
#include "bench/comparators.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace attune::bench;

namespace {

// Series A of research B 3.3.
const std::vector<double> kA = {8, 8.25, 8.5, 8.25, 8.75, 8.5, 6.25, 7.5, 8.5, 8.75, 8.5, 8.75};

MovingRangeChart chart_of(const std::vector<double>& values) {
  MovingRangeChart chart;
  for (const double value : values) chart.add(value);
  return chart;
}

void check_near(double ours, double golden, double by = 1e-6) {
  INFO(ours << " and not " << golden);
  CHECK(std::abs(ours - golden) <= by);
}

}  // namespace

TEST_CASE("moving ranges: series A has the limits of B 3.3, over its first six and over all") {
  const MovingRangeChart first = chart_of({kA.begin(), kA.begin() + 6});
  check_near(first.center(), 8.375);
  check_near(first.mean_range(), 0.3);
  check_near(first.sigma(), 0.265957);
  check_near(first.lower(3), 7.577128);
  check_near(first.upper(3), 9.172872);
  check_near(first.range_upper(), 0.9801);
  const MovingRangeChart all = chart_of(kA);
  check_near(all.center(), 8.208333);
  check_near(all.mean_range(), 0.613636);
  check_near(all.lower(3), 6.576322);
  check_near(all.upper(3), 9.840345);
  for (std::size_t i = 0; i < kA.size(); ++i) CHECK((kA[i] < all.lower(3)) == (i == 6));
}

TEST_CASE("moving ranges: the example of the NIST handbook and the JETS example of SAS come out") {
  const MovingRangeChart nist = chart_of({49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1});
  check_near(nist.center(), 50.81);
  check_near(nist.mean_range(), 1.8778, 5e-5);
  check_near(nist.upper(3), 55.8041, 5e-5);
  check_near(nist.lower(3), 45.8159, 5e-5);
  const MovingRangeChart jets = chart_of({78.4, 80.1, 84.4, 79.1, 80.4, 83.5, 73.8, 83.5, 75.0, 76.8,
                                          70.5, 80.3, 82.4, 79.4, 86.4, 90.5, 77.7, 82.5, 79.9, 83.2});
  check_near(jets.center(), 80.39);
  check_near(jets.mean_range(), 5.326316);
  check_near(jets.lower(3), 66.224267);
  check_near(jets.upper(3), 94.555733);
}

TEST_CASE("moving ranges: the constants are those of ranges of two normal deviates") {
  const double d2 = 2.0 / std::sqrt(std::acos(-1.0));
  const double d3 = std::sqrt(2.0 - d2 * d2);
  check_near(d2, 1.128379);
  check_near(kRangeToSigma, d2, 5e-4);
  check_near(kRangeLimit, 1 + 3 * d3 / d2, 1e-3);
  check_near(kThreeSigmas, 3 / d2, 2e-3);
  // Beyond three known sigmas either side lie 27 in 10,000: one in 370.40.
  const double beyond = std::erfc(3 / std::sqrt(2.0));
  check_near(beyond, 0.0027, 1e-5);
  check_near(1 / beyond, 370.40, 5e-3);
}

TEST_CASE("moving ranges: one value, or as much as the limit, is not below it") {
  CHECK_FALSE(chart_of({8}).is_below(0, kThreeSigmas));
  CHECK_FALSE(chart_of({8, 9}).is_below(8.5 - kThreeSigmas, kThreeSigmas));
  CHECK(chart_of({8, 9}).is_below(8.49 - kThreeSigmas, kThreeSigmas));
  // At the ceiling there are no ranges, and any drop is below: what B 2 warns of.
  CHECK(chart_of({10, 10, 10, 10}).is_below(9.75, kThreeSigmas));
  CHECK_FALSE(chart_of({10, 10, 10, 10}).is_below(10, kThreeSigmas));
}

TEST_CASE("weighted mean: series A falls below its limit at seven and eight") {
  const std::vector<WeightedMean> means = weighted_means(kA, 8.4, 0.5, 0.3, 2.7);
  CHECK_FALSE(means[5].is_below());
  check_near(means[6].mean, 7.797537);
  check_near(means[6].lower, 7.834813);
  CHECK(means[6].is_below());
  check_near(means[7].mean, 7.708276);
  CHECK(means[7].is_below());
  // NIST handbook, target 50; its 47.4115 is cut and not rounded.
  check_near(50 + weighted_mean_reach(2.0539, 0.3, 3), 52.5884, 5e-5);
  check_near(50 - weighted_mean_reach(2.0539, 0.3, 3), 47.4116, 5e-5);
}

TEST_CASE("cumulated shortfall: series A passes four at eight") {
  const std::vector<double> sums = cumulated_shortfalls(kA, 8.4, 0.5);
  check_near(sums[6], 3.8);
  check_near(sums[7], 5.1);
}

TEST_CASE("reliable change: 8.5 to 6.25 is 3.5 standard errors") {
  const ReliableChange change = reliable_change(8.5, 6.25, 1.30, 0.88);
  check_near(change.error, 0.450333);
  check_near(change.critical, 1.248260);
  check_near(change.change, -3.532918);
}

TEST_CASE("last and cut-off: a drop counts from its size on, a cut-off from below it") {
  CHECK_FALSE(drops_from_last(std::nullopt, 0, 1.25));
  CHECK(drops_from_last(8, 6.75, 1.25));
  CHECK_FALSE(drops_from_last(8, 7, 1.25));
  CHECK(is_below_cut_off(8.75, 9));
  CHECK_FALSE(is_below_cut_off(9, 9));
}
