#include "feature/protect/path_index.h"

#include "base/text.h"

namespace sekimori::protect {
namespace {

// "//host/share/a" -> "/share/a"; "d:/share/a" -> "/share/a"; "/share/a" stays.
std::string_view without_host(std::string_view path) {
  if (path.starts_with("//")) {
    const size_t slash = path.find('/', 2);
    return slash == std::string_view::npos ? std::string_view() : path.substr(slash);
  }
  if (path.size() > 2 && path[1] == ':' && path[2] == '/') return path.substr(2);
  return path;
}

}  // namespace

std::string normalise_place(std::string_view path) {
  const std::string folded = fold(trim(path));
  std::string out;
  out.reserve(folded.size());
  for (char c : folded) {
    if (c == '\\') c = '/';
    if (c == '/' && !out.empty() && out.back() == '/' && out.size() != 1) continue;
    out += c;
  }
  // "///x" began as more than a UNC name; "." segments name nothing.
  while (out.starts_with("///")) out.erase(0, 1);
  for (size_t at = out.find("/./"); at != std::string::npos; at = out.find("/./", at)) out.erase(at, 2);
  while (out.ends_with("/.")) out.erase(out.size() - 2);
  while (out.size() > 1 && out.ends_with('/')) out.pop_back();
  return out;
}

void PathIndex::add(std::string_view place, std::size_t value) {
  const std::string key = normalise_place(place);
  if (key.empty() || key == "/") return;
  exact_[key] = value;
  const std::string tail(without_host(key));
  if (tail.size() > 1) {
    const auto [at, fresh] = by_tail_.emplace(tail, value);
    if (!fresh && at->second != value) at->second = ambiguous;
  }
}

std::optional<std::size_t> PathIndex::find(std::string_view path) const {
  const std::string key = normalise_place(path);
  const auto climb = [](const auto& map, std::string_view at) -> std::optional<std::size_t> {
    while (at.size() > 1) {
      if (const auto found = map.find(std::string(at)); found != map.end()) return found->second;
      const size_t slash = at.rfind('/');
      if (slash == std::string_view::npos || slash == 0) break;
      at = at.substr(0, slash);
    }
    return {};
  };
  if (auto found = climb(exact_, key)) return found;
  auto found = climb(by_tail_, without_host(key));
  if (found == ambiguous) return {};
  return found;
}

}  // namespace sekimori::protect
