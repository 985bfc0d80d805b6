#include "course/median.h"

namespace attune {
namespace {

constexpr std::size_t kStopsUsual = 11;  // of 0 to 10: room is asked for once

}  // namespace

void Median::add(double value) {
  ++count_;
  if (stops_.empty()) stops_.reserve(kStopsUsual);
  std::size_t place = stops_.size();
  while (place > 0 && stops_[place - 1].value > value) --place;
  if (place > 0 && stops_[place - 1].value == value) {
    ++stops_[place - 1].count;
  } else {
    stops_.insert(stops_.begin() + static_cast<std::ptrdiff_t>(place), {value, 1});
  }
}

void Median::clear() {
  stops_.clear();
  count_ = 0;
}

std::optional<double> Median::value() const {
  if (count_ == 0) return std::nullopt;
  std::size_t place = 0;
  std::size_t up_to = stops_[0].count;
  while (up_to * 2 < count_) up_to += stops_[++place].count;
  const double lower = stops_[place].value;
  if (up_to * 2 > count_) return lower;
  return (lower + stops_[place + 1].value) / 2.0;
}

}  // namespace attune
