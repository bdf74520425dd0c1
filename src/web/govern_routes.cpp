#include "web/govern_routes.h"

#include "feature/protect/scheme.h"
#include "feature/protect/scheme_import.h"
#include "web/paper_answer.h"

namespace sekimori::web {
namespace {

constexpr std::string_view workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// A folder of one request, gone when it ends.
class RequestFolder {
 public:
  RequestFolder(Files& files, Path path) : files_(files), path_(std::move(path)) {}
  RequestFolder(const RequestFolder&) = delete;
  RequestFolder& operator=(const RequestFolder&) = delete;
  ~RequestFolder() { (void)files_.remove_all(path_); }
  const Path& path() const { return path_; }

 private:
  Files& files_;
  Path path_;
};

}  // namespace

Result<CsvTable> table_in(Services& services, const Request& request, const std::string& file) {
  if (Path(file).extension() != ".xlsx") return protect::scheme_table(request.body, file);
  Files& files = services.respond.files;
  const RequestFolder folder(files, services.uploads / (request.id + "-table"));
  TRY(files.make_directories(folder.path(), 0700));
  const Path book = folder.path() / "table.xlsx";
  TRY(files.replace(book, as_bytes(request.body), Durable::no, 0600));
  auto sheets = TRY(services.read_workbook(book));
  if (sheets.empty()) return error(ErrorCode::invalid_input, "{}: the workbook has no sheet", file);
  return std::move(sheets.front());
}

std::vector<QueryField> table_fields(std::vector<QueryField> more) {
  more.push_back(choice_field("form", {"csv", "xlsx"}, "csv unless given"));
  more.push_back(choice_field("language", {"ja", "en"}, "of the titles; the reader's unless given"));
  return more;
}

Result<Response> table_answer(Services& services, const Request& request, const CsvTable& table, std::string_view name) {
  std::string body;
  std::string_view type = "text/csv; charset=utf-8";
  const bool book = query_text(request, "form") == "xlsx";
  if (book) {
    const RequestFolder folder(services.respond.files, services.uploads / (request.id + "-table"));
    body = std::string(as_text(TRY(protect::to_workbook(services.respond.files, folder.path(), {table}))));
    type = workbook_type;
  } else {
    body = protect::to_csv(table);
  }
  Response response = text_response(200, std::move(body), type);
  response.headers.emplace_back("Content-Disposition", attachment(fmt::format("{}.{}", name, book ? "xlsx" : "csv")));
  return response;
}

Json reason_json(const Error& reason) { return Json::object({{"ja", reason.in(Language::ja)}, {"en", reason.in(Language::en)}}); }

void add_govern_routes(Router& router, Services& services) {
  add_law_routes(router, services);
  add_framework_routes(router, services);
  add_check_routes(router, services);
  add_measure_routes(router, services);
  add_house_routes(router, services);
  add_programme_routes(router, services);
  add_figure_routes(router, services);
  add_product_routes(router, services);
}

}  // namespace sekimori::web
