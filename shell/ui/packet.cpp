// The packet's bytes, and what the atlas wants told to the page's copy of it.
#include "ui/packet.h"

#include <algorithm>
#include <cstring>

#include "imgui.h"

namespace attune::ui {
namespace {

enum TextureOp : std::uint32_t { create = 1, update = 2, destroy = 3 };

void write_f32(ByteWriter& out, float value) {
  std::uint32_t bits;
  std::memcpy(&bits, &value, sizeof bits);
  out.u32(bits);
}

void pad(ByteWriter& out) {
  while (out.size() % 4 != 0) out.u8(0);
}

void write_op(ByteWriter& out, TextureOp kind, const ImTextureData& texture, int a, int b, int c, int d) {
  out.u32(kind);
  out.u32(static_cast<std::uint32_t>(texture.UniqueID));
  for (const int value : {a, b, c, d}) out.u32(static_cast<std::uint32_t>(value));
}

void write_rows(ByteWriter& out, ImTextureData& texture, int x, int y, int width, int rows) {
  for (int row = 0; row < rows; ++row) {
    const auto* pixels = static_cast<const std::uint8_t*>(texture.GetPixelsAt(x, y + row));
    out.raw({pixels, static_cast<std::size_t>(width)});
  }
  pad(out);
}

// UsedRect leaves out what was copied when the atlas grew, so the rows are looked at.
int used_rows(ImTextureData& texture) {
  int rows = texture.Height;
  const auto is_empty = [&](int row) {
    const auto* pixels = static_cast<const std::uint8_t*>(texture.GetPixelsAt(0, row));
    return std::all_of(pixels, pixels + texture.Width, [](std::uint8_t value) { return value == 0; });
  };
  while (rows > 0 && is_empty(rows - 1)) --rows;
  return rows;
}

std::uint32_t write_texture(ByteWriter& out, ImTextureData& texture) {
  switch (texture.Status) {
    case ImTextureStatus_WantCreate: {
      const int rows = used_rows(texture);
      write_op(out, create, texture, texture.Width, texture.Height, rows, 0);
      write_rows(out, texture, 0, 0, texture.Width, rows);
      texture.SetTexID(static_cast<ImTextureID>(texture.UniqueID + 1));
      texture.SetStatus(ImTextureStatus_OK);
      return 1;
    }
    case ImTextureStatus_WantUpdates: {
      for (const ImTextureRect& rect : texture.Updates) {
        write_op(out, update, texture, rect.x, rect.y, rect.w, rect.h);
        write_rows(out, texture, rect.x, rect.y, rect.w, rect.h);
      }
      texture.SetStatus(ImTextureStatus_OK);
      return static_cast<std::uint32_t>(texture.Updates.Size);
    }
    case ImTextureStatus_WantDestroy:
      if (texture.UnusedFrames == 0) return 0;
      write_op(out, destroy, texture, 0, 0, 0, 0);
      texture.SetTexID(ImTextureID_Invalid);
      texture.SetStatus(ImTextureStatus_Destroyed);
      return 1;
    case ImTextureStatus_OK:
    case ImTextureStatus_Destroyed:
      return 0;
  }
  return 0;
}

}  // namespace

void begin_packet(ByteWriter& out, const PacketHeader& header) {
  for (const std::uint32_t value :
       {kPacketMagic, kPacketVersion, header.frame, header.ack, header.view, header.flags}) {
    out.u32(value);
  }
  for (const float value :
       {header.top, header.height, header.document_width, header.document_height, header.dpr}) {
    write_f32(out, value);
  }
  for (const int down : {24, 16, 8, 0}) out.u8(static_cast<std::uint8_t>(header.ground >> down));
  for (const std::uint32_t value : {0u, 0u, header.stale, header.unknown}) out.u32(value);
}

Bytes finish_packet(ByteWriter& out, std::uint32_t texture_ops) {
  Bytes bytes = out.take();
  const auto put = [&bytes](std::size_t at, std::uint32_t value) {
    for (int i = 0; i < 4; ++i)
      bytes[at + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(value >> 8 * i);
  };
  put(48, texture_ops);
  put(52, static_cast<std::uint32_t>(bytes.size()));
  return bytes;
}

bool has_texture_ops(const ImFontAtlas& atlas) {
  return std::any_of(atlas.TexList.begin(), atlas.TexList.end(), [](const ImTextureData* texture) {
    return texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates;
  });
}

std::uint32_t write_texture_ops(ByteWriter& out, ImFontAtlas& atlas) {
  std::uint32_t count = 0;
  for (ImTextureData* texture : atlas.TexList) count += write_texture(out, *texture);
  return count;
}

void write_draw(ByteWriter& out, const ImDrawList& list, std::uint32_t texture_id) {
  const auto commands = std::count_if(list.CmdBuffer.begin(), list.CmdBuffer.end(),
                                      [](const ImDrawCmd& command) { return command.ElemCount > 0; });
  out.u32(static_cast<std::uint32_t>(list.VtxBuffer.Size));
  out.u32(static_cast<std::uint32_t>(list.IdxBuffer.Size));
  out.u32(static_cast<std::uint32_t>(commands));
  out.u32(texture_id);
  for (const ImDrawCmd& command : list.CmdBuffer) {
    if (command.ElemCount == 0) continue;
    for (const unsigned value : {command.VtxOffset, command.IdxOffset, command.ElemCount}) out.u32(value);
  }
  static_assert(sizeof(ImDrawVert) == 20 && sizeof(ImDrawIdx) == 2);  // PACKET.md
  out.raw({reinterpret_cast<const std::uint8_t*>(list.VtxBuffer.Data),
           static_cast<std::size_t>(list.VtxBuffer.Size) * 20});
  out.raw({reinterpret_cast<const std::uint8_t*>(list.IdxBuffer.Data),
           static_cast<std::size_t>(list.IdxBuffer.Size) * 2});
  pad(out);
}

void write_json(ByteWriter& out, const std::string& json) {
  out.u32(static_cast<std::uint32_t>(json.size()));
  out.raw(view(json));
  pad(out);
}

}  // namespace attune::ui
