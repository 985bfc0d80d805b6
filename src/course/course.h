// One relationship's check-ins over time: each point against the usual of the points before it.
#pragma once

#include <unordered_map>
#include <vector>

#include "course/engine.h"
#include "course/reading.h"
#include "course/silence.h"
#include "course/trend.h"
#include "course/variability.h"

namespace attune {

struct CoursePoint {
  Id check_in{};
  std::uint32_t revision = 1;
  Day session_day;
  std::int64_t finished_at_ms = 0;
  std::size_t arrival = 0;                    // how many points there were when its id was first given
  Reading reading;                            // 0 to 10
  std::vector<std::optional<double>> scores;  // by subscale, on the instrument's own scale
  std::vector<std::optional<int>> values;     // by item: the stop that was chosen; absent for all else
  StrainType strain_type = StrainType::none;
  Dip dip;          // against what was usual before this point
  Episode episode;  // as it stands after this point; `opened_by` is a place in points()
  Usual usual = Usual::joins;
  DriftReading drift;  // `since` is a place in points()
  Statements statements;
  bool episode_open() const { return episode.state == EpisodeState::open; }
  // The level to show: strain that was as high in the last ones moves nobody up, what the numbers say still
  // does.
  FlagLevel shown_level() const { return statements.is_steady ? dip.level_of_numbers : dip.level; }
};

// Another version's series, or another instrument's: never mixed with this one.
struct OtherSeries {
  InstrumentKey instrument;
  Day first_day;
};

class Course {
 public:
  explicit Course(const Instrument& instrument);
  // Adds them one by one: those of one day in their order, the days in any.
  static Course of(const Instrument& instrument, const std::vector<CheckIn>& check_ins);

  // Takes a check-in of this relationship. Order: session day, then as given: whoever keeps them knows which
  // came first, which at a therapist's desk no clock says. Of one id only the highest revision counts, at the
  // place the first one was given. Amortised O(1) at the end; only one that lands in the past, or a higher
  // revision, computes the course anew. One of another instrument key stays out: a series never crosses a
  // version.
  void add(const CheckIn& check_in);

  const Instrument& instrument() const { return instrument_; }
  const Roles& roles() const { return roles_; }
  const std::vector<CoursePoint>& points() const { return points_; }
  std::optional<std::size_t> point_of(const Id& check_in) const;

  // True while something lower than usual is open; a draft begun now asks P1. On the client's side give
  // `of` what was sent to this therapist and nothing else.
  bool episode_open() const { return !points_.empty() && points_.back().episode_open(); }

  // Every episode as it ended, or stands, oldest first.
  std::vector<Episode> episodes() const;
  // The oldest episode that ended without repair and whose usual has not been reached since, unless the
  // therapist closed it: `closed` names the check-ins that opened episodes they closed.
  std::optional<Episode> still_lower(const std::vector<Id>& closed) const;

  // What an item usually was before this point, on its own scale, for reasons such as "6 (usually 1)": the
  // median over the points that counted as usual then. Absent without any.
  std::optional<double> usual_of(std::size_t point, std::size_t item) const;
  // By point, on 0 to 10, an item that is reversed turned round.
  std::vector<TrendPoint> trend_of_item(std::size_t item) const;
  std::vector<TrendPoint> trend_of_subscale(std::size_t subscale) const;

  // Over all scored points.
  std::optional<Variability> variability() const { return variability_of(scored()); }
  std::optional<Slope> early_slope() const { return early_slope_of(scored()); }
  std::optional<Silence> silence(Day today) const;

  const std::vector<OtherSeries>& other_series() const { return other_series_; }

 private:
  // An Id is random, so its own first bytes are its hash.
  struct IdHash {
    std::size_t operator()(const Id& id) const;
  };
  void note_other(const CheckIn& check_in);
  CoursePoint point_of_check_in(const CheckIn& check_in) const;
  void step(CoursePoint& point);
  void compute_anew();
  std::vector<double> scored() const;

  Instrument instrument_;
  Roles roles_;  // into instrument_, whose parts stay where they are when it is copied
  Engine engine_;
  std::vector<CoursePoint> points_;
  std::unordered_map<Id, std::size_t, IdHash> places_;
  std::vector<OtherSeries> other_series_;
};

}  // namespace attune
