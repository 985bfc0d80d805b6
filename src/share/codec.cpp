#include "share/codec.h"

#include <algorithm>
#include <string_view>

#include "base/sha256.h"
#include "base/text.h"
#include "share/codec_archive.h"
#include "share/padding.h"

namespace attune::share {
namespace {

constexpr std::uint8_t kEnvelopeVersion = 1;
constexpr std::uint8_t kFlagSupervision = 0x01;
constexpr std::uint8_t kCaseTagsEnd = 0x80;  // the eighth bit is nobody's
constexpr std::uint8_t kFlagsNeeded = 0xF0;  // a reader that does not know one of these must not go on

// --- Writing ---------------------------------------------------------------------------------------------

// Scalars and raw bytes are all that cereal ever sees, here and in Reader.
class Writer {
 public:
  void u8(std::uint8_t value) { archive_(value); }
  void u16(std::uint16_t value) { archive_(value); }
  void raw(const void* bytes, std::size_t count) { archive_(cereal::binary_data(bytes, count)); }
  template <std::size_t N>
  void fixed(const std::array<std::uint8_t, N>& bytes) {
    raw(bytes.data(), N);
  }
  void varint(std::size_t value) {
    for (; value >= 0x80; value >>= 7) u8(static_cast<std::uint8_t>(value | 0x80));
    u8(static_cast<std::uint8_t>(value));
  }
  void short_text(std::string_view text) {
    u8(static_cast<std::uint8_t>(text.size()));
    raw(text.data(), text.size());
  }
  Bytes take() { return archive_.take(); }

 private:
  ByteOutputArchive archive_;
};

bool is_within_limits(const SharedCheckIn& check_in) {
  const auto& notes = check_in.notes;
  return check_in.language.size() <= kLanguageBytesMax &&
         check_in.instrument.id.size() <= kInstrumentIdBytesMax && check_in.answers.size() <= kAnswersMax &&
         notes.size() <= kNotesMax && std::all_of(notes.begin(), notes.end(), [](const SharedNote& one) {
           return one.text.size() <= kNoteBytesMax;
         });
}

void write(Writer& out, const SharedCheckIn& check_in) {
  assert(check_in.session_day.count >= 0 && check_in.session_day.count <= 0xFFFF);
  out.fixed(check_in.id);
  out.varint(check_in.revision);
  out.u16(static_cast<std::uint16_t>(check_in.session_day.count));
  out.short_text(check_in.language);
  out.short_text(check_in.instrument.id);
  out.varint(check_in.instrument.version);
  out.fixed(check_in.instrument.hash);
  out.varint(check_in.answers.size());
  for (const std::optional<std::uint32_t>& code : check_in.answers) {
    assert(!code || *code <= kAnswerCodeMax);
    out.varint(code ? *code + 1 : 0);
  }
  out.varint(check_in.notes.size());
  for (const SharedNote& note : check_in.notes) {
    out.u8(note.item);
    out.varint(note.text.size());
    out.raw(note.text.data(), note.text.size());
  }
}

std::uint8_t byte_of(std::optional<std::uint8_t> tenths) {
  assert(!tenths || *tenths <= kCaseTenthsMax);
  return tenths ? static_cast<std::uint8_t>(*tenths + 1) : 0;
}

bool is_within_limits(const SharedCase& one) {
  return one.therapist.size() <= kCaseTherapistBytesMax && one.sessions.size() <= kCaseSessionsMax &&
         one.notes.size() <= kNotesMax &&
         std::all_of(one.notes.begin(), one.notes.end(),
                     [](const CaseNote& note) { return note.text.size() <= kNoteBytesMax; });
}

void write(Writer& out, const SharedCase& one) {
  out.short_text(one.therapist);
  out.varint(one.sessions.size());
  for (const CaseSession& session : one.sessions) {
    assert(session.tags < kCaseTagsEnd);
    for (const auto& tenths : {session.alliance_tenths, session.low_tenths, session.high_tenths})
      out.u8(byte_of(tenths));
    out.u8(session.tags);
  }
  out.varint(one.notes.size());
  for (const CaseNote& note : one.notes) {
    out.varint(note.after);
    out.varint(note.text.size());
    out.raw(note.text.data(), note.text.size());
  }
}

// --- Reading ---------------------------------------------------------------------------------------------

// Answers zero and remembers, once a count or a number is not what may stand there. A count is compared with
// the bytes left before anything is reserved, so a stranger's number never becomes memory.
class Reader {
 public:
  explicit Reader(ByteView bytes) : archive_(bytes), left_(bytes.size()) {}

