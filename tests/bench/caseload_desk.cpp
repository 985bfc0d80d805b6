// A therapist's desk with many clients, as the five files of a desk folder, and one more envelope of each
// client to be sealed: what caseload.mjs measures the app with. Simulated people, the same every time.
//   caseload_desk desk FOLDER CHECK_INS TODAY  reads "key slot", then lines of "identity recipient"
//   caseload_desk links SITE                   reads lines of "recipient age"; all but identities in hex
#include <cstdio>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>

#include "instrument/load.h"
#include "record/record.h"
#include "share/codec.h"
#include "share/link.h"
#include "share/pack.h"

using namespace attune;

namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;
constexpr std::size_t kCheckInsInShare = 50;

[[noreturn]] void give_up(const std::string& why) {
  std::cerr << "caseload_desk: " << why << '\n';
  std::exit(1);
}

template <class T>
T must(Result<T> result, const char* what) {
  if (!result) give_up(what);
  return std::move(*result);
}
void must(const Status& status, const char* what) {
  if (!status) give_up(what);
}

class MemoryFile : public BlockFile {
 public:
  BlockCount read(std::uint64_t at, std::span<std::uint8_t> into) override {
    if (at >= bytes.size()) return {0, BlockStatus::ok};
    const std::size_t count = std::min<std::size_t>(into.size(), bytes.size() - at);
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), count, into.begin());
    return {count, BlockStatus::ok};
  }
  BlockStatus write(std::uint64_t at, ByteView from) override {
    if (bytes.size() < at + from.size()) bytes.resize(at + from.size());
    std::copy(from.begin(), from.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
    return BlockStatus::ok;
  }
  BlockStatus truncate(std::uint64_t size_bytes) override {
    bytes.resize(size_bytes);
    return BlockStatus::ok;
  }
  BlockCount size() override { return {bytes.size(), BlockStatus::ok}; }
  BlockStatus flush() override { return BlockStatus::ok; }
  Bytes bytes;
};

struct Chance {
  std::mt19937_64 numbers;
  int below(int end) { return static_cast<int>(numbers() % static_cast<std::uint64_t>(end)); }
  void fill(std::span<std::uint8_t> out) {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(numbers());
  }
  template <std::size_t N>
  std::array<std::uint8_t, N> bytes() {
    std::array<std::uint8_t, N> out{};
    fill(out);
    return out;
  }
};

// Someone whose alliance stays near a number of their own; once in a while it falls for a week or two.
struct Person {
  int usual = 8;
  int lower_for = 0;
  CheckInParts session(const Instrument& instrument, Chance& chance, Day day) {
    if (lower_for > 0) --lower_for;
    if (lower_for == 0 && chance.below(30) == 0) lower_for = 1 + chance.below(3);
    CheckInParts parts;
    parts.id = chance.bytes<16>();
    parts.instrument = instrument.key();
    parts.language = "en";
    parts.session_day = day;
    parts.answers.resize(instrument.item_count());
    for (Answer& answer : parts.answers) answer.kind = Answer::Kind::no_answer;
    const auto answer = [&](const char* id, int value) {
      parts.answers[*instrument.index_of(id)] = {Answer::Kind::value, std::clamp(value, 0, 10), {}, true};
    };
    const int fall = lower_for > 0 ? 2 + chance.below(2) : 0;
    for (const char* id : {"A1", "A2", "A3", "A4"}) answer(id, usual - fall + chance.below(3) - 1);
    answer("R1", fall > 0 ? 3 + chance.below(5) : chance.below(2));
    answer("R2", fall > 0 ? chance.below(5) : chance.below(2));
    for (const char* id : {"N1", "N2", "N3", "M1", "M2"}) answer(id, usual - fall / 2 + chance.below(3) - 1);
    return parts;
  }
};

std::string hex(ByteView bytes) { return hex_encode(bytes); }

struct Maker {
  Record& record;
  const Instrument& instrument;
  Chance& chance;
  Day today;
  int check_ins;

