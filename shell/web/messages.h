// The JSON that crosses between the worker and the app. Everything here comes from our own TypeScript, so a
// wrong shape is answered by an empty value rather than by a fault; what other people made travels inside, as
// bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app.h"
#include "base/json.h"
#include "host.h"

namespace attune {

// One message as it lies in the input buffer: JSON, then the byte strings that it refers to by index. `blobs`
// in the JSON holds their sizes, so that neither an age file nor a long pasted text has to be escaped.
struct Message {
  JsonDocument document;
  std::vector<ByteView> blobs;

  std::string_view text(std::string_view key) const;   // "" if absent
  std::int64_t whole(std::string_view key) const;      // 0 if absent
  double number(std::string_view key) const;           // 0 if absent
  bool flag(std::string_view key) const;               // false if absent
  ByteView bytes(const JsonValue& owner, std::string_view key) const;  // empty if absent
  ByteView bytes(std::string_view key) const { return bytes(document.root(), key); }
};

Result<Message> read_message(std::string_view json, ByteView after);

// The name under which the worker and the page speak of a fault: its enumerator. One they cannot know is
// `refused`.
Fault fault_named(std::string_view name);

Start read_start(const Message& message);
Reply read_reply(const Message& message);
// {"t":"open_desk","desk":"..","memory":false,"take_over":false} and so on; bytes as base64url.
std::string write_effect(const Effect& effect);

}  // namespace attune
