// Looks for seeded tokens in what leaves, with nothing of the engine's search: the very form that was written, and the meaning spelled
// tight, in the text of every JSON value.
#pragma once

#include "engine/mask/residual.h"
#include "engine/mask/testing/report_generator.h"

namespace sekimori::mask::testing {

struct Leaked {
  const SeededToken* token;
  bool by_form;
};

inline std::vector<Leaked> leaks_in(const Json& share, const GeneratedReport& report) {
  std::vector<Leaked> out;
  const std::string texts = texts_of(share["content"]) + "\n" + share["content"].dump();
  const std::u32string tight = tight_word(texts);
  for (const SeededToken& token : report.tokens) {
    if (texts.find(token.form) != std::string::npos) {
      out.push_back({&token, true});
      continue;
    }
    const std::u32string plain = tight_word(token.plain);
    const bool latin = !plain.empty() && plain[0] < 0x80;
    // Short words stand inside others by chance; of times only the very form counts.
    if (token.identifier == Identifier::timestamp || plain.size() < (latin ? 7U : 3U)) continue;
    if (tight.find(plain) != std::u32string::npos) out.push_back({&token, false});
  }
  return out;
}

// Indicators that were there and are gone. What holds the member's own name is not among the generator's indicators.
inline std::vector<std::string> lost_indicators(const Json& share, const GeneratedReport& report) {
  std::vector<std::string> out;
  const std::string texts = texts_of(share["content"]) + "\n" + share["content"].dump();
  for (const std::string& one : report.indicators)
    if (texts.find(one) == std::string::npos) out.push_back(one);
  return out;
}

}  // namespace sekimori::mask::testing
