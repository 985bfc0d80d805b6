#include "codes.h"

namespace attune {
namespace {

constexpr std::size_t kCodeCharsMax = 560;  // version 18 with error correction M

}  // namespace

void show_code(State& state, const std::string& text) {
  state.code_of = text;
  state.code.clear();
  state.ask(MakeCode{text}, [&state, text](const Reply& reply) {
    if (state.code_of != text) return;
    if (!reply.ok) return state.note(reply.fault);
    state.code = reply.text;
    state.code_side = static_cast<int>(reply.number);
  });
}

void draw_code(const State& state, ui::Pass& pass, const std::string& text) {
  if (text.empty() || text.size() > kCodeCharsMax) return;
  if (state.code_of != text || state.code.empty()) {
    return ui::button(pass, {.key = "show_code",
                             .label = state.strings(S::code_show),
                             .action = ShowCode{text},
                             .enabled = state.code_of != text});
  }
  ui::Qr qr{.key = "code", .label = state.strings(S::code_label), .size = state.code_side, .modules = {}};
  for (const char module : state.code) qr.modules.push_back(module == '1');
  ui::qr(pass, qr);
}

}  // namespace attune
