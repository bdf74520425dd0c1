#include "engine/inspect/extract/macros.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "engine/inspect/extract/charset.h"

namespace sekimori::inspect {
namespace {

using namespace std::string_view_literals;

constexpr size_t most_source_bytes = size_t(16) << 20;

// What Office runs by itself, and what such programs reach the system with.
constexpr std::array starts = {"AutoOpen"sv,      "Auto_Open"sv,         "AutoExec"sv,       "AutoClose"sv,        "Auto_Close"sv,
                               "AutoNew"sv,       "AutoExit"sv,          "Document_Open"sv,  "Document_Close"sv,   "Document_New"sv,
                               "Workbook_Open"sv, "Workbook_Activate"sv, "Workbook_Close"sv, "Presentation_Open"sv};
constexpr std::array calls = {"Shell"sv,      "CreateObject"sv, "WScript"sv,   "PowerShell"sv,   "URLDownloadToFile"sv,
                              "XMLHTTP"sv,    "ADODB.Stream"sv, "GetObject"sv, "VirtualAlloc"sv, "ExecuteExcel4Macro"sv,
                              "CallByName"sv, "Environ"sv};

bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '_'; }

// Both in lower case.
bool has_word(std::string_view text, std::string_view word) {
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool before = at > 0 && is_word(text[at - 1]);
    const bool after = at + word.size() < text.size() && is_word(text[at + word.size()]);
    if (!before && !after) return true;
  }
  return false;
}

}  // namespace

std::string decompress_macro(ByteView in) {
  std::string out;
  if (in.empty() || in[0] != 1) return out;
  size_t at = 1;
  while (at + 2 <= in.size() && out.size() < most_source_bytes) {
    const unsigned header = peek_u16(in, at);
    if ((header >> 12 & 7) != 3) break;
    const bool packed = (header & 0x8000) != 0;
    const size_t end = std::min(at + (header & 0x0FFF) + 3, in.size());
    at += 2;
    const size_t chunk = out.size();
    if (!packed) {
      out += as_text(in.subspan(at, end - at));
      at = end;
      continue;
    }
    while (at < end) {
      const unsigned flags = in[at++];
      for (unsigned bit = 0; bit < 8 && at < end; ++bit) {
        if ((flags >> bit & 1) == 0) {
          out += static_cast<char>(in[at++]);
          continue;
        }
        if (at + 2 > end) return out;
        const unsigned token = peek_u16(in, at);
        at += 2;
        const size_t written = out.size() - chunk;
        unsigned bits = 4;
        while (bits < 12 && (size_t(1) << bits) < written) ++bits;
        const size_t length = (token & (0xFFFFu >> bits)) + 3;
        const size_t back = (token >> (16 - bits)) + 1;
        if (back > written || written + length > 4096 + 64) return out;
        for (size_t i = 0; i < length; ++i) out += out[out.size() - back];
      }
    }
  }
  return out;
}

void note_macro_text(Reading& at, std::string_view module, std::string_view source) {
  at.text.note(PartKind::trait, "macro=" + scrub_utf8(module));
  const std::string lower = ascii_lower(source);
  for (const std::string_view word : starts)
    if (has_word(lower, ascii_lower(word))) at.text.note(PartKind::trait, "macro_starts=" + std::string(word));
  for (const std::string_view word : calls)
    if (has_word(lower, ascii_lower(word))) at.text.note(PartKind::trait, "macro_calls=" + std::string(word));
}

void note_macros(Reading& at, const CompoundFile& file) {
  if (!at.walk.limits().correspondence) return;
  for (const CompoundEntry& entry : file.entries()) {
    if (!entry.is_stream || at.walk.out_of_time()) continue;
    const size_t slash = entry.path.rfind('/');
    if (slash == std::string::npos) continue;
    const std::string folder = ascii_lower(std::string_view(entry.path).substr(0, slash));
    if (folder != "vba" && !folder.ends_with("/vba")) continue;
    const std::string name = ascii_lower(entry.name);
    if (name == "dir" || name.starts_with("_vba_project") || name.starts_with("__srp")) continue;
    const Bytes stream = file.read(entry);
    // A module's text begins with "Attribute VB_Name"; the container opens three bytes before (its mark and the header of its chunk).
    const size_t attribute = as_text(stream).find("\0Attribut"sv);
    if (attribute == std::string_view::npos || attribute < 3) {
      note_macro_text(at, entry.name, {});  // compiled alone, or hidden on purpose: it is there
      continue;
    }
    note_macro_text(at, entry.name, decompress_macro(ByteView(stream).subspan(attribute - 3)));
  }
}

}  // namespace sekimori::inspect
