#include "codes.h"

namespace attune {
namespace {

constexpr std::size_t kCodeCharsMax = 560;  // version 18 with error correction M

}  // namespace

void show_code(State& state, const std::string& text) {
  const bool hides = state.code_of == text && !state.code.empty();
  state.code_of = hides ? std::string() : text;
  state.code.clear();
  if (hides) return;
  state.ask(MakeCode{text}, [&state, text](const Reply& reply) {
    if (state.code_of != text) return;
    if (!reply.ok) return state.note(reply.fault);
    state.code = reply.text;
    state.code_side = static_cast<int>(reply.number);
  });
}

void draw_code(const State& state, ui::Pass& pass, const std::string& text) {
  if (text.empty() || text.size() > kCodeCharsMax) return;
  // One button for both, so that the focus has a place to stay.
  const bool is_shown = state.code_of == text && !state.code.empty();
  ui::button(pass, {.key = "show_code",
                    .label = state.strings(is_shown ? S::code_hide : S::code_show),
                    .action = ShowCode{text}});
  if (!is_shown) return;
  ui::Qr qr{.key = "code", .label = state.strings(S::code_label), .size = state.code_side, .modules = {}};
  for (const char module : state.code) qr.modules.push_back(module == '1');
  ui::qr(pass, qr);
}

}  // namespace attune
