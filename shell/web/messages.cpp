#include "web/messages.h"

#include <algorithm>

#include "record/super_block.h"

namespace attune {
namespace {

constexpr std::int64_t kExactMax = 9007199254740991;  // the largest whole number JavaScript can say

std::string_view text_in(const JsonValue& owner, std::string_view key) {
  const auto found = owner.find(key);
  return found ? found->text().value_or("") : std::string_view();
}

std::int64_t whole_in(const JsonValue& owner, std::string_view key) {
  const auto found = owner.find(key);
  return found ? found->whole(-kExactMax, kExactMax).value_or(0) : 0;
}

std::optional<std::uint16_t> hint_in(const JsonValue& item) {
  const auto found = item.find("hint");
  const auto hint = found ? found->whole(0, 0xFFFF) : std::nullopt;
  if (!hint) return std::nullopt;
  return static_cast<std::uint16_t>(*hint);
}

// super.bin as it was read, without a handle: the listing needs no lock.
class ReadOnlyFile final : public BlockFile {
 public:
  explicit ReadOnlyFile(ByteView bytes) : bytes_(bytes) {}
  BlockCount read(std::uint64_t at, std::span<std::uint8_t> into) override {
    if (at >= bytes_.size()) return {0, BlockStatus::ok};
    const std::size_t count = std::min<std::size_t>(into.size(),
                                                    bytes_.size() - static_cast<std::size_t>(at));
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at), count, into.begin());
    return {count, BlockStatus::ok};
  }
  BlockStatus write(std::uint64_t, ByteView) override { return BlockStatus::lost; }
  BlockStatus truncate(std::uint64_t) override { return BlockStatus::lost; }
  BlockCount size() override { return {bytes_.size(), BlockStatus::ok}; }
  BlockStatus flush() override { return BlockStatus::lost; }

 private:
  ByteView bytes_;
};

// A folder whose super block was never written is no desk. One that is damaged, or that this browser does not
// let us read while another tab has it, is listed without a name: it must not look as if nothing had been
// kept.
void list_desk(DeskListing listing, bool readable, ByteView super, std::vector<DeskListing>& into) {
  if (readable) {
    ReadOnlyFile file(super);
    const auto found = read_super_block(file);
    if (!found.ok() && found.fault() == Fault::missing) return;
    if (found.ok()) {
      listing.therapist = found.value().kind == DeskKind::therapist;
      listing.shared_phone = found.value().shared_phone;
      listing.name = found.value().display_name;
    }
  }
  into.push_back(std::move(listing));
}

}  // namespace

std::string_view Message::text(std::string_view key) const { return text_in(document.root(), key); }
std::int64_t Message::whole(std::string_view key) const { return whole_in(document.root(), key); }

double Message::number(std::string_view key) const {
  const auto found = document.root().find(key);
  return found ? found->number().value_or(0) : 0;
}

bool Message::flag(std::string_view key) const {
  const auto found = document.root().find(key);
  return found && found->boolean().value_or(false);
}

ByteView Message::bytes(const JsonValue& owner, std::string_view key) const {
  const auto found = owner.find(key);
  if (!found || blobs.empty()) return {};
  const auto index = found->whole(0, static_cast<std::int64_t>(blobs.size()) - 1);
  return index ? blobs[static_cast<std::size_t>(*index)] : ByteView();
}

Result<Message> read_message(std::string_view json, ByteView after) {
  auto document = JsonDocument::parse(json);
  if (!document) return document.error();
  Message message{std::move(document).value(), {}};
  const auto sizes = message.document.root().find("blobs");
  for (std::size_t i = 0; sizes && i < sizes->size(); ++i) {
    const auto size = sizes->at(i).whole(0, static_cast<std::int64_t>(after.size()));
    if (!size) return Error{Fault::malformed, "blobs of a message"};
    message.blobs.push_back(after.first(static_cast<std::size_t>(*size)));
    after = after.subspan(static_cast<std::size_t>(*size));
  }
  return message;
}

