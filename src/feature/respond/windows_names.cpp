#include "feature/respond/windows_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/text.h"

namespace sekimori::respond {
namespace {

constexpr std::size_t longest_part = 200;  // UTF-16 units; the file system takes 255
constexpr std::size_t longest_extension = 12;

bool is_reserved(std::string_view part) {
  static const std::set<std::string> devices = [] {
    std::set<std::string> out = {"con", "prn", "aux", "nul", "conin$", "conout$"};
    for (const char* port : {"com", "lpt"})
      for (const char* digit : {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"}) out.insert(std::string(port) + digit);
    return out;
  }();
  std::string_view stem = part.substr(0, part.find('.'));
  while (stem.ends_with(' ')) stem.remove_suffix(1);
  return devices.contains(ascii_lower(stem));
}

bool is_forbidden(char32_t c) {
  constexpr std::u32string_view signs = U"<>:\"/\\|?*";
  // Signs that turn the direction of writing let "exe.txt" look like another name.
  return c < 0x20 || c == 0x7F || c == replacement_character || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x200E || c == 0x200F || signs.contains(c);
}

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t slash = path.find('/');
    out.emplace_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return out;
    path.remove_prefix(slash + 1);
  }
}

std::string cut_to(std::string_view text, std::size_t units) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    used += c > 0xFFFF ? 2 : 1;
    if (used > units) break;
    append_utf8(out, c);
  }
  return out;
}

std::string extension_of(std::string_view part) {
  const std::size_t dot = part.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  const std::string_view extension = part.substr(dot);
  return utf16_units(extension) <= longest_extension ? std::string(extension) : std::string();
}

std::string tame_part(std::string_view part) {
  std::string out;
  for (std::size_t at = 0; at < part.size();) {
    const char32_t c = next_code_point(part, at);
    append_utf8(out, is_forbidden(c) ? U'_' : c);
  }
  while (out.ends_with('.') || out.ends_with(' ')) out.back() = '_';
  if (out.empty()) out = "_";
  if (is_reserved(out)) out.insert(0, "_");
  if (utf16_units(out) > longest_part) {
    const std::string extension = extension_of(out);
    out = cut_to(out, longest_part - utf16_units(extension) - 1) + "_" + extension;
  }
  return out;
}

// What Windows takes for the same name.
std::string same_name(std::string_view path) { return fold(normalise_nfc(path)); }

}  // namespace

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) units += next_code_point(text, at) > 0xFFFF ? 2 : 1;
  return units;
}

bool is_windows_name(std::string_view path, std::size_t room) {
  if (path.empty() || utf16_units(path) > room) return false;
  return std::ranges::all_of(parts_of(path),
                             [](const std::string& part) { return part != "." && part != ".." && tame_part(part) == part; });
}

std::vector<WindowsName> windows_names(const std::vector<std::string>& names, std::size_t room) {
  std::vector<WindowsName> out;
  std::map<std::string, std::string> folders;  // folded stored folder -> the original that has it
  std::set<std::string> taken;
  std::size_t number = 0;
  for (const std::string& name : names) {
    WindowsName made{name, {}, false};
    std::string original;
    bool clash = false;
    const auto parts = parts_of(name);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      made.stored += (i == 0 ? "" : "/") + tame_part(parts[i]);
      original += (i == 0 ? "" : "/") + parts[i];
      if (i + 1 == parts.size()) break;
      // "A/x" and "a/y" are two folders here and one there.
      const auto [at, fresh] = folders.emplace(same_name(made.stored), original);
      clash = clash || (!fresh && at->second != original) || taken.contains(same_name(made.stored));
    }
    if (clash || utf16_units(made.stored) > room || taken.contains(same_name(made.stored)) || folders.contains(same_name(made.stored))) {
      const std::string extension = extension_of(tame_part(parts.back()));
      do made.stored = fmt::format("long/{:05}{}", ++number, extension);
      while (taken.contains(same_name(made.stored)));
    }
    taken.insert(same_name(made.stored));
    made.changed = made.stored != name;
    out.push_back(std::move(made));
  }
  return out;
}

}  // namespace sekimori::respond
