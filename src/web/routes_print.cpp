#include "record/token.h"
#include "web/paper_answer.h"
#include "web/services.h"

namespace sekimori::web {
namespace {

protect::PrintLook look_of(const Request& request) {
  return {.language = paper_language(request), .firm = std::string(query_text(request, "company")), .link = {}};
}

Result<Response> print_register(Services& services, const Request& request) {
  return paper_answer(request, TRY(services.protect.prints.register_print(request.session->actor, look_of(request))), "register");
}

Result<Response> print_objects(Services& services, const Request& request) {
  return paper_answer(request, TRY(services.protect.prints.object_list(request.session->actor, look_of(request))), "objects");
}

Result<Response> print_check_form(Services& services, const Request& request) {
  return paper_answer(request, TRY(services.protect.prints.check_form(request.session->actor, look_of(request))), "check-form");
}

Result<Response> print_cover(Services& services, const Request& request) {
  return paper_answer(
      request, TRY(services.protect.prints.cover_sheet(request.session->actor, request.parameters.front(), look_of(request))), "cover");
}

Result<paper::LabelGrid> grid_of(const Request& request) {
  const std::string_view sheet = query_text(request, "sheet");
  return protect::label_grid(sheet.empty() ? "a4-12" : sheet);
}

int skip_of(const Request& request) { return static_cast<int>(query_number(request, "skip").value_or(0)); }

Result<Response> print_labels(Services& services, const Request& request) {
  const auto copies = static_cast<int>(query_number(request, "copies").value_or(1));
  std::vector<protect::LabelRequest> wanted;
  for (std::string& number : query_texts(request, "number")) wanted.push_back({std::move(number), copies});
  if (wanted.empty()) return error(ErrorCode::not_found, "no number is given for a label");
  return paper_answer(
      request,
      TRY(services.protect.prints.labels(request.session->actor, wanted, TRY(grid_of(request)), skip_of(request), look_of(request))),
      "labels");
}

Result<Response> print_shelves(Services& services, const Request& request) {
  return paper_answer(
      request, TRY(services.protect.prints.shelf_labels(request.session->actor, TRY(grid_of(request)), skip_of(request), look_of(request))),
      "shelves");
}

Result<Response> print_card(Services& services, const Request& request) {
  return paper_answer(request, TRY(services.protect.prints.card(request.session->actor, request.parameters.front(), look_of(request))),
                      "card");
}

Result<Response> print_categories(Services& services, const Request& request) {
  const auto edition = TRY(services.protect.categories.current(request.session->actor));
  if (!edition) return error(ErrorCode::not_found, "no category list has been published");
  return paper_answer(request, TRY(services.protect.prints.category_print(*edition, look_of(request))), "categories");
}

}  // namespace

void add_print_routes(Router& router, Services& services) {
  const auto add = [&](std::string_view what, Result<Response> (*handler)(Services&, const Request&), Needs needs,
                       std::string_view operation, std::string_view verb, std::string_view summary, std::vector<QueryField> more = {}) {
    more.push_back(text_field("company", "name of the firm on the paper"));
    router.add({.method = "GET",
                .pattern = fmt::format("/api/v1/prints/{}", what),
                .scope = "api",
                .summary = std::string(summary),
                .handler = with(services, handler),
                .operation = std::string(operation),
                .tag = "prints",
                .needs = std::move(needs),
                .query = paper_fields(std::move(more)),
                .answer = {.type = std::string(paper_types)},
                .verb = std::string(verb)});
  };
  add("register", print_register, {"secret", record::Verb::list}, "print_register", "print register",
      "The register as a paper; titles of the top level stand in it only for whoever may read them.");
  add("objects", print_objects, {"medium_item", record::Verb::list}, "print_objects", "print objects",
      "The list of objects with place, entry rule, photo rule, and who was told, as a paper.");
  add("check-form", print_check_form, {"medium_item", record::Verb::list}, "print_check_form", "print check-form",
      "The form of a stock-take of copies and objects, with boxes to tick, as a paper.");
  add("categories", print_categories, {"category_list", record::Verb::read}, "print_categories", "print categories",
      "The edition of the category list in effect, as a paper.");
  add("covers/{number}", print_cover, {"secret", record::Verb::read}, "print_cover", "print cover",
      "The cover sheet of one secret: mark, number, who answers for it, how to handle it.");
  const QueryField sheet = choice_field("sheet", {"a4-10", "a4-12", "a4-24"}, "label paper; a4-12 unless given");
  const QueryField skip = number_field("skip", 0, 1000, "places used up on the first sheet");
  add("labels", print_labels, {"secret", record::Verb::read}, "print_labels", "print labels",
      "Labels with mark, number and code, for secrets and for copies and objects.",
      {any_of(text_field("number", "of a secret, a copy or an object")), number_field("copies", 1, 100, "how many of each"), sheet, skip});
  add("shelves", print_shelves, {"medium_item", record::Verb::list}, "print_shelves", "print shelves",
      "One label for each place where copies or objects stand.", {sheet, skip});
  add("cards/{number}", print_card, {"know_how_card", record::Verb::read}, "print_card", "print card", "A know-how card as a paper.");
}

}  // namespace sekimori::web
