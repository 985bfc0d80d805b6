// Small multiples of one size and one scale.
#include "ui/pass.h"

namespace attune::ui {

void panels(Pass&, const Panels&) {}

}  // namespace attune::ui
