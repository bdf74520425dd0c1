#include "engine/stix/json_view.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/phrase.h"
#include "base/text.h"

namespace sekimori::stix {

// Reads one text into the nodes of a document, front to back, without recursion: what is open stands on a stack of bounded depth.
class JsonReader {
 public:
  explicit JsonReader(JsonDocument& into) : into_(into), text_(into.text_) {}

  Result<void> read() {
    TRY(value());
    while (!open_.empty()) TRY(go_on());
    skip_blanks();
    if (at_ != text_.size()) return wrong();
    return {};
  }

 private:
  [[nodiscard]] std::unexpected<Error> wrong() const { return error(ErrorCode::invalid_input, "not JSON from byte {} on", at_); }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r')) ++at_;
  }

  bool take(char wanted) {
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  // Within the innermost array or object: what comes after a value, or at once after the opening bracket.
  Result<void> go_on() {
    Open& inner = open_.back();
    const bool object = into_.nodes_[inner.node].kind == JsonKind::object;
    skip_blanks();
    if (take(object ? '}' : ']')) {
      if (inner.after_comma) {
        --at_;
        return wrong();
      }
      JsonDocument::Node& node = into_.nodes_[inner.node];
      node.end = static_cast<std::uint32_t>(at_) & 0x7FFF'FFFFU;
      node.next = static_cast<std::uint32_t>(into_.nodes_.size());
      open_.pop_back();
      return {};
    }
    if (!inner.first && !inner.after_comma) {
      if (!take(',')) return wrong();
      inner.after_comma = true;
      return {};
    }
    inner.first = inner.after_comma = false;
    if (object) {
      if (at_ >= text_.size() || text_[at_] != '"') return wrong();
      TRY(string());
      skip_blanks();
      if (!take(':')) return wrong();
    }
    return value();
  }

  Result<void> value() {
    skip_blanks();
    if (at_ >= text_.size()) return wrong();
    if (into_.nodes_.size() >= most_json_values)
      return error(ErrorCode::invalid_input, "JSON of more than {} values; send it in parts", most_json_values);
    switch (text_[at_]) {
      case '{': return open(JsonKind::object);
      case '[': return open(JsonKind::array);
      case '"': return string();
      case 't': return word("true", JsonKind::boolean);
      case 'f': return word("false", JsonKind::boolean);
      case 'n': return word("null", JsonKind::null);
      default: return number();
    }
  }

  Result<void> open(JsonKind kind) {
    if (open_.size() >= static_cast<std::size_t>(deepest_json))
      return error(ErrorCode::invalid_input, "JSON nested deeper than {} levels", deepest_json);
    open_.push_back({static_cast<std::uint32_t>(into_.nodes_.size())});
    add(kind, at_, at_);
    ++at_;
    return {};
  }

  void add(JsonKind kind, std::size_t begin, std::size_t end, bool escaped = false) {
    JsonDocument::Node node;
    node.begin = static_cast<std::uint32_t>(begin);
    node.end = static_cast<std::uint32_t>(end) & 0x7FFF'FFFFU;
    node.escaped = escaped ? 1 : 0;
    node.next = static_cast<std::uint32_t>(into_.nodes_.size()) + 1;
    node.kind = kind;
    into_.nodes_.push_back(node);
  }

  Result<void> word(std::string_view wanted, JsonKind kind) {
    if (!text_.substr(at_).starts_with(wanted)) return wrong();
    add(kind, at_, at_ + wanted.size());
    at_ += wanted.size();
    return {};
  }

  bool digits() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    return at_ > begin;
  }

  Result<void> number() {
    const std::size_t begin = at_;
    take('-');
    if (!take('0') && !digits()) return wrong();
    if (take('.') && !digits()) return wrong();
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!digits()) return wrong();
    }
    add(JsonKind::number, begin, at_);
    return {};
  }

  Result<void> string() {
    const std::size_t begin = at_++;
    bool escaped = false;
    bool ascii = true;
    for (;; ++at_) {
      if (at_ >= text_.size()) return wrong();
      const auto c = static_cast<unsigned char>(text_[at_]);
      if (c == '"') break;
      if (c < 0x20) return wrong();
      ascii = ascii && c < 0x80;
      if (c != '\\') continue;
      escaped = true;
      TRY(escape());
    }
    ++at_;
    if (!ascii && !is_valid_utf8(text_.substr(begin, at_ - begin))) {
      at_ = begin;
      return wrong();
    }
    add(JsonKind::string, begin, at_, escaped);
    return {};
  }

  // Leaves at_ on the last byte of the escape.
  Result<void> escape() {
    if (++at_ >= text_.size()) return wrong();
    if (std::string_view("\"\\/bfnrt").contains(text_[at_])) return {};
    if (text_[at_] != 'u') return wrong();
    const std::uint32_t high = TRY(four_digits());
    if (high >= 0xDC00 && high <= 0xDFFF) return wrong();
    if (high < 0xD800 || high > 0xDBFF) return {};
    if (!text_.substr(at_ + 1).starts_with("\\u")) return wrong();
    at_ += 2;
    const std::uint32_t low = TRY(four_digits());
    if (low < 0xDC00 || low > 0xDFFF) return wrong();
    return {};
  }

  Result<std::uint32_t> four_digits() {
    if (text_.size() - at_ < 5) return wrong();
    std::uint32_t value = 0;
    const char* begin = text_.data() + at_ + 1;
    const auto done = std::from_chars(begin, begin + 4, value, 16);
    if (done.ec != std::errc() || done.ptr != begin + 4) return wrong();
    at_ += 4;
    return value;
  }

  struct Open {
    std::uint32_t node = 0;
    bool first = true;
    bool after_comma = false;
  };
  JsonDocument& into_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
};

