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

Result<Response> paper_answer(const Request& request, const paper::Paper& paper, std::string_view name) {
  const std::string_view language = paper_language(request) == Language::ja ? "ja" : "en";
  const bool pdf = query_text(request, "form") == "pdf";
  std::string text;
  if (pdf) {
    const Bytes printed = TRY(paper::to_pdf(paper, language));
    text.assign(printed.begin(), printed.end());
  } else {
    text = paper::to_html(paper, language);
  }
  Response response = text_response(200, std::move(text), pdf ? "application/pdf" : "text/html; charset=utf-8");
  response.headers.emplace_back("Content-Disposition", fmt::format("inline; filename=\"{}.{}\"", name, pdf ? "pdf" : "html"));
  // Nothing of it may run, and nothing is loaded. A viewer of PDF is the browser's own and would not start in the sandbox.
  response.headers.emplace_back("Content-Security-Policy", pdf ? "default-src 'none'; style-src 'unsafe-inline'"
                                                               : "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  return response;
}

}  // namespace sekimori::web
