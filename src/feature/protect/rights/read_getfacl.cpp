// `getfacl -R` and `sekimori rights walk`: blocks of "# file: PATH", owner, group and entries. Also `getent group` and `getent passwd`.
#include <array>

#include "base/text.h"
#include "feature/protect/rights/rights_reader.h"

namespace sekimori::protect::rights {
namespace {

// "\040" of a path is a blank: getfacl writes bytes that it does not print in octal.
std::string unescape(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto digit = [&](size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '7' ? text[at] - '0' : -1; };
    if (text[i] == '\\' && digit(i + 1) >= 0 && digit(i + 2) >= 0 && digit(i + 3) >= 0) {
      out += static_cast<char>(digit(i + 1) * 64 + digit(i + 2) * 8 + digit(i + 3));
      i += 3;
    } else if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '\\') {
      out += '\\';
      ++i;
    } else {
      out += text[i];
    }
  }
  return scrub_utf8(out);
}

class GetfaclReader {
 public:
  GetfaclReader(std::string_view text, std::string_view file, const ReadOptions& options)
      : lines_{.text = text}, file_(file), options_(options) {}

  Result<Snapshot> read() {
    std::string_view line;
    while (lines_.next(line)) {
      if (trim(line).empty()) {
        end_place();
        continue;
      }
      if (line.starts_with("# file: ")) {
        end_place();
        open_ = true;
        place_.rule = ListRule::posix;
        place_.line = lines_.number;
        const std::string path = unescape(line.substr(8));
        // getfacl takes the first slash away ("Removing leading '/'"); without a root it is put back.
        place_.path =
            options_.root.empty() && !path.starts_with('/') && !path.starts_with('.') ? "/" + path : below_root(options_.root, path);
      } else if (line.starts_with("# owner: ")) {
        owner_ = unescape(line.substr(9));
      } else if (line.starts_with("# group: ")) {
        group_ = unescape(line.substr(9));
      } else if (line.starts_with('#')) {
        continue;
      } else {
        if (!open_) return wrong_at(file_, lines_.number, 1, "an entry before any '# file:' line");
        TRY(read_entry(line));
      }
    }
    end_place();
    if (out_.places.empty()) return wrong_at(file_, 1, 1, "no '# file:' line; is this the output of getfacl -R?");
    return std::move(out_);
  }

 private:
  Result<void> read_entry(std::string_view line) {
    // The comment at the end only repeats what the mask leaves.
    std::string_view body = line.substr(0, line.find('\t'));
    body = trim(body.substr(0, body.find(" #")));
    if (body.starts_with("default:")) return {};  // for files that will be made
    std::array<std::string_view, 3> parts{};
    const size_t first = body.find(':');
    const size_t last = body.rfind(':');
    if (first == std::string_view::npos || last == first) return wrong_at(file_, lines_.number, 1, "expected 'kind:name:rwx'");
    parts = {body.substr(0, first), body.substr(first + 1, last - first - 1), body.substr(last + 1)};
    Entry entry;
    entry.line = lines_.number;
    if (parts[2].size() != 3) return wrong_at(file_, lines_.number, last + 2, "expected three signs as in 'r-x'");
    for (size_t i = 0; i < 3; ++i) {
      const char c = parts[2][i];
      if (c == '-') continue;
      if (c != "rwx"[i] && !(i == 2 && c == 'X')) return wrong_at(file_, lines_.number, last + 2 + i, "expected three signs as in 'r-x'");
      entry.rights |= i == 0 ? may_read : i == 1 ? may_write : may_pass;
    }
    entry.principal = unescape(parts[1]);
    if (parts[0] == "user") entry.tag = entry.principal.empty() ? EntryTag::owner : EntryTag::named_user;
    else if (parts[0] == "group") entry.tag = entry.principal.empty() ? EntryTag::owning_group : EntryTag::named_group;
    else if (parts[0] == "other") entry.tag = EntryTag::other;
    else if (parts[0] == "mask") {
      mask_ = entry.rights;
      return {};
    } else return wrong_at(file_, lines_.number, 1, phrase("unknown kind of entry '{}'", parts[0]));
    place_.entries.push_back(std::move(entry));
    return {};
  }

  void end_place() {
    if (!open_) return;
    for (Entry& entry : place_.entries) {
      if (entry.tag == EntryTag::owner) entry.principal = owner_;
      if (entry.tag == EntryTag::owning_group) entry.principal = group_;
      const bool masked = entry.tag != EntryTag::owner && entry.tag != EntryTag::other;
      if (mask_ && masked) entry.rights &= *mask_;
    }
    out_.places.push_back(std::move(place_));
    place_ = {};
    owner_.clear();
    group_.clear();
    mask_.reset();
    open_ = false;
  }

  Lines lines_;
  std::string_view file_;
  const ReadOptions& options_;
  Snapshot out_;
  Place place_;
  std::string owner_, group_;
  std::optional<Rights> mask_;
  bool open_ = false;
};

// Fields of "name:x:1000:a,b".
std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> out;
  size_t at = 0;
  while (true) {
    const size_t end = line.find(':', at);
    out.push_back(line.substr(at, end == std::string_view::npos ? end : end - at));
    if (end == std::string_view::npos) return out;
    at = end + 1;
  }
}

}  // namespace

Result<Snapshot> read_getfacl(std::string_view text, std::string_view file, const ReadOptions& options) {
  return GetfaclReader(text, file, options).read();
}

Result<Snapshot> read_unix_groups(std::string_view text, std::string_view file, const ReadOptions&) {
  Snapshot out;
  Lines lines{.text = text};
  std::string_view line;
  while (lines.next(line)) {
    if (trim(line).empty() || line.starts_with('#')) continue;
    const auto fields = fields_of(line);
    if (fields.size() != 4 || fields[0].empty()) return wrong_at(file, lines.number, 1, "expected 'group:password:number:members'");
    DirectoryEntry entry;
    entry.group = true;
    entry.line = lines.number;
    entry.names = {std::string(fields[0]), "gid:" + std::string(fields[2])};
    size_t at = 0;
    while (at < fields[3].size()) {
      size_t end = fields[3].find(',', at);
      if (end == std::string_view::npos) end = fields[3].size();
      if (end > at) entry.members.push_back({std::string(fields[3].substr(at, end - at)), lines.number});
      at = end + 1;
    }
    out.directory.push_back(std::move(entry));
  }
  return out;
}

Result<Snapshot> read_unix_accounts(std::string_view text, std::string_view file, const ReadOptions&) {
  Snapshot out;
  Lines lines{.text = text};
  std::string_view line;
  while (lines.next(line)) {
    if (trim(line).empty() || line.starts_with('#')) continue;
    const auto fields = fields_of(line);
    if (fields.size() != 7 || fields[0].empty()) return wrong_at(file, lines.number, 1, "expected seven fields as in /etc/passwd");
    DirectoryEntry entry;
    entry.line = lines.number;
    entry.names = {std::string(fields[0]), "uid:" + std::string(fields[2])};
    entry.member_of = {{"gid:" + std::string(fields[3]), lines.number}};
    out.directory.push_back(std::move(entry));
  }
  return out;
}

}  // namespace sekimori::protect::rights
