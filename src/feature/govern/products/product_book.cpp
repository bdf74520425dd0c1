#include "feature/govern/products/product_book.h"

#include <algorithm>

#include "base/text.h"
#include "feature/govern/may.h"

namespace sekimori::govern {
namespace {

constexpr std::int64_t first_year = 1990, last_year = 2100;

void describe(const ProductCatalogue& one, record::Draft& draft) {
  draft.summary = Json::object({{"id", one.id}, {"title", one.title}});
  draft.keys = {{"id", one.id, record::Uniqueness::unique}};
}

bool is_identifier(std::string_view id) {
  return !id.empty() && id.size() <= 60 &&
         std::ranges::all_of(id, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; });
}

}  // namespace

ProductBook::ProductBook(sql::Database& database, record::RecordStore& records, FrameworkBook& frameworks, Clock& clock, Random& random)
    : frameworks_(frameworks),
      clock_(clock),
      catalogues_(database, records, clock, random, "product_catalogue", product_catalogue_from, describe) {}

Result<std::vector<Json>> ProductBook::list(const record::Actor& actor) {
  auto rows = TRY(catalogues_.list(actor));
  std::ranges::sort(rows, {}, [](const auto& one) { return one.value.id; });
  std::vector<Json> out;
  for (const auto& one : rows) out.push_back(head_json(one.value));
  return out;
}

Result<ProductCatalogue> ProductBook::get(const record::Actor& actor, std::string_view id) {
  auto found = TRY(catalogues_.find_by(actor, "id", id));
  if (!found) return error(ErrorCode::not_found, "no catalogue of products '{}'", id);
  return std::move(found->value);
}

Result<Json> ProductBook::report(const record::Actor& actor, std::string_view id) {
  const ProductCatalogue found = TRY(get(actor, id));
  return report_json(found, TRY(frameworks_.get(actor, found.framework)));
}

Result<ReadProducts> ProductBook::take_in(const record::Actor& actor, ProductCatalogue heading, const CsvTable& table) {
  TRY(may(actor, record::Verb::create, "product_catalogue"));
  if (!is_identifier(heading.id))
    return error(ErrorCode::invalid_input, "an id of small letters, digits, - and _ is needed: '{}'", heading.id.substr(0, 60));
  if (trim(heading.title).empty() || trim(heading.source).empty() || heading.year < first_year || heading.year > last_year)
    return error(ErrorCode::invalid_input, "a catalogue of products needs its title, its source and its year");
  TRY(frameworks_.get(actor, heading.framework));
  ReadProducts read = TRY(read_products(table));
  if (!read.refused.empty()) return read;
  if (read.products.empty()) return error(ErrorCode::invalid_input, "the table names no product");
  heading.products = read.products;
  heading.at = clock_.now();
  if (const auto before = TRY(catalogues_.find_by(actor, "id", heading.id)))
    TRY(catalogues_.change(actor, before->id, "replaced", [&](ProductCatalogue& one) -> Result<void> {
      one = heading;
      return {};
    }));
  else TRY(catalogues_.create(actor, heading, "taken in"));
  return read;
}

}  // namespace sekimori::govern
