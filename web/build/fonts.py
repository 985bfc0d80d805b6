"""Cuts Atkinson Hyperlegible 400 and 700 down to what our languages need, for Dear ImGui and the page alike.

Writes build/fonts/atkinson-400.ttf, atkinson-700.ttf, OFL.txt and build/gen/font_coverage.h. No hinting,
no layout features: Dear ImGui has no shaping, and the page turns kerning off so that both measure the same.
Fails if both files together are larger than the budget as brotli."""
import hashlib
import pathlib
import shutil
import sys

try:
    import brotli
    from fontTools import subset
    from fontTools.ttLib import TTFont
except ImportError as error:
    sys.exit(f"fonts: {sys.executable} has no '{error.name}'. Install python3-fonttools and python3-brotli.")

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "web/node_modules/@expo-google-fonts/atkinson-hyperlegible"
FACES = {"400": "400Regular", "700": "700Bold"}
BROTLI_BYTES_MAX = 60_000
# Basic Latin, Latin-1, Latin Extended-A, the comma-below letters of Romanian, dashes, quotes, dots, signs.
WANTED = [(0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2010, 0x2027), (0x2030, 0x203A), (0x20AC, 0x20AC),
          (0x2122, 0x2122), (0x2212, 0x2212), (0x2260, 0x2265)]


def source(face):
    return PACKAGE / face / f"AtkinsonHyperlegible_{face}.ttf"


def cut(weight, face, folder):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = subset.load_font(str(source(face)), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in WANTED for code in range(first, last + 1)])
    subsetter.subset(font)
    font["head"].modified = font["head"].created  # the same bytes on every day
    path = folder / f"atkinson-{weight}.ttf"
    subset.save_font(font, str(path), options)
    return path


def ranges(codes):
    found = []
    for code in sorted(codes):
        if found and code == found[-1][1] + 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return found


def coverage_header(paths):
    covered = set.intersection(*(set(TTFont(path).getBestCmap()) for path in paths))
    rows = "\n".join(f"    {{0x{first:04X}, 0x{last:04X}}}," for first, last in ranges(covered))
    return f"""// Made by web/build/fonts.py from the two subset fonts: what both can draw, in rising order.
#pragma once

namespace attune {{

struct CodePointRange {{
  char32_t first, last;
}};

inline constexpr CodePointRange kFontCoverage[] = {{
{rows}
}};

}}  // namespace attune
"""


def main():
    folder = ROOT / "build/fonts"
    header = ROOT / "build/gen/font_coverage.h"
    inputs = [pathlib.Path(__file__)] + [source(face) for face in FACES.values()]
    stamp = hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()
    stamp_file = folder / "stamp"
    if stamp_file.exists() and header.exists() and stamp_file.read_text() == stamp:
        return
    folder.mkdir(parents=True, exist_ok=True)
    header.parent.mkdir(parents=True, exist_ok=True)
    paths = [cut(weight, face, folder) for weight, face in FACES.items()]
    shutil.copyfile(PACKAGE / "LICENSE_FONT", folder / "OFL.txt")
    header.write_text(coverage_header(paths))
    total = sum(len(brotli.compress(path.read_bytes(), quality=11)) for path in paths)
    sizes = ", ".join(f"{path.name} {path.stat().st_size}" for path in paths)
    print(f"fonts: {sizes} bytes, together {total} as brotli")
    if total > BROTLI_BYTES_MAX:
        sys.exit(f"fonts: {total} bytes as brotli are more than the {BROTLI_BYTES_MAX} allowed.")
    stamp_file.write_text(stamp)


main()
