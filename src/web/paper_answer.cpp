#include "web/paper_answer.h"

namespace sekimori::web {

std::vector<QueryField> paper_fields(std::vector<QueryField> more) {
  more.push_back(choice_field("form", {"html", "pdf"}, "a page to read and print, or a PDF; html unless given"));
  more.push_back(choice_field("language", {"ja", "en"}, "of the paper; the reader's unless given"));
  return more;
}

Language paper_language(const Request& request) {
  const std::string_view wanted = query_text(request, "language");
  if (wanted.empty()) return language_of(request);
  return wanted == "en" ? Language::en : Language::ja;
}

Result<PrintedPaper> print_paper(const paper::Paper& paper, std::string_view form, Language language) {
  const std::string_view name = language == Language::ja ? "ja" : "en";
  // Nothing of it may run, and nothing is loaded. A viewer of PDF is the browser's own and would not start in the sandbox.
  if (form != "pdf")
    return PrintedPaper{paper::to_html(paper, name), "html", "text/html; charset=utf-8",
                        "default-src 'none'; style-src 'unsafe-inline'; sandbox"};
  const Bytes printed = TRY(paper::to_pdf(paper, name));
  return PrintedPaper{std::string(printed.begin(), printed.end()), "pdf", "application/pdf",
                      "default-src 'none'; style-src 'unsafe-inline'"};
}

Response printed_answer(PrintedPaper printed, std::string disposition) {
  Response response = text_response(200, std::move(printed.bytes), printed.type);
  response.headers.emplace_back("Content-Disposition", std::move(disposition));
  response.headers.emplace_back("Content-Security-Policy", printed.policy);
  return response;
}

Result<Response> paper_answer(const Request& request, const paper::Paper& paper, std::string_view name) {
  PrintedPaper printed = TRY(print_paper(paper, query_text(request, "form"), paper_language(request)));
  std::string disposition = fmt::format("inline; filename=\"{}.{}\"", name, printed.ending);
  return printed_answer(std::move(printed), std::move(disposition));
}

}  // namespace sekimori::web
