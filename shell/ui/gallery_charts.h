// Charts of an invented client, for the gallery.
#pragma once

#include "ui/ui.h"

namespace attune::ui {

void draw_sample_charts(Pass& pass);
void draw_sample_cycle(Pass& pass);
void draw_sample_clients(Pass& pass);

}  // namespace attune::ui
