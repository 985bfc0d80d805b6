// The link for one client, and words to say with it.
#include "codes.h"
#include "days.h"
#include "safety_copy.h"
#include "screens.h"
#include "speech.h"
#include "therapist/flow.h"

namespace attune {
namespace {

// Each phone this client's check-ins came from, and a way to keep one out.
void draw_phones(const State& state, ui::Pass& pass, const Relationship& relationship) {
  const Sentences& say = state.strings;
  if (relationship.devices.empty()) return;
  const auto card = ui::card(pass, "phones");
  ui::heading(pass, "title", say(S::invite_phones));
  for (std::size_t row = 0; row < relationship.devices.size(); ++row) {
    const Device& device = relationship.devices[row];
    const auto phone = ui::group(pass, hex_encode(device.id), say(S::invite_phones));
    const std::string seen = moment(say, device.first_seen_at_ms, state.start.minutes_east_of_utc);
    const std::string its_word = speech::word_in_all(state, device.word);
    const Filling day{"day", seen};
    const Filling word{"word", its_word};
    const bool is_stopped = device.state == StoredDeviceState::stopped;
    const bool is_asked = device.state == StoredDeviceState::waiting;  // what came from it was set aside
    ui::text(pass, "is",
             say(is_stopped ? S::invite_phone_stopped
                 : is_asked ? S::invite_phone_asked
                            : S::invite_phone,
                 {day, word}));
    ui::button(pass, {.key = "stop",
                      .label = say(is_stopped ? S::invite_accept_phone : S::invite_stop_phone),
                      .action = AcceptPhone{static_cast<int>(row), is_stopped},
                      .kind = ui::ButtonKind::words});
  }
}

// It travels with the link, so it is chosen before the link is given away.
void draw_line(const State& state, ui::Pass& pass, const Relationship& relationship) {
  const Sentences& say = state.strings;
  const auto card = ui::card(pass, "line");
  ui::heading(pass, "line_title", say(S::invite_line, {{"alias", relationship.alias}}));
  ui::choices(pass, {.key = "line",
                     .question = say(S::invite_line, {{"alias", relationship.alias}}),
                     .labels = {say(S::invite_line_none), say(S::start_line_1), say(S::start_line_2),
                                say(S::start_line_3)},
                     .chosen = relationship.line,
                     .choose = [](int line) -> Action {
                       return UseList{ListVerb::line, line};
                     }});
}

void draw_new_key(const State& state, ui::Pass& pass, const Relationship& relationship) {
  const Sentences& say = state.strings;
  const Filling alias{"alias", relationship.alias};
  const auto card = ui::card(pass, "key");
  ui::heading(pass, "title", say(S::invite_key));
  if (!relationship.past_keys.empty()) ui::text(pass, "new", say(S::invite_key_is_new, {alias}));
  ui::text(pass, "why", say(S::invite_key_why, {alias}), ui::Style::small, ui::Tone::muted);
  ui::button(pass, {.key = "renew_key",
                    .label = say(S::invite_key_renew, {alias}),
                    .action = RenewKey{},
                    .kind = ui::ButtonKind::words});
}

}  // namespace

namespace {

// A link whose key is nowhere but on this computer would be dead with it, and with it what the client sends.
void draw_first_into_copy(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  if (state.safety.is_busy && state.start.writes_files) {
    return ui::text(pass, "wait", say(S::safety_gate_wait));
  }
  ui::text(pass, "gate", say(S::safety_gate));
  draw_safety_copy(state, pass);
  const auto foot = ui::foot(pass);
  ui::button(pass, {.key = "clients", .label = say(S::course_all), .action = Go{Screen::clients}});
}

void draw_renew(const State& state, ui::Pass& pass, bool is_wanted) {
  ui::button(pass, {.key = "renew",
                    .label = state.strings(S::invite_renew),
                    .action = RenewInvite{},
                    .kind = is_wanted ? ui::ButtonKind::filled : ui::ButtonKind::words});
}

// There was no room for it when the client was made.
void draw_without_invite(const State& state, ui::Pass& pass) {
  const auto foot = ui::foot(pass);
  draw_renew(state, pass, true);
  ui::button(pass, {.key = "clients", .label = state.strings(S::app_done), .action = Go{Screen::clients}});
}

}  // namespace

void draw_invite(const State& state, ui::Pass& pass) {
  const Sentences& say = state.strings;
  const ClientCourse* client = therapist::current(state);
  if (client == nullptr) return draw_loading(state, pass);
  const Filling alias{"alias", client->relationship.alias};
  ui::title(pass, say(S::invite_title, {alias}));
  draw_notices(state, pass);
  if (!safety_copy::holds(state, client->relationship)) return draw_first_into_copy(state, pass);
  if (client->relationship.invites.empty()) return draw_without_invite(state, pass);
  const std::string link = therapist::invite_link(state);
  const StoredInvite& invite = client->relationship.invites.back();
  ui::text(pass, "how",
           invite.used ? say(S::invite_used, {alias})
                       : say(S::invite_how, {alias, {"day", day_long(say, invite.expires_day)}}));
  {
    const auto card = ui::card(pass, "link");
    ui::heading(pass, "label", say(S::invite_label));
    ui::written(pass, "is", link, ui::Style::small);
    ui::button(pass, {.key = "copy",
                      .label = say(S::invite_copy),
                      .action = HandedOver{},
                      .kind = ui::ButtonKind::filled,
                      .gesture = ui::Gesture::copy,
                      .payload = link});
    draw_code(state, pass, link);
  }
  {
    const auto card = ui::card(pass, "say");
    ui::heading(pass, "words", say(S::invite_say));
    ui::text(pass, "1", say(S::invite_say_1));
    ui::text(pass, "2", say(S::invite_say_2));
    ui::text(pass, "3", say(S::invite_say_3));
  }
  if (!invite.used) draw_line(state, pass, client->relationship);
  draw_phones(state, pass, client->relationship);
  if (!client->relationship.devices.empty()) draw_new_key(state, pass, client->relationship);
  const auto foot = ui::foot(pass);
  const bool is_over = !invite.used && invite.expires_day < state.host.today();
  draw_renew(state, pass, is_over);
  ui::button(pass, {.key = "file",
                    .label = say(S::file_open),
                    .action = Go{Screen::for_file},
                    .kind = ui::ButtonKind::words});
  ui::button(pass, {.key = "clients", .label = say(S::app_done), .action = Go{Screen::clients}});
}

}  // namespace attune
