// Entries for people's calendars (RFC 5545): UTF-8, lines folded at 75 bytes between whole signs, times of Tokyo with their VTIMEZONE.
//
//   std::string ics = icalendar({{.id = "SM-2026-001@node", .title = "…", .starts_at = …, .ends_at = …}}, clock.now());
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"

namespace sekimori::teach {

struct CalendarEntry {
  std::string id;  // UID: the same for the same event, always
  std::string title, place, text, address;
  Instant starts_at, ends_at;
  std::int64_t revision = 0;  // SEQUENCE: greater after each change
  bool cancelled = false;
};

std::string icalendar(const std::vector<CalendarEntry>& entries, Instant now);

}  // namespace sekimori::teach
