// A case on its way to a supervisor, and a supervisor's own invite. Nothing of a case is stored on either
// side: it stays sealed in the supervisor's mail slot until it is deleted there.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "days.h"
#include "safety_copy.h"
#include "share/codec.h"
#include "therapist/flow.h"
#include "therapist/inbox_parts.h"
#include "therapist/supervision_parts.h"

namespace attune::therapist {
namespace {

constexpr std::string_view kSupervisesSetting = "supervises";  // the identity, a space, the invite
constexpr std::string_view kSupervisorSetting = "supervisor";  // their invite
constexpr std::string_view kReadSetting = "cases_read";        // as Supervision::were_read
static_assert(std::size(kLineTags) == 7, "a case has a bit for each, in this order (src/share/FORMAT.md)");

std::string kept(State& state, std::string_view setting) {
  const auto value = state.record->setting(setting);
  return value && *value ? **value : std::string();
}

std::optional<share::Invite> invite_in(std::string_view hex) {
  const Result<Bytes> bytes = hex_decode(hex);
  if (!bytes || bytes->empty()) return std::nullopt;
  Result<share::Invite> invite = share::decode_invite(*bytes);
  if (!invite) return std::nullopt;
  return std::move(*invite);
}

bool keep_supervisor(State& state, const share::Invite& invite) {
  const Result<Bytes> bytes = share::encode_invite(invite);
  return state.stored(bytes) &&
         state.stored(state.record->set_setting(kSupervisorSetting, hex_encode(*bytes)));
}

// No earlier state of the desk opens what was sealed to the identity before.
bool keep_own(State& state, const std::string& identity, const share::Invite& invite) {
  const Result<Bytes> bytes = share::encode_invite(invite);
  return state.stored(bytes) &&
         state.stored(state.record->replace_setting(kSupervisesSetting, identity + ' ' + hex_encode(*bytes)));
}

// The names that this desk knows of, and what stands in a case instead. Of this client also what their name
// is made of; a single letter of another's would be found in every sentence, and names nobody.
std::vector<Replacement> names_of(const State& state, const ClientCourse& client) {
  constexpr std::size_t kPartLettersMin = 3;
  constexpr std::size_t kOthersLettersMin = 2;
  const Sentences& say = state.strings;
  const Relationship& own = client.relationship;
  std::vector<Replacement> names = {{own.alias, say(S::supervision_client)}};
  for (const std::string& name : {own.label, state.record->desk().display_name}) {
    names.push_back({name, say(S::supervision_therapist)});
  }
  for (const ListedClient& other : state.therapist.clients) {
    const Relationship& relationship = other.relationship;
    if (relationship.id == own.id || code_points(relationship.alias) < kOthersLettersMin) continue;
    names.push_back({relationship.alias, say(S::supervision_other_client)});
  }
  for (const std::string_view part : words_of(own.alias)) {
    if (code_points(part) < kPartLettersMin) continue;
    names.push_back({std::string(part), say(S::supervision_client)});
  }
  return names;
}

std::uint8_t tenths_of(double value) {
  return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0, 10.0) * 10));
}

share::CaseSession session_of(const ClientCourse& client, const CoursePoint& point) {
  share::CaseSession session;
  if (point.reading.x) session.alliance_tenths = tenths_of(*point.reading.x);
  if (point.dip.band) {
    session.low_tenths = tenths_of(point.dip.band->low);
    session.high_tenths = tenths_of(point.dip.band->high);
  }
  for (std::size_t bit = 0; bit < std::size(kLineTags); ++bit) {
    const bool is_used = has_tag(client, point.check_in, kLineTags[bit].tag);
    if (is_used) session.tags |= static_cast<std::uint8_t>(1u << bit);
  }
  return session;
}

void sealed(State& state, const Reply& reply) {
  Supervision& supervision = state.therapist.supervision;
  if (!state.stored(reply.ok ? done() : Status(reply.fault))) return;
  const auto hint = share::hint_for(supervision.supervisor->recipient, reply.bytes);
  const auto link = share::write_share_link(state.start.site, {reply.bytes, hint});
  if (link) supervision.link = *link;
  if (const auto file = share::write_share_file(reply.bytes)) supervision.file = *file;
}

void seal_case(State& state) {
  const ClientCourse* client = current(state);
  Supervision& supervision = state.therapist.supervision;
  if (client == nullptr || !may_be_supervised(*client) || !supervision.supervisor) return;
  share::Envelope envelope;
  envelope.type = share::EnvelopeType::supervision;
  envelope.consents_to_supervision = true;
  state.host.fill_random(envelope.device_id);
  state.host.fill_random(envelope.device_secret);
  envelope.shared_case = case_of(state, *client);
  const Result<Bytes> plaintext = share::encode_envelope(envelope);
  if (!plaintext && plaintext.fault() == Fault::too_large) return state.complain(S::supervision_too_much);
  if (!plaintext) return state.complain(plaintext.fault());
  forget_sealed_case(state);
  const share::Invite& invite = *supervision.supervisor;
  const Seal seal{*plaintext, bytes_of(invite.recipient), bytes_of(invite.id), bytes_of(invite.secret),
                  bytes_of(envelope.device_secret)};
  state.ask(seal, [&state, attempt = supervision.attempts](const Reply& reply) {
    if (attempt == state.therapist.supervision.attempts) sealed(state, reply);
  });
}

