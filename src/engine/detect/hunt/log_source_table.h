// Which records a rule's log source means (content/logsources.toml, built in).
//
//   const SourceSelector* hit = find_selector(rule.source, record);   // nullptr: the rule does not look at this record
//
// A record that carries its own product, category or service (from a mapping) is held against these; a Windows record by
// channel (by provider when it was forwarded) and event id. A record without any origin is shown to every rule: there is
// nothing to exclude it by, and silence would be worse.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/detect/rules/rule.h"
#include "model/log_record.h"

namespace sekimori::detect {

struct SourceSelector {
  std::string_view product, category, service;  // of the record; empty: any
  std::vector<std::string_view> channels;
  std::vector<std::string_view> providers;
  std::vector<std::int64_t> event_ids;
  std::vector<std::pair<std::string_view, std::string_view>> aliases;  // Sigma name -> the record's name
};

struct SourceRow {
  struct {
    std::string_view category, product, service;
  } source;
  std::vector<SourceSelector> selectors;
};

const std::vector<SourceRow>& log_source_table();

enum class Routing : unsigned char { not_meant, meant };

struct RoutingAnswer {
  Routing routing = Routing::not_meant;
  const SourceSelector* selector = nullptr;  // of the table, when one decided; its aliases apply
};

RoutingAnswer route(const LogSource& rule, const model::LogRecord& record);

}  // namespace sekimori::detect
