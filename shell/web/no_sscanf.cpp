// Stands in for the C library's sscanf, which costs 5 kB on the wire and is never needed: only Dear ImGui
// names it, to read its settings file and to take typed numbers, and the app has neither.
extern "C" int sscanf(const char* /*text*/, const char* /*format*/, ...) { return 0; }
