// One run: walk, paint, compare with the last packet, write the next.
#include "ui/frame.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <unordered_set>

#include "base/json.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "ui/masks.h"
#include "ui/packet.h"
#include "ui/paint.h"
#include "ui/pass.h"

namespace attune::ui {
namespace {

constexpr std::size_t kWholePacketMax = 1024 * 1024;
constexpr int kPassesMax = 4;

std::uint64_t hash_of(ByteView bytes) {
  std::uint64_t hash = 14695981039346656037u;
  for (const std::uint8_t byte : bytes) hash = (hash ^ byte) * 1099511628211u;
  return hash;
}

struct Hashes {
  std::uint64_t draw = 0, semantics = 0, effects = 0;
};

std::string effects_json(const Page& page, const std::vector<Announcement>& fresh) {
  JsonWriter out;
  out.begin_object()
      .key("key")
      .text(page.screen_key)
      .key("title")
      .text(page.document_title)
      .key("lang")
      .text(page.language)
      .key("rtl")
      .boolean(page.right_to_left)
      .key("plain")
      .boolean(page.needs_plain)
      .key("say")
      .begin_array();
  for (const Announcement& one : fresh) {
    out.begin_array().text(one.text).whole(one.urgent ? 1 : 0).end_array();
  }
  return out.end_array().end_object().take();
}

}  // namespace

struct Frame::State {
  Bytes regular, bold;
  ImGuiContext* context = nullptr;
  std::unique_ptr<Type> type;
  Masks masks;
  View view;
  Environment environment;
  std::map<std::uint32_t, float> heights;
  std::map<std::uint32_t, RowMemory> rows;
  std::vector<Node> nodes;
  std::vector<Announcement> announcements;
  std::unordered_set<std::uint32_t> ever;
  std::uint32_t frame_count = 0, stale = 0, unknown = 0, last_ack = 0, last_view = 0;
  std::string screen_key;          // of the last packet
  std::uint32_t screen_since = 0;  // the packet that brought this screen
  float document_height = 0;
  Hashes last;
  Bytes packet;

