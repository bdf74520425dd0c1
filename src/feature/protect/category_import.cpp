#include "feature/protect/category_import.h"

#include "feature/protect/table_shape.h"
#include "feature/protect/table_text.h"

namespace sekimori::protect {

Result<CategoryList> import_categories(std::string_view csv, std::string_view name) {
  const CsvTable table = TRY(parse_csv(TRY(table_text(csv, name)), name));
  const HeaderReading header = TRY(read_header(category_table(), table));
  Json rows = Json::array();
  for (const CsvRow& row : table.rows) {
    auto body = body_of(header, row);
    if (!body) return std::unexpected(std::move(body).error().at(fmt::format("{}:{}", name, row.line)));
    if (auto one = category_list_from_json(Json::object({{"categories", Json::array().push(*body)}})); !one)
      return std::unexpected(std::move(one).error().at(fmt::format("{}:{}", name, row.line)));
    rows.push(*std::move(body));
  }
  return category_list_from_json(Json::object({{"categories", std::move(rows)}}));
}

}  // namespace sekimori::protect
