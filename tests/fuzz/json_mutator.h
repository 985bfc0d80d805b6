// Changes a JSON text so that it mostly stays JSON: a number is turned into one nearby, a value is put in the
// place of another, a value goes twice or goes away. Bytes changed at random are refused before our own code
// has read a thing.
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace attune {

// Any text is welcome; one without values comes back as it was.
std::string mutate_json(std::string_view text, std::minstd_rand& dice);

}  // namespace attune
