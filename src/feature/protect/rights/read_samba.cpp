// Samba's settings as `testparm -s` prints them: who may come in through a share, and which folder lies behind it.
#include <map>

#include "base/text.h"
#include "feature/protect/rights/rights_reader.h"

namespace sekimori::protect::rights {
namespace {

using Settings = std::map<std::string, std::pair<std::string, std::size_t>, std::less<>>;

bool is_yes(std::string_view text) {
  const std::string word = ascii_lower(trim(text));
  return word == "yes" || word == "true" || word == "1";
}

// "@sekkei, +kanri tanaka, "FIRM\eng design"": groups carry a sign, names may be quoted.
std::vector<std::string> names_of(std::string_view list) {
  std::vector<std::string> out;
  size_t at = 0;
  while (at < list.size()) {
    if (list[at] == ' ' || list[at] == ',' || list[at] == '\t') {
      ++at;
      continue;
    }
    std::string name;
    bool quoted = false;
    for (; at < list.size(); ++at) {
      if (list[at] == '"') quoted = !quoted;
      else if (!quoted && (list[at] == ' ' || list[at] == ',' || list[at] == '\t')) break;
      else name += list[at];
    }
    while (!name.empty() && std::string_view("@+&").contains(name[0])) name.erase(0, 1);
    if (!name.empty()) out.push_back(std::move(name));
  }
  return out;
}

class SambaReader {
 public:
  SambaReader(std::string_view text, std::string_view file, const ReadOptions& options)
      : lines_{.text = text}, file_(file), options_(options) {}

  Result<Snapshot> read() {
    std::string joined;
    std::size_t start = 0;
    std::string_view line;
    while (lines_.next(line)) {
      if (joined.empty()) start = lines_.number;
      std::string_view text = trim(line);
      if (joined.empty() && (text.empty() || text.starts_with('#') || text.starts_with(';'))) continue;
      if (text.ends_with('\\')) {
        joined.append(text.substr(0, text.size() - 1)).append(" ");
        continue;
      }
      joined.append(text);
      TRY(take(joined, start));
      joined.clear();
    }
    if (!joined.empty()) TRY(take(joined, start));
    end_section();
    if (out_.places.empty()) return wrong_at(file_, 1, 1, "no share in it; use the output of 'testparm -s'");
    return std::move(out_);
  }

 private:
  Result<void> take(std::string_view line, std::size_t number) {
    if (line.starts_with('[')) {
      const size_t end = line.find(']');
      if (end == std::string_view::npos) return wrong_at(file_, number, 1, "'[' without ']'");
      end_section();
      section_ = trim(line.substr(1, end - 1));
      section_line_ = number;
      return {};
    }
    const size_t equals = line.find('=');
    if (equals == std::string_view::npos) return wrong_at(file_, number, 1, "expected 'name = value'");
    std::string name = ascii_lower(trim(line.substr(0, equals)));
    if (name == "include" || name == "copy") note(out_, "'" + name + "' is not followed; use the output of 'testparm -s'");
    if (section_.empty()) return wrong_at(file_, number, 1, "a setting before any [section]");
    settings_[name] = {std::string(trim(line.substr(equals + 1))), number};
    return {};
  }

  std::string_view value(std::initializer_list<std::string_view> names) const {
    for (std::string_view name : names)
      if (const auto found = settings_.find(name); found != settings_.end()) return found->second.first;
    for (std::string_view name : names)
      if (const auto found = global_.find(name); found != global_.end()) return found->second.first;
    return {};
  }
  std::size_t line_of(std::string_view name) const {
    const auto found = settings_.find(name);
    return found == settings_.end() ? section_line_ : found->second.second;
  }

  void end_section() {
    if (ascii_lower(section_) == "global") global_ = std::move(settings_);
    else if (!section_.empty() && ascii_lower(section_) != "homes" && ascii_lower(section_) != "printers") add_share();
    settings_.clear();
    section_.clear();
  }

  void add(Place& place, std::string_view setting, bool allow, Rights rights) {
    for (const std::string& name : names_of(value({setting}))) {
      if (name.find('%') != std::string::npos) note(out_, "a name with '%' in [" + section_ + "] cannot be resolved and was left out");
      else place.entries.push_back({.allow = allow, .principal = name, .rights = rights, .line = line_of(setting)});
    }
  }

  void add_share() {
    Place place;
    place.path = below_root(options_.root, section_);
    place.gate = true;
    place.target = value({"path", "directory"});
    place.line = section_line_;
    const std::string_view writable = value({"writable", "writeable", "write ok"});
    const bool writes = writable.empty() ? !value({"read only"}).empty() && !is_yes(value({"read only"})) : is_yes(writable);
    const Rights usual = may_read | may_pass | (writes ? may_write : 0);
    constexpr Rights all = may_read | may_write | may_control | may_pass;
    // Only "valid users" lets in; the other lists change what those may do who are in.
    add(place, "invalid users", false, all);
    add(place, "admin users", true, may_write | may_control);
    add(place, "write list", true, may_write);
    add(place, "read list", false, may_write);
    add(place, "valid users", true, usual);
    if (value({"valid users"}).empty() || is_yes(value({"guest ok", "public"})))
      place.entries.push_back({.principal = "Everyone", .rights = usual, .line = section_line_});
    out_.places.push_back(std::move(place));
  }

  Lines lines_;
  std::string_view file_;
  const ReadOptions& options_;
  Snapshot out_;
  Settings settings_, global_;
  std::string section_;
  std::size_t section_line_ = 1;
};

}  // namespace

Result<Snapshot> read_samba(std::string_view text, std::string_view file, const ReadOptions& options) {
  return SambaReader(text, file, options).read();
}

}  // namespace sekimori::protect::rights
