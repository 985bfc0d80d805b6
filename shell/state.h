// The app's whole state. Screens read it; the flows beside them change it.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app.h"
#include "config.h"
#include "course/standing.h"
#include "instrument/draft.h"
#include "record/record.h"
#include "sentences.h"
#include "share/inbox.h"
#include "share/link.h"

namespace attune {

constexpr std::size_t kFaultsListed = 20;
constexpr std::size_t kReadFaultsShown = 5;
constexpr std::size_t kClientsShown = 50;  // rows of the list at a time
constexpr std::size_t kItemsShown = 20;    // and cards of the inbox
constexpr std::size_t kRowsAdded = 50;     // of a client's own lists

// A fault that fills the screen, with what a link's text said of its length.
struct Refusal {
  Fault fault = Fault::missing;
  std::size_t have_chars = 0;
  std::size_t want_chars = 0;
};

// An envelope that is sealed and ready to leave the moment Send is pressed, so that the press itself can open
// the message app. It is thrown away whenever something that it holds changes.
struct ReadyToSend {
  SentShare share;
  std::string link;  // empty when it is too long for one
  std::string file;
  std::uint16_t word = 0;
  bool is_put_here = false;  // it waits in this computer's own inbox
  bool is_opened = false;    // a message app was asked to take it
};

// A newer version of the app.
enum class Update : std::uint8_t { none, offered, on_its_way, failed };

// This computer was handed to a client: the device of this one time, and what the desk's course says of it.
struct Handed {
  share::Tag device_id{};
  share::DeviceSecret device_secret{};
  bool episode_open = false;
};

// What a person keeps on their own phone.
struct ClientDesk {
  std::optional<share::Invite> invite;  // opened, but nobody has begun with it
  bool is_chosen = false;               // the person said on "Who is this?" that this desk is theirs
  std::optional<Relationship> relationship;
  std::optional<Draft> draft;
  std::vector<StoredCheckIn> check_ins;  // finished
  std::vector<SentShare> sent;
  std::optional<CheckIn> review;     // on "Check and send"
  bool review_episode_open = false;  // as it stood when that check-in began
  std::set<std::string> left_out;    // item ids, on "Check and send"
  std::optional<ReadyToSend> ready;
  std::optional<ReadyToSend> handed;      // what the Sent page offers again
  std::optional<Id> looked_at;            // the check-in on its own page
  std::optional<CheckInName> takes_back;  // the withdrawal on "Take it back"
  std::vector<std::size_t> together;      // places in check_ins: all that waits, as one message
  std::string went;                       // the hash of the last message that left, as the person said
  std::optional<std::size_t> changed_item;  // the one question that a correction is about, while it is asked
  bool shows_read = false;
  std::size_t rows_added = 0;  // to a list of check-ins, by "Show more"
  std::optional<std::size_t> came_along;  // check-ins copied from another therapist's desk, said once
  int days_from = 0;  // of the list of days: how many days ago the first is
  std::size_t own_newer = 0;  // of one's own file: how many check-ins stand before the part that is shown
  bool has_new_key = false;               // the therapist's, taken on the word of the old one; said once
  bool is_sealing = false;
  std::uint32_t sealing_attempt = 0;  // only the last one counts
  bool stays = false;                 // "Stay here until I press Next"
  bool shows_table = false;
};

// A copy of one's own check-ins, on its way to the desk of another therapist on this phone.
struct TakenAlong {
  std::string desk;
  std::vector<StoredCheckIn> check_ins;
};

// What stands in the inbox: one sealed item, as far as this desk could look into it.
struct InboxItem {
  std::string mail_key;
  std::int64_t put_at_ms = 0;
  std::optional<Fault> fault;  // why it cannot be kept
  Id client{};                 // whose it is; meaningless with a fault
  ShortId invite{};            // the one whose proof held
  Key recipient{};             // what it was sealed to
  share::Envelope envelope;
  share::Tag hash{};           // of the plaintext
  std::uint16_t word = 0;
  share::Verdict verdict;
  bool is_correction = false;     // of a check-in that is here
  std::optional<Day> takes_back;  // the session day of one that is here
};

struct ClientCourse {
  Relationship relationship;
  std::vector<StoredCheckIn> check_ins;
  std::vector<CheckIn> read;  // those of the default instrument, in order
  Course course;
  std::vector<Withdrawn> withdrawn;  // what the client took back
  std::vector<ClosedLower> closed;   // "Still below usual", by the therapist's hand
  std::vector<CheckInTag> tags;      // the therapist's own
  std::vector<TherapistNote> notes;  // likewise
  std::vector<QuietedMark> quieted;  // marks that they answered
  std::vector<StoredCheckIn> earlier;  // what stood on paper check-ins before they were corrected
};

// A check-in that is typed in from paper.
struct PaperEntry {
  Day day;
  std::optional<CheckInName> corrects;
};

// A check-in to print and fill in by hand, in a language of its own.
struct Blank {
  std::string language;
  std::optional<Sentences> words;  // of a language that is not the desk's; none while they are fetched
  bool is_large = false;
};

// A client as the list knows them, without their check-ins: a desk may have hundreds.
struct ListedClient {
  Relationship relationship;
  std::optional<Standing> standing;  // none until it was read
  std::int64_t seen_at_ms = 0;
  bool is_archived = false;
  bool is_new() const { return standing && standing->newest_at_ms > seen_at_ms; }
};

// A case that somebody sent to this desk for supervision. Kept nowhere but in the mail slot.
struct CaseItem {
  std::string mail_key;
  std::int64_t put_at_ms = 0;
  share::SharedCase shared;
  bool is_read = false;
};

// Supervision by links: this desk's supervisor, and this desk as one (therapist/supervision_parts.h).
struct Supervision {
  std::optional<share::Invite> supervisor;  // to whom a case is sealed
  std::string link, file;                   // of the case that is sealed; no link where it is too long
  std::uint32_t attempts = 0;               // only the last one counts
  std::optional<share::Invite> own;         // for the therapists whose work is supervised here
  std::string identity;                     // that opens what they send
  std::string reads;                        // the mail key of the case on its page
  std::string were_read;                    // those of the cases that are no news, with a space after each
};

// What is done in portions, so that the page answers in between (therapist/portions.h). The next one last.
struct Portions {
  std::vector<std::size_t> to_read;   // places of clients whose standing has to be made
  std::vector<std::size_t> to_store;  // and of those where it is made and not kept
  std::vector<std::string> to_keep;   // mail keys of what "Keep all" keeps
  std::vector<std::string> kept;      // and of what was kept and is not yet gone from the mail slot
  std::size_t keeps = 0;              // how many it began with
};

// The open clients are made up, one for each story.
struct MadeUp {
  std::vector<Id> clients;
  std::size_t story = 0;
};

struct TherapistDesk {
  std::vector<ListedClient> clients;  // in the order they began
  Portions portions;
  std::optional<Id> current;
  std::optional<ClientCourse> open;  // the current one, with all that is here of them
  std::vector<InboxItem> inbox;
  std::vector<CaseItem> cases;       // as they came
  Supervision supervision;
  std::vector<std::string> for_others;  // in the mail slot, sealed to keys that are not at this desk
  std::optional<std::size_t> kept;   // by the last "Keep all", said once
  std::int64_t kept_at_ms = 0;       // when it was done
  std::string read_result;           // what the last paste held
  std::vector<Refusal> read_faults;  // and what of it could not be read; as many as kReadFaultsShown
  std::size_t taken_back = 0;        // likewise by the last "Keep all"
  std::vector<share::RotationProof> rotation;  // of the current client's invite; empty while it is made
  std::uint32_t looks = 0;                     // only the answers to the last look into the mail slot count
  std::vector<MailItem> to_open;  // what the last look found and nobody opened yet, the next one last
  std::size_t opens = 0;          // how many there were
  std::size_t clients_shown = kClientsShown;   // at most, in the list
  std::size_t items_shown = kItemsShown;       // and in the inbox
  std::optional<MadeUp> made_up;
  bool shows_table = false;
  std::size_t line_back = 0;     // the session that tags go to, counted back from the last one
  std::size_t answers_back = 0;  // likewise, whose answers are shown
  PaperEntry paper;
  Blank blank;
  std::optional<Id> changes_note;     // of their own, that stands in its field
  std::set<std::string> parts_shown;  // of the client's page that is open: see ShowPart
};

// A copy of the open desk on its way out, or one on its way in (copies.h).
struct CopyUnderWay {
  std::optional<Day> saved;   // the last one of this desk, as far as the desk knows
  std::string sealed;         // and on the page, to be saved
  std::string arrived;        // the text of a file that was chosen
  Bytes opened;               // what was in it
  std::optional<std::size_t> came_in;  // check-ins that this desk did not have
  bool is_busy = false;
};

// The therapist's safety copy, as far as this desk knows of it (safety_copy.h).
struct SafetyCopy {
  Bytes recipient;  // of the recovery code; empty where there is none
  std::optional<std::int64_t> written_at_ms;
  std::int64_t changes_in_it = -1;  // Record::changes() when it was made
  std::optional<std::int64_t> due_at_ms;
  std::optional<Fault> trouble;  // why it could not be written
  bool is_busy = false;
  std::string to_save;  // sealed, and on the page
  std::int64_t to_save_made_at_ms = 0;
};

// A language that was asked for and is on its way.
struct Incoming {
  std::string language;
  Sentences strings;
  std::string list;           // of words, one a line
  std::size_t awaited = 0;    // files
  std::uint32_t attempt = 0;  // answers to an earlier one are dropped
  std::function<void()> then;
};

// A desk whose key is not known here yet.
struct LockedDesk {
  std::string desk;
  std::vector<KeySlot> slots;
  KeySlotKind way = KeySlotKind::passphrase;  // that the person chose to open it by
};

struct App::State {
  explicit State(Host& outside) : host(outside) {}

