// LDIF (RFC 2849): accounts and groups of a directory. Continued lines, base64 values, comments; values from a URL are refused, nothing
// is fetched. Active Directory's ranges ("member;range=0-1499") are joined by themselves.
#include <cstdlib>
#include <map>

#include "base/bytes.h"
#include "base/text.h"
#include "feature/protect/rights/rights_reader.h"

namespace sekimori::protect::rights {
namespace {

struct Value {
  std::string text;
  std::size_t line = 0;
};
using Attributes = std::map<std::string, std::vector<Value>, std::less<>>;

// "S-1-5-21-..." of the bytes that objectSid holds.
std::optional<std::string> sid_text(std::string_view bytes) {
  if (bytes.starts_with("S-1-")) return std::string(bytes);
  if (bytes.size() < 8) return {};
  const auto byte = [&](size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])); };
  const size_t count = byte(1);
  if (byte(0) != 1 || count > 15 || bytes.size() != 8 + 4 * count) return {};
  std::uint64_t authority = 0;
  for (size_t i = 2; i < 8; ++i) authority = authority << 8 | byte(i);
  std::string out = fmt::format("S-1-{}", authority);
  for (size_t i = 0; i < count; ++i) {
    const size_t at = 8 + 4 * i;
    out += fmt::format("-{}", byte(at) | byte(at + 1) << 8 | byte(at + 2) << 16 | byte(at + 3) << 24);
  }
  return out;
}

class LdifReader {
 public:
  LdifReader(std::string_view text, std::string_view file) : lines_{.text = text}, file_(file) {}

  Result<Snapshot> read() {
    std::string logical;
    std::size_t start = 0;
    std::string_view line;
    bool comment = false;
    while (lines_.next(line)) {
      if (line.starts_with(' ')) {
        if (comment) continue;
        if (start == 0) return wrong_at(file_, lines_.number, 1, "a continued line with nothing before it");
        logical.append(line.substr(1));
        continue;
      }
      TRY(take(logical, start));
      logical.clear();
      start = 0;
      comment = line.starts_with('#');
      if (comment) continue;
      if (line.empty()) {
        TRY(end_entry());
        continue;
      }
      logical = line;
      start = lines_.number;
    }
    TRY(take(logical, start));
    TRY(end_entry());
    if (out_.directory.empty()) return wrong_at(file_, 1, 1, "no account and no group in it; is this an LDIF export of the directory?");
    return std::move(out_);
  }

 private:
  Result<void> take(const std::string& line, std::size_t number) {
    if (number == 0) return {};
    const size_t colon = line.find(':');
    if (colon == std::string::npos || colon == 0) return wrong_at(file_, number, 1, "expected 'attribute: value'");
    std::string name = ascii_lower(std::string_view(line).substr(0, colon));
    if (const size_t option = name.find(';'); option != std::string::npos) name.resize(option);
    std::string_view rest = std::string_view(line).substr(colon + 1);
    std::string value;
    if (rest.starts_with(':')) {
      rest.remove_prefix(1);
      while (rest.starts_with(' ')) rest.remove_prefix(1);
      const auto decoded = from_base64(trim(rest));
      if (!decoded) return wrong_at(file_, number, colon + 3, "the value is no base64");
      value.assign(as_text(*decoded));
    } else if (rest.starts_with('<')) {
      return wrong_at(file_, number, colon + 2, "values from a URL are not fetched; export the values themselves");
    } else {
      while (rest.starts_with(' ')) rest.remove_prefix(1);
      value = rest;
    }
    if (name == "version" && attributes_.empty()) {
      if (value != "1") return wrong_at(file_, number, colon + 2, phrase("LDIF of version '{}'; version 1 is read", value));
      return {};
    }
    if (name == "dn") {
      if (!attributes_.empty()) return wrong_at(file_, number, 1, "a second 'dn' in one entry; an empty line is missing before it");
      entry_line_ = number;
    } else if (attributes_.empty()) {
      return wrong_at(file_, number, 1, "an entry begins with 'dn:'");
    }
    if (name == "changetype" && value != "add") return wrong_at(file_, number, 1, "changes are not read; export the entries themselves");
    attributes_[name].push_back({std::move(value), number});
    return {};
  }

  const std::string& first(std::string_view name) const {
    static const std::string none;
    const auto found = attributes_.find(name);
    return found == attributes_.end() ? none : found->second.front().text;
  }
  bool of_class(std::initializer_list<std::string_view> names) const {
    const auto found = attributes_.find("objectclass");
    if (found == attributes_.end()) return false;
    for (const Value& value : found->second)
      for (std::string_view name : names)
        if (ascii_lower(value.text) == name) return true;
    return false;
  }

  Result<void> end_entry() {
    if (attributes_.empty()) return {};
    DirectoryEntry entry;
    entry.line = entry_line_;
    entry.group = of_class({"group", "groupofnames", "groupofuniquenames", "posixgroup"});
    const bool account = of_class({"user", "person", "inetorgperson", "posixaccount", "account"}) && !of_class({"computer"});
    if (entry.group || account) {
      for (std::string_view name : {"samaccountname", "uid", "cn", "displayname", "mail", "userprincipalname", "dn"})
        if (const std::string& value = first(name); !value.empty() && (name != "displayname" || entry.group)) entry.names.push_back(value);
      TRY(add_identity(entry));
      for (std::string_view name : {"member", "uniquemember", "memberuid"}) add(name, entry.members);
      add("memberof", entry.member_of);
      if (const std::string& control = first("useraccountcontrol"); !control.empty())
        entry.disabled = (std::strtoll(control.c_str(), nullptr, 10) & 2) != 0;
      out_.directory.push_back(std::move(entry));
    }
    attributes_.clear();
    return {};
  }

  // The SID, the relative id by which lists of the domain may name it, and the primary group, which no group lists as a member.
  Result<void> add_identity(DirectoryEntry& entry) {
    const auto sids = attributes_.find("objectsid");
    if (sids == attributes_.end()) {
      if (const std::string& number = first("gidnumber"); !number.empty()) {
        if (entry.group) entry.names.push_back("gid:" + number);
        else entry.member_of.push_back({"gid:" + number, attributes_["gidnumber"].front().line});
      }
      return {};
    }
    const Value& value = sids->second.front();
    const auto sid = sid_text(value.text);
    if (!sid) return wrong_at(file_, value.line, 1, "objectSid is no security identifier");
    entry.names.push_back(*sid);
    const size_t dash = sid->rfind('-');
    if (entry.group && sid->starts_with("S-1-5-21-")) entry.names.push_back("rid:" + sid->substr(dash + 1));
    if (const auto primary = attributes_.find("primarygroupid"); primary != attributes_.end())
      entry.member_of.push_back({sid->substr(0, dash + 1) + primary->second.front().text, primary->second.front().line});
    return {};
  }

  void add(std::string_view name, std::vector<Member>& into) {
    const auto found = attributes_.find(name);
    if (found == attributes_.end()) return;
    for (const Value& value : found->second) into.push_back({value.text, value.line});
  }

  Lines lines_;
  std::string_view file_;
  Attributes attributes_;
  std::size_t entry_line_ = 0;
  Snapshot out_;
};

}  // namespace

Result<Snapshot> read_ldif(std::string_view text, std::string_view file, const ReadOptions&) { return LdifReader(text, file).read(); }

}  // namespace sekimori::protect::rights
