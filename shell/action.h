// What a person can ask for. A screen gives a widget the Action it stands for; the page sends back only the
// id of the node; the app applies the Action of the node that was last painted with that id. Widgets never
// return input.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "base/bytes.h"

namespace attune {

enum class Screen : std::uint8_t {
  loading,     // the desk is being opened
  who,         // more than one desk lives here
  first_page,  // no desk, no link: what this is, "I am a therapist"
  start,       // client: who asks, who sees what
  question,
  notes,
  check_and_send,
  sent,
  home,        // client: start, what was sent, own history
  one_check_in,  // what it says, and changing it or taking it back
  take_back,
  session_day,  // client: which day an older session was
  own_file,  // client: all answers, to read, print and save
  reminder,  // client: in a calendar, as a file
  send_together,  // client: all that waits, in one message
  this_phone,  // client: what is kept here, and what can be done with it
  new_pin,  // client: a phone that others use too gets a PIN first
  pin,      // client: opens with it
  setup,  // therapist: name, how they send, the passphrase
  new_passphrase,  // therapist: a copy came back, and is closed before it is opened
  key_sheet,  // therapist: the recovery code, shown once
  unlock,     // therapist: passphrase, recovery code or passkey
  covered,    // therapist: a PIN leads back
  clients,
  new_client,
  invite,
  inbox,
  course,     // one client's course
  before_session,  // the same in a minute, and on paper
  from_paper,      // a check-in that was filled in on paper
  blank,           // one to fill in, to be printed
  supervision,     // one case, without names, to print or to send
  supervised,      // one that was sent to this desk
  this_desk,  // therapist: what is kept here, and what can be done with it
  for_file,   // what this is, on one page to print
  stories,    // made-up clients to practise on
  story,      // one of them, before anything is marked
  restore,  // a copy that was saved comes back
  damaged,  // what was kept does not open
  erased,   // everything was deleted
  mail,     // a share link opened here: it waits, or no desk lives here
  refused,  // a fault: one sentence, one next step
  about,
  check,           // `/?check`: what is right and wrong with this site
  gallery,         // every widget
  scroll_gallery,  // the page of ten screens that the scroll tests use
};

// Those that speak from the therapist's part of the sentences. Without a default, so that a new screen is a
// build error here.
constexpr bool is_therapists(Screen screen) {
  switch (screen) {
    case Screen::setup:
    case Screen::new_passphrase:
    case Screen::key_sheet:
    case Screen::unlock:
    case Screen::covered:
    case Screen::clients:
    case Screen::new_client:
    case Screen::invite:
    case Screen::inbox:
    case Screen::course:
    case Screen::before_session:
    case Screen::from_paper:
    case Screen::blank:
    case Screen::supervision:
    case Screen::supervised:
    case Screen::this_desk:
    case Screen::for_file:
    case Screen::stories:
    case Screen::story:
      return true;
    case Screen::loading:
    case Screen::who:
    case Screen::first_page:
    case Screen::start:
    case Screen::new_pin:
    case Screen::pin:
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
    case Screen::restore:
    case Screen::damaged:
    case Screen::erased:
    case Screen::mail:
    case Screen::refused:
    case Screen::about:
    case Screen::check:
    case Screen::gallery:
    case Screen::scroll_gallery:
      return false;
  }
  return false;
}

// --- Plain values, one per thing a person can do --------------------------------------------------------
struct Go {
  Screen screen;
};
struct OpenClient {
  Id relationship;
};
struct ChooseDesk {
  std::string desk;
};  // empty: someone new
struct BeginClient {
  bool shared_phone;
};
struct StartCheckIn {};
struct GiveAnswer {
  int item;
  int value;
  bool is_step = false;  // by − or +: one of many presses, so it never moves on by itself
};  // a stop of a scale
struct Choose {
  int item;
  int choice;
};
struct ChooseSpecial {
  int item;
  int special;
};
struct Skip {
  int item;
};
struct Next {};
struct Back {};
struct FinishHere {};
struct WriteNote {
  int item;
};  // the text comes with the event
struct ShareNote {
  int item;
};  // the switch's state comes with the event
struct LeaveOut {
  int item;
};                     // likewise: on means it is sent
struct Send {};        // seals; the ways to hand it over appear when it is sealed
enum class HandOverWay : std::uint8_t { copy, app, file };
struct HandedOver {  // a gesture that passes something on was carried out
  HandOverWay by = HandOverWay::copy;
};
struct SendAgain {
  int row;
};
struct LookAtKept {
  int row;
};  // a finished check-in that was not sent
struct LookAtCheckIn {
  int row;
};  // any finished check-in, on its own page
struct ChangeAnswer {
  int item;
};  // of the check-in on that page: a correction begins there, or on "Check and send" if it is past the last
struct LeaveAsItWas {};  // the correction goes
struct NotNow {};
struct StayUntilNext {};  // the switch's state comes with the event
struct WriteField {
  std::string field;
};  // a text field; the text comes with the event
struct ChooseField {
  std::string field;
  int value;
};
struct MakeTherapistDesk {};
struct MakeClient {};
struct ReadText {
  std::string field;
};  // text of that field; or empty: it comes with the event
struct RenewInvite {};
struct KeepAll {};
struct ShowCode {
  std::string text;
};  // a link, as a code that another phone's camera reads
struct RenewKey {};
struct AcceptPhone {
  int row;
  bool is_accepted;
};  // of the current client
struct RemoveMailItem {
  int row;
};
struct ConfirmDevice {
  int row;
};  // "It's them"
struct ChooseLanguage {
  std::string language;
};
struct LoadWordsAgain {};  // the therapist's sentences did not arrive
struct TakeUpdate {};      // use the newer version now
struct TakeOver {};        // use this desk here, not in the other tab
struct ShowTable {
  bool is_shown;
};
struct ShowPart {
  std::string part;
  bool is_shown;
};                     // of a client's page: why something is marked, more to try
// The therapist's own line along the course of the client whose page is open (therapist/course_flow.cpp).
enum class LineVerb : std::uint8_t {
  tag,          // of the session that is chosen; `what` is the tag, the switch's state comes with the event
  session,      // number: how many sessions before the last one
  answers,      // likewise, whose answers are shown
  keep_note,    // what stands in its field: a new one, or the one that is being changed
  change_note,  // `what`: its id
  leave_note,   // as it was
  delete_note,  // `what`: its id
  set_aside,    // `what`: a check-in that is not this client's
};
struct UseLine {
  LineVerb verb;
  std::string what = {};
  int number = 0;
};
// What was filled in on paper, and a page to fill in (therapist/paper_flow.cpp).
enum class PaperVerb : std::uint8_t {
  begin,           // for the client whose page is open
  correct,         // `what`: the check-in
  day,             // number: days later
  keep,            // what stands in the fields
  erase,           // `what`: the check-in
  blank,           // the page to print
  blank_language,  // `what`
  blank_large,     // the switch's state comes with the event
};
struct UsePaper {
  PaperVerb verb;
  std::string what = {};
  int number = 0;
};
// All that began with one check-in is one thing to a therapist, and is answered at once.
struct QuietMarks {
  Id check_in;
  int answer;  // a QuietAnswer; 0 takes the answer back
};
struct CloseLower {};  // "Still below usual", with the note that stands in its field
// What is done with a copy of a whole desk (copies.h).
enum class CopyVerb : std::uint8_t {
  make,     // of the open desk, locked with the words in their field
  saved,    // it left the page
  read,     // a file was chosen; its text comes with the event
  open,     // with the words in their field; it comes into the open desk, or is put back as one
  restore,  // as a new desk; number: 1 where others use the phone too
};
struct UseCopy {
  CopyVerb verb;
  int number = 0;
};
struct HandOver {};  // this computer, to the client whose page is open
struct GiveBack {};  // a computer that was handed over
// A therapist's safety copy (safety_copy.h).
enum class SafetyCopyVerb : std::uint8_t {
  place,  // a press chose it, or allowed it again
  make,   // where the browser writes no files
  saved,
};
struct UseSafetyCopy {
  SafetyCopyVerb verb;
};
// A desk that does not open (damaged.h).
enum class DamagedVerb : std::uint8_t {
  earlier,      // the other slot
  seal_files,   // all five, locked with the words in their field
  files_saved,  // they left the page
  discard,      // what was set aside
};
struct UseDamaged {
  DamagedVerb verb;
};
enum class EraseStep : std::uint8_t { ask, keep, erase };
struct EraseAll {
  EraseStep step;
};
struct OpenAgain {};   // the browser closed the files: open them anew
// What closes the desk, and opens it again (vault.h).
enum class VaultVerb : std::uint8_t {
  suggest_words,
  use_words,
  unlock,
  choose_way,  // number: a KeySlotKind
  lock,
  cover,
  leave_key_sheet,  // number: 1 to the first client, 0 to the list
  renew_key_sheet,
  change_passphrase,
  add_passkey,
  remove_passkeys,
  set_cover_pin,
  set_pin,
  remove_pin,
  choose_idle,  // number: place in kIdleMinutes
};
struct UseVault {
  VaultVerb verb;
  int number = 0;
};
// What a client does beside answering (client/own_flow.h).
enum class ClientVerb : std::uint8_t {
  it_went,    // the last message left the app it was passed to
  show_read,  // number: 1 shows what a phone cannot know of a message
  show_more,  // check-ins of a list
  gather,     // all that waits, for one message
  make_reminder,  // shows its form
  bad_reminder,   // its time does not read as one
  file_saved,     // a file of one's own left the page, or the browser refused
  take_along,     // a copy of all check-ins to another therapist's desk here; number: place in its listing
  consent,        // the switch's state comes with the event
  days,       // the list of days from number days ago on
  choose_day,  // number: the Day; of a session to fill in, or of the answers on "Check and send"
  own_part,    // of all check-ins in a file of one's own; number: how many newer ones come before it
};
struct UseClient {
  ClientVerb verb;
  int number = 0;
};
// The therapist's list of clients (therapist/caseload.h).
enum class ListVerb : std::uint8_t {
  more,        // rows of the list
  more_items,  // and of the inbox
  remove_others,  // from the inbox, what is for another desk
  show,     // number: a therapist::Shown
  archive,  // the client of the open page; number: 1, or 0 to take them out again
  erase,    // that client, for good
  line,     // of that client's invite; number: which, 0 none
};
struct UseList {
  ListVerb verb;
  int number = 0;
};
// A case for a supervisor, on either side (therapist/supervision_parts.h).
enum class SupervisionVerb : std::uint8_t {
  make_invite,  // of this desk's own, in place of an earlier one
  take_up,      // the supervisor whose link stands in its field
  give_up,      // another will be named
  seal,         // the case of the page that is open
  read,         // `what`: the mail key of a case
  erase,        // likewise
};
struct UseSupervision {
  SupervisionVerb verb;
  std::string what = {};
};
// Clients that nobody is (therapist/made_up.h).
enum class MadeUpVerb : std::uint8_t {
  look,    // makes them
  story,   // number: which; before anything is marked
  reveal,  // number: which; its client's page
  leave,   // and nothing is left
};
struct UseMadeUp {
  MadeUpVerb verb;
  int number = 0;
};
struct Nothing {};     // announced, but not for pressing

using Action =
    std::variant<Nothing, HandOver, GiveBack,
                 Go, OpenClient, ChooseDesk, BeginClient, StartCheckIn, GiveAnswer, Choose,
                 ChooseSpecial, Skip, Next, Back, FinishHere, WriteNote, ShareNote, LeaveOut, Send,
                 HandedOver, SendAgain, LookAtKept, LookAtCheckIn, ChangeAnswer, LeaveAsItWas, ShowCode,
                 RenewKey, AcceptPhone, NotNow, StayUntilNext, WriteField, ChooseField, MakeTherapistDesk,
                 MakeClient, RenewInvite, ReadText, KeepAll, ConfirmDevice, RemoveMailItem, ChooseLanguage,
                 LoadWordsAgain, TakeUpdate, TakeOver, ShowTable, ShowPart, CloseLower, UseCopy,
                 UseLine, UsePaper, QuietMarks,
                 UseSafetyCopy, UseDamaged, EraseAll, OpenAgain,
                 UseVault, UseClient, UseList, UseSupervision, UseMadeUp>;

// An Action as it came back from the page.
struct Event {
  Action action;
  std::string value;    // what was typed, pasted, or "1"/"0" of a switch; empty for a press
  bool by_key = false;  // arrow, digit or Enter rather than pointer: never moves on by itself
};

}  // namespace attune