  const tokens::Theme& theme() const {
    return tokens::kThemes[(environment.more_contrast ? 2 : 0) + (environment.dark ? 1 : 0)];
  }
  Range paint_into(ImDrawList& list, const std::vector<Ink>& ink);
  void reset(ImDrawList& list) const;
  std::vector<Announcement> fresh(const std::vector<Announcement>& now) const;
  const Bytes* answer(const Page& page, Pass& pass);
};

Frame::Frame(ByteView regular, ByteView bold) : state_(std::make_unique<State>()) {
  State& state = *state_;
  state.regular.assign(regular.begin(), regular.end());
  state.bold.assign(bold.begin(), bold.end());
  state.context = ImGui::CreateContext();
  ImGui::SetCurrentContext(state.context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  io.Fonts->TexDesiredFormat = ImTextureFormat_Alpha8;
  io.Fonts->TexMinHeight = 256;
  io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  state.type = std::make_unique<Type>(state.regular, state.bold);
}

Frame::~Frame() { ImGui::DestroyContext(state_->context); }

void Frame::set_view(const View& view) { state_->view = view; }
void Frame::set_environment(const Environment& environment) { state_->environment = environment; }
void Frame::set_heights(std::span<const std::pair<std::uint32_t, float>> heights) {
  for (const auto& entry : heights) state_->heights[entry.first] = entry.second;
}

void Frame::State::reset(ImDrawList& list) const {
  list._ResetForNewFrame();
  list.PushTexture(ImGui::GetIO().Fonts->TexRef);
}

// Painting may make the atlas grow, and then what was painted before has old coordinates: once more.
Range Frame::State::paint_into(ImDrawList& list, const std::vector<Ink>& ink) {
  const ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  Range range{0, document_height};
  for (int attempt = 0; attempt < kPassesMax; ++attempt) {
    const int texture = atlas->TexData->UniqueID;
    reset(list);
    paint(list, ink, range, view.width, view.dpr, *type, masks);
    const std::size_t bytes = static_cast<std::size_t>(list.VtxBuffer.Size) * 20 +
                              static_cast<std::size_t>(list.IdxBuffer.Size) * 2;
    if (bytes > kWholePacketMax && range.height == document_height) {
      range.top = std::max(0.0f, view.top - 3 * view.viewport);
      range.height = std::min(document_height, view.top + view.height + 3 * view.viewport) - range.top;
      continue;
    }
    if (texture == atlas->TexData->UniqueID) break;
  }
  return range;
}

// What the last pass did not say.
std::vector<Announcement> Frame::State::fresh(const std::vector<Announcement>& now) const {
  std::vector<Announcement> fresh;
  for (const Announcement& one : now) {
    const bool is_old = std::any_of(announcements.begin(), announcements.end(),
                                    [&one](const Announcement& other) { return other.is(one); });
    if (!is_old) fresh.push_back(one);
  }
  return fresh;
}

const Bytes* Frame::State::answer(const Page& page, Pass& pass) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  ImDrawList list(ImGui::GetDrawListSharedData());
  PacketHeader header;
  ByteWriter draw;
  if (!environment.plain) {
    const Range range = paint_into(list, pass.ink());
    header.top = range.top, header.height = range.height;
    write_draw(draw, list, static_cast<std::uint32_t>(atlas.TexData->UniqueID));
    list.PopTexture();
  }
  const Bytes draw_bytes = draw.take();
  const std::string semantics = semantic_json(nodes);
  const std::vector<Announcement> spoken = fresh(pass.announcements());
  const std::string effects = effects_json(page, spoken);
  announcements = pass.announcements();
  // The same vertices at another height or on another ground are another picture.
  const std::uint64_t shape = static_cast<std::uint64_t>(document_height) << 32 | theme().ground;
  const Hashes now{hash_of(draw_bytes) ^ shape, hash_of(attune::view(semantics)),
                   hash_of(attune::view(effects))};
  const bool draws = !environment.plain && now.draw != last.draw;
  header.flags = (draws ? packet_draw : 0u) | (now.semantics != last.semantics ? packet_semantics : 0u) |
                 (now.effects != last.effects || !spoken.empty() ? packet_effects : 0u);
  last = now;
  if (header.flags == 0 && page.ack_seq == last_ack && view.number == last_view) return nullptr;
  last_ack = header.ack = page.ack_seq;
  last_view = header.view = view.number;
  header.frame = ++frame_count;
  if (screen_key != page.screen_key) screen_since = frame_count;
  screen_key = page.screen_key;
  header.document_width = view.width, header.document_height = document_height, header.dpr = view.dpr;
  header.ground = theme().ground;
  header.stale = stale, header.unknown = unknown;
  ByteWriter out;
  begin_packet(out, header);
  const std::uint32_t texture_ops = write_texture_ops(out, atlas);
  if (draws) out.raw(draw_bytes);
  if ((header.flags & packet_semantics) != 0) write_json(out, semantics);
  if ((header.flags & packet_effects) != 0) write_json(out, effects);
  packet = finish_packet(out, texture_ops);
  return &packet;
}

const Bytes* Frame::run(const Page& page, const std::function<void(Pass&)>& draw) {
  State& state = *state_;
  ImGui::SetCurrentContext(state.context);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {state.view.width, state.view.viewport};
  io.DeltaTime = 1e-6f;
  ImGui::NewFrame();
  state.masks.begin(state.view.dpr);
  ImGui::GetStyle().CircleTessellationMaxError = 0.25f / state.view.dpr;
  ImGui::GetDrawListSharedData()->SetCircleTessellationMaxError(0.25f / state.view.dpr);
  state.type->begin(state.view.dpr);
  const PassInput input{state.type.get(), &state.theme(), state.view, state.environment, &state.heights};
  const Bytes* bytes = nullptr;
  for (int count = 1;; ++count) {
    Pass pass(input, state.rows);
    draw(pass);
    state.document_height = pass.finish();
    if (!pass.settled() && count < kPassesMax) continue;
    state.nodes = std::move(pass.nodes());
    for (const Node& node : state.nodes) state.ever.insert(node.id);
    bytes = state.answer(page, pass);
    break;
  }
  ImGui::EndFrame();
  return bytes;
}

Found Frame::find(std::uint32_t id, std::uint32_t seen) {
  if (seen < state_->screen_since) {
    ++state_->stale;
    return {Presence::stale, nullptr};
  }
  for (const Node& node : state_->nodes) {
    if (node.id == id) return {Presence::live, &node};
  }
  const bool was_there = state_->ever.count(id) != 0;
  ++(was_there ? state_->stale : state_->unknown);
  return {was_there ? Presence::stale : Presence::unknown, nullptr};
}

std::uint32_t Frame::stale_count() const { return state_->stale; }
std::uint32_t Frame::unknown_count() const { return state_->unknown; }
const std::vector<Node>& Frame::nodes() const { return state_->nodes; }
float Frame::document_height() const { return state_->document_height; }

}  // namespace attune::ui
