// Fonts by the em, advances, line breaks, and the baseline a browser would choose.
#include "ui/type.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "tokens.h"

namespace attune::ui {
namespace {

constexpr float kAscent = 0.950f, kDescent = 0.290f;  // of Atkinson Hyperlegible, by its own tables

// The stb loader scales by ascent minus descent; told a negative size while it looks, it scales by the em as
// CSS does. The size itself must stay positive, or the advances would be clamped away.
const ImFontLoader* em_loader() {
  static const ImFontLoader* const stb = ImFontAtlasGetFontLoaderForStbTruetype();
  static const ImFontLoader loader = [] {
    ImFontLoader copy = *stb;
    copy.Name = "stb_truetype by the em";
    copy.FontSrcInit = [](ImFontAtlas* atlas, ImFontConfig* source) {
      const float size = source->SizePixels;
      source->SizePixels = -1;
      const bool ok = stb->FontSrcInit(atlas, source);
      source->SizePixels = size;
      return ok;
    };
    return copy;
  }();
  return &loader;
}

ImFont* add_font(ByteView bytes) {
  ImFontConfig config;
  config.FontLoader = em_loader();
  config.FontDataOwnedByAtlas = false;
  config.PixelSnapH = false;
  ImFont* font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<std::uint8_t*>(bytes.data()),
                                                            static_cast<int>(bytes.size()), 18.0f, &config);
  assert(font != nullptr);
  return font;
}

tokens::TypeSize size_of(Style style) {
  switch (style) {
    case Style::caption:
      return tokens::kCaption;
    case Style::small:
      return tokens::kSmall;
    case Style::body:
    case Style::body_bold:
      return tokens::kBody;
    case Style::head:
      return tokens::kHead;
    case Style::title:
      return tokens::kTitle;
    case Style::display:
      return tokens::kDisplay;
  }
  return tokens::kBody;
}

}  // namespace

TypeFace face_of(Style style, float text_scale) {
  const tokens::TypeSize size = size_of(style);
  const bool bold = style != Style::caption && style != Style::small && style != Style::body;
  return {static_cast<int>(std::lround(static_cast<float>(size.size) * text_scale)),
          static_cast<int>(std::lround(static_cast<float>(size.line) * text_scale)), bold};
}

float text_top(TypeFace face) {
  const float size = static_cast<float>(face.size);
  const float ascent = std::round(size * kAscent), descent = std::round(size * kDescent);
  const float baseline = std::floor((static_cast<float>(face.line) - ascent - descent) / 2) + ascent;
  return baseline - std::ceil(size * kAscent);
}

std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
  };
  const std::uint32_t lead = byte(at);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t code_point = length == 1 ? lead : lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length && at + i < text.size(); ++i)
    code_point = code_point << 6 | (byte(at + i) & 0x3F);
  at = std::min(at + length, text.size());
  return code_point;
}

Type::Type(ByteView regular, ByteView bold) : regular_(add_font(regular)), bold_(add_font(bold)) {}

void Type::begin(float dpr) {
  // Dear ImGui sets the density of a font only when it is pushed; an unpushed one would stay blurred.
  for (ImFont* font : {regular_, bold_}) font->CurrentRasterizerDensity = dpr;
}

float Type::advance(std::uint32_t code_point, TypeFace face) const {
  ImFontBaked* baked = font(face.bold)->GetFontBaked(static_cast<float>(face.size));
  return baked->GetCharAdvance(code_point > 0xFFFF ? ImWchar{0xFFFD} : static_cast<ImWchar>(code_point));
}

float Type::width(std::string_view words, TypeFace face) const {
  float sum = 0;
  for (std::size_t at = 0; at < words.size();) sum += advance(next_code_point(words, at), face);
  return sum;
}

float Type::widest_word(std::string_view text, TypeFace face) const {
  float widest = 0, word = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t code_point = next_code_point(text, at);
    word = code_point == ' ' || code_point == '\n' ? 0 : word + advance(code_point, face);
    widest = std::max(widest, word);
  }
  return widest;
}

std::vector<Line> Type::break_lines(std::string_view text, TypeFace face, float width) const {
  std::vector<Line> lines;
  std::size_t line_start = 0, space_at = std::string_view::npos;  // the last space where this line may end
  float line_width = 0, width_at_space = 0;
  const auto close = [&](std::size_t end, float end_width) {
    lines.push_back({std::string(text.substr(line_start, end - line_start)), end_width});
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const std::uint32_t code_point = next_code_point(text, at);
    if (code_point == '\n') {
      close(here, line_width);
      line_start = at, line_width = 0, space_at = std::string_view::npos;
      continue;
    }
    const float step = advance(code_point, face);
    if (code_point == ' ') {
      space_at = here, width_at_space = line_width;
    } else if (line_width + step > width && here > line_start) {
      const bool at_space = space_at != std::string_view::npos;
      close(at_space ? space_at : here, at_space ? width_at_space : line_width);
      line_width = at_space ? std::max(0.0f, line_width - width_at_space - advance(' ', face)) : 0;
      line_start = at_space ? space_at + 1 : here;
      space_at = std::string_view::npos;
    }
    line_width += step;
  }
  close(text.size(), line_width);
  keep_company(lines, face, width);
  return lines;
}

void Type::keep_company(std::vector<Line>& lines, TypeFace face, float width) const {
  if (lines.size() < 2 || lines.back().words.find(' ') != std::string::npos || lines.back().words.empty())
    return;
  std::string& above = lines[lines.size() - 2].words;
  const std::size_t space = above.rfind(' ');
  if (space == std::string::npos || above.find(' ') == space) return;  // of two words neither can go
  Line joined{above.substr(space + 1) + " " + lines.back().words, 0};
  joined.width = this->width(joined.words, face);
  if (joined.width > width) return;
  above.resize(space);
  lines[lines.size() - 2].width = this->width(above, face);
  lines.back() = std::move(joined);
}

bool Type::can_draw(std::string_view text) const {
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t code_point = next_code_point(text, at);
    if (code_point == '\n') continue;
    if (code_point > 0xFFFF || !regular_->IsGlyphInFont(static_cast<ImWchar>(code_point))) return false;
  }
  return true;
}

}  // namespace attune::ui
