// rooms: base model engine/detect feature/govern
// Catalogues and libraries of others: read or refused, never more than allowed, and what was read comes back from OSCAL.
#include <algorithm>

#include "feature/govern/frameworks/document_tree.h"
#include "feature/govern/frameworks/framework_reader.h"
#include "feature/govern/measures/device_list.h"
#include "model/era_date.h"

using namespace sekimori;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text = as_text(ByteView(data, size));
  (void)model::day_as_written(text.substr(0, 40));
  (void)govern::read_weaknesses(text, "fuzz");
  const auto framework = govern::read_framework(text, "fuzz");
  if (!framework) return 0;
  SEKIMORI_CHECK(framework->items.size() <= govern::most_framework_items);
  for (const govern::FrameworkItem& item : framework->items) SEKIMORI_CHECK(item.parent.empty() || framework->find(item.parent) != nullptr);
  const Json kept = to_json(*framework);
  SEKIMORI_CHECK(govern::framework_from(kept).has_value());
  const auto back = govern::framework_of(govern::to_oscal(*framework, "u", "2026-01-01T00:00:00Z", Language::en), "out");
  SEKIMORI_CHECK(back.has_value() || std::ranges::none_of(framework->items, &govern::FrameworkItem::assessable));
  if (!back) return 0;
  SEKIMORI_CHECK(back->items.size() == framework->items.size());
  SEKIMORI_CHECK(back->assessable() == framework->assessable());
  for (const govern::FrameworkItem& item : back->items) SEKIMORI_CHECK(framework->find(item.id) != nullptr);
  return 0;
}
