// What a therapist does, one verb each.
#pragma once

#include "state.h"

namespace attune::therapist {

constexpr int kInviteDays = 14;
constexpr int kCloseNoteChars_max = 1000;
constexpr int kOwnNoteChars_max = 1000;
constexpr std::string_view kClosePart = "close";  // of a client's page: closing what is still below usual
constexpr std::string_view kStuckTag = "stuck";  // "I felt stuck or unsure"

// The second article's six behaviours, as one-tap tags by the key of their row. Stored, and never shown.
struct LineTag {
  std::string_view tag;
  S name;
};
inline constexpr LineTag kLineTags[] = {
    {"attunement", S::line_attunement},
    {"calibration", S::line_calibration},
    {"transparency", S::line_transparency},
    {"presence", S::line_presence},
    {"repair", S::line_repair},
    {"responsiveness", S::line_responsiveness},
    {kStuckTag, S::line_stuck},
};
bool has_tag(const ClientCourse& client, const Id& check_in, std::string_view tag);

void open(State& state);  // the desk is open: reads the clients and looks into the mail slot
void set_up(State& state);
void make_client(State& state);
void choose_line(State& state, int line);  // that the current client reads in the therapist's name; 0: none
void renew_invite(State& state);  // of the current client; the invites before it still open what they sent
// A new key for the current client, and an invite with which a phone that is accepted takes it by itself.
void renew_key(State& state);
void prove_rotation(State& state);  // what such an invite needs; the link is there when it is made
void accept_phone(State& state, std::size_t row, bool is_accepted);  // of the current client's devices
void open_client(State& state, const Id& relationship);
const ClientCourse* current(const State& state);
share::Invite invite_of(const Relationship& relationship);  // the latest; there is one
std::string invite_link(const State& state);  // of the current client; empty if it cannot be written
Result<ClientCourse> load_client(State& state, const Relationship& relationship);

// --- on the page of the current client (course_flow.cpp) ---
void show_part(State& state, const std::string& part, bool is_shown);
void close_lower(State& state);  // the oldest that is still below usual
void use_line(State& state, const UseLine& use, bool is_on);
void quiet_marks(State& state, const QuietMarks& quiet);

// --- what is half written (half_written.cpp) ---
void put_by_half_written(State& state);  // about the current client, before this desk closes by itself
void take_up_notes(State& state);        // on the page of the client that they were about
void take_up_paper(State& state);        // a check-in from paper, on an empty page for one
void drop_half_written(State& state);    // about the current client, who is deleted

// --- paper (paper_flow.cpp) ---
// The fields of what is typed: the row, and the words for each item that is answered in words.
constexpr const char* kPaperRow = "paper_row";
std::string paper_note_field(std::size_t item);
std::vector<std::string> paper_fields(const State& state);  // all of them
void use_paper(State& state, const UsePaper& use, bool is_on);
// What stood on those that were corrected since, the first one first.
Result<std::vector<StoredCheckIn>> earlier_on_paper(State& state, const std::vector<StoredCheckIn>& kept);
bool is_from_paper(const ClientCourse& client, const Id& check_in);

// --- this computer, to the current client (hand_over.cpp) ---
bool can_hand_over(const State& state);  // only a desk that a passphrase opens is closed to whoever gets it
void hand_over(State& state);

// --- the inbox (inbox_flow.cpp) ---
void look_into_mail(State& state);
void leave_inbox(State& state);
void read_text(State& state, std::string_view text);
void keep_all(State& state);
void confirm_device(State& state, std::size_t row);  // "It's them"
void remove_item(State& state, std::size_t row);     // what cannot be kept here
// What is for another desk of this browser, or for none: it stays unless the therapist says otherwise.
constexpr std::string_view kOthersPart = "others";  // of the inbox, in ShowPart: the question
void remove_others(State& state);
std::size_t ready_count(const State& state);         // of a known device and in order
std::size_t waiting_count(const State& state);       // what can be kept, now or after a yes

}  // namespace attune::therapist
