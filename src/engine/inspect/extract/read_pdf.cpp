// PDF: never parsed here. The parent runs pdftotext, confined, on the bytes.
#include <array>
#include <string_view>

#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {

void read_pdf(Reading& at) {
  at.outside = OutsideProgram::pdftotext;
  if (!at.walk.limits().correspondence) return;
  // Names that stand in the open: what a reader would do by itself. Packed objects are not looked into.
  constexpr std::array names = {"/JavaScript", "/JS", "/OpenAction", "/Launch", "/EmbeddedFile", "/AA", "/RichMedia"};
  const std::string_view all = as_text(at.bytes);
  for (const std::string_view name : names)
    for (size_t found = all.find(name); found != std::string_view::npos; found = all.find(name, found + 1)) {
      const char next = found + name.size() < all.size() ? all[found + name.size()] : ' ';
      if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) continue;
      at.text.note(PartKind::trait, "pdf=" + std::string(name.substr(1)));
      break;
    }
}

}  // namespace sekimori::inspect
