// The sentences of the guidance room: each row, card, reason and part by its key in web/strings. The
// therapist's part must be there (Sentences::has).
#pragma once

#include <optional>
#include <string>

#include "guidance/cycle.h"
#include "guidance/kinds.h"
#include "guidance/suggest.h"
#include "sentences.h"

namespace attune {

struct PromptWords {
  S title;
  S say;    // words to say aloud
  S avoid;  // what is better not said or done
};
PromptWords words_of(guidance::Row row);
std::optional<S> looks_of(guidance::Row row);  // what a behaviour looks like; absent for other rows

struct KindWords {
  S name;
  S what;
  S shows;
  S check_in;
  S path;
};
KindWords words_of(const guidance::Kind& kind);

S words_of(guidance::Claim claim);  // says itself that the article says so
S name_of(guidance::Aspect aspect);
S name_of(const guidance::CyclePart& part);
S name_of(const guidance::CycleValue& value);  // of what feeds it: an answer, or something else
S name_of(guidance::Direction direction);
S article_of(const guidance::Source& source);

// Why a prompt or a card is shown, with its numbers: "Had a say: 3 (usually 8)."
std::string why_in_words(const Sentences& say, const guidance::Reason& why);

}  // namespace attune
