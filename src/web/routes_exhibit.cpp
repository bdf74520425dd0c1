#include "feature/respond/case_json.h"
#include "record/token.h"
#include "web/paging.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

Result<respond::KnownCase> case_of(Services& services, const Request& request) {
  return services.cases.find(request.session->actor, request.parameters.front());
}

Result<std::optional<Day>> day_of(const Json& body, std::string_view name) {
  const std::string_view text = body[name].text();
  if (text.empty()) return std::optional<Day>();
  return TRY(Day::parse(text));
}

// 甲2-10 after 甲2-9: every number in it as one of eight digits.
std::string sorted_number(std::string_view number) {
  std::string out, digits;
  const auto close = [&] {
    if (!digits.empty()) out += fmt::format("{:0>8}", digits);
    digits.clear();
  };
  for (const char c : number) {
    if (c >= '0' && c <= '9') {
      digits += c;
      continue;
    }
    close();
    out += c;
  }
  close();
  return out;
}

Result<Response> list_exhibits(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_exhibits"));
  const respond::KnownCase known = TRY(case_of(services, request));
  return page_of(
      TRY(services.exhibits.list(request.session->actor, known)), wish, "list_exhibits",
      [](const respond::KnownExhibit& one) { return sorted_number(one.facts.number); }, respond::exhibit_json);
}

Result<Response> show_exhibit(Services& services, const Request& request) {
  const respond::KnownCase known = TRY(case_of(services, request));
  return json_response(200, respond::exhibit_json(TRY(services.exhibits.find(request.session->actor, known, request.parameters[1]))));
}

respond::Acquisition acquisition_of(const Request& request) {
  const Json& body = request.json;
  respond::Acquisition how;
  how.actor = request.session->actor;
  how.second_person = body["second_person"].text();
  how.place = body["place"].text();
  how.reason = body["reason"].text();
  how.title = body["title"].text();
  return how;
}

Result<Response> created(const respond::KnownCase& known, const respond::KnownExhibit& exhibit) {
  Response response = json_response(201, respond::exhibit_json(exhibit));
  response.headers.emplace_back("Location",
                                fmt::format("/api/v1/cases/{}/exhibits/{}", known.facts.number, respond::bag_id_of(exhibit.facts.number)));
  return response;
}

Result<Response> keep_source(Services& services, const Request& request) {
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::Period period;
  period.from = TRY(day_of(request.json, "from"));
  period.to = TRY(day_of(request.json, "to"));
  return created(known, TRY(services.exhibits.add_source(known, request.json["source"].text(), period, acquisition_of(request))));
}

Result<Response> keep_extract(Services& services, const Request& request) {
  const record::Actor& actor = request.session->actor;
  const respond::KnownCase known = TRY(case_of(services, request));
  const respond::KnownExhibit whole = TRY(services.exhibits.find(actor, known, request.parameters[1]));
  respond::ExtractWish wish;
  wish.reason = request.json["reason"].text();
  wish.period.from = TRY(day_of(request.json, "from"));
  wish.period.to = TRY(day_of(request.json, "to"));
  for (const Json& account : request.json["accounts"].items()) wish.accounts.emplace_back(account.text());
  if (const std::string pseudonym(request.json["pseudonym"].text()); !pseudonym.empty()) {
    auto person = services.database.read([&](sql::Transaction& tx) { return services.records.pseudonyms.person_of(tx, pseudonym); });
    if (!person) return std::unexpected(std::move(person).error());
    wish.person = *std::move(person);
  }
  respond::Acquisition how = acquisition_of(request);
  return created(known, TRY(services.exhibits.add_extract(known, whole, wish, how)));
}

Result<Response> describe_exhibit(Services& services, const Request& request) {
  const Json& body = request.json;
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::ExhibitBook::Description description;
  description.title = body["title"].text();
  description.made_by = body["made_by"].text();
  description.proves = body["proves"].text();
  description.original = body["original"].text();
  description.made_on = TRY(day_of(body, "made_on"));
  return json_response(200, respond::exhibit_json(TRY(services.exhibits.describe(request.session->actor, known, request.parameters[1],
                                                                                 description, body["reason"].text()))));
}

Result<Response> redact_exhibit(Services& services, const Request& request) {
  const respond::KnownCase known = TRY(case_of(services, request));
  const respond::KnownExhibit whole = TRY(services.exhibits.find(request.session->actor, known, request.parameters[1]));
  std::vector<std::string> words;
  for (const Json& word : request.json["words"].items()) words.emplace_back(word.text());
  return created(known, TRY(services.exhibits.add_redacted(known, whole, words, acquisition_of(request))));
}

