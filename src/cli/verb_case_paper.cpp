#include "cli/case_paper.h"
#include "feature/respond/respond_parts.h"
#include "feature/respond/case_papers.h"

namespace sekimori::cli {
namespace {

Result<ExitCode> run(Surroundings& at, const Arguments& arguments) {
  const Path output = arguments.value("output");
  if (output.empty()) return error(ErrorCode::usage, "-o FILE.html or -o FILE.pdf is missing");
  const std::string form = output.extension().string();
  if (form != ".html" && form != ".pdf") return error(ErrorCode::usage, "{}: the paper is .html or .pdf", output.string());
  return with_case(at, arguments, [&](node::Node& node, const record::Actor& actor, const respond::KnownCase& known) -> Result<ExitCode> {
    const std::string kind = arguments.value("kind", "consultation");
    const paper::Paper paper = TRY(respond::write_case_paper(node.respond(), actor, known, kind,
                                                             {.firm = firm_of(arguments), .provisional = arguments.has("provisional")}));
    const Bytes printed = form == ".pdf" ? TRY(paper::to_pdf(paper)) : to_bytes(paper::to_html(paper));
    const std::string hash = TRY(respond::issue_paper(node.respond(), actor, known, printed, form.substr(1), kind));
    TRY(at.files.replace(output, printed, Durable::yes, 0600));
    if (arguments.has("json")) at.out(Json::object({{"file", output.string()}, {"sha256", hash}, {"bytes", printed.size()}}).dump() + "\n");
    else at.out(fmt::format("{}  {}\n", hash, output.string()));
    return ExitCode::ok;
  });
}

std::vector<Option> options() {
  std::vector<Option> out = firm_options();
  out.insert(out.begin(), {.name = "output",
                           .kind = OptionKind::value,
                           .metavar = "FILE",
                           .help = {.ja = "書き出す先 (.html か .pdf)", .en = "where to write (.html or .pdf)"},
                           .letter = 'o'});
  out.push_back({.name = "kind",
                 .kind = OptionKind::value,
                 .metavar = "KIND",
                 .help = {.ja = "紙の種類 (consultation, secret_annex, exhibit_list, hash_list, complaint など)",
                          .en = "which paper (consultation, secret_annex, exhibit_list, hash_list, complaint ...)"},
                 .fallback = "consultation"});
  out.push_back({.name = "provisional", .help = {.ja = "疎甲号証として書く (仮処分)", .en = "number exhibits as 疎甲, for an injunction"}});
  return case_options(std::move(out));
}

}  // namespace

extern const Verb verb_case_paper;
const Verb verb_case_paper{
    .name = "case paper",
    .summary = {.ja = "相談資料・証拠説明書などの紙を作る", .en = "write a paper of a case: for the police, a court ... (Japanese)"},
    .options = options(),
    .rest = "CASE",
    .least_rest = 1,
    .most_rest = 1,
    .run = run};

}  // namespace sekimori::cli
