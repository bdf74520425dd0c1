// What this firm told its hub, as it stands here: which case or alert it came from, the very bytes, and how far the hub is with it.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::share {

constexpr std::string_view sending = "sending", refused_by_hub = "refused";

struct SentReport {
  std::string number;  // T-2026-001, of this node
  std::string hub;     // name of the link
  std::string remote;  // R-2026-017, of the hub; empty until it answered
  std::string about;   // "case 2026-001", "alert 018f..."; empty: a file
  std::string kind;
  std::string title;
  std::string sha256;  // of what was sent
  Instant sent_at;
  std::string by;         // account
  std::string state;      // sending: no answer yet; refused: the hub did not take it; then as the hub says: received ... released
  std::string draft;      // SHA-256 of what others would see; empty: not masked yet
  std::int64_t k = 0;     // of how many members it could be, at least
  std::string consented;  // SHA-256 that was agreed to; empty: none
  std::optional<Instant> consented_at;
  std::string share;     // number at the hub
  bool settled() const;  // the hub will do nothing more with it
};
Json to_json(const SentReport& report);
Result<SentReport> sent_report_from_json(const Json& json);

}  // namespace sekimori::share
