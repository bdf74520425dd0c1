// The first stage of inspection: bytes of any file -> objects with text and places.
//
// One file gives one object for itself and one for each archive or mail member inside it, parent before member,
// members in archive order. An object's `text` is what `sekimori text` prints for it: body in reading order, then
// headers, footers, notes, comments, hidden and deleted text; every part starts on a new line, LF. All ranges are
// half-open, in Unicode code points of that text.
//
//   Result<void> done = extractor.extract(path, [&](ExtractedObject&& object) -> Result<void> {
//     return look_for_marks(object);
//   });
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "model/inspection.h"

namespace sekimori::inspect {

// Where a stretch of text stood in its document. `body` is the running text (a mail's subject stands before it, a
// title block in it). sheet_name, property, label, embedded_name, link, mail_header and trait are not part of the text: their
// range is empty (at the end of the text) and `name` holds the value; properties and labels as "key=value", for instance
// "title=試作計画" or "MSIP_Label_<guid>_Name=極秘", mail headers as "From: <a@example.jp>", a link as where it leads. A trait is
// how a file is made, for who judges an attack: "macro=Sheet1", "macro_starts=AutoOpen", "macro_calls=Shell", "external=where a
// document fetches from", "shortcut_target=...", "password=that opened it", "anchor=where it leads<TAB>what it shows",
// "declared=name<TAB>type" of a mail's part.
enum class PartKind : unsigned char {
  body,
  header,
  footer,
  watermark,
  note,
  comment,
  hidden,
  deleted,
  sheet_name,
  slide_master,
  mail_subject,
  mail_header,
  title_block,
  property,
  label,
  embedded_name,
  link,
  trait,
};

struct TextPart {
  PartKind kind = PartKind::body;
  model::TextRange range;
  std::string name;  // sheet, slide, page or header name where there is one; the value of a part without text
};

struct ExtractedObject {
  std::string path;                   // as given; "outer!/inner" for members
  std::optional<std::string> parent;  // path of the enclosing object
  model::InspectionStatus status = model::InspectionStatus::inspected;
  model::Reason reason = model::Reason::none;
  std::string detail;      // one English sentence for a person: what was wrong, where
  std::string media_type;  // "application/pdf"; "application/octet-stream" when unknown
  std::uint64_t bytes = 0;
  std::string sha256;                  // hex, of the object's own bytes
  std::optional<std::string> charset;  // of plain text formats, IANA name
  std::string text;                    // UTF-8, valid; empty when nothing readable
  std::vector<TextPart> parts;         // cover the text, in order
  Bytes content;                       // its own bytes, of direct members when they were asked for; else empty
};

struct ExtractionLimits {
  std::uint64_t file_bytes = std::uint64_t(1) << 30;      // larger: too_large (hashed all the same)
  std::uint64_t member_bytes = std::uint64_t(256) << 20;  // unpacked, per member
  std::uint64_t total_bytes = std::uint64_t(1) << 30;     // unpacked, per file
  std::uint64_t expansion_ratio = 100;                    // unpacked : packed, counted beyond the first 10 MiB; above: ratio
  int depth = 16;                                         // nesting; above: too_deep
  std::uint64_t members = 100'000;
  std::uint64_t text_bytes = std::uint64_t(64) << 20;           // per object; the rest is cut and the object is partial
  std::int64_t time_nanoseconds = 30 * nanoseconds_per_second;  // per file
  std::uint64_t memory_bytes = std::uint64_t(1536) << 20;       // of a confined child
  // Spreadsheets to be taken in as tables: line n of a sheet's text is its row n, cells stand at their column behind tabs,
  // hidden rows too, a line end in a cell is U+2028. Rows beyond 100,000 and columns beyond 256 make the object partial.
  bool grid = false;
  // Mail to be taken in as a report: every header is noted, in order, where the links and pictures of its HTML lead, and the
  // traits of files.
  bool correspondence = false;
  bool direct_members = false;              // hand out the bytes of what lies directly in the file, too
  std::vector<std::string> passwords = {};  // tried on encrypted zip members, in order; at most 32 of at most 256 bytes
};

using ObjectSink = std::function<Result<void>(ExtractedObject&&)>;

}  // namespace sekimori::inspect
