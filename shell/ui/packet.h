// Writes the frame packet of PACKET.md.
#pragma once

#include <string>

#include "base/bytes.h"

struct ImDrawList;
struct ImFontAtlas;

namespace attune::ui {

constexpr std::uint32_t kPacketMagic = 0x50465441;
constexpr std::uint32_t kPacketVersion = 1;
constexpr std::size_t kPacketHeaderSize = 64;
enum PacketFlag : std::uint32_t { packet_draw = 1, packet_semantics = 2, packet_effects = 4 };

struct PacketHeader {
  std::uint32_t frame = 0, ack = 0, view = 0, flags = 0;
  float top = 0, height = 0, document_width = 0, document_height = 0, dpr = 1;
  std::uint32_t ground = 0;              // 0xRRGGBBAA
  std::uint32_t stale = 0, unknown = 0;  // acts so far that met no node
};

// The header goes first with zeros for what is not known yet; finish_packet puts in size and count of texture
// ops.
void begin_packet(ByteWriter& out, const PacketHeader& header);
Bytes finish_packet(ByteWriter& out, std::uint32_t texture_ops);

// What the atlas wants created, changed or destroyed, in order, and tells the atlas that it is done. Answers
// how many.
std::uint32_t write_texture_ops(ByteWriter& out, ImFontAtlas& atlas);
bool has_texture_ops(const ImFontAtlas& atlas);
void write_draw(ByteWriter& out, const ImDrawList& list, std::uint32_t texture_id);
void write_json(ByteWriter& out, const std::string& json);

}  // namespace attune::ui
