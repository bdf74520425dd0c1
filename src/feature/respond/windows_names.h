// Names that a Windows computer can unpack, open and show: what a bag for the police or a court is made of.
//
//   const std::vector<WindowsName> names = windows_names({"図面:案.dxf", "a/b/CON.txt", ...}, 40);
//   names[0].stored;      // "図面_案.dxf"
//   names[0].changed;     // true: both names belong into the index that lies beside
//
// Not allowed: < > : " / \ | ? * and control characters in a part, the devices CON, PRN, AUX, NUL, COM1 ... LPT9 with any extension, a
// blank or a dot at the end, two names that differ in case or width of letters alone. A path may have 260 UTF-16 units with drive and
// folder; `room` is what the caller has left for names below its folder, and a longer path becomes long/<number>.<extension>.
// Names that are fine stay as they are, letter by letter.
#pragma once

#include <string>
#include <vector>

namespace sekimori::respond {

struct WindowsName {
  std::string original;  // '/' between folders
  std::string stored;
  bool changed = false;
};

// In the same order. O(n log n). Every stored name is different, also without regard to case.
std::vector<WindowsName> windows_names(const std::vector<std::string>& names, std::size_t room);

// Whether Windows takes this relative path ('/' between folders) as it stands, with at most `room` UTF-16 units.
bool is_windows_name(std::string_view path, std::size_t room);

std::size_t utf16_units(std::string_view text);

}  // namespace sekimori::respond
