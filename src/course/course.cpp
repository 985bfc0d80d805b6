#include "course/course.h"

#include <algorithm>

namespace attune {
namespace {

// A subscale and two items have a role in the engine (src/instrument/FORMAT.md).
struct Roles {
  const Subscale* alliance;
  const Subscale* strain;
  std::optional<std::size_t> withdrawal;
  std::optional<std::size_t> confrontation;
};

// The item with that construct, if the strain subscale has it: strain is what the instrument says it is.
std::optional<std::size_t> strain_item(const Instrument& instrument, const Subscale* strain,
                                       std::string_view construct) {
  if (strain == nullptr) return std::nullopt;
  for (const std::size_t item : strain->items) {
    if (instrument.item(item).construct == construct) return item;
  }
  return std::nullopt;
}

Roles roles_of(const Instrument& instrument) {
  const Subscale* strain = instrument.subscale_named("strain");
  return {instrument.subscale_named("alliance"), strain, strain_item(instrument, strain, "withdrawal"),
          strain_item(instrument, strain, "confrontation")};
}

std::optional<double> item_to_ten(const Instrument& instrument, const CheckIn& check_in,
                                  std::optional<std::size_t> item) {
  const std::optional<int> value = item ? value_of(check_in, *item) : std::nullopt;
  if (!value) return std::nullopt;
  return to_ten(instrument.scale(), *value);
}

Reading reading_of(const Instrument& instrument, const Roles& roles, const CheckIn& check_in) {
  Reading reading;
  if (roles.alliance != nullptr) reading.x = score_to_ten(instrument, check_in, *roles.alliance);
  reading.withdrawal = item_to_ten(instrument, check_in, roles.withdrawal);
  reading.confrontation = item_to_ten(instrument, check_in, roles.confrontation);
  return reading;
}

bool is_same_id(const CheckIn& a, const CheckIn& b) { return a.id() == b.id(); }

// This instrument's check-ins in order, each id once with its highest revision.
std::vector<const CheckIn*> series_of(const Instrument& instrument, const std::vector<CheckIn>& check_ins) {
  std::vector<const CheckIn*> series;
  for (const CheckIn& check_in : check_ins) {
    if (check_in.instrument() != instrument.key()) continue;
    const auto same = std::find_if(series.begin(), series.end(),
                                   [&](const CheckIn* kept) { return is_same_id(*kept, check_in); });
    if (same == series.end()) {
      series.push_back(&check_in);
    } else if ((*same)->revision() < check_in.revision()) {
      *same = &check_in;
    }
  }
  std::stable_sort(series.begin(), series.end(), [](const CheckIn* a, const CheckIn* b) {
    if (a->session_day() != b->session_day()) return a->session_day() < b->session_day();
    return a->finished_at_ms() < b->finished_at_ms();
  });
  return series;
}

// Which points are usual now, and the median of an item over them.
class UsualPoints {
 public:
  void take(std::size_t point, const EpisodeStep& step) {
    if (step.usual == Usual::joins) {
      usual_.push_back(point);
      inside_.clear();
      return;
    }
    inside_.push_back(point);
    if (step.usual == Usual::stays_out) return;
    usual_ = std::move(inside_);
    inside_.clear();
  }

  std::optional<double> median_of(std::size_t item, const std::vector<CoursePoint>& points) const {
    Median median;
    for (const std::size_t point : usual_) {
      const std::optional<int> value = points[point].items[item].value;
      if (points[point].reading.x && value) median.add(*value);
    }
    return median.value();
  }

 private:
  std::vector<std::size_t> usual_;
  std::vector<std::size_t> inside_;
};

}  // namespace

Course Course::of(const Instrument& instrument, const std::vector<CheckIn>& check_ins) {
  const Roles roles = roles_of(instrument);
  EpisodeMachine machine(roles.withdrawal || roles.confrontation);
  UsualPoints usual;
  Course course;
  for (const CheckIn* check_in : series_of(instrument, check_ins)) {
    CoursePoint point;
    point.check_in = check_in->id();
    point.revision = check_in->revision();
    point.session_day = check_in->session_day();
    point.reading = reading_of(instrument, roles, *check_in);
    for (const Subscale& subscale : instrument.subscales()) {
      point.scores.push_back(score(*check_in, subscale));
    }
    for (std::size_t item = 0; item < instrument.item_count(); ++item) {
      point.items.push_back({value_of(*check_in, item), usual.median_of(item, course.points_)});
    }
    point.strain_type = strain_type(point.reading.withdrawal, point.reading.confrontation);
    const EpisodeStep step = machine.step(point.reading);
    point.dip = step.dip;
    point.episode_open = step.state == EpisodeState::open;
    usual.take(course.points_.size(), step);
    course.points_.push_back(std::move(point));
  }
  return course;
}

}  // namespace attune
