#include "feature/watch/people_mask.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace sekimori::watch {
namespace {

constexpr std::array<std::string_view, 3> home_folders = {"users", "home", "documents and settings"};
// Folders beside the homes that belong to nobody.
constexpr std::array<std::string_view, 7> nobodys = {"public", "default",    "default user",    "all users",
                                                     "shared", "lost+found", "default.migrated"};

bool is_plain(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || !is_plain(c); }
bool is_separator(char c) { return c == '\\' || c == '/'; }

// Whether what lies between the two places is a word, or words, of its own. Japanese writing has no blanks: there anything is.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  if (!is_plain(text[begin])) return true;
  const bool opens = begin == 0 || !is_word(text[begin - 1]) || !is_plain(text[begin - 1]);
  const bool closes = end == text.size() || !is_word(text[end]) || !is_plain(text[end]);
  return opens && closes;
}

std::string key_of(std::string_view name) { return std::string(name.substr(0, 2)); }

// The name below a folder of home folders that begins at `at`; empty when none does.
std::string_view home_name(std::string_view low, std::size_t at) {
  if (at < 2 || !is_separator(low[at - 1])) return {};
  const std::size_t folder_end = at - 1;
  const std::size_t before = low.find_last_of("\\/", folder_end - 1);
  const std::size_t folder = before == std::string_view::npos ? 0 : before + 1;
  const std::string_view parent = low.substr(folder, folder_end - folder);
  if (std::ranges::find(home_folders, parent) == home_folders.end() && !parent.ends_with("profiles$") && !parent.ends_with("users$"))
    return {};
  const std::string_view name = low.substr(at, std::min(low.find_first_of("\\/", at), low.size()) - at);
  return std::ranges::find(nobodys, name) == nobodys.end() ? name : std::string_view();
}

}  // namespace

PeopleMask::PeopleMask(std::vector<model::KnownPerson> people) : people_(std::move(people)) {
  for (std::size_t i = 0; i < people_.size(); ++i) {
    const model::Person& person = people_[i].person;
    for (const std::string& account : person.accounts) {
      add(account, i);
      // "CORP\tanaka" and "tanaka@corp.example" act as tanaka.
      if (const auto slash = account.find('\\'); slash != std::string::npos) add(std::string_view(account).substr(slash + 1), i);
      if (const auto at = account.find('@'); at != std::string::npos) add(std::string_view(account).substr(0, at), i);
    }
    add(person.staff_number, i);
    if (std::ranges::all_of(person.name, is_plain)) {
      if (person.name.contains(' ')) add(person.name, i);  // a bare family name in Latin letters is too common a word
      continue;
    }
    add(person.name, i);
    std::string joined = person.name;
    for (const std::string_view blank : {" ", "\u3000"})
      for (std::size_t found = joined.find(blank); found != std::string::npos; found = joined.find(blank))
        joined.erase(found, blank.size());
    if (joined != person.name) {
      add(joined, i);
      std::string wide = person.name;
      if (const auto found = wide.find(' '); found != std::string::npos) add(wide.replace(found, 1, "\u3000"), i);
    }
  }
  for (auto& [key, names] : names_) std::ranges::sort(names, [](const Name& a, const Name& b) { return a.text.size() > b.text.size(); });
}

void PeopleMask::add(std::string_view name, std::size_t person) {
  // A single letter or a single ideograph names nobody.
  if (count_code_points(name) < 2) return;
  std::string low = ascii_lower(name);
  auto& names = names_[key_of(low)];
  names.push_back({std::move(low), person});
}

Result<std::string> PeopleMask::apply(std::string_view text, const Instead& instead) const {
  const std::string low = ascii_lower(text);
  std::string out;
  std::size_t copied = 0;
  const auto replace = [&](std::size_t begin, std::size_t end, std::string_view by) {
    out.append(text.substr(copied, begin - copied)).append(by);
    copied = end;
  };
  for (std::size_t at = 0; at < low.size();) {
    std::size_t next = at + 1;
    const Name* found = nullptr;
    if (const auto names = names_.find(low.substr(at, 2)); names != names_.end()) {
      for (const Name& name : names->second) {
        if (!std::string_view(low).substr(at).starts_with(name.text) || !stands_alone(low, at, at + name.text.size())) continue;
        found = &name;
        break;
      }
    }
    if (found != nullptr) {
      next = at + found->text.size();
      const std::string by = TRY(instead(people_[found->person]));
      if (!by.empty()) replace(at, next, by);
    } else if (const std::string_view owner = home_name(low, at); !owner.empty()) {
      next = at + owner.size();
      replace(at, next, unknown_owner);
    }
    at = next;
  }
  return out.append(text.substr(copied));
}

std::string PeopleMask::apply(std::string_view text, std::string_view account, std::string_view instead) {
  if (account.size() < 2) return std::string(text);
  const std::string low = ascii_lower(text), name = ascii_lower(account);
  std::string out;
  std::size_t copied = 0;
  for (std::size_t found = low.find(name); found != std::string::npos; found = low.find(name, found + 1)) {
    if (found < copied || !stands_alone(low, found, found + name.size())) continue;
    out.append(text.substr(copied, found - copied)).append(instead);
    copied = found + name.size();
  }
  return out.append(text.substr(copied));
}

}  // namespace sekimori::watch
