// The table of contents: one function a screen, one file a function. A screen reads the state and draws.
#pragma once

#include "state.h"
#include "ui/ui.h"

namespace attune {

// Where nobody's desk is open yet, or it does not matter whose (shell/programme).
void draw_loading(const State& state, ui::Pass& pass);
void draw_who(const State& state, ui::Pass& pass);
void draw_first_page(const State& state, ui::Pass& pass);
void draw_restore(const State& state, ui::Pass& pass);
void draw_damaged(const State& state, ui::Pass& pass);
void draw_erased(const State& state, ui::Pass& pass);
void draw_mail(const State& state, ui::Pass& pass);
void draw_refused(const State& state, ui::Pass& pass);
void draw_about(const State& state, ui::Pass& pass);
void draw_check(const State& state, ui::Pass& pass);

// A client's (shell/client).
void draw_start(const State& state, ui::Pass& pass);
void draw_new_pin(const State& state, ui::Pass& pass);
void draw_pin(const State& state, ui::Pass& pass);
void draw_phone_lock(const State& state, ui::Pass& pass);  // a card of "This phone"
void draw_question(const State& state, ui::Pass& pass);
void draw_notes(const State& state, ui::Pass& pass);
void draw_check_and_send(const State& state, ui::Pass& pass);
void draw_sent(const State& state, ui::Pass& pass);
void draw_home(const State& state, ui::Pass& pass);
void draw_one_check_in(const State& state, ui::Pass& pass);
void draw_take_back(const State& state, ui::Pass& pass);
void draw_other_therapists(const State& state, ui::Pass& pass);  // a card of "This phone"
void draw_session_day(const State& state, ui::Pass& pass);
void draw_own_file(const State& state, ui::Pass& pass);
void draw_reminder(const State& state, ui::Pass& pass);
void draw_send_together(const State& state, ui::Pass& pass);
// Under a client's list of check-ins that shows some: the button for more.
void draw_more_rows(const State& state, ui::Pass& pass, std::size_t shown, std::size_t of);
void draw_last_message(const State& state, ui::Pass& pass);  // cards of the first page: did it go,
void draw_waiting(const State& state, ui::Pass& pass);       // and what waits
void draw_read_link(const State& state, ui::Pass& pass);     // what a phone cannot know of a message
void draw_this_phone(const State& state, ui::Pass& pass);

// A therapist's (shell/therapist).
void draw_setup(const State& state, ui::Pass& pass);
void draw_new_passphrase(const State& state, ui::Pass& pass, S label);  // words are offered beside it
void draw_restored_passphrase(const State& state, ui::Pass& pass);  // of a desk that comes back from a copy
void draw_desk_lock(const State& state, ui::Pass& pass);  // cards of "This desk"
void draw_key_sheet(const State& state, ui::Pass& pass);
void draw_unlock(const State& state, ui::Pass& pass);
void draw_covered(const State& state, ui::Pass& pass);
void draw_clients(const State& state, ui::Pass& pass);
void draw_new_client(const State& state, ui::Pass& pass);
void draw_invite(const State& state, ui::Pass& pass);
void draw_inbox(const State& state, ui::Pass& pass);
void draw_course(const State& state, ui::Pass& pass);
void draw_before_session(const State& state, ui::Pass& pass);
void draw_from_paper(const State& state, ui::Pass& pass);
void draw_blank(const State& state, ui::Pass& pass);
void draw_supervision(const State& state, ui::Pass& pass);
void draw_supervised(const State& state, ui::Pass& pass);
void draw_supervisors_invite(const State& state, ui::Pass& pass);  // a card of "This desk"
void draw_this_desk(const State& state, ui::Pass& pass);
void draw_for_file(const State& state, ui::Pass& pass);
void draw_stories(const State& state, ui::Pass& pass);
void draw_story(const State& state, ui::Pass& pass);
void draw_made_up(const State& state, ui::Pass& pass);  // above every page while made-up clients are open
void draw_safety_copy(const State& state, ui::Pass& pass);  // a card
void draw_client_pane(const State& state, ui::Pass& pass);  // the clients beside another screen
void draw_archiving(const State& state, ui::Pass& pass);    // of the client whose page is open
void draw_deleting(const State& state, ui::Pass& pass);     // likewise

// --- Shared by several screens ---------------------------------------------------------------------------
// Prints the present screen, as the plain view shows it.
void draw_print(ui::Pass& pass, const std::string& label);
// What is not kept, what could not be stored, and what this version does not yet protect.
// `with_complaint` is false where the screen draws it beside what was pressed: it stands in one place.
void draw_notices(const State& state, ui::Pass& pass, bool with_complaint = true);
void draw_complaint(const State& state, ui::Pass& pass);
// Covers the open desk, or locks it.
void draw_closing(const State& state, ui::Pass& pass);
// A fault in words, with its next step.
void draw_fault(const State& state, ui::Pass& pass, std::string_view key, const Refusal& refusal);
// "Leave this page", over every screen that a client may have before them.
void draw_leave(const State& state, ui::Pass& pass);
// That a newer version may be used, where nothing is under way that could be disturbed.
void draw_update(const State& state, ui::Pass& pass);
// The words that lock a file, in their field.
void draw_copy_words(const State& state, ui::Pass& pass);
// The rest of a desk that did not open, until it is deleted.
void draw_set_aside(const State& state, ui::Pass& pass);
// "Delete everything", and the question before it.
void draw_erase(const State& state, ui::Pass& pass);
void draw_languages(const State& state, ui::Pass& pass);
void draw_about_link(const State& state, ui::Pass& pass);
// Dots or, on request, letters.
struct SecretField {
  std::string_view key;  // of the node and of the State's field
  std::string_view label;
  std::string_view hint;
  int chars_max = 200;
  std::string_view input_mode = {};
  std::string_view autocomplete = "off";
};
void draw_secret_field(const State& state, ui::Pass& pass, const SecretField& field);
void draw_show_switch(const State& state, ui::Pass& pass);  // for all such fields of the screen

}  // namespace attune
