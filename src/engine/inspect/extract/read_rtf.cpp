// RTF 1.9: text by code page (\'xx with \ansicpg and \fcharset), \u, headers, footers, notes, annotations, deletions,
// hidden runs, info and user properties.
#include <array>
#include <charconv>
#include <map>
#include <vector>

#include "base/text.h"
#include "engine/inspect/extract/charset.h"
#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

constexpr size_t most_groups = 2000;

int code_page_of_font(long charset) {
  constexpr std::array<std::pair<int, int>, 14> pages{{{128, 932},
                                                       {129, 949},
                                                       {134, 936},
                                                       {136, 950},
                                                       {161, 1253},
                                                       {162, 1254},
                                                       {163, 1258},
                                                       {177, 1255},
                                                       {178, 1256},
                                                       {186, 1257},
                                                       {204, 1251},
                                                       {222, 874},
                                                       {238, 1250},
                                                       {77, 1252}}};
  for (const auto& [number, page] : pages)
    if (number == charset) return page;
  return 0;  // the document's own
}

std::string decode_code_page(std::string_view bytes, int page) {
  if (page == 932) return decode(as_bytes(bytes), {Charset::cp932, "windows-31j", 0, 1});
  if (page == 65001) return scrub_utf8(bytes);
  const bool known = page == 874 || page == 949 || page == 950 || page == 936 || (page >= 1250 && page <= 1258);
  return decode(as_bytes(bytes), {Charset::other, page == 936 ? std::string("GBK") : fmt::format("windows-{}", known ? page : 1252), 0, 1});
}

enum class Destination { text, skip, font_table, info, property_name, property_value };

struct Group {
  Destination destination = Destination::text;
  PartKind kind = PartKind::body;
  int font = -1;
  int skip_after_u = 1;  // \ucN
  bool hidden = false;
  bool deleted = false;
  bool starred = false;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  for (const std::string_view entry : list)
    if (word == entry) return true;
  return false;
}

class RtfReader {
 public:
  explicit RtfReader(Reading& at) : at_(at), in_(as_text(at.bytes)) {}

  void read() {
    groups_.push_back({});
    while (position_ < in_.size()) {
      const char c = in_[position_];
      if (c == '\\') {
        control();
        continue;
      }
      ++position_;
      if (c == '{') {
        flush_bytes();
        skip_ = 0;
        if (groups_.size() >= most_groups) {
          at_.partial(Reason::too_deep, "its groups are nested too deeply");
          break;
        }
        groups_.push_back(Group(groups_.back()));
        groups_.back().starred = false;
      } else if (c == '}') {
        flush_bytes();
        skip_ = 0;
        if (groups_.size() > 1) leave();
        if (groups_.size() <= 1) break;
      } else if (c != '\r' && c != '\n') {
        put_byte(c);
      }
    }
    flush_bytes();
    if (groups_.size() > 1) at_.partial(Reason::damaged, "it ends before its last group is closed");
    for (auto& [kind, text] : texts_) at_.text.add(kind, std::move(text));
    at_.charset = page_ == 932 ? "windows-31j" : fmt::format("windows-{}", page_);
  }

 private:
  Group& now() { return groups_.back(); }

  int page() {
    const auto font = fonts_.find(now().font >= 0 ? now().font : default_font_);
    return font == fonts_.end() || font->second == 0 ? page_ : font->second;
  }

  void put_byte(char c) {
    if (skip_ > 0) --skip_;
    else if (now().destination != Destination::skip && now().destination != Destination::font_table) bytes_ += c;
  }

  void flush_bytes() {
    if (bytes_.empty()) return;
    const std::string bytes = std::exchange(bytes_, {});
    put_text(decode_code_page(bytes, page()));
  }

  void put_text(std::string_view more) {
    if (now().destination == Destination::text)
      texts_[now().deleted ? PartKind::deleted : now().hidden ? PartKind::hidden : now().kind] += more;
    else if (now().destination != Destination::skip && now().destination != Destination::font_table) value_ += more;
  }

  void put_character(char32_t c) {
    flush_bytes();
    std::string one;
    append_utf8(one, c);
    put_text(one);
  }

  void leave() {
    const Group left = groups_.back();
    groups_.pop_back();
    if (left.destination != now().destination) {
      if (left.destination == Destination::info) at_.text.note(PartKind::property, info_key_ + "=" + std::exchange(value_, {}));
      if (left.destination == Destination::property_name) property_ = std::exchange(value_, {});
      if (left.destination == Destination::property_value)
        at_.text.note(ascii_lower(property_).starts_with("msip_label_") ? PartKind::label : PartKind::property,
                      property_ + "=" + std::exchange(value_, {}));
    }
    if (left.kind != now().kind && left.destination == Destination::text && !texts_[left.kind].ends_with('\n')) texts_[left.kind] += '\n';
  }

  void control() {
    if (++position_ >= in_.size()) return;
    const char c = in_[position_];
    if (c == '\'') {
      int value = 0;
      const std::string_view digits = in_.substr(position_ + 1, 2);
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
      position_ = std::min(position_ + 3, in_.size());
      put_byte(static_cast<char>(value));
      return;
    }
    const auto is_letter = [](char l) { return (l >= 'a' && l <= 'z') || (l >= 'A' && l <= 'Z'); };
    if (!is_letter(c)) {
      ++position_;
      if (c == '*') now().starred = true;
      else if (c == '~') put_byte(' ');
      else if (c == '_') put_byte('-');
      else if (c == '\\' || c == '{' || c == '}') put_byte(c);
      else if (c == '\n' || c == '\r') put_line("\n");
      return;
    }
    const size_t start = position_;
    while (position_ < in_.size() && is_letter(in_[position_]) && position_ - start < 40) ++position_;
    const std::string_view word = in_.substr(start, position_ - start);
    long parameter = 0;
    bool has_parameter = false;
    if (position_ < in_.size() && (in_[position_] == '-' || (in_[position_] >= '0' && in_[position_] <= '9'))) {
      const char* const from = in_.data() + position_;
      const auto parsed = std::from_chars(from, from + std::min<size_t>(in_.size() - position_, 11), parameter);
      has_parameter = parsed.ec == std::errc();
      position_ += static_cast<size_t>(parsed.ptr - from);
    }
    if (position_ < in_.size() && in_[position_] == ' ') ++position_;
    act(word, parameter, has_parameter);
    now().starred = false;
  }

