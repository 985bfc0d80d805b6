// All that can go wrong, in one list. The sentence and the next step for each are `fault.<name>` and
// `fault.<name>.next` in web/strings/en.json; a missing one fails the build (web/build/strings.mjs reads this
// enum).
#pragma once

#include <cstdint>

namespace attune {

enum class Fault : std::uint8_t {
  // A link, a file or pasted text.
  not_ours,            // nothing in it that Attune made
  cut,                 // shorter than it says it is
  altered,             // complete, but its checksum does not hold
  too_large,           // longer than any link or file we make
  too_new,             // a version this copy of the app does not know
  malformed,           // the right version, but not the right shape
  forged,              // its sender's proof does not hold
  replayed,            // seen before, or older than what was already kept
  expired,             // an invite that was not used in time
  future_day,          // of a session that has not come yet
  other_therapist,     // sealed to somebody whose key is not at this desk
  no_key_here,         // no desk lives in this browser
  stopped_device,      // from a phone this desk no longer accepts
  supervisors_link,    // an invite for therapists, opened where only a client's could be
  mail_full,           // the mail slot holds as many as it may
  // An instrument, a config, a language.
  broken_instrument,
  unknown_instrument,  // well formed, but not one this site has
  broken_config,
  broken_strings,
  // A start that failed. Those before the wasm runs are spoken by index.html itself.
  no_webassembly,
  no_webgl,
  no_worker,
  worker_silent,
  asset_missing,
  opened_from_file,
  opened_by_http,
  // What is kept.
  no_storage,          // the browser keeps nothing here: memory only
  storage_full,
  handle_lost,         // the browser took the open file away
  damaged,             // a database that fails its check; it is set aside, never truncated
  newer_database,      // written by a later version; it is not touched
  wrong_key,
  open_elsewhere,      // another tab has this desk
  // The person's own choice, or a promise of the caller's to itself.
  missing,             // what was asked for is not there
  refused,             // the browser or the person said no
};

}  // namespace attune