Result<JsonDocument> JsonDocument::parse(std::string_view text) {
  if (text.size() > largest_json) return error(ErrorCode::invalid_input, "JSON of more than {} bytes", largest_json);
  JsonDocument document;
  document.text_ = text;
  document.nodes_.reserve(text.size() / 24 + 8);
  TRY(JsonReader(document).read());
  return document;
}

JsonKind JsonView::kind() const { return exists() ? document_->nodes_[index_].kind : JsonKind::null; }

std::string_view JsonView::raw() const {
  if (!exists()) return {};
  const auto& node = document_->nodes_[index_];
  return document_->text_.substr(node.begin, node.end - node.begin);
}

std::optional<std::string_view> JsonView::plain() const {
  if (!is_string() || document_->nodes_[index_].escaped != 0) return {};
  const std::string_view quoted = raw();
  return quoted.substr(1, quoted.size() - 2);
}

std::string JsonView::text() const {
  if (const auto simple = plain()) return std::string(*simple);
  if (!is_string()) return std::string(raw());
  const std::string_view quoted = raw();
  std::string out;
  for (std::size_t at = 1; at + 1 < quoted.size(); ++at) {
    if (quoted[at] != '\\') {
      out += quoted[at];
      continue;
    }
    const auto unit = [&] {
      std::uint32_t value = 0;
      std::from_chars(quoted.data() + at + 1, quoted.data() + at + 5, value, 16);
      at += 4;
      return value;
    };
    switch (quoted[++at]) {
      case 'b': out += '\b'; break;
      case 'f': out += '\f'; break;
      case 'n': out += '\n'; break;
      case 'r': out += '\r'; break;
      case 't': out += '\t'; break;
      case 'u': {
        std::uint32_t point = unit();
        if (point >= 0xD800 && point <= 0xDBFF) {
          at += 2;
          point = 0x10000 + ((point - 0xD800) << 10) + (unit() - 0xDC00);
        }
        append_utf8(out, static_cast<char32_t>(point));
        break;
      }
      default: out += quoted[at];
    }
  }
  return out;
}

bool JsonView::is_text(std::string_view wanted) const {
  if (!is_string()) return false;
  if (const auto simple = plain()) return *simple == wanted;
  return text() == wanted;
}

std::optional<std::int64_t> JsonView::integer() const {
  if (kind() != JsonKind::number) return {};
  const std::string_view digits = raw();
  std::int64_t value = 0;
  const auto done = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (done.ec != std::errc() || done.ptr != digits.data() + digits.size()) return {};
  return value;
}

std::optional<double> JsonView::number() const {
  if (kind() != JsonKind::number) return {};
  const std::string_view digits = raw();
  double value = 0;
  const auto done = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (done.ec != std::errc()) return {};
  return value;
}

JsonView JsonView::operator[](std::string_view name) const {
  for (const Member member : members())
    if (member.name.is_text(name)) return member.value;
  return {};
}

JsonView::Items JsonView::items() const {
  if (!is_array()) return {document_, 0, 0};
  return {document_, index_ + 1, document_->nodes_[index_].next};
}

JsonView::Members JsonView::members() const {
  if (!is_object()) return {document_, 0, 0};
  return {document_, index_ + 1, document_->nodes_[index_].next};
}

JsonView::Items::Iterator& JsonView::Items::Iterator::operator++() {
  index_ = document_->nodes_[index_].next;
  return *this;
}

JsonView::Members::Iterator& JsonView::Members::Iterator::operator++() {
  index_ = document_->nodes_[index_ + 1].next;
  return *this;
}

std::size_t JsonView::size() const {
  if (is_array()) {
    const Items all = items();
    return static_cast<std::size_t>(std::distance(all.begin(), all.end()));
  }
  const Members all = members();
  return static_cast<std::size_t>(std::distance(all.begin(), all.end()));
}

std::optional<std::string> JsonView::repeated_name() const {
  const std::size_t count = size();
  if (!is_object() || count < 2) return {};
  if (count <= 24) {  // most objects: comparing in place is quicker than sorting
    for (auto one = members().begin(); one != members().end(); ++one) {
      const auto name = (*one).name.plain();
      for (auto other = std::next(one); other != members().end(); ++other)
        if (name ? (*other).name.is_text(*name) : (*other).name.is_text((*one).name.text())) return (*one).name.text();
    }
    return {};
  }
  std::set<std::string> seen;
  for (const Member member : members())
    if (!seen.insert(member.name.text()).second) return member.name.text();
  return {};
}

}  // namespace sekimori::stix
