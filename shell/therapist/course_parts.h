// The parts of one client's page, each a card. They read what the page was opened with and draw; a part that
// has nothing to say draws nothing.
#pragma once

#include "guidance/suggest.h"
#include "therapist/course_signs.h"

namespace attune::therapist {

// One client's page as it stands today. REQUIRES: the client has a check-in.
struct CourseView {
  CourseView(const State& of_app, const ClientCourse& of_client);
  const State& state;
  const ClientCourse& client;
  const Sentences& say;
  const Course& course;
  const CheckIn& last;  // the last check-in
  guidance::GuidanceInput facts;
};

// Of the course's point at `place`.
const CheckIn& check_in_at(const ClientCourse& client, std::size_t place);

// A words-only button that opens the part of the page under it, and closes it again. True while it is open.
bool part_button(const CourseView& view, ui::Pass& pass, const std::string& part, const std::string& show,
                 const std::string& hide);

// A long card shows its rows in portions. How many of them are shown, and the button for more.
std::size_t rows_shown(const State& state, const std::string& part, std::size_t of);
void more_button(const State& state, ui::Pass& pass, const std::string& part, std::size_t of);

// The way to the session before the one that is `back` sessions before the last, and to the one after it.
void session_steps(const CourseView& view, ui::Pass& pass, LineVerb verb, std::size_t back);

void draw_signs(const CourseView& view, ui::Pass& pass);
void draw_line(const CourseView& view, ui::Pass& pass);
// The therapist's own tags under the line: one row for each that was ever used.
void add_tags(const CourseView& view, ui::Chart& chart);
void draw_needs(const CourseView& view, ui::Pass& pass);
void draw_cycle(const CourseView& view, ui::Pass& pass);
void draw_try(const CourseView& view, ui::Pass& pass);
// The therapist's own line: what they tried, in tags of one session, and their dated notes.
void draw_own_line(const CourseView& view, ui::Pass& pass);
void draw_own_notes(const State& state, ui::Pass& pass, const ClientCourse& client);
// What the client corrected or took back since: a trace, and no answer of it.
void draw_changes(const State& state, ui::Pass& pass, const ClientCourse& client);
void draw_shared_notes(const CourseView& view, ui::Pass& pass);  // what the client wrote with the last one
void draw_notes(const CourseView& view, ui::Pass& pass);
void draw_paper(const State& state, ui::Pass& pass, const ClientCourse& client);
// The notice of 42 CFR part 2, where the programme wants it; on everything that is printed of a client.
void draw_part2(const State& state, ui::Pass& pass);
void draw_moves(const CourseView& view, ui::Pass& pass);
void draw_answers(const CourseView& view, ui::Pass& pass);

}  // namespace attune::therapist
