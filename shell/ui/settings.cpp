// What the page keeps for this browser: text size, look, plain view; and tabs.
#include "ui/pass.h"

namespace attune::ui {

void tabs(Pass& pass, const Tabs& tabs) {
  choices(pass, {tabs.key, tabs.label, tabs.labels, tabs.chosen, tabs.choose});
}
Scope panel(Pass& pass, std::string_view key, std::string_view label) { return group(pass, key, label); }
void text_size(Pass&, const TextSize&) {}
void look(Pass&, const Look&) {}
void plain_switch(Pass&, std::string_view, std::string_view) {}

}  // namespace attune::ui