  std::uint8_t u8() { return number<std::uint8_t>(); }
  std::uint16_t u16() { return number<std::uint16_t>(); }
  template <std::size_t N>
  std::array<std::uint8_t, N> fixed() {
    std::array<std::uint8_t, N> out{};
    if (take(N)) archive_(cereal::binary_data(out.data(), N));
    return out;
  }
  std::string text(std::size_t count) {
    std::string out;
    if (!take(count)) return out;
    out.resize(count);
    archive_(cereal::binary_data(out.data(), count));
    return out;
  }
  // One value has one text: no more bytes than hold it.
  std::uint32_t varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      const std::uint8_t byte = u8();
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if ((byte & 0x80) != 0) continue;
      if ((byte == 0 && shift > 0) || value > kCountMax) break;
      return static_cast<std::uint32_t>(value);
    }
    fail(Fault::malformed);
    return 0;
  }
  std::size_t count(std::size_t least, std::size_t most) {
    const std::uint32_t value = varint();
    if (value > most) fail(Fault::too_large);
    if (value < least) fail(Fault::malformed);
    return fault_ ? 0 : value;
  }
  void require(bool holds) {
    if (!holds) fail(Fault::malformed);
  }
  void fail(Fault fault) {
    if (!fault_) fault_ = fault;
  }
  std::optional<Fault> fault() const { return fault_; }
  std::size_t left() const { return left_; }

 private:
  template <class T>
  T number() {
    T value = 0;
    if (take(sizeof value)) archive_(value);
    return value;
  }
  bool take(std::size_t count) {
    if (count > left_) fail(Fault::malformed);
    if (fault_) return false;
    left_ -= count;
    return true;
  }

  ByteInputArchive archive_;
  std::size_t left_;
  std::optional<Fault> fault_;
};

bool is_name(std::string_view text, std::string_view marks) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
  });
}

void read_notes(Reader& in, SharedCheckIn& out) {
  const std::size_t notes = in.count(0, kNotesMax);
  for (std::size_t i = 0; i < notes && !in.fault(); ++i) {
    SharedNote note;
    note.item = in.u8();
    note.text = in.text(in.count(1, kNoteBytesMax));
    in.require(note.item < out.answers.size() && (i == 0 || note.item > out.notes.back().item));
    in.require(is_plain_text(note.text, true));
    out.notes.push_back(std::move(note));
  }
}

SharedCheckIn read_check_in(Reader& in) {
  SharedCheckIn out;
  out.id = in.fixed<16>();
  out.revision = in.varint();
  out.session_day = Day{in.u16()};
  out.language = in.text(in.u8());
  out.instrument.id = in.text(in.u8());
  out.instrument.version = in.varint();
  out.instrument.hash = in.fixed<8>();
  in.require(out.revision >= 1);
  in.require(out.language.size() >= 2 && out.language.size() <= kLanguageBytesMax &&
             is_name(out.language, "-"));
  in.require(!out.instrument.id.empty() && out.instrument.id.size() <= kInstrumentIdBytesMax);
  in.require(is_name(out.instrument.id, "._-"));
  const std::size_t answers = in.count(1, kAnswersMax);
  for (std::size_t i = 0; i < answers && !in.fault(); ++i) {
    const std::uint32_t code = in.varint();
    if (code > kAnswerCodeMax + 1) in.fail(Fault::too_large);
    out.answers.push_back(code == 0 ? std::nullopt : std::optional<std::uint32_t>(code - 1));
  }
  read_notes(in, out);
  return out;
}

// Both lists have the same rules: at least one, and no check-in twice.
template <class T, class ReadOne>
std::vector<T> read_list(Reader& in, Id T::*id, ReadOne read_one) {
  std::vector<T> out;
  const std::size_t count = in.count(1, kCheckInsMax);
  for (std::size_t i = 0; i < count && !in.fault(); ++i) {
    T next = read_one(in);
    in.require(std::none_of(out.begin(), out.end(), [&](const T& other) { return other.*id == next.*id; }));
    out.push_back(std::move(next));
  }
  return out;
}

Withdrawal read_withdrawal(Reader& in) {
  Withdrawal out;
  out.check_in = in.fixed<16>();
  out.revision = in.varint();
  in.require(out.revision >= 2);
  return out;
}

std::optional<std::uint8_t> read_tenths(Reader& in) {
  const std::uint8_t byte = in.u8();
  in.require(byte <= kCaseTenthsMax + 1);
  if (byte == 0) return std::nullopt;
  return static_cast<std::uint8_t>(byte - 1);
}

SharedCase read_case(Reader& in) {
  SharedCase out;
  out.therapist = in.text(in.u8());
  in.require(!out.therapist.empty() && out.therapist.size() <= kCaseTherapistBytesMax &&
             is_plain_text(out.therapist, false));
  const std::size_t sessions = in.count(1, kCaseSessionsMax);
  for (std::size_t i = 0; i < sessions && !in.fault(); ++i) {
    CaseSession session;
    session.alliance_tenths = read_tenths(in);
    session.low_tenths = read_tenths(in);
    session.high_tenths = read_tenths(in);
    session.tags = in.u8();
    in.require(session.low_tenths.has_value() == session.high_tenths.has_value() &&
               session.low_tenths <= session.high_tenths && session.tags < kCaseTagsEnd);
    out.sessions.push_back(session);
  }
  const std::size_t notes = in.count(0, kNotesMax);
  for (std::size_t i = 0; i < notes && !in.fault(); ++i) {
    CaseNote note;
    note.after = in.varint();
    note.text = in.text(in.count(1, kNoteBytesMax));
    in.require(note.after <= sessions && (i == 0 || note.after >= out.notes.back().after));
    in.require(is_plain_text(note.text, true));
    out.notes.push_back(std::move(note));
  }
  return out;
}

