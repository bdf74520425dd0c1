// The routes of governing, one function and one file per noun, and what they share.
#pragma once

#include "base/csv.h"
#include "web/body_field.h"
#include "web/services.h"

namespace sekimori::web {

void add_law_routes(Router& router, Services& services);        // with the law of a case's days
void add_framework_routes(Router& router, Services& services);  // with the trail for a certifier
void add_check_routes(Router& router, Services& services);
void add_measure_routes(Router& router, Services& services);
void add_house_routes(Router& router, Services& services);  // duties, units, circulations, devices
void add_programme_routes(Router& router, Services& services);
void add_figure_routes(Router& router, Services& services);
void add_product_routes(Router& router, Services& services);

// A table that came as the body of a request: a workbook, read by a confined child, or CSV. Named by its ending.
Result<CsvTable> table_in(Services& services, const Request& request, const std::string& file);
// "form": csv unless it is xlsx.
std::vector<QueryField> table_fields(std::vector<QueryField> more = {});
Result<Response> table_answer(Services& services, const Request& request, const CsvTable& table, std::string_view name);
constexpr std::string_view table_types = "text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Json reason_json(const Error& reason);  // in both languages

}  // namespace sekimori::web
