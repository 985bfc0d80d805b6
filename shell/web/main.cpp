// What the worker calls. One message in, one UI pass, at most one packet out; nothing here runs by itself.
// The worker writes into attune_input(size) and then calls attune_asset or attune_receive; README.md lists
// the messages.
#include <emscripten.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app.h"
#include "ui/frame.h"
#include "web/messages.h"
#include "web/web_host.h"

namespace attune {
namespace {

struct Shell {
  Bytes input;
  Assets assets;
  Bytes regular_font, bold_font;
  WebHost host;
  std::unique_ptr<ui::Frame> frame;
  std::unique_ptr<App> app;
  ui::View view;
  ui::Environment environment;
  std::uint32_t ack_seq = 0;
  const Bytes* packet = nullptr;
};

Shell& shell() {
  static Shell shell;
  return shell;
}

void keep_asset(std::string_view name, ByteView bytes) {
  Assets& assets = shell().assets;
  if (name == "strings") assets.strings_json = text_of(bytes);
  if (name == "config") assets.config_json = text_of(bytes);
  if (name == "instrument") assets.instrument_jsons.emplace_back(text_of(bytes));
  if (name == "words") assets.words_text = text_of(bytes);
  if (name == "language") assets.language = text_of(bytes);
  if (name == "release") assets.release = text_of(bytes);
  if (name == "font-400") shell().regular_font.assign(bytes.begin(), bytes.end());
  if (name == "font-700") shell().bold_font.assign(bytes.begin(), bytes.end());
}

void set_view(const Message& message) {
  ui::View& view = shell().view;
  view.number = static_cast<std::uint32_t>(message.whole("n"));
  view.width = static_cast<float>(message.number("width"));
  view.viewport = static_cast<float>(message.number("viewport"));
  view.top = static_cast<float>(message.number("top"));
  view.height = static_cast<float>(message.number("height"));
  view.dpr = static_cast<float>(message.number("dpr"));
  if (shell().frame) shell().frame->set_view(view);
}

void set_environment(const Message& message) {
  ui::Environment& environment = shell().environment;
  environment.dark = message.flag("dark");
  environment.more_contrast = message.flag("more_contrast");
  environment.reduced_motion = message.flag("reduced_motion");
  environment.plain = message.flag("plain");
  environment.text_scale = static_cast<float>(message.number("text_scale"));
  environment.text_size = static_cast<int>(message.number("text_size"));
  environment.look = static_cast<int>(message.number("look"));
  environment.asks_plain = message.flag("asks_plain");
  environment.asks_low = message.flag("asks_low");
  environment.voices = std::string(message.text("voices"));
  if (shell().frame) shell().frame->set_environment(environment);
}

void start(const Message& message) {
  Shell& it = shell();
  it.frame = std::make_unique<ui::Frame>(it.regular_font, it.bold_font);
  it.regular_font = {};
  it.bold_font = {};
  it.frame->set_view(it.view);
  it.frame->set_environment(it.environment);
  it.app = std::make_unique<App>(it.host, std::move(it.assets));
  it.app->start(read_start(message));
}

// The Action is that of the frame the person saw. If that frame's screen or node is gone, the press came too
// late and only its number is acknowledged, so that the page stops waiting.
void act(const Message& message) {
  Shell& it = shell();
  it.ack_seq = static_cast<std::uint32_t>(message.whole("seq"));
  const ui::Found found = it.frame->find(static_cast<std::uint32_t>(message.whole("id")),
                                        static_cast<std::uint32_t>(message.whole("seen")));
  if (found.presence != ui::Presence::live) return;
  const Event event{found.node->action, std::string(text_of(message.bytes("value"))), message.flag("key")};
  it.app->receive(event);
}

void set_heights(const Message& message) {
  std::vector<std::pair<std::uint32_t, float>> heights;
  const auto list = message.document.root().find("list");
  for (std::size_t i = 0; list && i < list->size(); ++i) {
    const JsonValue pair = list->at(i);
    if (pair.size() != 2) continue;
    heights.emplace_back(static_cast<std::uint32_t>(pair.at(0).whole(0, UINT32_MAX).value_or(0)),
                         static_cast<float>(pair.at(1).number().value_or(0)));
  }
  shell().frame->set_heights(heights);
}

void apply(const Message& message) {
  Shell& it = shell();
  const std::string_view kind = message.text("t");
  if (kind == "view") {
    if (it.app) it.app->person_moved();
    return set_view(message);
  }
  if (kind == "env") return set_environment(message);
  if (kind == "start" && !it.app) return start(message);
  if (!it.app) return;
  if (kind == "act") return act(message);
  if (kind == "heights") return set_heights(message);
  if (kind == "reply") return it.app->receive(read_reply(message));
  if (kind == "mail") return it.app->mail_changed();
  if (kind == "wake") return it.app->wake();
  if (kind == "update") return it.app->update_offered();
  if (kind == "keyboard") return it.app->keyboard_used();
  if (kind == "fault") return it.app->note_fault(fault_named(message.text("name")));
  // Ending the app closes the record in good order; the worker then lets go of its files.
  if (kind == "release") it.app.reset();
}

bool paint() {
  Shell& it = shell();
  it.packet = nullptr;
  if (!it.app) return false;
  const std::string screen_key = it.app->screen_key();
  const ui::Page page{it.ack_seq,
                      screen_key,
                      it.app->document_title(),
                      it.app->language(),
                      it.app->is_right_to_left(),
                      it.app->needs_plain_view()};
  it.packet = it.frame->run(page, [&it](ui::Pass& pass) { it.app->draw(pass); });
  return it.packet != nullptr;
}

}  // namespace
}  // namespace attune

extern "C" {

EMSCRIPTEN_KEEPALIVE std::uint8_t* attune_input(int size) {
  attune::shell().input.resize(static_cast<std::size_t>(size));
  return attune::shell().input.data();
}

// The input holds a name of `name_size` bytes and then the asset's bytes. Before the start only.
EMSCRIPTEN_KEEPALIVE void attune_asset(int name_size) {
  const attune::ByteView input = attune::shell().input;
  const auto name = static_cast<std::size_t>(name_size);
  attune::keep_asset(attune::text_of(input.first(name)), input.subspan(name));
}

// The input holds JSON of `json_size` bytes and then the blobs it speaks of. 1 if a packet is ready, 0 if
// nothing changed, -1 if the message could not be read.
EMSCRIPTEN_KEEPALIVE int attune_receive(int json_size) {
  const attune::Bytes input = std::move(attune::shell().input);
  const auto size = static_cast<std::size_t>(json_size);
  const auto message = attune::read_message(attune::text_of(attune::ByteView(input).first(size)),
                                            attune::ByteView(input).subspan(size));
  if (!message) return -1;
  attune::apply(message.value());
  return attune::paint() ? 1 : 0;
}

// Valid until the next attune_receive.
EMSCRIPTEN_KEEPALIVE const std::uint8_t* attune_packet() { return attune::shell().packet->data(); }
EMSCRIPTEN_KEEPALIVE int attune_packet_size() { return static_cast<int>(attune::shell().packet->size()); }

// How long the worker waits, once, before it sends "wake"; -1 for not at all. Asked after each message.
EMSCRIPTEN_KEEPALIVE int attune_wake_after_ms() {
  return attune::shell().app ? attune::shell().app->wake_after_ms().value_or(-1) : -1;
}

}  // extern "C"
