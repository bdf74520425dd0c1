#include "feature/protect/rights/sddl.h"

#include <algorithm>
#include <array>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::protect::rights {
namespace {

struct NamedMask {
  std::string_view name;
  std::uint32_t mask;
};
// [MS-DTYP] 2.5.1.1; the names of directory objects stand for the file's bits of the same value.
constexpr std::array<NamedMask, 24> named_masks = {{
    {"GA", 0x10000000}, {"GR", 0x80000000}, {"GW", 0x40000000}, {"GX", 0x20000000}, {"RC", 0x20000}, {"SD", 0x10000},
    {"WD", 0x40000},    {"WO", 0x80000},    {"RP", 0x10},       {"WP", 0x20},       {"CC", 0x1},     {"DC", 0x2},
    {"LC", 0x4},        {"SW", 0x8},        {"LO", 0x80},       {"DT", 0x40},       {"CR", 0x100},   {"FA", 0x1F01FF},
    {"FR", 0x120089},   {"FW", 0x120116},   {"FX", 0x1200A0},   {"KA", 0xF003F},    {"KR", 0x20019}, {"KW", 0x20006},
}};

// Two-letter names of groups of the domain, which SDDL may use instead of a SID that ends so.
struct DomainAlias {
  std::string_view code;
  std::string_view rid;
};
constexpr std::array<DomainAlias, 7> domain_aliases = {
    {{"DA", "512"}, {"DU", "513"}, {"DG", "514"}, {"DC", "515"}, {"SA", "518"}, {"EA", "519"}, {"LA", "500"}}};

class SddlReader {
 public:
  SddlReader(std::string_view text, const Origin& origin, std::vector<std::string>* notes) : text_(text), origin_(origin), notes_(notes) {}

  Result<Place> read() {
    Place place;
    place.line = origin_.line;
    bool has_list = false;
    while (at_ < text_.size()) {
      const char part = text_[at_];
      if (at_ + 1 >= text_.size() || text_[at_ + 1] != ':') return wrong("expected 'O:', 'G:', 'D:' or 'S:'");
      at_ += 2;
      if (part == 'O' || part == 'G') skip_sid();
      else if (part == 'D') {
        if (has_list) return wrong("a second 'D:'");
        has_list = true;
        TRY(read_list(&place));
      } else if (part == 'S') TRY(read_list(nullptr));
      else {
        at_ -= 2;
        return wrong("expected 'O:', 'G:', 'D:' or 'S:'");
      }
    }
    if (!has_list) place.open_to_all = true;
    return place;
  }

 private:
  std::unexpected<Error> wrong(const Phrase& what) const {
    return error(ErrorCode::invalid_input, "{}:{}:{}: security descriptor: {}", origin_.file, origin_.line, origin_.column + at_, what);
  }

  bool at_part() const { return at_ + 1 < text_.size() && text_[at_ + 1] == ':' && std::string_view("OGDS").contains(text_[at_]); }
  // An owner is an alias of two letters or a SID; "D:" behind it must not be taken for a part of it.
  void skip_sid() {
    if (text_.substr(at_).starts_with("S-")) {
      at_ += 2;
      while (at_ < text_.size() && !at_part()) ++at_;
      return;
    }
    at_ = std::min(text_.size(), at_ + 2);
    while (at_ < text_.size() && !at_part()) ++at_;
  }

  Result<void> read_list(Place* place) {
    const size_t flags = at_;
    while (at_ < text_.size() && text_[at_] != '(' && !at_part()) ++at_;
    const std::string_view written = text_.substr(flags, at_ - flags);
    if (place != nullptr && written.find("NO_ACCESS_CONTROL") != std::string_view::npos) {
      place->open_to_all = true;
      return {};
    }
    for (char c : written)
      if (!std::string_view("PARI").contains(c)) {
        at_ = flags;
        return wrong("unknown flags of the list");
      }
    while (at_ < text_.size() && text_[at_] == '(') TRY(read_entry(place));
    return {};
  }

