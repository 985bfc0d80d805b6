// The tables of FORMAT.md, as SQL.
#pragma once

namespace attune {

inline constexpr int kSchemaVersion = 1;           // PRAGMA user_version
inline constexpr int kApplicationId = 0x4174746E;  // "Attn"

extern const char* const
    kSchemaSql;  // every statement that makes an empty database into one of kSchemaVersion

// The tables in an order in which they can be compared.
inline constexpr const char* kTables[] = {
    "relationship", "invite",        "device",   "check_in",       "answer",         "note",   "left_out",
    "sent",         "sent_check_in", "received", "closed_episode", "therapist_note", "setting"};

}  // namespace attune