Fault fault_named(std::string_view name) {
  struct Named { std::string_view name; Fault fault; };
  static constexpr Named kNamed[] = {
      {"malformed", Fault::malformed}, {"not_ours", Fault::not_ours}, {"cut", Fault::cut},
      {"wrong_key", Fault::wrong_key}, {"altered", Fault::altered}, {"forged", Fault::forged},
      {"too_large", Fault::too_large}, {"too_new", Fault::too_new},
      {"other_therapist", Fault::other_therapist},
      {"mail_full", Fault::mail_full}, {"broken_config", Fault::broken_config},
      {"broken_instrument", Fault::broken_instrument}, {"no_webgl", Fault::no_webgl},
      {"worker_silent", Fault::worker_silent}, {"asset_missing", Fault::asset_missing},
      {"no_storage", Fault::no_storage}, {"storage_full", Fault::storage_full},
      {"handle_lost", Fault::handle_lost},
      {"open_elsewhere", Fault::open_elsewhere}, {"missing", Fault::missing}};
  for (const Named& named : kNamed) {
    if (named.name == name) return named.fault;
  }
  return Fault::refused;
}

Start read_start(const Message& message) {
  Start start;
  start.fragment = text_of(message.bytes("fragment"));
  start.site = message.text("site");
  start.query = message.text("query");
  start.handed = message.text("handed");
  start.minutes_east_of_utc = static_cast<int>(message.whole("minutes_east"));
  start.keeps_nothing = message.flag("keeps_nothing");
  start.writes_files = message.flag("writes_files");
  start.was_kept = message.flag("was_kept");
  if (const auto covered = message.document.root().find("covered")) {
    start.covered = CoveredDesk{std::string(text_in(*covered, "desk")),
                                bytes_of(message.bytes(*covered, "slot"))};
  }
  const auto desks = message.document.root().find("desks");
  for (std::size_t i = 0; desks && i < desks->size(); ++i) {
    const JsonValue desk = desks->at(i);
    DeskListing listing;
    listing.desk = text_in(desk, "desk");
    listing.openings = whole_in(desk, "openings");
    listing.pins_tried = whole_in(desk, "pins_tried");
    listing.pin_tried_at_ms = whole_in(desk, "pin_tried_at");
    list_desk(std::move(listing), desk.find("super").has_value(), message.bytes(desk, "super"), start.desks);
  }
  return start;
}

Reply read_reply(const Message& message) {
  Reply reply;
  reply.effect_number = static_cast<std::uint32_t>(message.whole("n"));
  const std::string_view fault = message.text("fault");
  reply.ok = fault.empty();
  if (!reply.ok) reply.fault = fault_named(fault);
  reply.text = message.text("text");
  reply.bytes = bytes_of(message.bytes("bytes"));
  reply.number = message.whole("number");
  reply.second_number = message.whole("second_number");
  const auto mail = message.document.root().find("mail");
  for (std::size_t i = 0; mail && i < mail->size(); ++i) {
    const JsonValue item = mail->at(i);
    reply.mail.push_back({std::string(text_in(item, "key")), bytes_of(message.bytes(item, "bytes")),
                          whole_in(item, "at"), hint_in(item)});
  }
  return reply;
}

// --- Effects --------------------------------------------------------------------------------------------
namespace {

const char* kind_name(KeySlotKind kind) {
  constexpr const char* kNames[] = {"", "passphrase", "recovery", "passkey", "pin"};
  return kNames[static_cast<int>(kind)];
}

struct EffectText {
  JsonWriter& out;

  void bytes(std::string_view key, ByteView value) const { out.key(key).text(base64url_encode(value)); }