  Host& host;
  Sentences strings;
  std::string chosen_language;     // by the person, here; empty if nobody chose
  std::string language;            // of the sentences
  bool is_fetching_words = false;  // the therapist's part
  std::map<std::string, std::vector<std::string>>
      word_lists;            // by language; the client's word is one of them
  bool can_be_drawn = true;  // the language, by the picture's own type
  std::optional<Incoming> incoming;
  std::uint32_t language_attempts = 0;
  std::optional<Fault> words_fault;  // why it did not come
  Config config;
  std::vector<Instrument> instruments;
  std::string release;
  Start start;

  Screen screen = Screen::loading;
  Screen before_about = Screen::first_page;
  Refusal refusal;
  std::optional<Fault> trouble;  // a change that could not be stored: said on the screen where it happened
  std::deque<Fault> faults;      // newest last
  std::string said;              // what went well
  struct {
    std::string words, field;  // beside the button that was pressed, or under the field of this key
  } complaint;
  std::map<std::string, std::string> fields;  // what stands in text fields that are not stored
  std::map<std::string, int> choices;         // likewise
  std::string pending_desk;                   // the one being opened, to try again

  std::optional<Record> record;
  Bytes key;  // the open desk's; empty where a slot holds it in the open
  std::optional<LockedDesk> locked;
  std::optional<CoveredDesk> covered;
  bool is_older = false;       // the open desk, than it was when it was last open here
  bool takes_over = false;     // the desk that is being opened, from the tab that has it
  std::string suggested;       // words for a passphrase
  std::string recovery_code;   // while the key sheet is shown
  bool has_cover_pin = false;  // of the open desk
  int idle_minutes = 5;        // until the open desk is covered or locked
  std::int64_t touched_at_ms = 0;  // by the person
  ClientDesk client;
  std::optional<TakenAlong> taken_along;
  TherapistDesk therapist;
  bool damaged = false;         // the desk that was to be opened; its name is in pending_desk
  bool asks_to_erase = false;   // "Are you sure?"
  std::string left_after_erasing;
  bool others_after_erasing = false;  // somebody else's desk is still here
  std::optional<DraftState> unsaved;  // what the files did not take when the browser closed them
  CopyUnderWay copy;
  SafetyCopy safety;
  std::uint32_t copy_attempts = 0;  // only the last one counts
  std::string code_of;          // the text that is shown as a code
  std::string code;             // its modules, row by row; empty while it is made
  int code_side = 0;
  share::SealedShare mail;      // a share that was opened in this tab
  bool may_be_deleted = false;  // the browser did not promise to keep what is here
  Update update = Update::none;
  bool uses_keyboard = false;
  bool mail_was_there = false;
  bool mail_has_desk = false;
  std::optional<Handed> handed;
  std::string checked;          // what `/?check` found, line by line
  bool opens_inbox = false;  // "Open my inbox here" was pressed, and the desk comes first

