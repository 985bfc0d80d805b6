// Charts, as a screen gives them. Each is a picture with a real table in the twin, row by row, so that
// nothing is told by shape or colour alone. A value that is absent draws nothing: never a zero, never grey.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attune::ui {

class Pass;

// Marks differ by shape: nothing is a plain dot, a small change an open ring, worth asking about a filled
// diamond, back to usual a tick.
enum class Mark : std::uint8_t { none, change, ask, back };

struct ChartPoint {
  std::int32_t day = 0;         // session day: equal days, equal distance
  std::string day_label;        // "3 Mar"
  std::optional<double> value;  // absent draws nothing
  std::optional<double> band_low, band_high;
  Mark mark = Mark::none;
  std::string table_value;  // "8.0", or "no answer"
  std::string table_usual;  // "7.8 to 9.0"
  std::string
      table_note;  // "Worth asking about. 1.9 below this client's usual 8.4": the reasons on focus too
  bool new_series = false;  // another instrument: a new line, a new band, a thin upright
};

// A time below usual: shaded, opened and closed by uprights that are named and dated.
struct ChartEpisode {
  std::int32_t first_day = 0;
  std::optional<std::int32_t> last_day;  // absent: still open, and it runs to the right edge
  std::string opened;                    // "Below usual since 3 March"
  std::string closed;                    // "Back to usual"
  std::string closed_day;                // "24 March"
};

struct LaneValue {
  std::optional<int> value;   // 0 to 10; absent draws nothing
  bool shows_figure = false;  // from 4 on where it is news
};
// Strain, under the course: a stem and a dot for each session.
struct ChartLane {
  std::string label;              // "Stayed quiet or went along"
  std::vector<LaneValue> values;  // one for each point of the chart
};

// The therapist's own tags: one row a tag, never counted.
enum class TagUse : std::uint8_t { none, used, unsure };
struct ChartTagRow {
  std::string label;
  std::vector<TagUse> uses;  // one for each point of the chart
};

struct Chart {
  std::string_view key;
  std::string label;    // names the image and the table
  std::string summary;  // one sentence that says what is seen
  double y_min = 4, y_max = 10;
  std::vector<std::string> y_labels;       // "10", "8"... from the top down, evenly spread
  std::string name, name_detail;           // "Alliance", "mean of four questions"; empty: not shown
  std::string band_label, band_range;      // "usual", "7.8 to 9.0"; empty: not shown
  // Session, Alliance, Usual; Note if there is a column for it; one for each lane; one for tags_in_table
  std::vector<std::string> column_labels;
  std::vector<ChartPoint> points;
  std::vector<ChartEpisode> episodes;
  std::vector<ChartLane> lanes;
  std::string tags_title, tags_detail;  // "Your line", "What you tried, in your own tags."
  std::vector<ChartTagRow> tag_rows;
  bool tags_in_table = false;
  std::string explore_label;  // names the control that goes through the sessions; empty: there is none
  bool show_table = false;    // the table is in the twin always; this shows it to everyone
  bool on_paper = false;      // the picture is printed in place of the table
};
void chart(Pass& pass, const Chart& chart);

// Small multiples: panels of one size and one scale, 0 to 10, as many in a row as there is room for.
struct PanelPoint {
  std::int32_t day = 0;
  std::optional<double> value;
};
struct Panel {
  std::string label;  // "Had a say"
  std::string last;   // "4"; bold; or "not yet"
  std::string usual;  // "usually 8"; may be empty
  std::vector<PanelPoint> points;
  std::optional<double> band_low, band_high;  // the present usual range, one bar
  Mark mark = Mark::none;                     // of the last point
  bool starts_group = false;                  // an upright before it: own reasons and readiness
};
struct Panels {
  std::string_view key;
  std::string label, summary;
  std::vector<Panel> panels;
  std::vector<std::string> column_labels;       // of the table
  std::vector<std::vector<std::string>> cells;  // row by row
  bool show_table = false;
};
void panels(Pass& pass, const Panels& panels);

// The five-part cycle as a ring, from the top clockwise. The arrows both ways are the model's, not the
// client's.
struct CyclePart {
  enum class Kind : std::uint8_t { figure, tick, filled };
  std::string label;   // "Alliance"
  std::string value;   // "8.0" in the circle; empty: nothing yet
  std::string detail;  // "7.8 to 9.0", or "not yet"
  int outside = 0;     // -1 below the usual range, 1 above it: a triangle; 0 none
  Kind kind = Kind::figure;
};
struct Cycle {
  std::string_view key;
  std::string label, summary;
  std::vector<CyclePart> parts;            // five
  std::vector<std::string> column_labels;  // Part, Last, Usual
};
void cycle(Pass& pass, const Cycle& cycle);

// For a list row: the usual as one bar, the last point carries the mark, no axis.
struct Sparkline {
  std::vector<PanelPoint> points;
  double y_min = 0, y_max = 10;
  std::optional<double> band_low, band_high;
  Mark mark = Mark::none;
};

}  // namespace attune::ui
