// Every widget in its states, for eyes and for the browser tests; no person comes here.
#pragma once

namespace attune::ui {

class Pass;

constexpr const char* kGalleryBox = "gallery/box";  // the part that a dialog stands for

void draw_gallery(Pass& pass, bool shows_box);

// A page of ten screens and more: 120 rows, each with a mark on the canvas whose colour is the row's number,
// beside an element at the same place. A picture that is off by whole rows cannot pass as right.
void draw_scroll_gallery(Pass& pass);

}  // namespace attune::ui
