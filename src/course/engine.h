// All detectors and the episode machine over one course's readings, one at a time and in order.
#pragma once

#include "course/drift.h"
#include "course/episode.h"
#include "course/statements.h"

namespace attune {

struct EngineStep {
  EpisodeStep episode;
  DriftReading drift;
  Statements statements;
};

// A step takes the same time however many came before, and allocates nothing but room for strain stops that
// have not come before and for an episode that ended without repair.
class Engine {
 public:
  explicit Engine(bool has_strain) : machine_(has_strain), statements_(has_strain) {}
  EngineStep step(const Reading& reading) {
    return {machine_.step(reading), drift_.step(reading.x), statements_.step(reading)};
  }
  const EpisodeMachine& machine() const { return machine_; }

 private:
  EpisodeMachine machine_;
  Drift drift_;
  StatementRules statements_;
};

}  // namespace attune