  Result<void> read_entry(Place* place) {
    const size_t start = at_++;
    std::array<std::string_view, 7> fields{};
    std::array<size_t, 7> begins{};
    size_t count = 0;
    begins[0] = at_;
    size_t depth = 0;
    size_t from = at_;
    bool quoted = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quoted) {
        quoted = c != '"';
        continue;
      }
      if (c == '"') quoted = true;
      else if (c == '(') ++depth;
      else if (c == ')') {
        if (depth == 0) break;
        --depth;
      } else if (c == ';' && depth == 0 && count < 6) {
        fields[count++] = text_.substr(from, at_ - from);
        from = at_ + 1;
        begins[count] = from;
      }
    }
    if (at_ >= text_.size()) {
      at_ = start;
      return wrong("an entry is opened with '(' and never closed");
    }
    fields[count++] = text_.substr(from, at_ - from);
    ++at_;
    if (place == nullptr) return {};
    if (count < 6) {
      at_ = start;
      return wrong("an entry has six fields: type;flags;rights;object;inherited object;who");
    }
    Entry entry;
    entry.line = origin_.line;
    const std::string_view type = fields[0];
    if (type == "A" || type == "OA" || type == "XA" || type == "ZA") entry.allow = true;
    else if (type == "D" || type == "OD" || type == "XD") entry.allow = false;
    else {
      at_ = begins[0];
      return wrong("unknown type of entry");
    }
    if (type.starts_with('X') || type == "ZA") {
      note("an entry with a condition is counted as if the condition held; a refusal with one as if it did not");
      if (!entry.allow) return {};
    }
    TRY(read_flags(fields[1], begins[1], entry));
    entry.rights = rights_of_mask(TRY(read_mask(fields[2], begins[2])));
    if (fields[5].empty()) {
      at_ = begins[5];
      return wrong("an entry without a principal");
    }
    entry.principal = fields[5];
    for (const DomainAlias& alias : domain_aliases)
      if (fields[5] == alias.code) entry.principal = "rid:" + std::string(alias.rid);
    place->entries.push_back(std::move(entry));
    return {};
  }

  Result<void> read_flags(std::string_view flags, size_t begin, Entry& entry) {
    bool to_below = false;
    for (size_t i = 0; i < flags.size(); i += 2) {
      const std::string_view flag = flags.substr(i, 2);
      if (flag == "OI" || flag == "CI") to_below = true;
      else if (flag == "IO") entry.here = false;
      else if (flag == "ID") entry.inherited = true;
      else if (flag != "NP" && flag != "SA" && flag != "FA" && flag != "CR") {
        at_ = begin + i;
        return wrong("unknown flag of an entry");
      }
    }
    entry.below = to_below;
    return {};
  }

  Result<std::uint32_t> read_mask(std::string_view text, size_t begin) {
    if (text.starts_with("0x") || text.starts_with("0X")) {
      std::uint64_t value = 0;
      for (size_t i = 2; i < text.size(); ++i) {
        const char c = text[i];
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0 || i > 9) {
          at_ = begin + i;
          return wrong("the rights are no hexadecimal number of 32 bits");
        }
        value = value * 16 + static_cast<unsigned>(digit);
      }
      return static_cast<std::uint32_t>(value);
    }
    if (!text.empty() && text[0] >= '0' && text[0] <= '9') {
      std::uint64_t value = 0;
      for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9' || value > 0xFFFFFFFF) {
          at_ = begin + i;
          return wrong("the rights are no number of 32 bits");
        }
        value = value * 10 + static_cast<unsigned>(text[i] - '0');
      }
      return static_cast<std::uint32_t>(value);
    }
    std::uint32_t mask = 0;
    for (size_t i = 0; i < text.size(); i += 2) {
      const std::string_view code = text.substr(i, 2);
      bool found = false;
      for (const NamedMask& named : named_masks)
        if (named.name == code) {
          mask |= named.mask;
          found = true;
        }
      if (!found) {
        at_ = begin + i;
        return wrong("unknown right");
      }
    }
    return mask;
  }

  void note(std::string_view text) {
    if (notes_ == nullptr) return;
    for (const std::string& known : *notes_)
      if (known == text) return;
    notes_->emplace_back(text);
  }

  std::string_view text_;
  Origin origin_;
  std::vector<std::string>* notes_;
  size_t at_ = 0;
};

}  // namespace

Rights rights_of_mask(std::uint32_t mask) {
  constexpr std::uint32_t all = 0x10000000;
  Rights out = 0;
  if ((mask & (0x1 | 0x80000000 | all)) != 0) out |= may_read;
  if ((mask & (0x2 | 0x4 | 0x40000000 | all)) != 0) out |= may_write;
  if ((mask & (0x40000 | 0x80000 | all)) != 0) out |= may_control;
  return out;
}

Result<Place> parse_sddl(std::string_view text, const Origin& origin, std::vector<std::string>* notes) {
  return SddlReader(text, origin, notes).read();
}

}  // namespace sekimori::protect::rights
