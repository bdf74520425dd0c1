#include "base/text.h"
#include "engine/inspect/extract/legacy_office.h"

namespace sekimori::inspect {
namespace {

using model::Reason;

// Fields hold their code between 0x13 and 0x14; cells end in 0x07; objects are 0x01 and 0x08.
std::string plain_story(std::u16string_view story) {
  std::u16string out;
  int code = 0;
  for (const char16_t c : story) {
    if (c == 0x13) ++code;
    else if (c == 0x14) code -= code > 0;
    else if (c == 0x15 || c == 0x01 || c == 0x08 || c == 0x02 || c == 0x03 || c == 0x04 || c == 0x05) continue;
    else if (code > 0) continue;
    else if (c == 0x0D || c == 0x0B || c == 0x0C || c == 0x0E) out += u'\n';
    else if (c == 0x07) out += u'\t';
    else if (c == 0x1E) out += u'-';
    else if (c != 0x1F) out += c;
  }
  return to_utf8(out);
}

}  // namespace

std::string utf16_of(ByteView bytes) { return decode(bytes, {Charset::utf16_le, "UTF-16LE", 0, 1}); }
std::string latin_of(ByteView bytes) { return decode(bytes, {Charset::other, "windows-1252", 0, 1}); }

void read_legacy_word(Reading& at, const CompoundFile& file) {
  const Bytes main = file.read(*file.find("WordDocument"));
  const std::uint16_t flags = peek_u16(main, 0x0A);
  if (peek_u16(main, 0) != 0xA5EC) {
    at.refuse(Reason::unsupported, "a Word document older than Word 97");
    return;
  }
  if ((flags & 0x0100) != 0) {
    at.refuse(Reason::encrypted, "the Word document is encrypted");
    return;
  }
  const CompoundEntry* table_entry = file.find((flags & 0x0200) != 0 ? "1Table" : "0Table");
  if (table_entry == nullptr) {
    at.refuse(Reason::damaged, "its table stream is missing");
    return;
  }
  const Bytes table = file.read(*table_entry);
  // Clx: runs of properties (1), then the piece table (2). MS-DOC 2.9.38.
  size_t position = peek_u32(main, 0x01A2);
  const size_t end = std::min<size_t>(table.size(), position + peek_u32(main, 0x01A6));
  while (position + 3 <= end && table[position] == 1) position += 3 + peek_u16(table, position + 1);
  if (position + 5 > end || table[position] != 2) {
    at.refuse(Reason::damaged, "its piece table is missing");
    return;
  }
  const size_t length = std::min<size_t>(peek_u32(table, position + 1), end - position - 5);
  const ByteView pieces = ByteView(table).subspan(position + 5, length);
  const size_t count = length < 4 ? 0 : (length - 4) / 12;
  std::u16string text;
  for (size_t i = 0; i < count; ++i) {
    const std::uint32_t from = peek_u32(pieces, 4 * i);
    const std::uint32_t to = peek_u32(pieces, 4 * i + 4);
    const std::uint32_t place = peek_u32(pieces, 4 * (count + 1) + 8 * i + 2);
    if (to < from) break;
    const bool narrow = (place & 0x40000000) != 0;
    const size_t start = narrow ? (place & 0x3FFFFFFF) / 2 : place & 0x3FFFFFFF;
    if (start > main.size()) {
      at.partial(Reason::damaged, "a piece of its text lies outside the file");
      continue;
    }
    const size_t bytes = std::min<size_t>(size_t(to - from) * (narrow ? 1 : 2), main.size() - start);
    if (text.size() > main.size() * 2) break;  // pieces that overlap on purpose
    const ByteView raw = ByteView(main).subspan(start, bytes);
    if (narrow) {
      size_t at_byte = 0;
      const std::string utf8 = latin_of(raw);
      while (at_byte < utf8.size()) text += static_cast<char16_t>(next_code_point(utf8, at_byte));
    } else {
      for (size_t b = 0; b + 1 < raw.size(); b += 2) text += static_cast<char16_t>(peek_u16(raw, b));
    }
  }
  // Character counts of the stories, one after the other (FibRgLw97).
  struct Story {
    size_t offset;
    PartKind kind;
  };
  size_t begin = 0;
  for (const Story story :
       {Story{0x4C, PartKind::body}, Story{0x50, PartKind::note}, Story{0x54, PartKind::header}, Story{0x5C, PartKind::comment},
        Story{0x60, PartKind::note}, Story{0x64, PartKind::body}, Story{0x68, PartKind::header}}) {
    const size_t size = std::min<size_t>(peek_u32(main, story.offset), text.size() - begin);
    at.text.add(story.kind, plain_story(std::u16string_view(text).substr(begin, size)));
    begin += size;
  }
}

}  // namespace sekimori::inspect