// A device of its own for one share.
bool is_alone(EnvelopeType type) {
  return type == EnvelopeType::made_here || type == EnvelopeType::supervision;
}

bool is_known(std::uint8_t type) { return (type >= 1 && type <= 3) || type == 5; }

Result<Envelope> read_envelope(ByteView body) {
  Reader in(body);
  if (in.u8() != kEnvelopeVersion) return Error{Fault::too_new, "envelope version"};
  const std::uint8_t type = in.u8();
  if (!is_known(type)) return Error{Fault::too_new, "envelope type"};
  const std::uint8_t flags = in.u8();
  if ((flags & kFlagsNeeded) != 0) return Error{Fault::too_new, "envelope flags"};
  Envelope out;
  out.type = static_cast<EnvelopeType>(type);
  out.consents_to_supervision = (flags & kFlagSupervision) != 0;
  out.device_id = in.fixed<8>();
  out.device_secret = in.fixed<16>();
  out.seq = in.varint();
  out.prev = in.fixed<8>();
  in.require(out.seq >= 1 && (out.seq == 1) == (out.prev == Tag{}));
  in.require(!is_alone(out.type) || out.seq == 1);
  if (out.type == EnvelopeType::supervision) {
    in.require(out.consents_to_supervision);
    out.shared_case = read_case(in);
  } else if (out.type == EnvelopeType::withdrawal) {
    out.withdrawals = read_list(in, &Withdrawal::check_in, read_withdrawal);
  } else {
    out.check_ins = read_list(in, &SharedCheckIn::id, read_check_in);
  }
  if (in.left() != 0) in.fail(Fault::malformed);
  if (in.fault()) return Error{*in.fault(), "envelope"};
  return out;
}

}  // namespace

Result<Bytes> encode_envelope(const Envelope& envelope) {
  assert(envelope.seq >= 1 && (envelope.seq == 1) == (envelope.prev == Tag{}));
  assert(!is_alone(envelope.type) || envelope.seq == 1);
  const bool is_withdrawal = envelope.type == EnvelopeType::withdrawal;
  const bool is_case = envelope.type == EnvelopeType::supervision;
  assert(!is_case || (envelope.consents_to_supervision && !envelope.shared_case.sessions.empty()));
  const auto& check_ins = envelope.check_ins;
  const auto& withdrawals = envelope.withdrawals;
  assert(check_ins.empty() == (is_withdrawal || is_case) && withdrawals.empty() == !is_withdrawal);
  if (std::max(check_ins.size(), withdrawals.size()) > kCheckInsMax ||
      !std::all_of(check_ins.begin(), check_ins.end(),
                   [](const SharedCheckIn& one) { return is_within_limits(one); }) ||
      !is_within_limits(envelope.shared_case)) {
    return Error{Fault::too_large, "envelope"};
  }
  Writer out;
  out.u8(kEnvelopeVersion);
  out.u8(static_cast<std::uint8_t>(envelope.type));
  out.u8(envelope.consents_to_supervision ? kFlagSupervision : 0);
  out.fixed(envelope.device_id);
  out.fixed(envelope.device_secret);
  out.varint(envelope.seq);
  out.fixed(envelope.prev);
  if (is_case) write(out, envelope.shared_case);
  if (!is_case) out.varint(is_withdrawal ? withdrawals.size() : check_ins.size());
  for (const SharedCheckIn& check_in : check_ins) write(out, check_in);
  for (const Withdrawal& withdrawal : withdrawals) {
    assert(withdrawal.revision >= 2);
    out.fixed(withdrawal.check_in);
    out.varint(withdrawal.revision);
  }
  Bytes padded = pad(out.take());
  if (padded.size() + kProofBytes > kEnvelopeBytesMax) return Error{Fault::too_large, "envelope"};
  return padded;
}

Result<Envelope> decode_envelope(ByteView padded) {
  if (padded.size() + kProofBytes > kEnvelopeBytesMax) return Error{Fault::too_large, "envelope"};
  // Version, type and flags come before the padding: a later version may pad in another way.
  if (!padded.empty() && padded[0] != kEnvelopeVersion) return Error{Fault::too_new, "envelope version"};
  const auto body = unpad(padded);
  if (!body) return body.error();
  try {
    return read_envelope(*body);
  } catch (const std::exception&) {  // Reader asks for no more than is left; this is the wall behind it.
    return Error{Fault::malformed, "envelope"};
  }
}

Tag envelope_hash(ByteView padded) {
  const Digest digest = sha256(padded);
  Tag tag{};
  std::copy_n(digest.begin(), tag.size(), tag.begin());
  return tag;
}

}  // namespace attune::share
