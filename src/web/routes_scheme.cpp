#include <algorithm>
#include <array>

#include "feature/protect/scheme_import.h"
#include "model/names.h"
#include "record/token.h"
#include "web/paper_answer.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

constexpr std::string_view workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// A folder of one request, gone when it ends: a scheme is every secret of the firm.
class Workplace {
 public:
  Workplace(Files& files, Path path) : files_(files), path_(std::move(path)) {}
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;
  ~Workplace() { (void)files_.remove_all(path_); }
  const Path& path() const { return path_; }

 private:
  Files& files_;
  Path path_;
};

Response as_file(std::string body, std::string_view type, std::string_view name) {
  Response response = text_response(200, std::move(body), type);
  response.headers.emplace_back("Content-Disposition", attachment(name));
  return response;
}

Result<Response> export_scheme(Services& services, const Request& request) {
  const Language language = paper_language(request);
  const auto tables = TRY(services.protect.scheme.tables(request.session->actor, language));
  // In the order in which Scheme::tables gives them, whatever their names in the language are.
  constexpr std::array<std::string_view, 5> names = {"levels", "categories", "secrets", "items", "know_how"};
  if (const std::string_view wanted = query_text(request, "table"); !wanted.empty()) {
    const auto at = static_cast<std::size_t>(std::ranges::find(names, wanted) - names.begin());
    if (at < tables.size()) return as_file(protect::to_csv(tables[at]), "text/csv; charset=utf-8", tables[at].name + ".csv");
  }
  const Workplace folder(services.respond.files, services.uploads / (request.id + "-scheme"));
  const Bytes book = TRY(protect::to_workbook(services.respond.files, folder.path(), tables));
  return as_file(std::string(as_text(book)), workbook_type, "scheme.xlsx");
}

Result<std::vector<CsvTable>> tables_of(Services& services, const Request& request, const std::string& file) {
  if (Path(file).extension() != ".xlsx") {
    std::vector<CsvTable> out;
    out.push_back(TRY(protect::scheme_table(request.body, file)));
    return out;
  }
  Files& files = services.respond.files;
  const Workplace folder(files, services.uploads / (request.id + "-scheme"));
  TRY(files.make_directories(folder.path(), 0700));
  const Path book = folder.path() / "scheme.xlsx";
  TRY(files.replace(book, as_bytes(request.body), Durable::no, 0600));
  return services.read_workbook(book);
}

Result<Response> import_scheme(Services& services, const Request& request) {
  std::string file(query_text(request, "file"));
  if (file.empty()) file = "scheme.xlsx";
  const protect::SchemePlan plan = TRY(protect::plan_scheme(TRY(tables_of(services, request, file))));
  std::string reason(query_text(request, "reason"));
  if (reason.empty()) reason = "scheme import";
  const protect::SchemeWish wish{
      .check_only = query_flag(request, "check_only"), .agreed = std::string(query_text(request, "agreed")), .reason = reason};
  const auto taken = TRY(protect::take_in(services.protect.scheme, request.session->actor, plan, wish, file));
  Json refused = Json::array();
  for (const protect::SchemeRefusal& one : plan.refused)
    refused.push(Json::object({{"sheet", one.sheet},
                               {"row", one.row},
                               {"column", one.column},
                               {"reason", Json::object({{"ja", one.reason.in(Language::ja)}, {"en", one.reason.in(Language::en)}})}}));
  return json_response(200, Json::object({{"rows", plan.rows()},
                                          {"refused", std::move(refused)},
                                          {"notes", model::texts_json(plan.notes)},
                                          {"agreement", plan.agreement},
                                          {"applied", taken.applied},
                                          {"created", taken.outcome.created},
                                          {"changed", taken.outcome.changed},
                                          {"unchanged", taken.outcome.unchanged}}));
}

}  // namespace

void add_scheme_routes(Router& router, Services& services) {
  router.add(
      {.method = "GET",
       .pattern = "/api/v1/scheme",
       .scope = "api",
       .summary = "The whole scheme - levels, categories, secrets, copies and objects, know-how - as one workbook, or one table as CSV.",
       .handler = with(services, export_scheme),
       .operation = "export_scheme",
       .tag = "scheme",
       .needs = {"secret", record::Verb::export_},
       .query = {choice_field("table", {"levels", "categories", "secrets", "items", "know_how"}, "this table alone, as CSV"),
                 choice_field("language", {"ja", "en"}, "of the titles; the reader's unless given")},
       .answer = {.type = fmt::format("{}, text/csv", workbook_type)},
       .verb = "scheme export"});
  router.add(
      {.method = "POST",
       .pattern = "/api/v1/imports/scheme",
       .scope = "api",
       .summary = "Checks a scheme (.xlsx, or .csv named after its table) as a whole and takes in nothing, or exactly what was agreed to.",
       .handler = with(services, import_scheme),
       .operation = "import_scheme",
       .tag = "scheme",
       .needs = {"secret", record::Verb::update},
       .query = {text_field("file", "its name; the ending tells what it is"), flag_field("check_only", "takes in nothing"),
                 text_field("agreed", "number of the agreement to take in the good rows alone"),
                 text_field("reason", "why it is taken in", 2000)},
       .body_type = "application/octet-stream",
       .answer = {.schema = "SchemeTaken"},
       .idempotency_key = Wanted::accepted,
       .verb = "scheme import"});
}

}  // namespace sekimori::web
