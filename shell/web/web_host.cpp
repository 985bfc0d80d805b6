#include "web/web_host.h"

#include <emscripten.h>

#include <string>

#include "web/messages.h"

EM_JS(double, attune_now_ms, (), { return Module['host'].nowMs(); });
EM_JS(int, attune_today, (), { return Module['host'].today(); });
EM_JS(void, attune_fill_random, (std::uint8_t* into, int size), {
  // A view of a growing memory is refused by some browsers' getRandomValues, and 65,536 bytes is its limit.
  for (let at = 0; at < size; at += 65536) {
    const part = new Uint8Array(Math.min(65536, size - at));
    Module['host'].fillRandom(part);
    HEAPU8.set(part, into + at);
  }
});
EM_JS(void, attune_request, (int number, const char* text, int size), {
  Module['host'].request(number, HEAPU8.slice(text, text + size));
});

namespace attune {

std::int64_t WebHost::now_ms() { return static_cast<std::int64_t>(attune_now_ms()); }

Day WebHost::today() { return Day{attune_today()}; }

void WebHost::fill_random(std::span<std::uint8_t> out) {
  attune_fill_random(out.data(), static_cast<int>(out.size()));
}

void WebHost::request(std::uint32_t effect_number, const Effect& effect) {
  const std::string text = write_effect(effect);
  attune_request(static_cast<int>(effect_number), text.data(), static_cast<int>(text.size()));
}

}  // namespace attune
