// The seam to the outside in the browser's worker, and in Node with the same JavaScript. Clock and randomness
// answer at once; an Effect leaves as JSON text and its Reply comes back as a message (messages.h).
#pragma once

#include "host.h"
#include "web/opfs_files.h"

namespace attune {

class WebHost final : public Host {
 public:
  std::int64_t now_ms() override;
  Day today() override;
  void fill_random(std::span<std::uint8_t> out) override;
  void request(std::uint32_t effect_number, const Effect& effect) override;
  DeskFiles& files() override { return desk_.files(); }

 private:
  OpfsDesk desk_;
};

}  // namespace attune
