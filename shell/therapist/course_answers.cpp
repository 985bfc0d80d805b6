// The notes, how much the course moves, and each answer of one check-in beside its usual.
#include <algorithm>

#include "client/answers.h"
#include "days.h"
#include "therapist/course_parts.h"
#include "therapist/flow.h"

namespace attune::therapist {
namespace {

std::string score_in_words(const Sentences& say, S sentence, const std::optional<double>& score) {
  return say(sentence, {{"value", score ? one_decimal(*score) : say(S::course_no_score)}});
}

void draw_scores(const CourseView& view, ui::Pass& pass, const CoursePoint& point) {
  const Instrument& instrument = view.course.instrument();
  for (std::size_t i = 0; i < instrument.subscales().size(); ++i) {
    const std::string& name = instrument.subscales()[i].name;
    const bool is_alliance = name == "alliance";
    if (!is_alliance && name != "needs") continue;
    const S sentence = is_alliance ? S::course_alliance : S::course_needs;
    ui::text(pass, name, score_in_words(view.say, sentence, point.scores[i]), ui::Style::body_bold);
  }
}

}  // namespace

void draw_shared_notes(const CourseView& view, ui::Pass& pass) {
  const Sentences& say = view.say;
  const Instrument& instrument = view.course.instrument();
  for (std::size_t i = 0; i < instrument.item_count(); ++i) {
    const Answer& answer = view.last.answers()[i];
    if (answer.kind != Answer::Kind::note) continue;
    const auto card = ui::card(pass, "note/" + instrument.item(i).id);
    ui::heading(pass, "who", say(S::course_note, {{"alias", view.client.relationship.alias}}));
    ui::text(pass, "question", view.state.text_of(i).text, ui::Style::small, ui::Tone::muted);
    ui::written(pass, "words", answer.text);
  }
}

namespace {

struct EarlierNote {
  const CheckIn* check_in;
  std::size_t item;
};

// What was shared with the check-ins before the last one, the newest first.
std::vector<EarlierNote> earlier_notes(const CourseView& view) {
  std::vector<EarlierNote> notes;
  for (auto one = view.client.read.rbegin(); one != view.client.read.rend(); ++one) {
    if (one->id() == view.last.id()) continue;
    for (std::size_t item = 0; item < one->answers().size(); ++item) {
      if (one->answers()[item].kind == Answer::Kind::note) notes.push_back({&*one, item});
    }
  }
  return notes;
}

void draw_earlier_rows(const CourseView& view, ui::Pass& pass, const std::vector<EarlierNote>& notes,
                       std::size_t shown) {
  const auto list = ui::list(pass, "notes", view.say(S::course_notes_before));
  for (std::size_t i = 0; i < shown; ++i) {
    const EarlierNote& note = notes[i];
    const std::string& id = view.course.instrument().item(note.item).id;
    const auto item = ui::item(pass, hex_encode(note.check_in->id()) + '/' + id);
    ui::space(pass, ui::Space::entries);
    ui::text(pass, "question",
             day_short(view.say, note.check_in->session_day()) + ": " + view.state.text_of(note.item).text,
             ui::Style::small, ui::Tone::muted);
    ui::written(pass, "words", note.check_in->answers()[note.item].text);
  }
}

void draw_earlier_notes(const CourseView& view, ui::Pass& pass) {
  const std::vector<EarlierNote> notes = earlier_notes(view);
  if (notes.empty()) return;
  const auto card = ui::card(pass, "earlier_notes");
  if (!part_button(view, pass, "earlier_notes", view.say(S::course_notes_before),
                   view.say(S::course_notes_before_hide)))
    return;
  draw_earlier_rows(view, pass, notes, rows_shown(view.state, "earlier_notes", notes.size()));
  more_button(view.state, pass, "earlier_notes", notes.size());
}

}  // namespace

void draw_notes(const CourseView& view, ui::Pass& pass) {
  const Sentences& say = view.say;
  draw_shared_notes(view, pass);
  draw_earlier_notes(view, pass);
  for (const ClosedLower& closed : view.client.closed) {
    const auto card = ui::card(pass, "closed/" + hex_encode(closed.check_in));
    const std::string at = moment(say, closed.closed_at_ms, view.state.start.minutes_east_of_utc);
    ui::heading(pass, "when", say(S::course_closed, {{"day", at}}));
    ui::written(pass, "words", closed.text);
  }
}

void draw_changes(const State& state, ui::Pass& pass, const ClientCourse& client) {
  const Sentences& say = state.strings;
  const auto is_corrected = [](const StoredCheckIn& one) { return one.is_correction && !one.from_paper; };
  const auto& kept = client.check_ins;
  const auto is_client_s = [](const Withdrawn& one) { return one.session_day && !one.is_set_aside(); };
  const bool is_any_gone = std::any_of(client.withdrawn.begin(), client.withdrawn.end(), is_client_s);
  if (!is_any_gone && std::none_of(kept.begin(), kept.end(), is_corrected)) return;
  const auto card = ui::card(pass, "changes");
  ui::heading(pass, "title", say(S::course_changes, {{"alias", client.relationship.alias}}));
  const auto draw = [&](const Id& id, S sentence, Day day, std::int64_t at_ms) {
    const std::string at = moment(say, at_ms, state.start.minutes_east_of_utc);
    ui::text(pass, hex_encode(id), say(sentence, {{"day", day_short(say, day)}, {"at", at}}));
  };
  for (const StoredCheckIn& one : kept) {
    if (is_corrected(one))
      draw(one.parts.id, S::course_corrected, one.parts.session_day, one.parts.finished_at_ms);
  }
  for (const Withdrawn& one : client.withdrawn) {
    if (is_client_s(one)) draw(one.check_in, S::course_taken_back, *one.session_day, one.withdrawn_at_ms);
  }
}

void draw_moves(const CourseView& view, ui::Pass& pass) {
  const Sentences& say = view.say;
  const std::optional<Variability> moves = view.course.variability();
  const std::optional<Slope> slope = view.course.early_slope();
  if (!moves && !slope) return;
  const auto card = ui::card(pass, "moves");
  ui::heading(pass, "title", say(S::course_moves));
  if (moves) {
    ui::text(pass, "step",
             say(S::course_moves_step, {{"step", one_decimal(moves->rmssd)},
                                        {"mean", one_decimal(moves->mean)},
                                        {"spread", one_decimal(moves->sd)}}));
    if (moves->is_early) {
      ui::text(pass, "early", say(S::course_moves_early, {{"count", std::to_string(moves->count)}}));
    }
  }
  if (slope) {
    ui::text(pass, "slope",
             say(S::course_first_line, {{"count", std::to_string(slope->count)},
                                        {"slope", two_decimals(slope->per_check_in)},
                                        {"error", two_decimals(slope->prior_error)}}));
  }
  ui::text(pass, "what", say(S::course_moves_what), ui::Style::small, ui::Tone::muted);
}

namespace {

// "Last check-in, 7 Apr", or which other one it is.
std::string title_of_answers(const CourseView& view, const CheckIn& check_in, bool is_last) {
  const bool is_paper = is_from_paper(view.client, check_in.id());
  const S sentence =
      is_last ? (is_paper ? S::paper_last : S::course_last) : (is_paper ? S::paper_one : S::course_one);
  return view.say(sentence, {{"day", day_short(view.say, check_in.session_day())}});
}

// What was kept under the wrong client is taken out again. One from paper has its own card.
void draw_set_aside(const CourseView& view, ui::Pass& pass, const CheckIn& check_in) {
  if (is_from_paper(view.client, check_in.id()) || view.state.therapist.made_up) return;
  const Sentences& say = view.say;
  const std::string id = hex_encode(check_in.id());
  const std::string day = day_short(say, check_in.session_day());
  const Filling alias{"alias", view.client.relationship.alias};
  if (!part_button(view, pass, "set_aside/" + id, say(S::course_not_theirs, {alias}),
                   say(S::course_is_theirs, {alias})))
    return;
  ui::text(pass, "set_aside_what", say(S::course_set_aside_what, {{"day", day}}), ui::Style::small);
  const auto is_it_by_phone = [&](const StoredCheckIn& one) {
    return one.parts.id == check_in.id() && one.device;
  };
  if (std::any_of(view.client.check_ins.begin(), view.client.check_ins.end(), is_it_by_phone)) {
    ui::text(pass, "set_aside_phone", say(S::course_set_aside_phone, {alias}), ui::Style::small);
  }
  ui::button(pass, {.key = "set_aside_do",
                    .label = say(S::course_set_aside_do),
                    .action = UseLine{LineVerb::set_aside, id},
                    .description = day});
}

// What the answers that were sent show was never asked.
bool was_not_asked(const Instrument& instrument, const CheckIn& check_in, std::size_t item) {
  const std::vector<Condition>& conditions = instrument.item(item).ask_if_any;
  const auto is_answered_below = [&](const Condition& condition) {
    if (condition.is_episode_open) return false;
    const Answer& answer = check_in.answers()[condition.item];
    return answer.kind == Answer::Kind::value && answer.number < condition.at_least;
  };
  return !conditions.empty() && !check_in.answers()[item].is_given() &&
         std::all_of(conditions.begin(), conditions.end(), is_answered_below);
}

void draw_each_answer(const CourseView& view, ui::Pass& pass, std::size_t place, const CheckIn& check_in) {
  const Sentences& say = view.say;
  const Instrument& instrument = view.course.instrument();
  const auto list = ui::list(pass, "answers", say(S::course_answers));
  for (std::size_t i = 0; i < instrument.item_count(); ++i) {
    if (instrument.item(i).kind == ItemKind::text || was_not_asked(instrument, check_in, i)) continue;
    const auto item = ui::item(pass, instrument.item(i).id);
    ui::space(pass, ui::Space::entries);
    ui::text(pass, "question", view.state.text_of(i).text, ui::Style::small, ui::Tone::muted);
    const std::string answer = client::answer_in_words(view.state, i, check_in.answers()[i]);
    const std::optional<double> usual =
        instrument.item(i).kind == ItemKind::scale && check_in.answers()[i].is_given()
            ? view.course.usual_of(place, i)
            : std::nullopt;
    ui::text(pass, "answer",
             usual ? say(S::course_answer_usual, {{"answer", answer}, {"usual", plain(*usual)}}) : answer);
  }
}

}  // namespace

void draw_answers(const CourseView& view, ui::Pass& pass) {
  const std::size_t last = view.course.points().size() - 1;
  const std::size_t back = std::min(view.state.therapist.answers_back, last), place = last - back;
  const CheckIn& check_in = check_in_at(view.client, place);
  const auto card = ui::card(pass, "last");
  ui::heading(pass, "title", title_of_answers(view, check_in, back == 0));
  session_steps(view, pass, LineVerb::answers, back);
  draw_scores(view, pass, view.course.points()[place]);
  draw_each_answer(view, pass, place, check_in);
  draw_set_aside(view, pass, check_in);
}

}  // namespace attune::therapist
