// In which order a therapist reads through their clients, and what chance alone is expected to mark. The
// order says whom to think of first; it never says how anyone is doing beside anyone else.
#pragma once

#include <string_view>

#include "course/standing.h"

namespace attune {

// In the order of the list.
enum class Attention : std::uint8_t { silent_after_lower, worth_asking, small_change, gap, nothing };

Attention attention_of(const Flag& flag);
Attention attention_of(const Episode& episode);
// The greatest of what stands today.
Attention attention_of(const Standing& standing, Day today);

struct CaseloadEntry {
  const Standing* standing = nullptr;  // none while it is not read yet
  std::string_view alias;
};

// Places in `entries`: by attention, then the later last session first, then by alias. Who has no check-in
// comes last.
std::vector<std::size_t> caseload_order(const std::vector<CaseloadEntry>& entries, Day today);

// Over the last four weeks. Only sessions that a Standing still names are counted: twelve a client.
double check_ins_a_week(const std::vector<CaseloadEntry>& entries, Day today);
// How many of so many quiet check-ins chance alone marks as worth asking about.
double marked_by_chance(double check_ins);

}  // namespace attune