  struct Waiting {
    std::function<void(const Reply&)> then;
    bool outlives_desk = false;  // the answer is of no desk, so closing one does not drop it
  };
  std::map<std::uint32_t, Waiting> waiting;
  std::uint32_t effects_asked = 0;
  std::uint32_t moves = 0;                // raised by every action; a wake-up for an earlier one is dropped
  std::uint32_t presses = 0;              // likewise, but by no letter that is typed
  std::uint32_t trouble_since = 0;        // the value of `moves` when it came
  std::uint32_t trouble_press = 0;        // and that of `presses`
  std::optional<std::uint32_t> moves_on;  // the value of `moves` that a wake-up belongs to

  bool is_therapist() const { return record && record->desk().kind == DeskKind::therapist; }
  bool is_shared_phone() const { return record && record->desk().shared_phone; }
  const Instrument& instrument() const { return instruments.front(); }
  const Instrument* instrument_with(const InstrumentKey& key) const {
    for (const Instrument& instrument : instruments) {
      if (instrument.key() == key) return &instrument;
    }
    return nullptr;
  }
  const ItemText& text_of(std::size_t item) const { return instrument().language(language).items[item]; }

  // What stands in a text field or a choice of the present form; empty, or the first, if nothing does.
  std::string_view field(const std::string& name) const {
    const auto found = fields.find(name);
    return found == fields.end() ? std::string_view() : std::string_view(found->second);
  }
  int choice(const std::string& name) const {
    const auto found = choices.find(name);
    return found == choices.end() ? 0 : found->second;
  }
  static std::map<std::string, int> first_choices() {
    return {{"receive", static_cast<int>(ReceiveMode::by_any_app)}};
  }
  // An answer of today's, or of whichever day: what a newer version must not come over.
  bool is_answering() const { return client.draft && client.draft->has_answers(); }
  void ask(const Effect& effect, std::function<void(const Reply&)> then);
  void ask_beyond_desk(const Effect& effect, std::function<void(const Reply&)> then);
  void note(Fault fault);
  void refuse(Fault fault, std::size_t have_chars = 0, std::size_t want_chars = 0);
  // True if it went well; otherwise the fault is noted and said on the present screen.
  bool stored(const Status& status);
  // The same of a verb that answers a value.
  template <class T>
  bool stored(const Result<T>& result) {
    return stored(result ? done() : Status(result.error()));
  }
  void complain(S sentence, std::string_view field = {});  // a field that must be filled in first
  void complain(Fault fault);  // in words, with its next step
  void show(Screen next);
};

using State = App::State;

}  // namespace attune
