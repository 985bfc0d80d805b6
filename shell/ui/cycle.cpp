// The five-part cycle as a ring.
#include "ui/pass.h"

namespace attune::ui {

void cycle(Pass&, const Cycle&) {}

}  // namespace attune::ui
