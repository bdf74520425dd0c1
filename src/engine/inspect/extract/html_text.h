// The text of an HTML document (WHATWG HTML, parsed by gumbo), without tags.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "engine/inspect/extract/charset.h"

namespace sekimori::inspect {

struct HtmlText {
  std::string body;    // blocks on lines of their own, table cells separated by tabs
  std::string hidden;  // display:none, visibility:hidden, hidden, template, noscript
  std::string comments;
  std::string title;
  std::vector<std::string> links;  // where its links, forms and pictures lead, in order, each once
  struct Anchor {
    std::string leads, shows;
  };
  std::vector<Anchor> anchors;  // links with the words that a reader sees, in order
  bool cut = false;             // nested too deeply or too large to read in full
};

// `html` must be valid UTF-8.
HtmlText text_of_html(std::string_view html);

// What <meta charset> or <meta http-equiv> in the first 4 KiB names.
std::optional<CharsetGuess> charset_in_html(ByteView bytes);

}  // namespace sekimori::inspect
