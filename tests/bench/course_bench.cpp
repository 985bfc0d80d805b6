// course_bench FILE.csv             one JSON line: what each rule finds in the file, and the time of one
// check-in course_bench --digest FILE.csv    a hash over the bits of every number the engine makes of it
// course_bench --chance FILE.csv    how often each rule speaks where nothing happened, and what the app says
// course_bench --scale FILE.csv     nanoseconds for one check-in of courses from 1,000 to 1,000,000 long
// A file that cannot be meant is refused with exit 2 and the reason. The same program runs in Node as wasm.
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "bench/chance.h"
#include "bench/digest.h"
#include "bench/measures.h"
#include "bench/timing.h"

namespace {

using namespace attune::bench;

constexpr int kRefused = 2;
constexpr int kRuns = 15;

void print_area(std::string_view name, const std::optional<double>& area, const char* end) {
  std::printf("\"%.*s\":", static_cast<int>(name.size()), name.data());
  if (area) {
    std::printf("%.6f%s", *area, end);
  } else {
    std::printf("null%s", end);
  }
}

void print_measures(const std::vector<Case>& cases) {
  const Measures measures = measure(cases);
  std::printf("{\"events\":%zu,\"quiet\":%zu,\"hits\":{", measures.events, measures.quiet);
  for (std::size_t rule = 0; rule < kRules.size(); ++rule) {
    const Hits& hits = measures.hits[rule];
    std::printf("%s\"%s\":[%zu,%zu]", rule == 0 ? "" : ",", std::string(kRules[rule]).c_str(), hits.events,
                hits.false_flags);
  }
  std::printf("},\"auc\":{");
  for (std::size_t i = 0; i < kStatistics.size(); ++i) {
    print_area(kStatistics[i], measures.auc[i], i + 1 < kStatistics.size() ? "," : "}");
  }
  const MachineCounts& machine = measures.machine;
  std::printf(",\"machine\":{\"repaired\":%zu,\"partly\":%zu,\"unrepaired\":%zu,\"open\":%zu}",
              machine.repaired, machine.partly, machine.unrepaired, machine.open);
  std::printf(",\"ns_per_checkin\":%.1f}\n", nanoseconds_of_cases(cases, kRuns));
}

void print_chances(const std::vector<Case>& cases) {
  const auto all = chances(cases);
  for (std::size_t rule = 0; rule < all.size(); ++rule) {
    const Chance& one = all[rule];
    std::printf("%s\"%s\":{\"hits\":%zu,\"of\":%zu,\"said\":%.3f}", rule == 0 ? "{" : ",",
                std::string(kChanceRules[rule]).c_str(), one.hits, one.of, one.said);
  }
  std::printf("}\n");
}

void print_scale(const std::vector<Case>& cases) {
  const std::vector<Scale> scales = nanoseconds_by_length(cases, kRuns);
  std::printf("{\"ns_by_length\":{");
  for (const Scale& scale : scales) {
    std::printf("%s\"%zu\":%.1f", &scale == &scales.front() ? "" : ",", scale.length, scale.nanoseconds);
  }
  std::printf("},\"ratio\":%.3f}\n", scales.back().nanoseconds / scales.front().nanoseconds);
}

int refuse(const std::string& why) {
  std::fprintf(stderr, "course_bench: %s\n", why.c_str());
  return kRefused;
}

}  // namespace

int main(int count, char** words) {
  const std::string option = count == 3 ? words[1] : "";
  const bool is_known = count == 2 || option == "--digest" || option == "--scale" || option == "--chance";
  if (!is_known) return refuse("use: course_bench [--digest | --scale | --chance] FILE.csv");
  std::ifstream file(words[count - 1], std::ios::binary);
  if (!file) return refuse("the file cannot be read");
  std::stringstream text;
  text << file.rdbuf();
  std::string why;
  const std::optional<std::vector<Case>> cases = read_bench_file(text.str(), why);
  if (!cases) return refuse(why);
  if (option == "--digest") {
    std::printf("%s\n", digest_of(*cases).c_str());
  } else if (option == "--chance") {
    print_chances(*cases);
  } else if (option == "--scale") {
    print_scale(*cases);
  } else {
    print_measures(*cases);
  }
  return 0;
}