Result<Response> list_custody(Services& services, const Request& request) {
  const PageWish wish = TRY(page_wish(request, "list_custody"));
  const respond::KnownCase known = TRY(case_of(services, request));
  return page_of(
      TRY(services.exhibits.steps(request.session->actor, known)), wish, "list_custody",
      [](const auto& step) { return fmt::format("{:012}", step.second.sequence); },
      [](const auto& step) {
        Json row = to_json(step.second);
        row.set("id", step.first);
        return row;
      });
}

Result<Response> note_custody(Services& services, const Request& request) {
  const Json& body = request.json;
  const respond::KnownCase known = TRY(case_of(services, request));
  respond::CustodyNote note;
  note.actor = request.session->actor;
  if (const auto verb = model::custody_verb_from(body["verb"].text())) note.verb = *verb;
  note.second_person = body["second_person"].text();
  note.place = body["place"].text();
  note.reason = body["reason"].text();
  note.tool = body["tool"].text();
  return json_response(201, to_json(TRY(services.exhibits.note(known, body["exhibit"].text(), note))));
}

}  // namespace

void add_exhibit_routes(Router& router, Services& services) {
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}/exhibits",
              .scope = "api",
              .summary = "Lists the exhibits of a case by number.",
              .handler = with(services, list_exhibits),
              .operation = "list_exhibits",
              .tag = "exhibits",
              .needs = {"exhibit", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "Exhibit", .shape = Shape::page},
              .verb = "case show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/exhibits",
              .scope = "api",
              .summary = "Keeps a source of events whole as an exhibit.",
              .handler = with(services, keep_source),
              .operation = "keep_source",
              .tag = "exhibits",
              .needs = {"exhibit", record::Verb::create},
              .body = "SourceExhibitWish",
              .answer = {.status = 201, .schema = "Exhibit"},
              .idempotency_key = Wanted::accepted,
              .verb = "case exhibit source"});
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}/exhibits/{exhibit}",
              .scope = "api",
              .summary = "Shows one exhibit.",
              .handler = with(services, show_exhibit),
              .operation = "show_exhibit",
              .tag = "exhibits",
              .needs = {"exhibit", record::Verb::read},
              .answer = {.schema = "Exhibit"},
              .verb = "case show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/exhibits/{exhibit}/extracts",
              .scope = "api",
              .summary = "Makes an extract beside a whole exhibit, with the reason why it is narrowed.",
              .handler = with(services, keep_extract),
              .operation = "keep_extract",
              .tag = "exhibits",
              .needs = {"extract", record::Verb::create},
              .body = "ExtractWish",
              .answer = {.status = 201, .schema = "Exhibit"},
              .idempotency_key = Wanted::accepted,
              .verb = "case exhibit source"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/exhibits/{exhibit}/description",
              .scope = "api",
              .summary = "Says what a court's list of exhibits asks; what is absent stays.",
              .handler = with(services, describe_exhibit),
              .operation = "describe_exhibit",
              .tag = "exhibits",
              .needs = {"exhibit", record::Verb::update},
              .body = "ExhibitDescription",
              .answer = {.schema = "Exhibit"},
              .idempotency_key = Wanted::accepted,
              .verb = "case exhibit describe"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/exhibits/{exhibit}/redactions",
              .scope = "api",
              .summary = "Makes a redacted version of an exhibit's text files beside it: the words are blacked out, the whole stays.",
              .handler = with(services, redact_exhibit),
              .operation = "redact_exhibit",
              .tag = "exhibits",
              .needs = {"extract", record::Verb::create},
              .body = "RedactionWish",
              .answer = {.status = 201, .schema = "Exhibit"},
              .idempotency_key = Wanted::accepted,
              .verb = "case exhibit redact"});
  router.add({.method = "GET",
              .pattern = "/api/v1/cases/{number}/custody",
              .scope = "api",
              .summary = "Lists what was done with the exhibits of a case, in order.",
              .handler = with(services, list_custody),
              .operation = "list_custody",
              .tag = "exhibits",
              .needs = {"custody_step", record::Verb::list},
              .query = page_fields(),
              .answer = {.schema = "CustodyStep", .shape = Shape::page},
              .verb = "case show"});
  router.add({.method = "POST",
              .pattern = "/api/v1/cases/{number}/custody",
              .scope = "api",
              .summary = "Records what was done with an exhibit, and checks that its bytes are unchanged.",
              .handler = with(services, note_custody),
              .operation = "note_custody",
              .tag = "exhibits",
              .needs = {"custody_step", record::Verb::create},
              .body = "CustodyNote",
              .answer = {.status = 201, .schema = "CustodyStep"},
              .idempotency_key = Wanted::accepted,
              .verb = "case custody"});
}

}  // namespace sekimori::web
