// Products and services that somebody published against numbered measures, as the solution guides of trade bodies do: which measure has
// something on the market, and which has not.
//
//   ProductCatalogue guide = TRY(read_products(table, heading)).catalogue;      // product, vendor, measures: "1; 4; 12"
//   for (const MeasureOffer& row : offers(guide, framework)) ...                // each control with what is offered for it
//
// A number is one of the framework's own (`ref`, or the id of a control). What the framework has no control for stays by its number and is
// shown as such: a guide may know more measures than were confirmed here. Naming a product is no recommendation. Plain values.
#pragma once

#include "base/csv.h"
#include "base/instant.h"
#include "feature/govern/frameworks/framework.h"

namespace sekimori::govern {

struct Product {
  std::string name, vendor;
  std::vector<std::string> measures;  // numbers of the framework, as the guide has them
  std::string address;                // https://…, or empty
  std::string note;
};

struct ProductCatalogue {
  std::string id;         // as a node calls it: "jnsa_guide"
  std::string framework;  // whose numbers these are: "insider"
  std::string title = {}, source = {};
  std::int64_t year = 0;
  std::string file = {};
  std::vector<Product> products = {};
  Instant at = {};
};
Json to_json(const ProductCatalogue& catalogue);
Result<ProductCatalogue> product_catalogue_from(const Json& json);

struct ProductRefusal {
  std::size_t row = 0;
  std::string column;
  Error reason;
};
struct ReadProducts {
  std::vector<Product> products;
  std::vector<ProductRefusal> refused;
};
// Columns product (製品名), vendor (提供元), measures (対策番号; several apart by ";", "," or "、"), and if they are there address (URL)
// and note (備考). Refused by row: a name or vendor that is missing, no measure, a cell that a spreadsheet would calculate, an address that
// is no https, a product of one vendor that stands twice. invalid_input: a column is missing, or more than 5,000 rows.
Result<ReadProducts> read_products(const CsvTable& table);

// A control of the framework with the places of its products in the catalogue.
struct MeasureOffer {
  const FrameworkItem* control = nullptr;  // nothing: a number that the framework does not have
  std::string number;
  std::vector<std::size_t> products;
};
// Controls in the order of the framework, those without an offer too; then numbers that it does not have. Points into `framework`.
std::vector<MeasureOffer> offers(const ProductCatalogue& catalogue, const Framework& framework);

// {…, vendors, measures, uncovered, unknown, rows: [{number, control, title, products: [place]}]}
Json report_json(const ProductCatalogue& catalogue, const Framework& framework);
// {id, framework, title, source, year, file, at, products, vendors, measures}
Json head_json(const ProductCatalogue& catalogue);
CsvTable product_table(const ProductCatalogue& catalogue, Language language);

}  // namespace sekimori::govern
