#include "course/reading.h"

#include <algorithm>
#include <string_view>

namespace attune {
namespace {

// The item with that construct, if the strain subscale has it: strain is what the instrument says it is.
std::optional<std::size_t> strain_item(const Instrument& instrument, const Subscale* strain,
                                       std::string_view construct) {
  if (strain == nullptr) return std::nullopt;
  for (const std::size_t item : strain->items) {
    if (instrument.item(item).construct == construct) return item;
  }
  return std::nullopt;
}

inline std::optional<double> item_to_ten(const Instrument& instrument, const std::vector<Answer>& answers,
                                         std::optional<std::size_t> item) {
  if (!item) return std::nullopt;
  const std::optional<int> value = counted_value_of(instrument, answers, *item);
  if (!value) return std::nullopt;
  return to_ten(instrument.scale(), *value);
}

// The same stop for every item of the subscale, as it was chosen and not as it is scored; absent otherwise.
std::optional<int> one_stop(const std::vector<Answer>& answers, const Subscale& subscale) {
  std::optional<int> stop;
  for (const std::size_t item : subscale.items) {
    const Answer& answer = answers[item];
    if (answer.kind != Answer::Kind::value || (stop && answer.number != *stop)) return std::nullopt;
    stop = answer.number;
  }
  return stop;
}

// It all went well, and it did not: one number from the middle up for both is more likely a slip.
bool says_same_number(const Instrument& instrument, const Roles& roles, const std::vector<Answer>& answers) {
  if (roles.alliance == nullptr || !roles.has_strain()) return false;
  const std::optional<int> strain = one_stop(answers, *roles.strain);
  if (!strain || !reaches(to_ten(instrument.scale(), *strain), kCourse.same_number_min)) return false;
  return one_stop(answers, *roles.alliance) == strain;
}

}  // namespace

Roles roles_of(const Instrument& instrument) {
  const Subscale* strain = instrument.subscale_named("strain");
  return {instrument.subscale_named("alliance"), strain, strain_item(instrument, strain, "withdrawal"),
          strain_item(instrument, strain, "confrontation")};
}

Reading reading_of(const Instrument& instrument, const Roles& roles, const std::vector<Answer>& answers) {
  Reading reading;
  if (roles.alliance != nullptr) {
    reading.x = score_to_ten(instrument, answers, *roles.alliance);
    std::optional<int> lowest;
    for (const std::size_t item : roles.alliance->items) {
      const std::optional<int> value = counted_value_of(instrument, answers, item);
      if (value && (!lowest || *value < *lowest)) lowest = value;
    }
    if (lowest) reading.lowest_item = to_ten(instrument.scale(), *lowest);
  }
  reading.withdrawal = item_to_ten(instrument, answers, roles.withdrawal);
  reading.confrontation = item_to_ten(instrument, answers, roles.confrontation);
  reading.is_same_number = says_same_number(instrument, roles, answers);
  return reading;
}

}  // namespace attune