  void operator()(const OpenDesk& open) const {
    out.key("t").text("open_desk").key("desk").text(open.desk);
    out.key("memory").boolean(open.in_memory_if_refused).key("take_over").boolean(open.take_over);
    out.key("only_memory").boolean(open.only_in_memory);
  }
  void operator()(const CloseDesk&) const { out.key("t").text("close_desk"); }
  void operator()(const MakeIdentity&) const { out.key("t").text("make_identity"); }
  void operator()(const Seal& seal) const {
    out.key("t").text("seal");
    bytes("plaintext", seal.plaintext);
    bytes("recipient", seal.recipient);
    bytes("invite_id", seal.invite_id);
    bytes("invite_secret", seal.invite_secret);
    bytes("device_secret", seal.device_secret);
  }
  void operator()(const OpenSealed& open) const {
    out.key("t").text("open_sealed");
    bytes("age", open.age_bytes);
    out.key("candidates").begin_array();
    for (const Candidate& candidate : open.candidates) {
      out.begin_object().key("identity").text(candidate.identity);
      bytes("invite_id", candidate.invite_id);
      bytes("invite_secret", candidate.invite_secret);
      out.end_object();
    }
    out.end_array();
  }
  void operator()(const ProveRotation& prove) const {
    out.key("t").text("prove_rotation");
    bytes("text", prove.text);
    out.key("phones").begin_array();
    for (const ProveRotation::Phone& phone : prove.phones) {
      out.begin_object();
      bytes("invite_id", phone.invite_id);
      bytes("invite_secret", phone.invite_secret);
      bytes("device_secret", phone.device_secret);
      out.end_object();
    }
    out.end_array();
  }
  void operator()(const MakeCode& make) const { out.key("t").text("make_code").key("text").text(make.text); }
  void operator()(const PutMail& put) const {
    out.key("t").text("put_mail").key("items").begin_array();
    for (const PutMail::Item& item : put.items) {
      out.begin_object();
      bytes("age", item.age_bytes);
      if (item.hint) out.key("hint").whole(*item.hint);
      out.end_object();
    }
    out.end_array();
  }
  void operator()(const ListMail&) const { out.key("t").text("list_mail"); }
  void operator()(const RemoveMail& remove) const {
    out.key("t").text("remove_mail").key("keys").begin_array();
    for (const std::string& key : remove.keys) out.text(key);
    out.end_array();
  }
  void operator()(const LoadWords& load) const {
    out.key("t").text("load_words").key("language").text(load.language);
    out.key("part").text(load.part == Part::client ? "client" : "therapist");
  }
  void operator()(const LoadWordList& load) const {
    out.key("t").text("load_words").key("language").text(load.language).key("part").text("list");
  }
  void operator()(const SealCopy& seal) const {
    out.key("t").text("seal_copy").key("words").text(seal.words);
    bytes("copy", seal.copy);
    bytes("recipient", seal.recipient);
  }
  void operator()(const OpenCopy& open) const {
    out.key("t").text("open_copy").key("text").text(open.text).key("words").text(open.words);
  }
  void operator()(const MakeHereDevice& make) const {
    out.key("t").text("make_here_device").key("identity").text(make.identity);
  }
  void operator()(const EndHanded& end) const {
    out.key("t").text("end_handed").key("handed").text(end.handed);
  }
  void operator()(const CheckSite& check) const {
    out.key("t").text("check_site").key("findings").text(check.config_findings);
    out.key("language").text(check.language);
  }
  void operator()(const SealKey& seal) const {
    out.key("t").text("seal_key").key("kind").text(kind_name(seal.kind)).key("secret").text(seal.secret);
    bytes("key", seal.key);
  }
  void operator()(const OpenKey& open) const {
    out.key("t").text("open_key").key("kind").text(kind_name(open.kind)).key("secret").text(open.secret);
    bytes("slot", open.slot);
  }
  void operator()(const EndLocked&) const { out.key("t").text("end_locked"); }
  void operator()(const EndCovered& end) const {
    out.key("t").text("end_covered").key("desk").text(end.desk);
    bytes("slot", end.slot);
  }
  void operator()(const WriteSafetyCopy& write) const {
    out.key("t").text("write_safety_copy").key("desk").text(write.desk);
    bytes("file", write.file);
  }
  void operator()(const ForgetDesk& forget) const {
    out.key("t").text("forget_desk").key("desk").text(forget.desk);
    const auto names = [&](const char* name, const std::vector<std::string>& list) {
      out.key(name).begin_array();
      for (const std::string& one : list) out.text(one);
      out.end_array();
    };
    names("mail_keys", forget.mail_keys), names("phones", forget.phones);
  }
  void operator()(const MarkDesk& mark) const {
    constexpr const char* kEvents[] = {"opened", "pin_tried", "pin_right"};
    out.key("t").text("mark_desk").key("desk").text(mark.desk);
    out.key("event").text(kEvents[static_cast<int>(mark.event)]).key("openings").whole(mark.openings);
  }
  void operator()(const KeepStorage& keep) const {
    out.key("t").text("keep_storage").key("may_ask").boolean(keep.may_ask);
  }
  void operator()(const UseUpdate&) const { out.key("t").text("use_update"); }
};

}  // namespace

std::string write_effect(const Effect& effect) {
  JsonWriter out;
  out.begin_object();
  std::visit(EffectText{out}, effect);
  out.end_object();
  return out.take();
}

}  // namespace attune
