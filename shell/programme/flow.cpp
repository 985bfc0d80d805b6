#include "programme/flow.h"

#include <algorithm>
#include <iterator>

#include "client/flow.h"
#include "client/handed.h"
#include "copies.h"
#include "desks.h"
#include "speech.h"
#include "therapist/flow.h"
#include "therapist/made_up.h"
#include "therapist/supervision_parts.h"
#include "vault.h"

namespace attune::programme {
namespace {

// With one desk it is opened; with more the person says who they are.
void route_to_desk(State& state) {
  const std::vector<DeskListing>& desks = state.start.desks;
  if (desks.empty()) return state.show(Screen::first_page);
  if (desks.size() == 1) return open_desk(state, desks.front().desk, false);
  state.show(Screen::who);
}

// Where no client has a desk yet an invite starts at once. The only client's own desk is asked whether it
// knows the invite, so that the old link is a way home; all else might be for somebody new, so the person
// says who they are.
void route_invite(State& state, share::Invite invite) {
  if (invite.is_supervisors) return state.refuse(Fault::supervisors_link);
  state.client.invite = std::move(invite);
  const std::vector<DeskListing>& desks = state.start.desks;
  const auto is_therapists = [](const DeskListing& desk) { return desk.therapist; };
  if (std::all_of(desks.begin(), desks.end(), is_therapists)) return state.show(Screen::start);
  const bool is_one_clients = desks.size() == 1 && !desks.front().therapist && !desks.front().shared_phone;
  if (is_one_clients) return open_desk(state, desks.front().desk, false);
  state.show(Screen::who);
}

// A share needs no desk: it waits, sealed and unread, until a desk in this browser is opened.
void route_share(State& state, share::SealedShare share) {
  state.mail = std::move(share);
  const std::vector<DeskListing>& desks = state.start.desks;
  state.mail_has_desk =
      std::any_of(desks.begin(), desks.end(), [](const DeskListing& desk) { return desk.therapist; });
  if (!state.mail_has_desk) {
    state.note(Fault::no_key_here);
    return state.show(Screen::mail);
  }
  state.ask(PutMail{{{state.mail.age, state.mail.hint}}}, [&state](const Reply& reply) {
    if (!reply.ok) return state.refuse(reply.fault);
    state.mail_was_there = reply.number == 1;
    state.show(Screen::mail);
  });
}

void route_text(State& state, std::string_view text) {
  share::Finding finding = std::move(share::look_at(text).front());
  if (!finding.seen) return state.refuse(finding.seen.fault(), finding.have_chars, finding.want_chars);
  if (auto* invite = std::get_if<share::Invite>(&*finding.seen))
    return route_invite(state, std::move(*invite));
  route_share(state, std::move(std::get<share::SealedShare>(*finding.seen)));
}

// The worker looks, judges and words what it found; nobody who answers questions has to load that.
void check_site(State& state) {
  state.show(Screen::loading);
  state.ask(CheckSite{findings_json(state.config), state.language}, [&state](const Reply& reply) {
    if (!reply.ok) return state.refuse(reply.fault);
    state.checked = reply.text;
    state.show(Screen::check);
  });
}

// From one client's page to the next is another page.
bool is_of_one_client(Screen screen) {
  constexpr Screen kPages[] = {Screen::course,      Screen::before_session, Screen::from_paper, Screen::blank,
                               Screen::supervision, Screen::for_file,       Screen::invite};
  return std::find(std::begin(kPages), std::end(kPages), screen) != std::end(kPages);
}

}  // namespace

void start(State& state, Start start) {
  state.start = std::move(start);
  if (state.start.query == "gallery") return state.show(Screen::gallery);
  if (state.start.query == "gallery=scroll") return state.show(Screen::scroll_gallery);
  if (state.start.query == "check") return check_site(state);
  // Without words or questions nothing can be asked; index.html speaks for us.
  if (state.instruments.empty()) return state.refuse(Fault::broken_instrument);
  if (!state.start.handed.empty() && client::start_handed(state)) return;
  state.covered = std::move(state.start.covered);
  if (state.covered) return vault::start_covered(state);
  if (state.start.fragment.empty()) return route_to_desk(state);
  route_text(state, '#' + state.start.fragment);
}

void choose_desk(State& state, const std::string& desk) {
  state.client.is_chosen = true;
  state.damaged = false;
  const bool is_open = state.record && state.pending_desk == desk;
  if (is_open) return state.is_therapist() ? therapist::open(state) : client::open(state);
  close_desk(state);
  state.fields.clear();
  state.choices = state.first_choices();
  if (!desk.empty()) return open_desk(state, desk, false);
  state.show(state.client.invite ? Screen::start : Screen::first_page);
}

void go(State& state, Screen screen) {
  if (therapist::is_kept_out(state, screen)) return;
  if (screen != Screen::about) copies::forget(state);
  if (screen == Screen::about) state.before_about = state.screen;
  state.opens_inbox = state.screen == Screen::mail && state.mail_has_desk && screen == Screen::home;
  if (screen == Screen::home && !state.record) return route_to_desk(state);
  if (screen == Screen::home && state.is_therapist()) return state.show(Screen::clients);
  if (screen == Screen::home && state.client.relationship) return client::go_home(state);
  if (screen == Screen::check_and_send && state.client.review) return client::try_again(state);
  if (screen == Screen::take_back) return client::take_back(state);
  if (screen == Screen::invite) therapist::prove_rotation(state);
  if (state.instruments.empty() && screen != Screen::about) return state.refuse(Fault::broken_instrument);
  if (screen == Screen::supervision) therapist::forget_sealed_case(state);
  if (screen == Screen::this_desk) vault::forget_typed(state);
  const bool asks_for_passphrase = screen == Screen::setup || screen == Screen::this_desk;
  if (asks_for_passphrase && state.suggested.empty()) vault::suggest_words(state);
  state.show(screen);
}

void read_text(State& state, const std::string& field, const std::string& text) {
  // What a gesture could not bring is asked for in the field.
  if (text == "refused") return state.complain(S::fault_refused);
  const std::string& read = field.empty() ? text : state.fields[field];
  if (state.is_therapist()) return therapist::read_text(state, read);
  route_text(state, read);
}

void take_update(State& state) {
  if (state.is_answering() || state.update == Update::on_its_way) return;
  state.update = Update::on_its_way;
  state.ask_beyond_desk(UseUpdate{}, [&state](const Reply& reply) {
    if (!reply.ok) state.update = Update::failed;
  });
}

std::string page_of(const State& state) {
  std::string page = std::to_string(static_cast<int>(state.screen));
  if (state.screen == Screen::question) page += '/' + std::to_string(state.client.draft->position());
  if (is_of_one_client(state.screen) && state.therapist.current) {
    page += '/' + hex_encode(*state.therapist.current);
  }
  if (speech::is_speechless(state)) page += "/words";  // what is shown when they come is another page
  return page;
}

// Another app says for itself that it has opened.
void handed_over(State& state, HandOverWay by, std::string_view outcome) {
  if (outcome == "refused") state.complain(by == HandOverWay::copy ? S::app_not_copied : S::fault_refused);
  if (outcome != "done" || by == HandOverWay::app) return;
  state.said = state.strings(by == HandOverWay::copy ? S::app_copied : S::own_saved);
}

}  // namespace attune::programme
