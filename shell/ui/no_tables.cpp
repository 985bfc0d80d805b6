// Stands in for Dear ImGui's tables and columns, which the app has none of: NewFrame and Begin name these
// functions, and with them came 40 kB of code to every phone. None has anything to do without a table.
#include <imgui.h>
#include <imgui_internal.h>

namespace ImGui {
void EndTable() {}
void EndColumns() {}
void TableEndRow(ImGuiTable* /*table*/) {}
void TableEndCell(ImGuiTable* /*table*/) {}
void PushColumnsBackground() {}
void PopColumnsBackground() {}
void TablePushColumnChannel(int /*column*/) {}
void TablePopColumnChannel() {}
void TablePushBackgroundChannel() {}
void TablePopBackgroundChannel() {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable* /*table*/) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData* /*table*/) {}
void TableSettingsAddSettingsHandler() {}
}  // namespace ImGui