// In place of the one before, whose key goes: what was sealed to it can then be opened by nobody, and what of
// it waits in the inbox goes too.
void make_own_invite(State& state) {
  state.ask(MakeIdentity{}, [&state](const Reply& reply) {
    if (!state.stored(reply.ok ? done() : Status(reply.fault))) return;
    share::Invite invite;
    invite.is_supervisors = true;
    state.host.fill_random(invite.id);
    state.host.fill_random(invite.secret);
    std::copy_n(reply.bytes.begin(), std::min(reply.bytes.size(), invite.recipient.size()),
                invite.recipient.begin());
    invite.expires = state.host.today();
    invite.therapist = state.record->desk().display_name;
    if (!keep_own(state, reply.text, invite)) return;
    std::vector<std::string> keys;
    for (const CaseItem& item : state.therapist.cases) keys.push_back(item.mail_key);
    forget_mail(state, std::move(keys));
    state.therapist.cases.clear();
    keep_what_was_read(state);
    load_supervision(state);
    safety_copy::write_now(state);
    look_into_mail(state);
  });
}

void read_pasted(State& state) {
  const share::Finding finding = std::move(share::look_at(state.field("supervisor_link")).front());
  const auto* invite = finding.seen ? std::get_if<share::Invite>(&*finding.seen) : nullptr;
  if (invite == nullptr || !invite->is_supervisors) return state.complain(S::supervision_no_link, "link");
  take_up(state, *invite);
}

void read_case(State& state, const std::string& mail_key) {
  state.therapist.supervision.reads = mail_key;
  for (CaseItem& item : state.therapist.cases) item.is_read = item.is_read || item.mail_key == mail_key;
  keep_what_was_read(state);
  state.show(Screen::supervised);
}

}  // namespace

bool may_be_supervised(const ClientCourse& client) {
  return client.relationship.supervision && !client.course.points().empty();
}

std::string note_part(const TherapistNote& note) { return "supervise/" + hex_encode(note.id); }

share::SharedCase case_of(const State& state, const ClientCourse& client) {
  share::SharedCase out;
  out.therapist = client.relationship.label;
  const std::vector<CoursePoint>& points = client.course.points();
  const std::size_t first = points.size() - std::min(points.size(), share::kCaseSessionsMax);
  for (std::size_t i = first; i < points.size(); ++i) out.sessions.push_back(session_of(client, points[i]));
  const std::vector<Replacement> names = names_of(state, client);
  for (const TherapistNote& note : client.notes) {
    if (state.therapist.parts_shown.count(note_part(note)) == 0) continue;
    const Day written = day_of_moment(note.created_at_ms, state.start.minutes_east_of_utc);
    const auto is_before = [&](const CoursePoint& point) { return !(written < point.session_day); };
    const auto before =
        std::count_if(points.begin() + static_cast<std::ptrdiff_t>(first), points.end(), is_before);
    out.notes.push_back({static_cast<std::uint32_t>(before), with_words_replaced(note.text, names)});
  }
  std::stable_sort(out.notes.begin(), out.notes.end(),
                   [](const share::CaseNote& a, const share::CaseNote& b) { return a.after < b.after; });
  return out;
}

void load_supervision(State& state) {
  Supervision& supervision = state.therapist.supervision;
  supervision.supervisor = invite_in(kept(state, kSupervisorSetting));
  supervision.were_read = kept(state, kReadSetting);
  const std::string supervises = kept(state, kSupervisesSetting);
  supervision.identity = supervises.substr(0, supervises.find(' '));
  supervision.own = invite_in(
      std::string_view(supervises).substr(std::min(supervises.size(), supervision.identity.size() + 1)));
}

// What is still being opened is not among the cases yet.
void keep_what_was_read(State& state) {
  const bool is_opening = state.therapist.opens > 0;
  std::string keys = is_opening ? state.therapist.supervision.were_read : std::string();
  for (const CaseItem& item : state.therapist.cases) {
    if (item.is_read && keys.find(item.mail_key) == std::string::npos) keys += item.mail_key + ' ';
  }
  if (keys == state.therapist.supervision.were_read) return;
  if (state.stored(state.record->set_setting(kReadSetting, keys))) {
    state.therapist.supervision.were_read = std::move(keys);
  }
}

void forget_sealed_case(State& state) {
  Supervision& supervision = state.therapist.supervision;
  supervision.link.clear();
  supervision.file.clear();
  ++supervision.attempts;
}

void take_up(State& state, const share::Invite& invite) {
  if (!keep_supervisor(state, invite)) return;
  state.therapist.supervision.supervisor = invite;
  state.fields.erase("supervisor_link");
  forget_sealed_case(state);
}

void use_supervision(State& state, const UseSupervision& use) {
  Supervision& supervision = state.therapist.supervision;
  switch (use.verb) {
    case SupervisionVerb::make_invite:
      return make_own_invite(state);
    case SupervisionVerb::take_up:
      return read_pasted(state);
    case SupervisionVerb::give_up:
      if (!state.stored(state.record->set_setting(kSupervisorSetting, ""))) return;
      supervision.supervisor.reset();
      return forget_sealed_case(state);
    case SupervisionVerb::seal:
      return seal_case(state);
    case SupervisionVerb::read:
      return read_case(state, use.what);
    case SupervisionVerb::erase:
      remove_mail(state, use.what);
      return state.show(Screen::inbox);
  }
}

std::string supervisors_link(const State& state) {
  const std::optional<share::Invite>& own = state.therapist.supervision.own;
  if (!own) return {};
  const Result<std::string> link = share::write_invite_link(state.start.site, *own);
  return link ? *link : std::string();
}

}  // namespace attune::therapist
