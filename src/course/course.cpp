#include "course/course.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace attune {
namespace {

// `a` stands before `b`; two of one day stay as they were given.
bool is_earlier(const CoursePoint& a, const CoursePoint& b) {
  if (a.session_day != b.session_day) return a.session_day < b.session_day;
  return a.arrival < b.arrival;
}

}  // namespace

std::size_t Course::IdHash::operator()(const Id& id) const {
  std::size_t hash = 0;
  std::memcpy(&hash, id.data(), sizeof hash);
  return hash;
}

Course::Course(const Instrument& instrument)
    : instrument_(instrument), roles_(roles_of(instrument_)), engine_(roles_.has_strain()) {}

Course Course::of(const Instrument& instrument, const std::vector<CheckIn>& check_ins) {
  Course course(instrument);
  for (const CheckIn& check_in : check_ins) course.add(check_in);
  return course;
}

void Course::add(const CheckIn& check_in) {
  if (check_in.instrument() != instrument_.key()) return note_other(check_in);
  CoursePoint point = point_of_check_in(check_in);
  const auto known = places_.find(check_in.id());
  if (known == places_.end() && (points_.empty() || is_earlier(points_.back(), point))) {
    step(point);
    places_.emplace(point.check_in, points_.size());
    points_.push_back(std::move(point));
    return;
  }
  if (known != places_.end()) {
    const std::size_t place = known->second;
    if (points_[place].revision >= point.revision) return;
    point.arrival = points_[place].arrival;
    points_.erase(points_.begin() + static_cast<std::ptrdiff_t>(place));
  }
  points_.insert(std::upper_bound(points_.begin(), points_.end(), point, is_earlier), std::move(point));
  compute_anew();
}

void Course::note_other(const CheckIn& check_in) {
  for (OtherSeries& other : other_series_) {
    if (other.instrument != check_in.instrument()) continue;
    other.first_day = std::min(other.first_day, check_in.session_day());
    return;
  }
  other_series_.push_back({check_in.instrument(), check_in.session_day()});
}

CoursePoint Course::point_of_check_in(const CheckIn& check_in) const {
  CoursePoint point;
  point.check_in = check_in.id();
  point.revision = check_in.revision();
  point.session_day = check_in.session_day();
  point.finished_at_ms = check_in.finished_at_ms();
  point.arrival = points_.size();
  point.reading = reading_of(instrument_, roles_, check_in.answers());
  point.scores.reserve(instrument_.subscales().size());
  for (const Subscale& subscale : instrument_.subscales()) {
    point.scores.push_back(score(instrument_, check_in.answers(), subscale));
  }
  point.values.reserve(instrument_.item_count());
  for (std::size_t item = 0; item < instrument_.item_count(); ++item) {
    point.values.push_back(value_of(check_in, item));
  }
  point.strain_type = strain_type(point.reading.withdrawal, point.reading.confrontation);
  return point;
}

void Course::step(CoursePoint& point) {
  const EngineStep step = engine_.step(point.reading);
  point.dip = step.episode.dip;
  point.episode = step.episode.episode;
  point.usual = step.episode.usual;
  point.drift = step.drift;
  point.statements = step.statements;
}

void Course::compute_anew() {
  engine_ = Engine(roles_.has_strain());
  places_.clear();
  for (std::size_t place = 0; place < points_.size(); ++place) {
    step(points_[place]);
    places_.emplace(points_[place].check_in, place);
  }
}

std::optional<std::size_t> Course::point_of(const Id& check_in) const {
  const auto place = places_.find(check_in);
  if (place == places_.end()) return std::nullopt;
  return place->second;
}

std::vector<Episode> Course::episodes() const {
  std::vector<Episode> episodes;
  for (const CoursePoint& point : points_) {
    if (point.episode.state == EpisodeState::none) continue;
    if (episodes.empty() || episodes.back().opened_by != point.episode.opened_by) {
      episodes.push_back(point.episode);
    } else {
      episodes.back() = point.episode;
    }
  }
  return episodes;
}

std::optional<Episode> Course::still_lower(const std::vector<Id>& closed) const {
  for (const Episode& episode : engine_.machine().still_lower()) {
    const Id& opened_by = points_[episode.opened_by].check_in;
    if (std::find(closed.begin(), closed.end(), opened_by) == closed.end()) return episode;
  }
  return std::nullopt;
}

std::optional<double> Course::usual_of(std::size_t point, std::size_t item) const {
  assert(point < points_.size() && item < instrument_.item_count());
  Median usual;
  Median inside;
  const auto add_to = [&](Median& median, const CoursePoint& each) {
    if (each.reading.x && each.values[item]) median.add(*each.values[item]);
  };
  for (std::size_t place = 0; place < point; ++place) {
    const CoursePoint& each = points_[place];
    add_to(each.usual == Usual::joins ? usual : inside, each);
    if (each.usual == Usual::replaces) usual = inside;
    if (each.usual != Usual::stays_out) inside.clear();
  }
  return usual.value();
}

std::vector<TrendPoint> Course::trend_of_item(std::size_t item) const {
  assert(item < instrument_.item_count());
  const Scale& scale = instrument_.scale();
  std::vector<std::optional<double>> values(points_.size());
  for (std::size_t place = 0; place < points_.size(); ++place) {
    const std::optional<int> value = points_[place].values[item];
    if (!value) continue;
    values[place] =
        to_ten(scale, instrument_.item(item).is_reversed ? scale.min + scale.max - *value : *value);
  }
  return trend_of(values);
}

std::vector<TrendPoint> Course::trend_of_subscale(std::size_t subscale) const {
  assert(subscale < instrument_.subscales().size());
  const Subscale& which = instrument_.subscales()[subscale];
  const double parts = which.method == Method::sum ? static_cast<double>(which.items.size()) : 1.0;
  std::vector<std::optional<double>> values(points_.size());
  for (std::size_t place = 0; place < points_.size(); ++place) {
    const std::optional<double> score = points_[place].scores[subscale];
    if (score) values[place] = to_ten(instrument_.scale(), *score / parts);
  }
  return trend_of(values);
}

std::optional<Silence> Course::silence(Day today) const {
  if (points_.empty()) return std::nullopt;
  std::vector<Day> days;
  days.reserve(points_.size());
  for (const CoursePoint& point : points_) days.push_back(point.session_day);
  return silence_of(days, points_.back().shown_level(), today);
}

std::vector<double> Course::scored() const {
  std::vector<double> scores;
  for (const CoursePoint& point : points_) {
    if (point.reading.x) scores.push_back(*point.reading.x);
  }
  return scores;
}

}  // namespace attune
