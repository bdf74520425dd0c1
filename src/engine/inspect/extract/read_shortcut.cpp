// Windows shortcuts (MS-SHLLINK 7.0): what they start, with which arguments, under which icon. Texts only; nothing is resolved.
#include <optional>

#include "base/text.h"
#include "engine/inspect/extract/charset.h"
#include "engine/inspect/extract/compound_file.h"
#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

constexpr size_t header_bytes = 0x4C;
constexpr size_t most_text_units = 65'535;

enum : std::uint32_t {
  has_id_list = 1u << 0,
  has_link_info = 1u << 1,
  has_name = 1u << 2,
  has_relative_path = 1u << 3,
  has_working_directory = 1u << 4,
  has_arguments = 1u << 5,
  has_icon = 1u << 6,
  is_unicode = 1u << 7,
};

std::string narrow(ByteView bytes) {
  size_t end = 0;
  while (end < bytes.size() && bytes[end] != 0) ++end;
  bytes = bytes.first(end);
  return decode(bytes, guess_charset(bytes));
}

std::string wide(ByteView bytes) {
  std::u16string text;
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto unit = static_cast<char16_t>(peek_u16(bytes, i));
    if (unit == 0) break;
    text.push_back(unit);
  }
  return to_utf8(text);
}

class ShortcutReader {
 public:
  explicit ShortcutReader(Reading& at) : at_(at), bytes_(at.bytes) {}

  void read() {
    if (bytes_.size() < header_bytes) return at_.refuse(Reason::damaged, "the shortcut is cut off");
    const std::uint32_t flags = peek_u32(bytes_, 0x14);
    position_ = header_bytes;
    if ((flags & has_id_list) != 0) skip(2 + size_t(peek_u16(bytes_, position_)));
    if ((flags & has_link_info) != 0) link_info();
    const bool unicode = (flags & is_unicode) != 0;
    if ((flags & has_name) != 0) say("shortcut_name", text(unicode));
    if ((flags & has_relative_path) != 0) say("shortcut_relative", text(unicode));
    if ((flags & has_working_directory) != 0) say("shortcut_folder", text(unicode));
    if ((flags & has_arguments) != 0) say("shortcut_arguments", text(unicode));
    if ((flags & has_icon) != 0) say("shortcut_icon", text(unicode));
    extra_blocks();
    // 1 normal, 3 maximised, 7 minimised: a window that nobody sees.
    if (peek_u32(bytes_, 0x3C) == 7) at_.text.note(PartKind::trait, "shortcut_window=minimised");
    if (cut_) at_.partial(Reason::damaged, "the shortcut is cut off");
    if (bytes_.size() > position_ + 1024) at_.text.note(PartKind::trait, fmt::format("shortcut_appended={}", bytes_.size() - position_));
  }

 private:
  void skip(size_t bytes) {
    if (bytes > bytes_.size() - position_) {
      cut_ = true;
      bytes = bytes_.size() - position_;
    }
    position_ += bytes;
  }

  void say(std::string_view key, std::string value) {
    value = std::string(trim(tidy_text(std::move(value))));
    if (value.empty()) return;
    std::string line = value;
    for (char& c : line)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    at_.text.note(PartKind::trait, std::string(key) + "=" + line);
    at_.text.add(PartKind::body, std::move(value));
  }

  std::string text(bool unicode) {
    const size_t units = std::min<size_t>(peek_u16(bytes_, position_), most_text_units);
    skip(2);
    const size_t size = std::min(unicode ? units * 2 : units, bytes_.size() - position_);
    const ByteView piece = bytes_.subspan(position_, size);
    skip(unicode ? units * 2 : units);
    return unicode ? wide(piece) : narrow(piece);
  }

  // MS-SHLLINK 2.3: the local path in two parts, or the share and what follows it.
  void link_info() {
    const size_t size = std::min<size_t>(peek_u32(bytes_, position_), bytes_.size() - position_);
    const ByteView info = bytes_.subspan(position_, size);
    const std::uint32_t header = peek_u32(info, 4);
    const std::uint32_t flags = peek_u32(info, 8);
    const auto at = [&](size_t field) { return info.subspan(std::min<size_t>(peek_u32(info, field), info.size())); };
    std::string target;
    if ((flags & 1) != 0) target = header >= 0x24 && peek_u32(info, 0x1C) != 0 ? wide(at(0x1C)) : narrow(at(0x10));
    if ((flags & 2) != 0)
      if (const ByteView network = at(0x14); network.size() >= 0x14 && target.empty())
        target = narrow(network.subspan(std::min<size_t>(peek_u32(network, 8), network.size()))) + "\\";
    target += header >= 0x24 && peek_u32(info, 0x20) != 0 ? wide(at(0x20)) : narrow(at(0x18));
    say("shortcut_target", std::move(target));
    skip(std::max<size_t>(size, 4));
  }

  // MS-SHLLINK 2.5: where the target is named once more (EnvironmentVariableDataBlock), where it was made (TrackerDataBlock), its icon.
  void extra_blocks() {
    for (int blocks = 0; blocks < 64 && position_ + 4 <= bytes_.size(); ++blocks) {
      const std::uint32_t size = peek_u32(bytes_, position_);
      if (size < 4) {
        position_ += 4;
        return;
      }
      const ByteView block = bytes_.subspan(position_, std::min<size_t>(size, bytes_.size() - position_));
      switch (peek_u32(block, 4)) {
        case 0xA0000001: environment(block, "shortcut_target"); break;
        case 0xA0000007: environment(block, "shortcut_icon"); break;
        case 0xA0000003:
          if (block.size() >= 0x20) at_.text.note(PartKind::trait, "shortcut_machine=" + tidy_text(narrow(block.subspan(0x10, 0x10))));
          break;
        default: break;
      }
      skip(size);
    }
  }

  void environment(ByteView block, std::string_view key) {
    if (block.size() < 8 + 260) return;
    std::string value = block.size() >= 8 + 260 + 520 ? wide(block.subspan(8 + 260, 520)) : std::string();
    if (value.empty()) value = narrow(block.subspan(8, 260));
    say(key, std::move(value));
  }

  Reading& at_;
  ByteView bytes_;
  size_t position_ = 0;
  bool cut_ = false;
};

}  // namespace

void read_shortcut(Reading& at) { ShortcutReader(at).read(); }

}  // namespace sekimori::inspect
