#include "engine/inspect/extract/document_text.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::inspect {
namespace {

int rank_of(PartKind kind) {
  switch (kind) {
    case PartKind::mail_subject: return 0;
    case PartKind::body:
    case PartKind::title_block: return 1;
    case PartKind::header: return 2;
    case PartKind::footer: return 3;
    case PartKind::watermark: return 4;
    case PartKind::slide_master: return 5;
    case PartKind::note: return 6;
    case PartKind::comment: return 7;
    case PartKind::hidden: return 8;
    case PartKind::deleted: return 9;
    case PartKind::mail_header:
    case PartKind::sheet_name:
    case PartKind::property:
    case PartKind::label:
    case PartKind::embedded_name:
    case PartKind::link:
    case PartKind::trait: return 10;
  }
  return 10;
}

// The longest prefix of at most `limit` bytes that ends between characters.
size_t cut_point(std::string_view text, size_t limit) {
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return limit;
}

}  // namespace

std::string tidy_text(std::string text) {
  if (text.find('\r') != std::string::npos || text.find('\0') != std::string::npos) {
    size_t out = 0;
    for (size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '\0') continue;
      if (c == '\r') {
        if (i + 1 < text.size() && text[i + 1] == '\n') continue;
        text[out++] = '\n';
        continue;
      }
      text[out++] = c;
    }
    text.resize(out);
  }
  return is_valid_utf8(text) ? std::move(text) : scrub_utf8(text);
}

void DocumentText::add(PartKind kind, std::string text, std::string name) {
  text = tidy_text(std::move(text));
  if (std::ranges::all_of(text, [](char c) { return c == '\n' || c == ' ' || c == '\t'; })) return;
  bytes_ += text.size();
  // Runs of one part arrive in pieces; they stay one part.
  if (!pieces_.empty() && pieces_.back().kind == kind && pieces_.back().name == name && kind != PartKind::comment &&
      kind != PartKind::watermark) {
    if (!pieces_.back().text.ends_with('\n')) pieces_.back().text += '\n';
    pieces_.back().text += text;
    return;
  }
  pieces_.push_back({kind, std::move(text), tidy_text(std::move(name))});
}

void DocumentText::note(PartKind kind, std::string value) {
  if (notes_.size() < 10'000) notes_.push_back({kind, {}, tidy_text(std::move(value))});
}

bool DocumentText::finish(ExtractedObject& object, std::uint64_t limit) {
  std::ranges::stable_sort(pieces_, {}, [](const Piece& piece) { return rank_of(piece.kind); });
  bool cut = false;
  std::uint64_t position = 0;
  object.text.clear();
  object.parts.clear();
  for (size_t i = 0; i < pieces_.size(); ++i) {
    Piece& piece = pieces_[i];
    if (i + 1 < pieces_.size() && !piece.text.ends_with('\n')) piece.text += '\n';
    if (object.text.size() + piece.text.size() > limit) {
      piece.text.resize(cut_point(piece.text, static_cast<size_t>(limit - object.text.size())));
      cut = true;
    }
    const std::uint64_t length = count_code_points(piece.text);
    object.parts.push_back({piece.kind, {position, position + length}, std::move(piece.name)});
    position += length;
    object.text += piece.text;
    if (cut) break;
  }
  for (Piece& note : notes_) object.parts.push_back({note.kind, {position, position}, std::move(note.name)});
  pieces_.clear();
  notes_.clear();
  return cut;
}

}  // namespace sekimori::inspect
