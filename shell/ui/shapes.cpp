// Marks, icons, quotations, empty states and QR codes.
#include "ui/pass.h"

namespace attune::ui {

void empty(Pass& pass, std::string_view key, std::string_view title, std::string_view words) {
  text(pass, std::string(key) + "/title", title, Style::body_bold);
  text(pass, key, words, Style::body, Tone::muted);
}
void point(Pass& pass, std::string_view key, Icon, std::string_view words) { text(pass, key, words); }
void quote(Pass& pass, std::string_view key, std::string_view words) { text(pass, key, words); }
void marked(Pass& pass, std::string_view key, Mark, std::string_view words) {
  text(pass, key, words, Style::body_bold);
}
void qr(Pass&, const Qr&) {}

}  // namespace attune::ui
