// Text as it stands: txt, csv, source code, json, xml, step.
#include "engine/inspect/extract/charset.h"
#include "engine/inspect/extract/walk.h"

namespace sekimori::inspect {
namespace {

// encoding="..." of an XML declaration.
std::optional<CharsetGuess> declared_in_xml(std::string_view head) {
  if (!head.starts_with("<?xml")) return std::nullopt;
  head = head.substr(0, head.find("?>"));
  const size_t at = head.find("encoding");
  if (at == std::string_view::npos) return std::nullopt;
  const size_t open = head.find_first_of("\"'", at);
  if (open == std::string_view::npos) return std::nullopt;
  return charset_named(head.substr(open + 1, head.find(head[open], open + 1) - open - 1));
}

}  // namespace

void read_plain(Reading& at) {
  CharsetGuess guess = guess_charset(at.bytes);
  if (at.form.form == Form::xml && guess.mark_bytes == 0 && guess.charset != Charset::utf8)
    if (auto declared = declared_in_xml(as_text(at.bytes).substr(0, 256))) guess = *declared;
  size_t malformed = 0;
  std::string text = decode(at.bytes, guess, &malformed);
  at.charset = guess.name;
  if (malformed > 0) at.partial(model::Reason::damaged, fmt::format("{} places are not valid {}", malformed, guess.name));
  at.text.add(PartKind::body, std::move(text));
}

}  // namespace sekimori::inspect
