// Power losses at every flush of a desk's life of 200 transactions, 50 tears each: power_loss [transactions]
// [tears]. What is left must open, whole, at the last acknowledged transaction or the one under way. Prints
// one line of figures; fails if any loss did harm.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "unit/record_life.h"
#include "unit/record_power_loss.h"

using namespace attune;

int main(int count, char** words) {
  const int transactions = count > 1 ? std::atoi(words[1]) : 200;
  const auto tears = static_cast<std::uint32_t>(count > 2 ? std::atoi(words[2]) : 50);
  const auto began = std::chrono::steady_clock::now();
  RamDisk disk;
  const Life life = live(disk, transactions);
  if (life.transactions != transactions) return 2;
  int points = 0, losses = 0, harmed = 0;
  for (PowerLoss power(disk.log, {}); power.next(); ++points) {
    for (std::uint32_t tear = 0; tear < tears; ++tear, ++losses) {
      const auto seed = static_cast<std::uint32_t>(power.calls()) * tears + tear;
      const std::string wrong = what_is_wrong(power.left(nth_tear(tear, tears), seed), life, power.calls());
      if (wrong.empty()) continue;
      ++harmed;
      std::fprintf(stderr, "after %zu calls, tear %u, seed %u: %s\n", power.calls(), tear, seed,
                   wrong.c_str());
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
  std::printf("figure: power loss: %d transactions, %d sync points, %d losses, %d harmed, %.0f s\n",
              transactions, points, losses, harmed, took.count());
  return harmed == 0 && points > 3 * transactions ? 0 : 1;
}
