// A paper as a page or file of its own: complete in itself, without scripts, with a print style.
//
//   .query = paper_fields({text_field("company", "name of the firm")})
//   return paper_answer(request, paper, "register");
#pragma once

#include "paper/paper.h"
#include "web/api_field.h"

namespace sekimori::web {

constexpr std::string_view paper_types = "text/html, application/pdf";

// "form" (html unless given) and "language" (the reader's unless given).
std::vector<QueryField> paper_fields(std::vector<QueryField> more = {});
Language paper_language(const Request& request);
// A paper in the form that somebody wants: "pdf", else "html". failure when a PDF is wanted and no font can be had.
struct PrintedPaper {
  std::string bytes;
  std::string_view ending;  // "pdf"
  std::string_view type;
  std::string_view policy;  // Content-Security-Policy
};
Result<PrintedPaper> print_paper(const paper::Paper& paper, std::string_view form, Language language);
Response printed_answer(PrintedPaper printed, std::string disposition);

// `name` without an ending names the file when it is kept. Errors of print_paper.
Result<Response> paper_answer(const Request& request, const paper::Paper& paper, std::string_view name);

}  // namespace sekimori::web
