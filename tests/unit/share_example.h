// The worked example of src/share/FORMAT.md, as values. tests/share/example.mjs has the same in JavaScript.
#pragma once

#include <algorithm>

#include "share/envelope.h"
#include "share/invite.h"

namespace attune::share {

template <std::size_t N>
std::array<std::uint8_t, N> counted_up(int first) {
  std::array<std::uint8_t, N> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = static_cast<std::uint8_t>(first + static_cast<int>(i));
  return out;
}

constexpr const char* kExampleSite = "https://check-in.example.org/a/";

inline Invite example_invite() {
  Invite invite;
  invite.id = counted_up<8>(0x20);
  const Bytes recipient = *hex_decode("8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f");
  std::copy(recipient.begin(), recipient.end(), invite.recipient.begin());
  invite.secret = counted_up<32>(0x40);
  invite.expires = day_of({2026, 12, 6});
  invite.therapist = "Dana";
  invite.receive = Receive::by_email;
  invite.address = "dana@example.org";
  invite.line = 2;
  return invite;
}

inline SharedCheckIn example_check_in() {
  SharedCheckIn check_in;
  check_in.id = counted_up<16>(0x80);
  check_in.session_day = day_of({2026, 11, 22});
  check_in.language = "en";
  check_in.instrument = {"attune.checkin12", 1, counted_up<8>(0xA0)};
  for (const int code : {8, 7, 9, 6, 2, 0, -1, -1, 7, 6, 8, 9, 5, -1, -1}) {
    check_in.answers.push_back(code < 0 ? std::nullopt : std::optional<std::uint32_t>(code));
  }
  return check_in;
}

inline Envelope example_envelope() {
  Envelope envelope;
  envelope.device_id = counted_up<8>(0xC0);
  envelope.device_secret = counted_up<16>(0xD0);
  envelope.check_ins = {example_check_in()};
  return envelope;
}

}  // namespace attune::share
