#include <vector>

#include "base/text.h"
#include "engine/inspect/extract/legacy_office.h"

namespace sekimori::inspect {

using model::Reason;

void read_legacy_slides(Reading& at, const CompoundFile& file) {
  if (const CompoundEntry* user = file.find("Current User")) {
    const Bytes current = file.read(*user);
    if (peek_u32(current, 12) == 0xF3D1C4DF) {  // headerToken of an encrypted document
      at.refuse(Reason::encrypted, "the presentation is encrypted");
      return;
    }
  }
  const Bytes stream = file.read(*file.find("PowerPoint Document"));
  // Containers (version 0xF) are entered; `until` tells where each ends.
  struct Container {
    size_t until;
    std::uint16_t type;
    std::uint16_t instance;
  };
  std::vector<Container> open;
  const auto kind_now = [&] {
    for (auto container = open.rbegin(); container != open.rend(); ++container) {
      if (container->type == 0x03F0) return PartKind::note;          // Notes
      if (container->type == 0x03F8) return PartKind::slide_master;  // MainMaster
      if (container->type == 0x0FF0 && container->instance == 1) return PartKind::slide_master;
      if (container->type == 0x0FF0 && container->instance == 2) return PartKind::note;  // SlideListWithText
      if (container->type == 0x2EE0) return PartKind::comment;                           // Comment10
      if (container->type == 0x0FD9) return PartKind::footer;                            // HeadersFooters
    }
    return PartKind::body;
  };
  for (size_t position = 0; position + 8 <= stream.size();) {
    while (!open.empty() && position >= open.back().until) open.pop_back();
    const std::uint16_t head = peek_u16(stream, position);
    const std::uint16_t type = peek_u16(stream, position + 2);
    const size_t size = peek_u32(stream, position + 4);
    position += 8;
    if (size > stream.size() - position) {
      at.partial(Reason::damaged, "a record runs over the end of its stream");
      break;
    }
    if ((head & 0xF) == 0xF) {
      if (open.size() < 64) open.push_back({position + size, type, static_cast<std::uint16_t>(head >> 4)});
      else position += size;
      continue;
    }
    const ByteView record = ByteView(stream).subspan(position, size);
    position += size;
    std::string text;
    if (type == 0x0FA0 || type == 0x0FBA) text = utf16_of(record);  // TextCharsAtom, CString
    else if (type == 0x0FA8) text = latin_of(record);               // TextBytesAtom
    else continue;
    // Names of fonts, links and programs are CStrings as well; only those of headers, footers and comments are text.
    const PartKind kind = kind_now();
    if (type == 0x0FBA && kind != PartKind::comment && kind != PartKind::footer) continue;
    const bool prompt = kind == PartKind::slide_master && text.starts_with("Click to edit");
    for (char& c : text)
      if (c == '\x0B') c = '\n';
    if (!prompt) at.text.add(kind, text + "\n");
  }
}

}  // namespace sekimori::inspect
