#include "app.h"

#include "apply.h"
#include "client/flow.h"
#include "desks.h"
#include "instrument/load.h"
#include "programme/flow.h"
#include "safety_copy.h"
#include "screens.h"
#include "speech.h"
#include "state.h"
#include "therapist/flow.h"
#include "therapist/portions.h"
#include "ui/gallery.h"
#include "vault.h"

namespace attune {
namespace {

constexpr int kMoveOnAfter_ms = 350;

// What closes a desk and opens it.
void draw_closed(const State& state, ui::Pass& pass) {
  if (state.screen == Screen::new_pin) return draw_new_pin(state, pass);
  if (state.screen == Screen::new_passphrase) return draw_restored_passphrase(state, pass);
  if (state.screen == Screen::pin) return draw_pin(state, pass);
  if (state.screen == Screen::key_sheet) return draw_key_sheet(state, pass);
  if (state.screen == Screen::unlock) return draw_unlock(state, pass);
  draw_covered(state, pass);
}

// A client's, but for those that ask for a PIN.
void draw_clients_own(const State& state, ui::Pass& pass) {
  if (state.screen == Screen::start) return draw_start(state, pass);
  if (state.screen == Screen::question) return draw_question(state, pass);
  if (state.screen == Screen::notes) return draw_notes(state, pass);
  if (state.screen == Screen::check_and_send) return draw_check_and_send(state, pass);
  if (state.screen == Screen::sent) return draw_sent(state, pass);
  if (state.screen == Screen::home) return draw_home(state, pass);
  if (state.screen == Screen::one_check_in) return draw_one_check_in(state, pass);
  if (state.screen == Screen::take_back) return draw_take_back(state, pass);
  if (state.screen == Screen::session_day) return draw_session_day(state, pass);
  if (state.screen == Screen::own_file) return draw_own_file(state, pass);
  if (state.screen == Screen::reminder) return draw_reminder(state, pass);
  if (state.screen == Screen::send_together) return draw_send_together(state, pass);
  draw_this_phone(state, pass);
}

void draw_therapists(const State& state, ui::Pass& pass) {
  switch (state.screen) {
    case Screen::setup:
      return draw_setup(state, pass);
    case Screen::new_client:
      return draw_new_client(state, pass);
    case Screen::invite:
      return draw_invite(state, pass);
    case Screen::inbox:
      return draw_inbox(state, pass);
    case Screen::this_desk:
      return draw_this_desk(state, pass);
    case Screen::course:
      return draw_course(state, pass);
    case Screen::before_session:
      return draw_before_session(state, pass);
    case Screen::from_paper:
      return draw_from_paper(state, pass);
    case Screen::blank:
      return draw_blank(state, pass);
    case Screen::supervision:
      return draw_supervision(state, pass);
    case Screen::supervised:
      return draw_supervised(state, pass);
    case Screen::for_file:
      return draw_for_file(state, pass);
    case Screen::stories:
      return draw_stories(state, pass);
    case Screen::story:
      return draw_story(state, pass);
    default:
      return draw_clients(state, pass);
  }
}

void draw_screen(const State& state, ui::Pass& pass) {
  if (speech::is_speechless(state)) return draw_loading(state, pass);
  draw_leave(state, pass);
  // A client's page has columns, and puts it at the head of one.
  if (state.screen != Screen::course) draw_made_up(state, pass);
  switch (state.screen) {
    case Screen::loading:
      return draw_loading(state, pass);
    case Screen::who:
      return draw_who(state, pass);
    case Screen::first_page:
      return draw_first_page(state, pass);
    case Screen::start:
    case Screen::question:
    case Screen::notes:
    case Screen::check_and_send:
    case Screen::sent:
    case Screen::home:
    case Screen::one_check_in:
    case Screen::take_back:
    case Screen::session_day:
    case Screen::own_file:
    case Screen::reminder:
    case Screen::send_together:
    case Screen::this_phone:
      return draw_clients_own(state, pass);
    case Screen::new_pin:
    case Screen::new_passphrase:
    case Screen::pin:
    case Screen::key_sheet:
    case Screen::unlock:
    case Screen::covered:
      return draw_closed(state, pass);
    case Screen::setup:
    case Screen::clients:
    case Screen::new_client:
    case Screen::invite:
    case Screen::inbox:
    case Screen::this_desk:
    case Screen::course:
    case Screen::before_session:
    case Screen::from_paper:
    case Screen::blank:
    case Screen::supervision:
    case Screen::supervised:
    case Screen::for_file:
    case Screen::stories:
    case Screen::story:
      return draw_therapists(state, pass);
    case Screen::restore:
      return draw_restore(state, pass);
    case Screen::damaged:
      return draw_damaged(state, pass);
    case Screen::erased:
      return draw_erased(state, pass);
    case Screen::mail:
      return draw_mail(state, pass);
    case Screen::refused:
      return draw_refused(state, pass);
    case Screen::about:
      return draw_about(state, pass);
    case Screen::check:
      return draw_check(state, pass);
    case Screen::gallery:
      return ui::draw_gallery(pass, state.therapist.parts_shown.count(ui::kGalleryBox) > 0);
    case Screen::scroll_gallery:
      return ui::draw_scroll_gallery(pass);
  }
}

}  // namespace

App::App(Host& host, Assets assets) : state_(std::make_unique<State>(host)) {
  State& state = *state_;
  state.release = std::move(assets.release);
  state.choices = State::first_choices();
  state.config = load_config(assets.config_json);
  if (state.config.is_broken) state.note(Fault::broken_config);
  for (const std::string& json : assets.instrument_jsons) {
    Result<Instrument> instrument = load_instrument(json);
    if (instrument)
      state.instruments.push_back(std::move(*instrument));
    else
      state.note(instrument.fault());
  }
  speech::begin(state, assets.language, assets.strings_json, assets.words_text);
}

App::~App() { close_desk(*state_); }

void App::start(Start start) { programme::start(*state_, std::move(start)); }

void App::receive(const Event& event) {
  State& state = *state_;
  // A sleeping computer wakes nobody in time: what is pressed first thing is not for the desk behind it.
  if (vault::close_if_idle(state) || !check_if_due(state)) return;
  state.touched_at_ms = state.host.now_ms();
  ++state.moves;
  const bool is_typed =
      std::holds_alternative<WriteField>(event.action) || std::holds_alternative<WriteNote>(event.action);
  if (!is_typed) ++state.presses;
  // The gallery's widgets carry Actions like any other, and there is nothing behind them but its dialog.
  const bool is_gallery = state.screen == Screen::gallery || state.screen == Screen::scroll_gallery;
  if (is_gallery && !std::holds_alternative<ShowPart>(event.action)) return;
  state.said.clear();
  state.complaint = {};
  // Who answers by keyboard looks before moving on; the switch on the page shows it and turns it off.
  const bool turns_on = event.by_key && state.screen == Screen::question && !state.client.stays;
  if (turns_on && !std::holds_alternative<StayUntilNext>(event.action)) client::stay(state, true);
  apply(state, event);
  safety_copy::notice(state);
}

void App::receive(const Reply& reply) {
  const auto found = state_->waiting.find(reply.effect_number);
  if (found == state_->waiting.end()) return;
  const auto then = std::move(found->second.then);
  state_->waiting.erase(found);
  then(reply);
  safety_copy::notice(*state_);
}

void App::mail_changed() {
  if (state_->is_therapist()) therapist::look_into_mail(*state_);
}

void App::note_fault(Fault fault) { state_->note(fault); }

void App::update_offered() {
  if (state_->update == Update::none) state_->update = Update::offered;
}

void App::person_moved() {
  if (!vault::close_if_idle(*state_)) state_->touched_at_ms = state_->host.now_ms();
}

void App::keyboard_used() {
  state_->uses_keyboard = true;
  if (state_->client.draft && !state_->client.stays) client::stay(*state_, true);
}

std::optional<int> App::wake_after_ms() const {
  if (state_->moves_on == state_->moves) return kMoveOnAfter_ms;
  if ((state_->record && state_->record->is_check_due()) || therapist::has_portions(*state_)) return 0;
  const std::optional<int> copy = safety_copy::due_after_ms(*state_);
  const std::optional<int> idle = vault::idle_left_ms(*state_);
  return copy && idle ? std::min(copy, idle) : copy ? copy : idle;
}

void App::wake() {
  const bool is_due = state_->moves_on == state_->moves && state_->screen == Screen::question;
  state_->moves_on.reset();
  if (vault::close_if_idle(*state_) || !check_if_due(*state_)) return;
  if (is_due) client::next(*state_);
  if (therapist::has_portions(*state_)) return therapist::do_a_portion(*state_);
  safety_copy::write_if_due(*state_);
}

void App::draw(ui::Pass& pass) const {
  const State& state = *state_;
  const auto& [words, field] = state.complaint;
  if (!field.empty()) ui::complain(pass, {field, words, state.moves});
  draw_screen(state, pass);
  if (!ui::said_complaint(pass)) ui::say_complaint(pass, words, state.moves);
}

std::string_view App::document_title() const {
  return state_->config.name.empty() ? state_->strings(S::app_title) : state_->config.name;
}

std::string_view App::language() const { return state_->language; }

bool App::is_right_to_left() const { return state_->strings(S::language_direction) == "rtl"; }

bool App::needs_plain_view() const { return !state_->can_be_drawn; }

std::string App::screen_key() const { return programme::page_of(*state_); }

// --- The state's own verbs --------------------------------------------------------------------------------

void State::ask(const Effect& effect, std::function<void(const Reply&)> then) {
  const std::uint32_t number = ++effects_asked;
  waiting.emplace(number, Waiting{std::move(then)});
  host.request(number, effect);
}

void State::ask_beyond_desk(const Effect& effect, std::function<void(const Reply&)> then) {
  const std::uint32_t number = ++effects_asked;
  waiting.emplace(number, Waiting{std::move(then), true});
  host.request(number, effect);
}

void State::note(Fault fault) {
  faults.push_back(fault);
  if (faults.size() > kFaultsListed) faults.pop_front();
}

void State::refuse(Fault fault, std::size_t have_chars, std::size_t want_chars) {
  note(fault);
  refusal = {fault, have_chars, want_chars};
  show(Screen::refused);
}

bool State::stored(const Status& status) {
  if (status) {
    // What went well after it in the same press does not make it unsaid.
    if (trouble_since != moves) trouble.reset();
    return true;
  }
  note(status.fault());
  trouble = status.fault();
  trouble_since = moves;
  trouble_press = presses;
  return false;
}

void State::complain(S sentence, std::string_view field) {
  complaint = {strings(sentence), std::string(field)};
}

void State::complain(Fault fault) {
  const auto [sentence, next] = fault_strings(fault);
  complaint = {strings(sentence) + ' ' + strings(next), ""};
}

void State::show(Screen next) {
  if (screen == Screen::inbox && next != screen) therapist::leave_inbox(*this);
  screen = next;
  asks_to_erase = false;
  if (is_therapists(next)) speech::need_therapist_words(*this);
}

}  // namespace attune
