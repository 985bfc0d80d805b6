#include "apply.h"

#include "client/flow.h"
#include "client/handed.h"
#include "client/own_flow.h"
#include "codes.h"
#include "copies.h"
#include "damaged.h"
#include "desks.h"
#include "erase.h"
#include "programme/flow.h"
#include "safety_copy.h"
#include "speech.h"
#include "therapist/caseload.h"
#include "therapist/flow.h"
#include "therapist/made_up.h"
#include "therapist/supervision_parts.h"
#include "vault.h"

namespace attune {
namespace {

// One overload an Action. What an action may not do on the present screen is ignored: its node is no longer
// there.
struct Apply {
  State& state;
  const Event& event;

  bool is_on() const { return event.value == "1"; }
  bool moves_on() const { return !event.by_key; }
  std::size_t at(int index) const { return static_cast<std::size_t>(index); }

  void operator()(const Nothing&) const {}
  void operator()(const Go& go) const { programme::go(state, go.screen); }
  void operator()(const OpenClient& open) const { therapist::open_client(state, open.relationship); }
  void operator()(const ChooseDesk& choose) const { programme::choose_desk(state, choose.desk); }
  void operator()(const BeginClient& begin) const { client::begin(state, begin.shared_phone); }
  void operator()(const StartCheckIn&) const { client::start_check_in(state); }
  void operator()(const GiveAnswer& given) const {
    client::answer(state, at(given.item), given.value, moves_on() && !given.is_step);
  }
  void operator()(const Choose& chosen) const {
    client::choose(state, at(chosen.item), at(chosen.choice), moves_on());
  }
  void operator()(const ChooseSpecial& chosen) const {
    client::choose_special(state, at(chosen.item), at(chosen.special), moves_on());
  }
  void operator()(const Skip& skip) const { client::skip(state, at(skip.item)); }
  void operator()(const Next&) const { client::next(state); }
  void operator()(const Back&) const { client::back(state); }
  void operator()(const FinishHere&) const { client::finish_here(state); }
  void operator()(const WriteNote& note) const { client::write(state, at(note.item), event.value); }
  void operator()(const ShareNote& note) const { client::share_note(state, at(note.item), is_on()); }
  void operator()(const LeaveOut& item) const {
    client::leave_out(state, state.instrument().item(at(item.item)).id, is_on());
  }
  void operator()(const Send&) const { client::send(state, event.value == "done"); }
  void operator()(const HandedOver& over) const { programme::handed_over(state, over.by, event.value); }
  void operator()(const SendAgain& again) const { client::send_again(state, at(again.row)); }
  void operator()(const LookAtKept& kept) const { client::look_at_kept(state, at(kept.row)); }
  void operator()(const LookAtCheckIn& one) const { client::look_at(state, at(one.row)); }
  void operator()(const ChangeAnswer& change) const { client::change_answer(state, at(change.item)); }
  void operator()(const LeaveAsItWas&) const { client::leave_as_it_was(state); }
  void operator()(const NotNow&) const { client::not_now(state); }
  void operator()(const StayUntilNext&) const { client::stay(state, is_on()); }
  void operator()(const WriteField& field) const { state.fields[field.field] = event.value; }
  void operator()(const ChooseField& field) const { state.choices[field.field] = field.value; }
  void operator()(const MakeTherapistDesk&) const { therapist::set_up(state); }
  void operator()(const MakeClient&) const { therapist::make_client(state); }
  void operator()(const RenewInvite&) const { therapist::renew_invite(state); }
  void operator()(const ShowCode& code) const { show_code(state, code.text); }
  void operator()(const RenewKey&) const { therapist::renew_key(state); }
  void operator()(const AcceptPhone& phone) const {
    therapist::accept_phone(state, at(phone.row), phone.is_accepted);
  }
  void operator()(const RemoveMailItem& item) const { therapist::remove_item(state, at(item.row)); }
  void operator()(const ReadText& read) const { programme::read_text(state, read.field, event.value); }
  void operator()(const KeepAll&) const { therapist::keep_all(state); }
  void operator()(const ConfirmDevice& confirm) const { therapist::confirm_device(state, at(confirm.row)); }
  void operator()(const ChooseLanguage& chosen) const { speech::choose(state, chosen.language); }
  void operator()(const LoadWordsAgain&) const { speech::need_therapist_words(state); }
  void operator()(const TakeUpdate&) const { programme::take_update(state); }
  void operator()(const TakeOver&) const { open_desk(state, state.pending_desk, true); }
  void operator()(const UseVault& use) const { vault::use(state, use); }
  void operator()(const UseClient& use) const { client::use(state, use, event.value); }
  void operator()(const UseMadeUp& use) const { therapist::use_made_up(state, use); }
  void operator()(const UseSupervision& use) const { therapist::use_supervision(state, use); }
  void operator()(const UseList& use) const { therapist::use_list(state, use); }
  void operator()(const ShowTable& table) const {
    state.client.shows_table = table.is_shown;
    state.therapist.shows_table = table.is_shown;
  }
  void operator()(const ShowPart& part) const { therapist::show_part(state, part.part, part.is_shown); }
  void operator()(const HandOver&) const { therapist::hand_over(state); }
  void operator()(const GiveBack&) const { client::give_back(state); }
  void operator()(const UseLine& use) const { therapist::use_line(state, use, is_on()); }
  void operator()(const UsePaper& use) const { therapist::use_paper(state, use, is_on()); }
  void operator()(const QuietMarks& quiet) const { therapist::quiet_marks(state, quiet); }
  void operator()(const UseCopy& use) const { copies::use(state, use, event.value); }
  void operator()(const UseSafetyCopy& use) const { safety_copy::use(state, use, event.value); }
  void operator()(const UseDamaged& use) const { damaged::use(state, use, event.value); }
  void operator()(const EraseAll& all) const { use_erase(state, all.step); }
  void operator()(const OpenAgain&) const { open_again(state); }
  void operator()(const CloseLower&) const { therapist::close_lower(state); }
};

}  // namespace

void apply(State& state, const Event& event) { std::visit(Apply{state, event}, event.action); }

}  // namespace attune
