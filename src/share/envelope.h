// What a client's phone sends to one therapist, and a therapist to a supervisor: the values, and what is
// allowed of them. FORMAT.md has the
// bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/day.h"
#include "instrument/answer.h"
#include "instrument/instrument.h"

namespace attune::share {

using Tag = std::array<std::uint8_t, 8>;  // a device's name, an invite's name, the first 8 bytes of a hash
using DeviceSecret =
    std::array<std::uint8_t, 16>;  // made once by a device for one relationship; proves the sender

constexpr std::size_t kEnvelopeBytesMax = 524288;  // padded, with the proof
constexpr std::size_t kCheckInsMax = 200;
constexpr std::size_t kAnswersMax = 200;
constexpr std::uint32_t kAnswerCodeMax = 16382;  // two varint bytes hold it and its "no answer"
constexpr std::size_t kNotesMax = 20;
constexpr std::size_t kNoteBytesMax = 4000;
static_assert(4 * kNoteCodePointsMax <= kNoteBytesMax, "every note a person may write can be sent");
constexpr std::size_t kLanguageBytesMax = 35;  // BCP 47 section 4.4.1
constexpr std::size_t kInstrumentIdBytesMax = 64;
constexpr std::uint32_t kCountMax = 0x7FFFFFFF;  // seq, revision and instrument version

constexpr std::size_t kCaseSessionsMax = 200;
constexpr std::size_t kCaseTherapistBytesMax = 24;
constexpr std::uint8_t kCaseTenthsMax = 100;

struct SharedNote {
  std::uint8_t item = 0;  // its place among the instrument's items
  std::string text;       // plain text with lines, never empty
  friend bool operator==(const SharedNote& a, const SharedNote& b) {
    return a.item == b.item && a.text == b.text;
  }
};

// One finished check-in as it travels. An answer stands as its code at its item's place in the instrument
// (pack.h); left out, skipped, not reached and not asked are all the same empty place: what a client keeps
// back leaves no mark.
struct SharedCheckIn {
  Id id{};
  std::uint32_t revision = 1;
  Day session_day;
  std::string language;
  InstrumentKey instrument;
  std::vector<std::optional<std::uint32_t>> answers;
  std::vector<SharedNote> notes;  // by item, rising, at most one for each
  friend bool operator==(const SharedCheckIn& a, const SharedCheckIn& b) {
    return a.id == b.id && a.revision == b.revision && a.session_day == b.session_day &&
           a.language == b.language && a.instrument == b.instrument && a.answers == b.answers &&
           a.notes == b.notes;
  }
};

// Takes back every revision of a check-in below its own. A request: it cannot be enforced.
struct Withdrawal {
  Id check_in{};
  std::uint32_t revision = 2;
  friend bool operator==(const Withdrawal& a, const Withdrawal& b) {
    return a.check_in == b.check_in && a.revision == b.revision;
  }
};

// One session of a case for a supervisor: the course as a mean, and what the therapist tried. No date.
struct CaseSession {
  std::optional<std::uint8_t> alliance_tenths;  // of 0 to 10
  std::optional<std::uint8_t> low_tenths, high_tenths;  // usual; both or none
  std::uint8_t tags = 0;                                // seven bits in the order of FORMAT.md
  friend bool operator==(const CaseSession& a, const CaseSession& b) {
    return a.alliance_tenths == b.alliance_tenths && a.low_tenths == b.low_tenths &&
           a.high_tenths == b.high_tenths && a.tags == b.tags;
  }
};

struct CaseNote {
  std::uint32_t after = 0;  // the number of the session before it, from 1; 0 is none
  std::string text;         // plain text with lines, never empty
  friend bool operator==(const CaseNote& a, const CaseNote& b) {
    return a.after == b.after && a.text == b.text;
  }
};

// What a therapist shows a supervisor of one case. Nothing in it names the client.
struct SharedCase {
  std::string therapist;  // who sends it
  std::vector<CaseSession> sessions;
  std::vector<CaseNote> notes;  // by session, never falling
  friend bool operator==(const SharedCase& a, const SharedCase& b) {
    return a.therapist == b.therapist && a.sessions == b.sessions && a.notes == b.notes;
  }
};

enum class EnvelopeType : std::uint8_t {
  share = 1,
  withdrawal = 2,
  made_here = 3,  // a share written at the therapist's own computer, handed to the client
  supervision = 5,  // from a therapist to their supervisor
};

struct Envelope {
  EnvelopeType type = EnvelopeType::share;
  bool consents_to_supervision = false;
  Tag device_id{};
  DeviceSecret device_secret{};
  std::uint32_t seq = 1;                 // counts what this device sent in this relationship, from 1
  Tag prev{};                            // envelope_hash of the one before it; zeros in the first
  std::vector<SharedCheckIn> check_ins;  // of a share; none in anything else
  std::vector<Withdrawal> withdrawals;   // of a withdrawal
  SharedCase shared_case;                // for a supervisor
  friend bool operator==(const Envelope& a, const Envelope& b) {
    return a.type == b.type && a.consents_to_supervision == b.consents_to_supervision &&
           a.device_id == b.device_id && a.device_secret == b.device_secret && a.seq == b.seq &&
           a.prev == b.prev && a.check_ins == b.check_ins && a.withdrawals == b.withdrawals &&
           a.shared_case == b.shared_case;
  }
};

}  // namespace attune::share
