// Made-up relationships, drafts and shares for the record's tests.
#pragma once

#include <string>

#include "record/record.h"

namespace attune {

inline Relationship an_invite(std::uint8_t number) {
  Relationship from_invite;
  from_invite.label = "Dana";
  from_invite.recipient.fill(number);
  from_invite.receive_mode = ReceiveMode::by_email;
  from_invite.receive_address = "dana@example.org";
  from_invite.line = 2;
  StoredInvite invite;
  invite.id.fill(number);
  invite.secret.fill(static_cast<std::uint8_t>(number + 1));
  invite.expires_day = Day{20800};
  from_invite.invites = {invite};
  return from_invite;
}

inline Relationship a_client(const std::string& alias) {
  Relationship client;
  client.label = "Dana";
  client.alias = alias;
  client.identity = "AGE-SECRET-KEY-1TEST" + alias;
  client.recipient.fill(9);
  return client;
}

inline AnswerRow a_value(const std::string& item, int value) {
  AnswerRow row{item, {}};
  row.answer.kind = Answer::Kind::value;
  row.answer.number = value;
  return row;
}

inline AnswerRow a_note(const std::string& item, const std::string& text, bool share = true) {
  AnswerRow row{item, {}};
  row.answer.kind = Answer::Kind::note;
  row.answer.text = text;
  row.answer.share = share;
  return row;
}

inline DraftState a_draft(const Id& id, const Id& relationship, std::int32_t day) {
  DraftState draft;
  draft.id = id;
  draft.relationship = relationship;
  draft.instrument.id = "attune.checkin12";
  draft.instrument.version = 1;
  draft.instrument.hash.fill(7);
  draft.language = "en";
  draft.session_day = Day{day};
  return draft;
}

inline StoredCheckIn a_shared_check_in(std::uint8_t number, std::uint32_t revision, std::int32_t day,
                                       int value) {
  StoredCheckIn made;
  made.parts.id.fill(number);
  made.parts.revision = revision;
  made.parts.instrument.id = "attune.checkin12";
  made.parts.instrument.version = 1;
  made.parts.language = "en";
  made.parts.session_day = Day{day};
  made.rows = {a_value("A1", value)};
  return made;
}

inline Device a_phone(std::uint8_t number, const StoredInvite& invite) {
  Device device;
  device.id.fill(number);
  device.secret.fill(number);
  device.invite = invite.id;
  device.word = number;
  return device;
}

inline ReceivedShare a_share(const Id& relationship, const Device& device, std::uint32_t seq) {
  ReceivedShare share;
  share.hash.fill(static_cast<std::uint8_t>(100 + seq));
  share.relationship = relationship;
  share.device = device.id;
  share.seq = seq;
  share.received_at_ms = 1'795'000'000'000 + seq;
  return share;
}

}  // namespace attune
