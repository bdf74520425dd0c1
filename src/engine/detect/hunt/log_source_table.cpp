#include "engine/detect/hunt/log_source_table.h"

#include <algorithm>

#include "base/text.h"

namespace sekimori::detect {
namespace {

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::ranges::equal(a, b, [](char x, char y) {
           const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
           return lower(x) == lower(y);
         });
}

bool contains_ignoring_case(const std::vector<std::string_view>& list, std::string_view text) {
  return std::ranges::any_of(list, [&](std::string_view item) { return equal_ignoring_case(item, text); });
}

bool selects(const SourceSelector& selector, const model::LogRecord& record) {
  if (!selector.product.empty() && !equal_ignoring_case(selector.product, record.product)) return false;
  if (!selector.category.empty() && !equal_ignoring_case(selector.category, record.category)) return false;
  if (!selector.service.empty() && !equal_ignoring_case(selector.service, record.service)) return false;
  if (!selector.channels.empty() || !selector.providers.empty()) {
    const bool channel_tells = !record.channel.empty() && !equal_ignoring_case(record.channel, "ForwardedEvents");
    const bool here = channel_tells && !selector.channels.empty() ? contains_ignoring_case(selector.channels, record.channel)
                                                                  : contains_ignoring_case(selector.providers, record.provider);
    if (!here) return false;
  }
  if (!selector.event_ids.empty() &&
      (!record.event_id || std::ranges::find(selector.event_ids, *record.event_id) == selector.event_ids.end()))
    return false;
  return true;
}

bool agrees(std::string_view wanted, std::string_view own) { return wanted.empty() || equal_ignoring_case(wanted, own); }

}  // namespace

const std::vector<SourceRow>& log_source_table() {
  static const std::vector<SourceRow> table = {
#include "detect/log_sources.inc"
  };
  return table;
}

RoutingAnswer route(const LogSource& rule, const model::LogRecord& record) {
  const bool own = !record.category.empty() || !record.service.empty();
  const bool windows = !record.channel.empty() || !record.provider.empty();
  if (!own && !windows && record.product.empty()) return {Routing::meant, nullptr};
  if (own && agrees(rule.product, record.product) && agrees(rule.category, record.category) && agrees(rule.service, record.service))
    return {Routing::meant, nullptr};
  for (const SourceRow& row : log_source_table()) {
    if (row.source.category != rule.category || row.source.product != rule.product || row.source.service != rule.service) continue;
    for (const SourceSelector& selector : row.selectors)
      if (selects(selector, record)) return {Routing::meant, &selector};
    return {};
  }
  // Not in the table: what the record says of itself decides alone.
  const std::string_view product = record.product.empty() && windows ? std::string_view("windows") : std::string_view(record.product);
  const bool meant = agrees(rule.product, product) && agrees(rule.category, record.category) && agrees(rule.service, record.service);
  return {meant ? Routing::meant : Routing::not_meant, nullptr};
}

}  // namespace sekimori::detect
