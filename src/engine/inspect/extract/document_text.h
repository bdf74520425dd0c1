// Gathers the text of one object part by part, and lays it out in the order that readers expect.
//
//   DocumentText text;
//   text.add(PartKind::header, "社外秘\n", "header1");
//   text.add(PartKind::body, "本文\n");
//   text.note(PartKind::property, "title=計画");
//   bool cut = text.finish(object, limits.text_bytes);     // object.text == "本文\n社外秘\n", object.parts covers it
//
// Order: mail subject, body with title blocks, headers, footers, watermarks, slide masters, notes, comments, hidden and
// deleted text; within a kind as added. Each part begins on a new line; CR LF and CR become LF, NUL vanishes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/inspect/extraction.h"

namespace sekimori::inspect {

class DocumentText {
 public:
  void add(PartKind kind, std::string text, std::string name = {});  // text without anything visible is passed over
  void note(PartKind kind, std::string value);                       // metadata: property, label, sheet_name, ...
  bool empty() const { return pieces_.empty(); }
  std::uint64_t bytes() const { return bytes_; }

  // Moves all into object.text and object.parts. True when the text was longer than `limit` bytes and has been cut.
  bool finish(ExtractedObject& object, std::uint64_t limit);

 private:
  struct Piece {
    PartKind kind;
    std::string text;
    std::string name;
  };
  std::vector<Piece> pieces_;
  std::vector<Piece> notes_;
  std::uint64_t bytes_ = 0;
};

// LF line ends, no NUL, valid UTF-8.
std::string tidy_text(std::string text);

}  // namespace sekimori::inspect
