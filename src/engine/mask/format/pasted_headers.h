// Headers of a mail pasted into a text, as reports often carry them ("ヘッダ情報:" and then the raw lines).
//
//   for (const PastedPart& part : pasted_parts(text)) part.message ? handle_headers(*part.message) : handle_text(part.text);
#pragma once

#include <optional>

#include "engine/mask/report.h"

namespace sekimori::mask {

struct PastedPart {
  std::string text;
  std::optional<ReportObject> message;  // when the lines are headers: a mail without a body
};
// One part when nothing is pasted. A block has at least three headers in a row, one of them of the way the mail took.
std::vector<PastedPart> pasted_parts(std::string_view text);

}  // namespace sekimori::mask
