// The product catalogues of a node.
//
//   ReadProducts read = TRY(book.take_in(actor, {.id = "guide", .framework = "insider", .title = "…", .source = "…", .year = 2013},
//   table)); Json report = TRY(book.report(actor, "guide"));
//
// A catalogue of the same id takes the place of the one before. Any thread.
#pragma once

#include "feature/govern/frameworks/framework_book.h"
#include "feature/govern/products/product_catalogue.h"

namespace sekimori::govern {

class ProductBook {
 public:
  ProductBook(sql::Database& database, record::RecordStore& records, FrameworkBook& frameworks, Clock& clock, Random& random);

  Result<std::vector<Json>> list(const record::Actor& actor);  // heads, by id
  Result<ProductCatalogue> get(const record::Actor& actor, std::string_view id);
  Result<Json> report(const record::Actor& actor, std::string_view id);
  // With refused rows nothing is kept. invalid_input: id, title, source or year missing; not_found: no such framework.
  Result<ReadProducts> take_in(const record::Actor& actor, ProductCatalogue heading, const CsvTable& table);

 private:
  FrameworkBook& frameworks_;
  Clock& clock_;
  record::RecordShelf<ProductCatalogue> catalogues_;
};

}  // namespace sekimori::govern
