// rooms: base model engine/inspect record paper feature/protect
// Any bytes as each table of a scheme: no crash, every refusal names a row that exists, and what is read is written and read again the same.
#include "base/csv.h"
#include "feature/protect/scheme.h"
#include "feature/protect/table_text.h"

using namespace sekimori;
using namespace sekimori::protect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  if (size < 2) return 0;
  constexpr std::string_view names[] = {"levels", "categories", "secrets", "items", "know_how"};
  const auto text = table_text(std::string_view(reinterpret_cast<const char*>(data + 1), size - 1), "t");
  if (!text) return 0;
  auto table = parse_csv(*text, "t");
  if (!table) return 0;
  table->name = names[data[0] % 5];
  const auto plan = plan_scheme({*table});
  if (!plan) return 0;
  for (const SchemeRefusal& refusal : plan->refused) SEKIMORI_CHECK(refusal.row == 0 || refusal.row >= table->rows.front().line);
  auto again = parse_csv(to_csv(*table), "t");
  SEKIMORI_CHECK(again.has_value() && again->rows.size() <= table->rows.size());
  return 0;
}
