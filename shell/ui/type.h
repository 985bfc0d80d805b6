// The two weights of the one family: measuring, breaking lines, and where a line of CSS would put its
// baseline. One unit of Dear ImGui is one CSS pixel here, so that picture and twin lie on each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "ui/ui.h"

struct ImFont;

namespace attune::ui {

struct TypeFace {
  int size = 18;  // whole pixels: Dear ImGui would round any other and smear it
  int line = 26;
  bool bold = false;
};
TypeFace face_of(Style style, float text_scale);

struct Line {
  std::string words;
  float width = 0;
};

class Type {
 public:
  // Adds both fonts to the atlas of the current Dear ImGui context; the bytes must outlive it.
  Type(ByteView regular, ByteView bold);

  // REQUIRES: a Dear ImGui frame was begun. Glyphs are rasterised for this many device pixels a CSS pixel.
  void begin(float dpr);
  float width(std::string_view words, TypeFace face) const;
  // Breaks at spaces and line feeds, inside a word only where it alone is wider than the line. No word is
  // left alone on the last line if the line before can spare one.
  std::vector<Line> break_lines(std::string_view text, TypeFace face, float width) const;
  float widest_word(std::string_view text, TypeFace face) const;
  // False if the font lacks a character: then a native element shows the text.
  bool can_draw(std::string_view text) const;
  ImFont* font(bool bold) const { return bold ? bold_ : regular_; }

 private:
  float advance(std::uint32_t code_point, TypeFace face) const;
  void keep_company(std::vector<Line>& lines, TypeFace face, float width) const;
  ImFont* regular_;
  ImFont* bold_;
};

// From the top of a line of CSS to where Dear ImGui must put the top of its text. A browser rounds ascent and
// descent apart and floors the half leading; Dear ImGui rounds the ascent up.
float text_top(TypeFace face);

// One code point of well-formed UTF-8; moves `at` behind it.
std::uint32_t next_code_point(std::string_view text, std::size_t& at);

}  // namespace attune::ui
