// What a recogniser says about a stretch of the root text.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "engine/mask/identifier.h"
#include "engine/mask/text/view.h"

namespace sekimori::mask {

struct Finding {
  std::uint32_t start = 0, end = 0;  // characters of the root text
  Identifier identifier = Identifier::organisation;
  Side side = Side::victim;
  Reason reason = Reason::form;
  std::string subject = {};  // whose pseudonym stands for it
  std::string peeled = {};   // encodings that were taken off
  bool block = false;        // found inside a block that is replaced as a whole
  // Of what stays: `indicator` says what it is.
  bool keep = false;
  Indicator indicator = Indicator::url;
  // Of times.
  std::optional<Instant> time = {};
  bool day_only = false;
};

// Puts a finding where the characters [first, end) of a view came from. What no encoding had touched is as it stands in the root.
inline void put_at(Finding& finding, const View& view, std::size_t first, std::size_t end) {
  finding.start = view.start_of(first);
  finding.end = view.end_of(end);
  finding.block = view.block;
  finding.peeled = view.block || finding.end - finding.start != end - first ? view.peeled : std::string();
}

}  // namespace sekimori::mask
