// The therapist's page in columns, and the modal box.
#include "ui/pass.h"

namespace attune::ui {

Scope columns(Pass&, std::string_view) { return Scope(nullptr); }
Scope column(Pass&, Column) { return Scope(nullptr); }
bool has_pane(const Pass&) { return false; }
Scope dialog(Pass& pass, const Dialog& dialog) { return card(pass, dialog.key); }

}  // namespace attune::ui
