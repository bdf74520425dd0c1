// `icacls FOLDER /save FILE /T`: UTF-16, a line with the path and a line with the security descriptor, in turn.
#include "base/text.h"
#include "feature/protect/rights/rights_reader.h"
#include "feature/protect/rights/sddl.h"

namespace sekimori::protect::rights {

Result<Snapshot> read_icacls(std::string_view text, std::string_view file, const ReadOptions& options) {
  Snapshot out;
  Lines lines{.text = text};
  std::string_view path;
  while (lines.next(path)) {
    if (trim(path).empty()) continue;
    const std::size_t path_line = lines.number;
    std::string_view descriptor;
    if (!lines.next(descriptor) || trim(descriptor).empty())
      return wrong_at(file, path_line, 1, "a path without the line of its rights behind it; was the export cut off?");
    Place place = TRY(parse_sddl(trim(descriptor), {.file = file, .line = lines.number}, &out.notes));
    place.path = below_root(options.root, trim(path));
    out.places.push_back(std::move(place));
  }
  if (out.places.empty()) return wrong_at(file, 1, 1, "no path with rights; is this the output of 'icacls FOLDER /save FILE /T'?");
  return out;
}

}  // namespace sekimori::protect::rights
