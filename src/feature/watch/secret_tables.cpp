#include "feature/watch/secret_tables.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::watch {
namespace {

constexpr std::string_view scheme = "db:";

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> out;
  std::string part;
  for (const char c : fold(trim(text))) {
    if (c != '.' && c != '/' && c != '\\') {
      if (c != '"' && c != '`' && c != '[' && c != ']') part += c;
      continue;
    }
    if (!part.empty()) out.push_back(std::exchange(part, {}));
  }
  if (!part.empty()) out.push_back(std::move(part));
  return out;
}

bool ends_alike(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const std::size_t shared = std::min(a.size(), b.size());
  return std::equal(a.end() - static_cast<std::ptrdiff_t>(shared), a.end(), b.end() - static_cast<std::ptrdiff_t>(shared));
}

}  // namespace

SecretTables::SecretTables(std::vector<model::KnownSecret> secrets) : secrets_(std::move(secrets)) {
  for (std::size_t i = 0; i < secrets_.size(); ++i)
    for (const std::string& place : secrets_[i].secret.places) {
      const std::string folded = fold(trim(place));
      if (!folded.starts_with(scheme)) continue;
      std::string_view rest = std::string_view(folded).substr(scheme.size());
      if (rest.starts_with("//")) {  // the host is no part of the table's name
        const std::size_t slash = rest.find('/', 2);
        if (slash == std::string_view::npos) continue;
        rest.remove_prefix(slash + 1);
      }
      std::vector<std::string> parts = parts_of(rest);
      if (!parts.empty()) by_table_[parts.back()].push_back({std::move(parts), i});
    }
}

const model::KnownSecret* SecretTables::find(std::string_view table) const {
  const std::vector<std::string> parts = parts_of(table);
  if (parts.empty()) return nullptr;
  const auto places = by_table_.find(parts.back());
  if (places == by_table_.end()) return nullptr;
  std::optional<std::size_t> found;
  for (const Place& place : places->second) {
    if (!ends_alike(place.parts, parts)) continue;
    if (found && *found != place.secret) return nullptr;
    found = place.secret;
  }
  return found ? &secrets_[*found] : nullptr;
}

}  // namespace sekimori::watch
