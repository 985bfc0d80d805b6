// Shown once, to be printed: the recovery code, and what to do when the passphrase is gone or somebody else
// has to open the desk. Nothing keeps the code but the paper.
#include <algorithm>

#include "days.h"
#include "screens.h"

namespace attune {
namespace {

// What every code begins with, and then groups that an eye can keep: spaces mean nothing when it is typed.
std::string grouped(std::string_view code) {
  constexpr std::size_t kGroup = 6;
  const std::size_t mark = std::min(code.rfind('-') + 2, code.size());  // "AGE-SECRET-KEY-1"
  std::string groups(code.substr(0, mark));
  for (std::size_t at = mark; at < code.size(); at += kGroup) {
    groups += " " + std::string(code.substr(at, kGroup));
  }
  return groups;
}

}  // namespace

void draw_key_sheet(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  ui::title(pass, say(S::sheet_title));
  draw_notices(state, pass);
  ui::text(pass, "what", say(S::sheet_what));
  {
    const auto card = ui::card(pass, "code");
    ui::heading(pass, "label", say(S::sheet_code));
    ui::text(pass, "is", grouped(state.recovery_code), ui::Style::body_bold);
    ui::text(pass, "made",
             say(S::sheet_made, {{"name", state.record ? state.record->desk().display_name : ""},
                                 {"day", day_long(say, state.host.today())}}),
             ui::Style::small, ui::Tone::muted);
  }
  for (const auto& [key, title, words] :
       {std::tuple{"forgot", S::sheet_forgot, S::sheet_forgot_do},
        std::tuple{"ill", S::sheet_ill, S::sheet_ill_do}, std::tuple{"new", S::sheet_new, S::sheet_new_do},
        std::tuple{"leave", S::sheet_leave, S::sheet_leave_do}}) {
    ui::heading(pass, key, say(title));
    ui::text(pass, std::string(key) + "_do", say(words));
  }
  const auto foot = ui::foot(pass);
  draw_print(pass, say(S::sheet_print));  // first of all: the code is not shown again
  ui::button(pass, {.key = "first",
                    .label = say(S::sheet_first_client),
                    .action = UseVault{VaultVerb::leave_key_sheet, 1}});
  ui::button(pass, {.key = "done",
                    .label = say(S::sheet_done),
                    .action = UseVault{VaultVerb::leave_key_sheet, 0},
                    .kind = ui::ButtonKind::words});
}

}  // namespace attune
