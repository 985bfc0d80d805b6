// A standing as bytes and back. Both ways are one list of fields, so that they cannot differ.
#include <cstring>

#include "course/standing.h"

namespace attune {
namespace {

constexpr std::uint8_t kVersion = 2;

struct ToBytes {
  ByteWriter& out;
  void number(double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    out.u64(bits);
  }
  void whole(std::size_t value) { out.varint(value); }
  void whole(std::int64_t value) { out.u64(static_cast<std::uint64_t>(value)); }
  void whole(int value) { out.u32(static_cast<std::uint32_t>(value)); }
  void day(Day value) { out.u32(static_cast<std::uint32_t>(value.count)); }
  void flag(bool value) { out.u8(value ? 1 : 0); }
  template <class Enum>
  void one_of(Enum value, Enum) {
    out.u8(static_cast<std::uint8_t>(value));
  }
  template <class T, class Each>
  void maybe(const std::optional<T>& value, Each each) {
    flag(value.has_value());
    if (value) each(*value);
  }
  template <class T, class Each>
  void list(const std::vector<T>& values, Each each) {
    out.varint(values.size());
    for (const T& value : values) each(value);
  }
};

struct FromBytes {
  ByteReader& in;
  void number(double& value) {
    const std::uint64_t bits = in.u64();
    std::memcpy(&value, &bits, sizeof bits);
  }
  void whole(std::size_t& value) { value = static_cast<std::size_t>(in.varint()); }
  void whole(std::int64_t& value) { value = static_cast<std::int64_t>(in.u64()); }
  void whole(int& value) { value = static_cast<int>(in.u32()); }
  void day(Day& value) { value.count = static_cast<std::int32_t>(in.u32()); }
  void flag(bool& value) {
    const std::uint8_t byte = in.u8();
    if (byte > 1) in.fail();
    value = byte == 1;
  }
  template <class Enum>
  void one_of(Enum& value, Enum last) {
    const std::uint8_t byte = in.u8();
    if (byte > static_cast<std::uint8_t>(last)) return in.fail();
    value = static_cast<Enum>(byte);
  }
  template <class T, class Each>
  void maybe(std::optional<T>& value, Each each) {
    bool is_there = false;
    flag(is_there);
    if (is_there) each(value.emplace());
  }
  template <class T, class Each>
  void list(std::vector<T>& values, Each each) {
    for (std::uint64_t left = in.varint(); left > 0 && in.ok(); --left) {
      if (in.left() == 0) return in.fail();
      each(values.emplace_back());
    }
  }
};

template <class Way, class Flag_>
void carry_flag(Way& way, Flag_& flag) {
  way.one_of(flag.rule, Rule::same_number);
  way.one_of(flag.level, FlagLevel::strong);
  way.whole(flag.point);
  way.whole(flag.since);
  for (auto* value : {&flag.below, &flag.usual, &flag.statistic}) {
    way.maybe(*value, [&](auto& number) { way.number(number); });
  }
  way.list(flag.stated, [&](auto& stated) {
    way.whole(stated.item);
    way.whole(stated.value);
    way.maybe(stated.usual, [&](auto& number) { way.number(number); });
  });
  way.flag(flag.is_steady);
  way.number(flag.chance);
  way.one_of(flag.chance_of, ChanceOf::course);
}

template <class Way, class Told>
void carry_episode(Way& way, Told& told) {
  way.one_of(told.episode.state, EpisodeState::unrepaired);
  way.whole(told.episode.opened_by);
  way.whole(told.episode.length);
  for (auto* value : {&told.episode.usual, &told.episode.sigma, &told.episode.depth, &told.episode.need,
                      &told.episode.recovered}) {
    way.number(*value);
  }
  way.day(told.first);
  way.day(told.end);
}

template <class Way, class Standing_>
void carry(Way& way, Standing_& standing) {
  way.whole(standing.count);
  way.whole(standing.newest_at_ms);
  way.list(standing.last, [&](auto& session) {
    way.day(session.day);
    way.maybe(session.x, [&](auto& x) { way.number(x); });
  });
  way.maybe(standing.band, [&](auto& band) {
    way.number(band.low);
    way.number(band.high);
  });
  way.flag(standing.has_usual);
  way.flag(standing.has_strain);
  way.one_of(standing.level, FlagLevel::strong);
  way.number(standing.rhythm.usual_days);
  way.flag(standing.rhythm.is_known);
  way.list(standing.flags, [&](auto& flag) { carry_flag(way, flag); });
  way.list(standing.since, [&](auto& day) { way.day(day); });
  way.maybe(standing.episode, [&](auto& told) { carry_episode(way, told); });
  way.maybe(standing.early_slope, [&](auto& slope) {
    way.whole(slope.count);
    for (auto* value : {&slope.per_check_in, &slope.residual_error, &slope.prior_error}) way.number(*value);
    way.flag(slope.is_decline);
  });
  way.flag(standing.is_gap_quiet);
  way.flag(standing.is_silence_quiet);
  way.flag(standing.has_quiet);
  way.flag(standing.is_from_paper);
}

}  // namespace

Bytes encode_standing(const Standing& standing) {
  ByteWriter out;
  out.u8(kVersion);
  ToBytes way{out};
  carry(way, standing);
  return out.take();
}

Result<Standing> decode_standing(ByteView bytes) {
  ByteReader in(bytes);
  if (in.u8() != kVersion) return Error{Fault::malformed, "standing"};
  Standing standing;
  FromBytes way{in};
  carry(way, standing);
  const bool holds = in.ok() && in.left() == 0 && standing.since.size() == standing.flags.size() &&
                     standing.last.size() <= kStandingSessions &&
                     standing.last.empty() == (standing.count == 0);
  if (!holds) return Error{Fault::malformed, "standing"};
  return standing;
}

}  // namespace attune
