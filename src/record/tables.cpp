#include "record/tables.h"

namespace attune {
namespace {

constexpr std::int64_t kDayMin = -719162;  // years 1 to 9999
constexpr std::int64_t kDayMax = 2932896;
constexpr std::int64_t kMsMax = 253402300799999;
constexpr std::int64_t kShortTextBytesMax = 1024;
constexpr std::int64_t kLongTextBytesMax = 65536;
constexpr std::int64_t kShareBytesMax = 524288;
constexpr std::int64_t kAgeBytesMax = 1048576;  // as much as is opened; the largest share sealed is 524,600
constexpr std::int64_t kU8Max = 255;
constexpr std::int64_t kU32Max = 4294967295;

constexpr Column bytes(const char* name, std::int64_t count) {
  return {name, ColumnType::blob, count, count};
}
constexpr Column blob_up_to(const char* name, std::int64_t bytes_max) {
  return {name, ColumnType::blob, 0, bytes_max};
}
constexpr Column short_text(const char* name) { return {name, ColumnType::text, 0, kShortTextBytesMax}; }
constexpr Column long_text(const char* name) { return {name, ColumnType::text, 0, kLongTextBytesMax}; }
constexpr Column number(const char* name, std::int64_t min, std::int64_t max) {
  return {name, ColumnType::integer, min, max};
}
constexpr Column flag(const char* name) { return number(name, 0, 1); }
constexpr Column day(const char* name) { return number(name, kDayMin, kDayMax); }
constexpr Column ms(const char* name) { return number(name, -kMsMax, kMsMax); }
constexpr Column or_null(Column column) {
  column.may_be_null = true;
  return column;
}

constexpr Column kRelationship[] = {bytes("id", 16),
                                    short_text("label"),
                                    short_text("alias"),
                                    short_text("identity"),
                                    bytes("recipient", 32),
                                    number("receive_mode", 0, 3),
                                    short_text("receive_address"),
                                    number("line", 0, kU8Max),
                                    flag("supervision"),
                                    ms("created_at_ms")};
constexpr Column kInvite[] = {bytes("id", 8),      bytes("relationship", 16),
                              bytes("secret", 32), day("expires_day"),
                              flag("used"),        ms("created_at_ms")};
constexpr Column kDevice[] = {bytes("relationship", 16),
                              bytes("id", 8),
                              bytes("invite", 8),
                              bytes("secret", 16),
                              number("state", 0, 3),
                              number("word", 0, 1023),
                              number("last_seq", 0, kU32Max),
                              bytes("last_hash", 8),
                              ms("first_seen_at_ms")};
constexpr Column kCheckIn[] = {bytes("id", 16),
                               number("revision", 1, kU32Max),
                               bytes("relationship", 16),
                               day("session_day"),
                               short_text("language"),
                               short_text("instrument_id"),
                               number("instrument_version", 0, kU32Max),
                               bytes("instrument_hash", 8),
                               flag("episode_open"),
                               number("position", 0, 65535),
                               ms("saved_at_ms"),
                               or_null(ms("finished_at_ms")),
                               number("place", 0, kU32Max * 256 + 255),
                               or_null(bytes("device", 8))};
constexpr Column kAnswer[] = {bytes("check_in", 16), number("revision", 1, kU32Max), short_text("item"),
                              number("kind", 2, 7), number("number", -2147483648, 2147483647)};
constexpr Column kNote[] = {bytes("check_in", 16), number("revision", 1, kU32Max), short_text("item"),
                            long_text("text"), flag("share")};
constexpr Column kLeftOut[] = {bytes("check_in", 16), number("revision", 1, kU32Max), short_text("item")};
constexpr Column kSent[] = {bytes("hash", 8), bytes("relationship", 16), number("seq", 0, kU32Max),
                            ms("sent_at_ms"), blob_up_to("age", kAgeBytesMax)};
constexpr Column kSentCheckIn[] = {bytes("share", 8), bytes("check_in", 16), number("revision", 1, kU32Max)};
constexpr Column kReceived[] = {bytes("hash", 8),      bytes("relationship", 16),
                                bytes("device", 8),    number("seq", 0, kU32Max),
                                bytes("prev", 8),      ms("received_at_ms"),
                                number("state", 0, 3), or_null(blob_up_to("plaintext", kShareBytesMax))};
constexpr Column kClosedEpisode[] = {bytes("relationship", 16), bytes("check_in", 16), ms("closed_at_ms"),
                                     long_text("text")};
constexpr Column kTherapistNote[] = {
    bytes("id", 16),    bytes("relationship", 16), or_null(bytes("check_in", 16)),
    short_text("tag"),  long_text("text"),         ms("created_at_ms"),
    ms("changed_at_ms")};
constexpr Column kWithdrawn[] = {bytes("relationship", 16), bytes("check_in", 16),
                                 number("revision", 2, kU32Max), or_null(day("session_day")),
                                 ms("withdrawn_at_ms")};
constexpr Column kPastKey[] = {bytes("relationship", 16), bytes("recipient", 32), short_text("identity"),
                               ms("replaced_at_ms"), or_null(ms("unused_since_ms"))};
constexpr Column kQuieted[] = {bytes("relationship", 16), bytes("check_in", 16),      short_text("mark"),
                               number("answer", 1, 3),    bytes("last_check_in", 16), ms("quieted_at_ms")};
constexpr Column kFromPaper[] = {bytes("check_in", 16), number("revision", 1, kU32Max)};
constexpr Column kListing[] = {bytes("relationship", 16), ms("seen_at_ms"), or_null(ms("archived_at_ms"))};
constexpr Column kSetting[] = {short_text("name"), long_text("value")};

constexpr Table kTables[] = {
    {"relationship", kRelationship},
    {"invite", kInvite},
    {"device", kDevice},
    {"check_in", kCheckIn},
    {"answer", kAnswer},
    {"note", kNote},
    {"left_out", kLeftOut},
    {"sent", kSent},
    {"sent_check_in", kSentCheckIn},
    {"received", kReceived},
    {"closed_episode", kClosedEpisode},
    {"therapist_note", kTherapistNote},
    {"setting", kSetting},
    {"withdrawn", kWithdrawn, 2},
    {"past_key", kPastKey, 2},
    {"quieted", kQuieted, 2},
    {"from_paper", kFromPaper, 2},
    {"listing", kListing, 2},
};

}  // namespace

std::span<const Table> tables() { return kTables; }

}  // namespace attune