  // The client's history in shares of fifty, and one more session, not yet sealed.
  void add(const std::string& identity, const Bytes& recipient, std::size_t number) {
    Relationship client;
    client.label = "Dana";
    client.alias = "Client " + std::to_string(number + 1);
    client.identity = identity;
    std::copy(recipient.begin(), recipient.end(), client.recipient.begin());
    const Id id = must(record.add_client(std::move(client)), "add_client").id;
    const StoredInvite invite = must(record.add_invite(id, Day{today.count + 14}), "add_invite");
    Device phone;
    phone.id = chance.bytes<8>();
    phone.secret = chance.bytes<16>();
    phone.invite = invite.id;
    Person person{6 + chance.below(4), 0};
    ReceivedShare share;
    for (int first = 0; first < check_ins; first += static_cast<int>(kCheckInsInShare)) {
      std::vector<StoredCheckIn> stored;
      const int end = std::min(check_ins, first + static_cast<int>(kCheckInsInShare));
      for (int week = first; week < end; ++week) {
        CheckInParts parts = person.session(instrument, chance, Day{today.count - 7 * (check_ins - week)});
        parts.relationship = id;
        const CheckIn check_in = must(CheckIn::make(instrument, std::move(parts)), "check-in");
        stored.emplace_back();
        stored.back().rows = rows_of(instrument, check_in);
        stored.back().parts = check_in.parts();
        stored.back().parts.answers.clear();
      }
      share.prev = share.hash;
      share.hash = chance.bytes<8>();
      share.relationship = id;
      share.device = phone.id;
      ++share.seq;
      share.received_at_ms = stored.back().parts.session_day.count * kMsPerDay;
      must(record.keep_share(share, phone, stored), "keep_share");
    }
    tell_next(id, recipient, invite, phone, share, person);
  }

  void tell_next(const Id& id, const Bytes& recipient, const StoredInvite& invite, const Device& phone,
                 const ReceivedShare& last, Person& person) {
    CheckInParts parts = person.session(instrument, chance, today);
    parts.relationship = id;
    share::Envelope envelope;
    envelope.device_id = phone.id;
    envelope.device_secret = phone.secret;
    envelope.seq = last.seq + 1;
    envelope.prev = last.hash;
    const CheckIn check_in = must(CheckIn::make(instrument, std::move(parts)), "check-in");
    envelope.check_ins.push_back(share::pack_check_in(instrument, check_in));
    const Bytes plaintext = must(share::encode_envelope(envelope), "encode_envelope");
    std::cout << hex(recipient) << ' ' << hex(invite.id) << ' ' << hex(invite.secret) << ' '
              << hex(phone.secret) << ' ' << hex(plaintext) << '\n';
  }
};

Instrument load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return must(load_instrument(text.str()), "instrument");
}

// Lines "identity recipient"; before them one "key slot": the raw key and the age file that holds it.
int make_desk(const std::string& folder, int check_ins, Day today) {
  std::string key_text;
  std::string slot_text;
  if (!(std::cin >> key_text >> slot_text)) give_up("no key");
  Chance chance{std::mt19937_64(2026)};
  MemoryFile files[5];
  const DeskFiles desk{&files[0], &files[1], &files[2], &files[3], &files[4]};
  const RecordHost host{[&](std::span<std::uint8_t> out) { chance.fill(out); },
                        [&] { return today.count * kMsPerDay; }};
  const DeskKey key{must(hex_decode(key_text), "key"),
                    {{KeySlotKind::passphrase, must(hex_decode(slot_text), "slot")}}};
  Record record =
      must(Record::open(desk, host, {DeskKind::therapist, false, "Dana"}, schema_steps(), key), "open");
  const Instrument instrument = load("web/instruments/checkin12.json");
  Maker maker{record, instrument, chance, today, check_ins};
  std::string identity;
  std::string recipient;
  for (std::size_t number = 0; std::cin >> identity >> recipient; ++number) {
    maker.add(identity, must(hex_decode(recipient), "recipient"), number);
  }
  must(record.close(), "close");
  const char* names[] = {"a.db", "a.db-journal", "b.db", "b.db-journal", "super.bin"};
  for (std::size_t i = 0; i < 5; ++i) {
    std::ofstream out(folder + "/" + names[i], std::ios::binary);
    out.write(reinterpret_cast<const char*>(files[i].bytes.data()),
              static_cast<std::streamsize>(files[i].bytes.size()));
  }
  return 0;
}

int write_links(const std::string& site) {
  std::string recipient;
  std::string age;
  while (std::cin >> recipient >> age) {
    share::SealedShare sealed{must(hex_decode(age), "age"), std::nullopt};
    const auto ephemeral = must(share::ephemeral_share_of(sealed.age), "share");
    sealed.hint = share::hint_of(must(hex_decode(recipient), "recipient"), ephemeral);
    std::cout << must(share::write_share_link(site, sealed), "link") << '\n';
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::string what = count > 1 ? words[1] : "";
  if (what == "desk" && count == 5) {
    return make_desk(words[2], std::stoi(words[3]), must(read_day(words[4]), "day"));
  }
  if (what == "links" && count == 3) return write_links(words[2]);
  give_up("desk FOLDER CHECK_INS TODAY, or links SITE");
}