  void put_line(std::string_view text) {
    flush_bytes();
    put_text(text);
  }

  void begin(PartKind kind) {
    flush_bytes();
    now().kind = kind;
    now().destination = Destination::text;
    now().hidden = false;
  }

  void gather(Destination destination) {
    flush_bytes();
    now().destination = destination;
    value_.clear();
  }

  void put_unicode(long parameter) {
    const auto c = static_cast<char32_t>(static_cast<std::uint16_t>(parameter));
    if (c >= 0xD800 && c < 0xDC00) {
      high_ = c;
    } else if (c >= 0xDC00 && c < 0xE000 && high_ != 0) {
      put_character(0x10000 + ((high_ - 0xD800) << 10) + (c - 0xDC00));
      high_ = 0;
    } else {
      put_character(c);
    }
    skip_ = now().skip_after_u;
  }

  void act(std::string_view word, long parameter, bool has_parameter) {
    const bool on = !has_parameter || parameter != 0;
    if (is_one_of(word, {"par", "line", "row", "nestrow", "sect", "page"})) put_line("\n");
    else if (is_one_of(word, {"tab", "cell", "nestcell"})) put_line("\t");
    else if (word == "u") put_unicode(parameter);
    else if (word == "uc") now().skip_after_u = static_cast<int>(std::clamp(parameter, 0L, 8L));
    else if (word == "bin") position_ = std::min(in_.size(), position_ + static_cast<size_t>(std::max(parameter, 0L)));
    else if (word == "ansicpg") page_ = parameter <= 0 || parameter > 65001 ? 1252 : static_cast<int>(parameter);
    else if (word == "deff") default_font_ = static_cast<int>(parameter);
    else if (word == "f" && now().destination == Destination::font_table) defining_ = static_cast<int>(parameter);
    else if (word == "f") {
      flush_bytes();
      now().font = static_cast<int>(parameter);
    } else if (word == "fcharset") {
      if (now().destination == Destination::font_table && fonts_.size() < 10'000) fonts_[defining_] = code_page_of_font(parameter);
    } else if (word == "plain") {
      flush_bytes();
      now().font = -1;
      now().hidden = false;
      now().deleted = false;
    } else if (word == "v") {
      flush_bytes();
      now().hidden = on;
    } else if (word == "deleted") {
      flush_bytes();
      now().deleted = on;
    } else if (word == "emdash") put_character(0x2014);
    else if (word == "endash") put_character(0x2013);
    else if (word == "bullet") put_character(0x2022);
    else if (word == "lquote") put_character(0x2018);
    else if (word == "rquote") put_character(0x2019);
    else if (word == "ldblquote") put_character(0x201C);
    else if (word == "rdblquote") put_character(0x201D);
    else enter_destination(word);
  }

  void enter_destination(std::string_view word) {
    if (word == "fonttbl") now().destination = Destination::font_table;
    else if (is_one_of(word, {"header", "headerl", "headerr", "headerf"})) begin(PartKind::header);
    else if (is_one_of(word, {"footer", "footerl", "footerr", "footerf"})) begin(PartKind::footer);
    else if (word == "footnote") begin(PartKind::note);
    else if (word == "annotation") begin(PartKind::comment);
    else if (word == "shptxt") begin(now().kind);
    else if (is_one_of(word, {"title", "subject", "author", "keywords", "doccomm", "operator", "company"}) && in_info_ > 0 &&
             groups_.size() > in_info_) {
      gather(Destination::info);
      info_key_ = word;
    } else if (word == "info" || word == "userprops") {
      now().destination = Destination::skip;
      in_info_ = groups_.size();
    } else if (word == "propname") gather(Destination::property_name);
    else if (word == "staticval") gather(Destination::property_value);
    else if (
        is_one_of(
            word,
            {"colortbl",   "stylesheet", "pict",         "themedata", "datastore", "listtable", "listoverridetable", "rsidtbl",   "fldinst",
             "generator",  "xmlnstbl",   "latentstyles", "atnid",     "atnauthor", "atntime",   "atndate",           "bkmkstart", "bkmkend",
             "nonshppict", "revtbl",     "filetbl",      "falt",      "panose",    "template",  "objdata",           "sp"}))
      now().destination = Destination::skip;
    else if (now().starred && word != "shppict" && word != "shpinst")
      now().destination = Destination::skip;  // unknown ones may be passed over
  }

  Reading& at_;
  std::string_view in_;
  size_t position_ = 0;
  std::vector<Group> groups_;
  std::map<int, int> fonts_;
  std::map<PartKind, std::string> texts_;
  std::string bytes_;
  std::string value_;
  std::string info_key_;
  std::string property_;
  size_t in_info_ = 0;
  char32_t high_ = 0;
  int page_ = 1252;
  int default_font_ = 0;
  int defining_ = 0;
  int skip_ = 0;
};

}  // namespace

void read_rtf(Reading& at) { RtfReader(at).read(); }

}  // namespace sekimori::inspect
